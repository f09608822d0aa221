import ExcelJS from 'exceljs';
import type { TrainingLedgerImportResponse } from '../../src/training/ledger/training-ledger.dto.js';
import { importLedger } from '../support/places/ledgers.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { type Person, setClock, TrainingGround } from '../support/places/training.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const reason = '年度核对台账';
const REASON = `reason=${encodeURIComponent(reason)}`;

describe('培训台账', () => {
  let service: TestService;
  let ground: TrainingGround;
  let city: Session;
  let people: Person[];
  let session: { id: string };
  beforeAll(async () => {
    service = await openTestService();
    setClock(service, '2024-06-01T10:00:00+08:00');
    ground = new TrainingGround(service);
    city = await service.as('officer');
    people = await ground.people(4);
    session = await ground.session(city, { capacity: 10, hours: 7.5 });
    const [first, second, third] = await ground.enrol(city, session.id, people);
    await ground.session(city, {
      title: '第二期',
      startsAt: '2024-09-10T09:00:00+08:00',
      endsAt: '2024-09-11T17:30:00+08:00',
    });
    setClock(service, '2024-07-01T10:00:00+08:00');
    const items = [
      { enrolmentId: first, status: 'present' },
      { enrolmentId: second, status: 'partial', hours: 3.5 },
      { enrolmentId: third, status: 'absent' },
    ];
    await city.post(`/training/sessions/${session.id}/attendance`, { items }).expect(200);
  });
  afterAll(() => service.close());

  async function download(caller: Session, query = `?${REASON}`): Promise<{ file: Buffer; name: string }> {
    const { answer, content } = await bytesOf(caller.get(`/training/ledger.xlsx${query}`).expect(200));
    return { file: content, name: decodeURIComponent(String(answer.headers['content-disposition'])) };
  }
  async function upload(
    caller: Session,
    file: Buffer,
    stated: { mode: string; reason?: string },
    status = 200,
  ): Promise<TrainingLedgerImportResponse> {
    return importLedger(caller, 'training', file, { ...stated, status });
  }
  async function edited(file: Buffer, edit: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file as unknown as ArrayBuffer);
    edit(workbook);
    return Buffer.from(await workbook.xlsx.writeBuffer());
  }
  /** The cell of a column in the nth row of data. */
  function cellOf(workbook: ExcelJS.Workbook, sheet: string, header: string, n: number): ExcelJS.Cell {
    const found = workbook.getWorksheet(sheet)!;
    const titles = found.getRow(3).values as string[];
    return found.getRow(3 + n).getCell(titles.indexOf(header));
  }
  const statusOf = async (n: number): Promise<unknown> => {
    const { body } = await city.get(`/training/sessions/${session.id}/attendance`).expect(200);
    const { status, hours } = (body as { items: { status: string | null; hours: number | null }[] }).items[n]!;
    return [status, hours];
  };

  it('is read back with every row unchanged, and two edited cells are the two changes of the check', async () => {
    const { file, name } = await download(city);
    expect(name).toContain('宣城市培训台账_2024-07-01.xlsx');
    const same = await upload(city, file, { mode: 'check' });
    expect(same).toMatchObject({ issues: [], changes: [] });
    expect(same.counts).toEqual({ rows: 6, created: 0, updated: 0, unchanged: 6, rejected: 0 });
    const changed = await edited(file, (workbook) => {
      cellOf(workbook, '培训台账', '培训地点', 2).value = '宣城开放大学';
      cellOf(workbook, '培训出勤', '出勤', 3).value = '到课';
    });
    const check = await upload(city, changed, { mode: 'check' });
    expect(check.changes).toEqual([
      { sheet: '培训台账', row: 5, field: '培训地点', before: '市委党校', after: '宣城开放大学' },
      { sheet: '培训出勤', row: 6, field: '出勤', before: '缺勤', after: '到课' },
    ]);
    expect(check).toMatchObject({ applied: false, counts: { updated: 2, unchanged: 4, rejected: 0 } });
    expect(await statusOf(2)).toEqual(['absent', 0]);
    // What is recorded is corrected for a reason, as by hand.
    const refused = await upload(city, changed, { mode: 'all' }, 422);
    expect(refused.issues.map(({ sheet, cell, code }) => `${sheet} ${cell} ${code}`)).toEqual([
      '培训出勤 H6 training-refused',
    ]);
    const taken = await upload(city, changed, { mode: 'all', reason });
    expect(taken).toMatchObject({ applied: true, changes: check.changes });
    expect(await statusOf(2)).toEqual(['present', 7.5]);
    expect((await upload(city, changed, { mode: 'check' })).counts.unchanged).toBe(6);
    expect((await upload(city, (await download(city)).file, { mode: 'check' })).changes).toEqual([]);
  });

  it('records who was open, takes hours for a part, moves a beginning, and makes what is new', async () => {
    const { file } = await download(city);
    const changed = await edited(file, (workbook) => {
      cellOf(workbook, '培训出勤', '出勤', 4).value = '部分到课';
      cellOf(workbook, '培训出勤', '部分到课学时', 4).value = 4;
      cellOf(workbook, '培训台账', '开始时间', 2).value = new Date('2024-09-10T08:30:00Z');
      cellOf(workbook, '培训台账', '资金来源', 1).value = '省级福彩公益金';
      const row = {
        所属地区: '郎溪县',
        培训项目: '考前冲刺班',
        培训类别: '资格考试培训',
        主办单位: '郎溪县民政局',
        期次名称: '第一期',
      };
      const times = {
        开始时间: '2024年9月1日 9:00',
        结束时间: '2024/9/1 17:00',
        学时: '8学时',
        培训地点: '县党校',
        容量: 50,
      };
      for (const [header, value] of Object.entries({ ...row, ...times }))
        cellOf(workbook, '培训台账', header, 3).value = value;
    });
    const answer = await upload(city, changed, { mode: 'all' });
    expect(answer.changes.map(({ row, field, before, after }) => `${row} ${field} ${before} → ${after}`)).toEqual([
      '4 资金来源 null → 省级福彩公益金',
      '5 开始时间 2024-09-10 09:00 → 2024-09-10 08:30',
      '6 培训项目 null → 考前冲刺班',
      '6 期次名称 null → 第一期',
      '7 出勤 null → 部分到课',
    ]);
    expect(answer.counts).toEqual({ rows: 7, created: 2, updated: 2, unchanged: 3, rejected: 0 });
    expect(await statusOf(3)).toEqual(['partial', 4]);
    const { file: again } = await download(city);
    expect((await upload(city, again, { mode: 'check' })).counts).toMatchObject({ rows: 7, unchanged: 7 });
  });

  it('writes nothing where a row is refused, and names its cell', async () => {
    const { file } = await download(city);
    const wrong = await edited(file, (workbook) => {
      cellOf(workbook, '培训台账', '主办单位', 1).value = '市社会工作部';
      // Less than the part that somebody attended.
      cellOf(workbook, '培训台账', '学时', 1).value = 3;
      cellOf(workbook, '培训台账', '培训类别', 2).value = '讲座';
      cellOf(workbook, '培训出勤', '姓名', 1).value = '别人';
      cellOf(workbook, '培训出勤', '期次名称', 2).value = '第九期';
      cellOf(workbook, '培训出勤', '部分到课学时', 4).value = 9;
    });
    const { issues, counts } = await upload(city, wrong, { mode: 'all', reason }, 422);
    expect(issues.map(({ sheet, cell, code }) => `${sheet} ${cell} ${code}`)).toEqual([
      '培训台账 L4 training-refused',
      '培训台账 D5 training-line-unknown',
      '培训出勤 F4 name-differs-from-register',
      '培训出勤 D5 session-unknown',
      '培训出勤 I7 training-refused',
    ]);
    expect(counts.rejected).toBe(5);
    const { body } = await city.get('/training/programmes?search=市社会工作部').expect(200);
    expect(body).toMatchObject({ total: 0 });
  });

  it('holds of another county nothing, masks without a reason, and stands in the log with its hash', async () => {
    const county = await service.as('officer', '341823');
    const { file } = await download(county);
    expect((await upload(county, file, { mode: 'check' }, 200)).counts.rows).toBe(0);
    const foreign = await upload(county, (await download(city)).file, { mode: 'check' });
    expect(foreign.counts).toMatchObject({ unchanged: 0, updated: 0, created: 0 });
    const masked = await download(city, '');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(masked.file as unknown as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['培训台账', '培训出勤（脱敏）']);
    expect(workbook.getWorksheet('培训出勤（脱敏）')!.getCell('G4').text).toContain('********');
    expect((await upload(city, masked.file, { mode: 'check' })).counts).toMatchObject({ rows: 3, unchanged: 3 });
    const rows: { reason: string | null; sha256: string }[] = await service.dataSource.query(
      `SELECT reason, details ->> 'sha256' AS sha256 FROM audit_events WHERE action = 'training.ledger-export' ORDER BY id DESC LIMIT 1`,
    );
    expect(rows[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    const auditor = await service.as('auditor');
    await auditor.get(`/training/ledger.xlsx?${REASON}`).expect(403);
  });
});
