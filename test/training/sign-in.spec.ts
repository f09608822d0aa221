import ExcelJS from 'exceljs';
import type { Test } from 'supertest';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { type Person, setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

type Edit = (sheet: ExcelJS.Worksheet) => void;

/** Columns of the sheet, from 1. */
const COLUMN = { position: 1, name: 2, identity: 3, status: 8, hours: 9 };
const FIRST_ROW = 4;

const status =
  (...texts: (string | null)[]): Edit =>
  (sheet) =>
    texts.forEach((text, n) => (sheet.getCell(FIRST_ROW + n, COLUMN.status).value = text));

describe('the sign-in sheet', () => {
  let service: TestService;
  let ground: TrainingGround;
  let city: Session;
  let people: Person[];
  let id: string;
  beforeAll(async () => {
    service = await openTestService();
    ground = new TrainingGround(service);
    city = await service.as('officer');
    people = await ground.people(4, TOWN, await ground.station());
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    id = await begun();
  });

  async function begun(): Promise<string> {
    setClock(service, '2024-06-01T10:00:00+08:00');
    const session = await ground.session(city, { capacity: 10 });
    await ground.enrol(city, session.id, people);
    setClock(service, '2024-06-10T17:00:00+08:00');
    return session.id;
  }
  async function download(session = city, sessionId = id): Promise<ExcelJS.Workbook> {
    const { content } = await bytesOf(session.get(`/training/sessions/${sessionId}/sign-in-sheet.xlsx`).expect(200));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(content as unknown as ExcelJS.Buffer);
    return workbook;
  }
  async function filled(edit: Edit): Promise<Buffer> {
    const workbook = await download();
    edit(workbook.worksheets[0]!);
    return Buffer.from(await workbook.xlsx.writeBuffer());
  }
  const upload = (content: Buffer, query = ''): Test =>
    city.post(`/training/sessions/${id}/sign-in-sheet${query}`).attach('file', content, '签到表.xlsx');
  async function credited(): Promise<number[]> {
    const rows: { hours: number }[] = await service.dataSource.query(
      `SELECT c.hours FROM education_credits c JOIN training_attendances a ON a.id = c.attendance_id
       JOIN training_enrolments e ON e.id = a.enrolment_id WHERE a.session_id = $1 ORDER BY e.position`,
      [id],
    );
    return rows.map(({ hours }) => hours);
  }

  it('lists whoever has a seat, masked, with room to sign', async () => {
    const sheet = (await download()).worksheets[0]!;
    expect(sheet.getCell('A1').text).toBe('实务能力提升班第一期签到表');
    expect(sheet.getRow(3).values).toContain('签到（上午）');
    expect(sheet.getCell(FIRST_ROW, COLUMN.name).text).toBe(people[0]!.name);
    expect(sheet.getCell(FIRST_ROW, COLUMN.identity).text).toMatch(/^341800\*{8}[\dX]{4}$/);
    expect(sheet.getRow(FIRST_ROW).height).toBe(30);
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9 });
  });

  it('read back credits hours once, however often it is read', async () => {
    const content = await filled((sheet) => {
      status('到课', '部分到课', '缺勤', null)(sheet);
      sheet.getCell(FIRST_ROW + 1, COLUMN.hours).value = 4;
    });
    const first = await upload(content).expect(200);
    expect(first.body).toEqual({
      recorded: 3,
      corrected: 0,
      unchanged: 0,
      leftOpen: 1,
      added: 0,
      withdrawnRegistrations: [],
    });
    const second = await upload(content).expect(200);
    expect(second.body).toMatchObject({ recorded: 0, unchanged: 3 });
    expect(await credited()).toEqual([8, 4]);
    const again = (await download()).worksheets[0]!;
    expect(again.getCell(FIRST_ROW + 1, COLUMN.status).text).toBe('部分到课');
    expect(again.getCell(FIRST_ROW + 1, COLUMN.hours).text).toBe('4');
  });

  it('that differs from what is recorded is a correction and says why', async () => {
    await upload(await filled(status('到课', '到课'))).expect(200);
    const other = await filled(status('缺勤', '到课', '请假'));
    expect((await upload(other).expect(409)).body).toMatchObject({
      code: 'ATTENDANCE_DIFFERS',
      detail: expect.stringContaining('编号 1 已登记为到课，这里是缺勤') as string,
      errors: [{ field: 'H4', code: 'attendance-differs', message: '编号 1 已登记为到课，这里是缺勤' }],
    });
    expect(await credited()).toEqual([8, 8]);
    const answer = await upload(other, `?reason=${encodeURIComponent('签到笔迹不符')}`).expect(200);
    expect(answer.body).toMatchObject({ recorded: 1, corrected: 1, unchanged: 1 });
    expect(await credited()).toEqual([8]);
  });

  it('with anything unclear is refused whole, with every cell named', async () => {
    const content = await filled((sheet) => {
      status('到课', '来了', '部分到课', '到课')(sheet);
      sheet.getCell(FIRST_ROW, COLUMN.name).value = '另一个人';
      sheet.getCell(FIRST_ROW + 3, COLUMN.position).value = 99;
    });
    const answer = (await upload(content).expect(422)).body as { issues: { cell: string; code: string }[] };
    expect(answer.issues.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'B4 name-differs',
      'H5 unreadable-status',
      'I6 partial-hours',
      'A7 unknown-number',
    ]);
    expect(await credited()).toEqual([]);
  });

  it('of another session, or no sheet at all, is refused', async () => {
    const content = await filled(status('到课'));
    id = await begun();
    const answer = (await upload(content).expect(422)).body as { issues: { code: string }[] };
    expect(answer.issues).toMatchObject([{ code: 'wrong-session' }]);
    // People of the other session are no faults of this one, and who is enrolled here is not told for them.
    const strangers = await filled((sheet) => {
      status('到课', '到课')(sheet);
      sheet.getCell(FIRST_ROW, COLUMN.name).value = '另一个人';
      sheet.getCell(FIRST_ROW + 1, COLUMN.position).value = 99;
    });
    id = await begun();
    expect((await upload(strangers).expect(422)).body).toMatchObject({
      issues: [{ code: 'wrong-session', cell: null }],
      detail: expect.stringContaining('这不是本期培训的签到表') as string,
    });
    await upload(Buffer.from('编号,姓名')).expect(415);
    await city.post(`/training/sessions/${id}/sign-in-sheet`).expect(400);
  });

  it('of a station manager holds the own station only, and is not read back', async () => {
    const station = await ground.station();
    const manager = await ground.manager(station);
    const sheet = (await download(manager)).worksheets[0]!;
    expect(sheet.getCell(FIRST_ROW, COLUMN.name).text).not.toBe(people[0]!.name);
    await manager.post(`/training/sessions/${id}/sign-in-sheet`).expect(403);
  });
});
