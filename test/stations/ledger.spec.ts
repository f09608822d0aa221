import ExcelJS from 'exceljs';
import type { LedgerImportResponse } from '../../src/stations/ledger/ledger.dto.js';
import { importLedger, ledgerOf, type LedgerRow } from '../support/places/ledgers.js';
import { createWorker, identityNumberOf, type WorkerBody } from '../support/register/people.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { createStation, signInManager, type StationBody } from '../support/places/stations.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const STATION: LedgerRow = {
  类别: '社工站',
  '所属县（市、区）': '宣州区',
  '乡镇（街道）': '鳌峰街道',
  站点名称: '鳌峰街道社工站',
};

async function upload(session: Session, file: Buffer, mode = 'all', status = 200): Promise<LedgerImportResponse> {
  return importLedger(session, 'stations', file, { mode, status });
}

async function download(session: Session, query = ''): Promise<{ file: Buffer; name: string }> {
  const { answer, content } = await bytesOf(session.get(`/stations/ledger.xlsx${query}`).expect(200));
  return { file: content, name: String(answer.headers['content-disposition']) };
}

async function textOf(file: Buffer): Promise<Record<string, string[][]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file as unknown as ArrayBuffer);
  return Object.fromEntries(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      sheet.getRows(3, sheet.rowCount - 2)?.map((row) => (row.values as unknown[]).slice(1).map(String)) ?? [],
    ]),
  );
}

function findings(answer: LedgerImportResponse): string[] {
  return answer.issues.map(({ cell, code }) => `${cell} ${code}`);
}

describe('社工站台账', () => {
  let service: TestService;
  let officer: Session;
  let county: Session;
  let worker: WorkerBody;
  let station: StationBody;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    county = await service.as('officer', '341802');
    worker = await createWorker(county, 1);
    station = await createStation(county, {
      name: '西林街道社工站',
      premisesSqm: 120.5,
      address: '锦城路12号',
      contactPhone: '0563-3021234',
      populationServed: 32_500,
      grade: 'city',
      gradedOn: '2023-05-01',
    });
    await county.post(`/stations/${station.id}/staff`, { workerId: worker.id, startOn: '2023-01-01' }).expect(201);
  });
  afterAll(() => service.close());

  const count = async (table: string): Promise<number> => {
    const [row]: { n: number }[] = await service.dataSource.query(`SELECT count(*)::int AS n FROM ${table}`);
    return row!.n;
  };

  describe('taken out', () => {
    it('shows every station of the caller, and its people masked', async () => {
      const { file, name } = await download(county);
      expect(decodeURIComponent(name)).toContain('宣州区社工站台账_2024-12-31.xlsx');
      const sheets = await textOf(file);
      expect(Object.keys(sheets)).toEqual(['社工站台账', '驻站社工（脱敏）', '站点联系方式']);
      expect(sheets['社工站台账']?.[0]).toHaveLength(16);
      expect(sheets['站点联系方式']?.[1]).toEqual(
        expect.arrayContaining(['西林街道社工站', '锦城路12号', '0563-3021234', '32500']),
      );
      expect(sheets['社工站台账']?.[1]).toEqual(
        expect.arrayContaining(['社工站', '宣州区', '西林街道', '120.5', '市级特色']),
      );
      expect(JSON.stringify(sheets)).not.toContain(identityNumberOf(1));
      expect(sheets['驻站社工（脱敏）']?.[1]).toContain(worker.identityNumber);
    });

    it('holds whole numbers for a reason only, and the log says who took them and why', async () => {
      const { file } = await download(county, '?reason=年度核对');
      expect((await textOf(file))['驻站社工']?.[1]).toContain(identityNumberOf(1));
      const [event]: unknown[] = await service.dataSource.query(
        `SELECT reason, actor_id AS actor, details->>'masked' AS masked, length(details->>'sha256') AS sha
         FROM audit_events WHERE action = 'station.ledger-export' AND reason IS NOT NULL`,
      );
      expect(event).toEqual({ reason: '年度核对', actor: county.userId, masked: 'false', sha: 64 });
      const auditor = await service.as('auditor');
      await auditor.get('/stations/ledger.xlsx?reason=年度核对').expect(403);
      await auditor.get('/stations/ledger.xlsx').expect(200);
    });

    it('ends at the border of a county, and for a manager at the own station', async () => {
      const elsewhere = await service.as('officer', '341821');
      for (const query of ['', '?regionCode=341802', '?regionCode=341800&reason=年度核对']) {
        expect(JSON.stringify(await textOf((await download(elsewhere, query)).file))).not.toContain('西林街道');
      }
      const other = await createStation(county, { regionCode: '341802002' });
      const manager = await signInManager(service, other.id, '341802');
      const text = JSON.stringify(await textOf((await download(manager)).file));
      expect([text.includes(other.name), text.includes(station.name)]).toEqual([true, false]);
      await manager.get('/stations/ledger.xlsx?reason=年度核对').expect(403);
    });
  });

  describe('read back', () => {
    it('is unchanged when nothing was edited, and so are the stations', async () => {
      const before: unknown = await service.dataSource.query('SELECT * FROM stations ORDER BY id');
      const { file } = await download(county, '?reason=年度核对');
      const answer = await upload(county, file);
      expect(answer.issues).toEqual([]);
      expect(answer.counts).toMatchObject({ created: 0, updated: 0, rejected: 0 });
      expect(answer.counts.unchanged).toBe(answer.counts.rows);
      expect(await service.dataSource.query('SELECT * FROM stations ORDER BY id')).toEqual(before);
    });

    it('passes the masked sheet over with a word about it', async () => {
      const answer = await upload(county, (await download(county)).file);
      expect(answer.issues).toMatchObject([{ sheet: '驻站社工（脱敏）', severity: 'warning', code: 'sheet-ignored' }]);
      expect(answer.applied).toBe(true);
    });

    it('founds stations, changes what its cells state, and takes people from the register', async () => {
      const file = await ledgerOf({
        社工站台账: [
          {
            ...STATION,
            成立日期: '2021.3.1',
            场地面积: '80平方米',
            特色等级: '省级',
            评定日期: '2022-06-01',
            备注: null,
          },
          {
            ...STATION,
            '乡镇（街道）': '西林街道',
            站点名称: '西林街道社工站',
            场地面积: null,
            承接机构: '合肥博爱社会工作发展中心',
          },
        ],
        // As ledgers from before were headed: brackets of either width are read.
        驻站社工: [
          {
            '所属县(市、区)': '宣州区',
            '乡镇(街道)': '鳌峰街道',
            站点名称: '鳌峰街道社工站',
            姓名: worker.name,
            身份证号: identityNumberOf(1),
            驻站日期: '2024-02-01',
          },
          {
            '所属县(市、区)': '宣州区',
            '乡镇(街道)': '西林街道',
            站点名称: '西林街道社工站',
            姓名: worker.name,
            身份证号: identityNumberOf(1),
            驻站日期: '2023-01-01',
            离站日期: '2024-01-31',
          },
        ],
      });
      const checked = await upload(county, file, 'check');
      expect(checked).toMatchObject({ applied: false, issues: [] });
      expect((await county.get('/stations?search=鳌峰').expect(200)).body).toMatchObject({ total: 0 });
      const answer = await upload(county, file);
      expect(answer).toMatchObject({
        applied: true,
        counts: { rows: 4, created: 2, updated: 2, unchanged: 0, rejected: 0 },
      });
      const found = await county.get('/stations?search=鳌峰').expect(200);
      expect(found.body).toMatchObject({
        items: [
          { regionCode: '341802003', foundedOn: '2021-03-01', premisesSqm: 80, grade: 'provincial', staffCount: 1 },
        ],
      });
      expect((await county.get(`/stations/${station.id}`)).body).toMatchObject({
        premisesSqm: 120.5,
        operatorName: '合肥博爱社会工作发展中心',
        grade: 'city',
        staffCount: 0,
        version: 2,
      });
      expect((await upload(county, file)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    });

    it('takes where stations are from a sheet of its own, and what it leaves empty stays', async () => {
      const here = { '所属县（市、区）': '宣州区', '乡镇（街道）': '西林街道', 站点名称: '西林街道社工站' };
      const file = await ledgerOf({
        社工站台账: [{ ...STATION, 站点名称: '新办社工站' }],
        站点联系方式: [
          { ...here, 地址: null, 联系电话: '3021235', 服务人口: '40,000人' },
          {
            ...here,
            '乡镇（街道）': '鳌峰街道',
            站点名称: '新办社工站',
            地址: '鳌峰路1号',
            联系电话: '0563-3030001/0563-3030002',
            服务人口: 21000,
          },
        ],
      });
      const checked = await upload(county, file, 'check');
      expect(checked.changes).toEqual([
        { sheet: '社工站台账', row: 3, field: '站点名称', before: null, after: '新办社工站' },
        { sheet: '站点联系方式', row: 3, field: '联系电话', before: '0563-3021234', after: '3021235' },
        { sheet: '站点联系方式', row: 3, field: '服务人口（人）', before: '32500', after: '40000' },
        { sheet: '站点联系方式', row: 4, field: '地址', before: null, after: '鳌峰路1号' },
        { sheet: '站点联系方式', row: 4, field: '联系电话', before: null, after: '0563-3030001、0563-3030002' },
        { sheet: '站点联系方式', row: 4, field: '服务人口（人）', before: null, after: '21000' },
      ]);
      expect((await upload(county, file)).counts).toMatchObject({ rows: 3, created: 1, updated: 2, rejected: 0 });
      expect((await county.get(`/stations/${station.id}`)).body).toMatchObject({
        address: '锦城路12号',
        contactPhone: '3021235',
        populationServed: 40_000,
      });
      expect((await county.get('/stations?search=新办社工站')).body).toMatchObject({
        items: [{ address: '鳌峰路1号', contactPhone: '0563-3030001、0563-3030002', populationServed: 21_000 }],
      });
      const [event]: unknown[] = await service.dataSource.query(
        `SELECT details->'stationsChanged' AS changed FROM audit_events WHERE action = 'station.ledger-import' ORDER BY id DESC LIMIT 1`,
      );
      expect(JSON.stringify(event)).not.toMatch(/3021235|3030001/);
      const wrong = await ledgerOf({
        站点联系方式: [
          { ...here, 地址: '锦城路', 联系电话: '没有', 服务人口: '约四万' },
          { ...here, 站点名称: '没有的站', 联系电话: null, 服务人口: null },
          { ...here, 联系电话: '0563', 服务人口: null },
        ],
      });
      expect(findings(await upload(county, wrong, 'all', 422))).toEqual([
        'F3 number-unreadable',
        'C4 station-unknown',
        'E5 station-refused',
      ]);
    });

    it('writes nothing while one row is wrong, and says of each what and where', async () => {
      const staff = {
        '所属县（市、区）': '宣州区',
        '乡镇（街道）': '西林街道',
        站点名称: '西林街道社工站',
        驻站日期: '2024-06-01',
      };
      const file = await ledgerOf({
        社工站台账: [
          { ...STATION, 站点名称: '好站', 成立日期: null, 特色等级: null, 评定日期: null, 场地面积: null, 星级: null },
          { ...STATION, 类别: '社工点', 站点名称: '一站' },
          { ...STATION, '乡镇（街道）': '鳌峰镇', 站点名称: '二站' },
          { ...STATION, '所属县（市、区）': '郎溪县', '乡镇（街道）': '建平镇', 站点名称: '三站' },
          { ...STATION, 站点名称: '四站', 成立日期: '2025-06-01', 特色等级: '很好', 场地面积: '不大' },
          { ...STATION, 站点名称: '五站', 评定日期: '2023-01-01', 星级: 3 },
          { ...STATION, 站点名称: '好站' },
          { ...STATION, 站点名称: null },
        ],
        驻站社工: [
          { ...staff, 姓名: '无名', 身份证号: identityNumberOf(2) },
          { ...staff, 姓名: '错名', 身份证号: identityNumberOf(1) },
          { ...staff, 姓名: worker.name, 身份证号: '341800199001011234' },
          { ...staff, 站点名称: '没有的站', 姓名: worker.name, 身份证号: identityNumberOf(1) },
        ],
      });
      const before = await count('stations');
      const answer = await upload(county, file, 'all', 422);
      expect(answer).toMatchObject({ applied: false, counts: { rows: 12, created: 1, rejected: 11 } });
      expect(findings(answer)).toEqual([
        'A4 station-kind-unknown',
        'C5 region-unknown',
        'B6 region-outside',
        'F7 station-grade-unknown',
        'H7 number-unreadable',
        'G8 station-refused',
        'I8 station-refused',
        'D9 row-repeated',
        'D10 required-cell-empty',
        'F3 person-unknown',
        'E4 name-differs-from-register',
        'F5 identity-number-check-digit',
        'C6 station-unknown',
      ]);
      expect(answer.issues.every(({ message, suggestion }) => message !== '' && suggestion !== '')).toBe(true);
      expect(answer.issues.find(({ cell }) => cell === 'F3')?.value).toMatch(/^341800\*{8}/);
      expect(answer.issues.find(({ cell }) => cell === 'C5')?.suggestion).toContain('鳌峰街道');
      expect(await count('stations')).toBe(before);
    });

    it('closes no station under its people', async () => {
      const open = await createStation(county, { regionCode: '341802002', name: '关站' });
      const person = await createWorker(county, 5);
      await county.post(`/stations/${open.id}/staff`, { workerId: person.id, startOn: '2023-01-01' }).expect(201);
      const place = { '所属县（市、区）': '宣州区', '乡镇（街道）': open.regionName, 站点名称: '关站' };
      const closing = [{ 类别: '社工站', ...place, 撤销日期: '2024-06-30' }];
      const refused = await upload(county, await ledgerOf({ 社工站台账: closing }), 'all', 422);
      expect(findings(refused)).toEqual(['E3 station-refused']);
      const leaving = { ...place, 姓名: person.name, 身份证号: identityNumberOf(5), 驻站日期: '2023-01-01' };
      const file = await ledgerOf({ 社工站台账: closing, 驻站社工: [{ ...leaving, 离站日期: '2024-06-30' }] });
      expect((await upload(county, file)).counts).toMatchObject({ updated: 2, rejected: 0 });
      expect((await county.get(`/stations/${open.id}`)).body).toMatchObject({ closedOn: '2024-06-30', staffCount: 0 });
    });

    it('is refused where it is no ledger, and from whoever may not', async () => {
      expect((await upload(county, Buffer.from('PK'), 'all', 422)).issues).toBeUndefined();
      const empty = await upload(county, await ledgerOf({ 别的: [{ 甲: '一', 乙: '二' }] }), 'all', 422);
      expect(empty.issues).toMatchObject([{ code: 'header-not-found' }]);
      await county.post('/stations/ledger').expect(400);
      const manager = await signInManager(service, station.id, '341802');
      await upload(manager, await ledgerOf({ 社工站台账: [STATION] }), 'all', 403);
      await upload(officer, await ledgerOf({ 社工站台账: [STATION] }), 'valid', 400);
    });
  });
});
