import ExcelJS from 'exceljs';
import type { ClaimDetailResponse } from '../../src/claims/reading/claims.dto.js';
import type { ClaimImportResponse } from '../../src/claims/sheets/claim-sheets.dto.js';
import { ClaimsGround } from '../support/claims/claims-ground.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { identityNumberOf } from '../support/register/people.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const HEADER = ['序号', '姓名', '身份证号', '项目', '级别或期间', '申报日期', '年度考核合格', '户籍'];

async function sheet(...rows: (string | null)[][]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const grid = workbook.addWorksheet('申报登记');
  grid.addRow(['郎溪县申报登记']);
  grid.addRow(HEADER);
  for (const [index, row] of rows.entries()) grid.addRow([String(index + 1), ...row]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe('申报登记', () => {
  let service: TestService;
  let ground: ClaimsGround;
  beforeAll(async () => {
    service = await openTestService('2024-04-20');
    ground = await new ClaimsGround(service, 4).lay();
    await ground.approved();
    await ground.approvedMonths();
  });
  afterAll(() => service.close());

  const upload = async (file: Buffer, mode: string, status = 200): Promise<ClaimImportResponse> =>
    (
      await ground.officer
        .post(`/claims/import?mode=${mode}&policyRegionCode=341821`)
        .attach('file', file, '申报登记.xlsx')
        .expect(status)
    ).body as ClaimImportResponse;
  const count = async (): Promise<number> =>
    ((await ground.officer.get('/claims').expect(200)).body as { total: number }).total;
  const award = (n: number, ...more: (string | null)[]): (string | null)[] => [
    ground.workers[n]!.name,
    identityNumberOf(n + 1),
    '一次性奖励',
    '初级',
    '2024-04-15',
    ...more,
  ];

  it('says what is wrong at its cell, and of a check nothing stays', async () => {
    const file = await sheet(
      award(0, '符合：考核表', null),
      ['某人', identityNumberOf(900), '一次性奖励', '初级', '2024-04-15'],
      [null, identityNumberOf(2), '一次性奖励', '高级', '2024-04-15'],
      [null, identityNumberOf(2), '奖金', '初级', '2024-04-15'],
      [null, identityNumberOf(2), '一次性奖励', '特级', '2024-04-15'],
      [null, identityNumberOf(2), '职业津贴', '2024-01至2024-05', '2024-04-15'],
      [null, identityNumberOf(2), '一次性奖励', '初级', '2024-04-21'],
      [null, identityNumberOf(2), '一次性奖励', '初级', '2024-04-15', '差不多'],
    );
    const checked = await upload(file, 'check');
    expect(checked.counts).toEqual({ rows: 8, created: 1, updated: 0, unchanged: 0, rejected: 7 });
    expect(checked.issues.map(({ cell, code, value }) => `${cell} ${code} ${value ?? ''}`.trim())).toEqual([
      'C4 claim-refused',
      'E5 claim-refused',
      'D6 claim-kind-unknown 奖金',
      'E7 claim-period-unknown 特级',
      'E8 claim-refused',
      'F9 claim-refused',
      'G10 check-unreadable 差不多',
    ]);
    expect(checked.issues[0]!.message).toContain('没有身份证号为 ');
    expect(JSON.stringify(checked)).not.toContain(identityNumberOf(900));
    expect(await count()).toBe(0);
    const refused = (await upload(file, 'all', 422)) as ClaimImportResponse & { code: string };
    expect(refused).toMatchObject({ code: 'CLAIMS_NOT_APPLIED', applied: false, counts: { created: 1 } });
    expect(await count()).toBe(0);
    expect(await upload(file, 'valid')).toMatchObject({ applied: true, counts: { created: 1, rejected: 7 } });
    expect(await count()).toBe(1);
  });

  it('enters claims as handed in, with their checks, and the same again changes nothing', async () => {
    const file = await sheet(award(0, '符合：考核表', null), award(1, '不符合', '符合'), [
      '另一姓名',
      identityNumberOf(3),
      '津贴',
      '2024年1月至6月',
      '2024.4.16',
      null,
      '是',
    ]);
    const taken = await upload(file, 'all');
    expect(taken).toMatchObject({ applied: true, counts: { rows: 3, created: 2, unchanged: 1, rejected: 0 } });
    expect(taken.issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning name-differs-from-register',
    ]);
    const { body } = await ground.officer.get(`/claims?workerId=${ground.workers[1]!.id}`).expect(200);
    const [listed] = (body as { items: ClaimDetailResponse[] }).items;
    const claim = (await ground.officer.get(`/claims/${listed!.id}`).expect(200)).body as ClaimDetailResponse;
    expect(claim).toMatchObject({ state: 'submitted', receivedOn: '2024-04-15', level: 'junior', window: 'in' });
    expect(claim.checks.map(({ code, met, evidence }) => `${code} ${met} ${evidence}`)).toEqual([
      '年度考核合格 false 按申报登记表登记（申报登记.xlsx）',
      '户籍 true 按申报登记表登记（申报登记.xlsx）',
    ]);
    expect(await upload(file, 'all')).toMatchObject({ applied: true, counts: { created: 0, unchanged: 3 } });
    const better = await upload(await sheet(award(1, '符合：补交考核表', '符合')), 'all');
    expect(better.counts).toMatchObject({ updated: 1 });
    const after = (await ground.officer.get(`/claims/${listed!.id}`).expect(200)).body as ClaimDetailResponse;
    expect(after.checks.map(({ code, met, counts }) => `${code} ${met} ${counts}`)).toEqual([
      '年度考核合格 false false',
      '户籍 true true',
      '年度考核合格 true true',
    ]);
    const otherDay = [...award(1)];
    otherDay[4] = '2024-04-16';
    expect((await upload(await sheet(otherDay), 'all', 422)).issues[0]).toMatchObject({ cell: 'F3' });
  });

  it('refuses what is no such sheet, and who may not decide', async () => {
    expect(await upload(Buffer.from('text'), 'all', 415)).toMatchObject({ code: 'WORKBOOK_NOT_A_WORKBOOK' });
    const empty = await upload(await sheet(), 'all', 422);
    expect(empty.issues.map(({ code }) => code)).toEqual(['sheet-empty']);
    const file = await sheet(award(3));
    await ground.reviewer.post('/claims/import').attach('file', file, '申报登记.xlsx').expect(403);
    const neighbour = await service.as('officer', '341881');
    const elsewhere = await neighbour
      .post('/claims/import?policyRegionCode=341821')
      .attach('file', file, '申报登记.xlsx')
      .expect(422);
    expect((elsewhere.body as ClaimImportResponse).issues[0]!.message).toContain('不在您的管辖范围内');
  });

  it('comes out as 申报汇总表, masked unless a reason is given', async () => {
    const cells = async (query: string): Promise<string[][]> => {
      const { content } = await bytesOf(ground.officer.get(`/claims/summary.xlsx?${query}`).expect(200));
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(content as unknown as ArrayBuffer);
      const rows: string[][] = [];
      workbook.worksheets[0]!.eachRow((row) => {
        rows.push(Array.from({ length: row.cellCount }, (_, index) => row.getCell(index + 1).text));
      });
      return rows;
    };
    const rows = await cells('kind=award&regionCode=341821');
    expect(rows[0]![0]).toBe('郎溪县申报汇总表');
    expect(rows[2]).toEqual(expect.arrayContaining(['身份证号', '级别或期间', '申报日期', '单位意见', '受理情况']));
    expect(rows).toHaveLength(5);
    expect(rows.flat()).toEqual(expect.arrayContaining(['一次性奖励', '初级', '涛城村', '待受理']));
    expect(rows.flat().join()).not.toContain(identityNumberOf(1));
    const whole = await cells(`kind=stipend&reason=${encodeURIComponent('存档备查')}`);
    expect(whole.flat()).toEqual(expect.arrayContaining([identityNumberOf(3), '2024-01至2024-06']));
    await ground.reviewer.get(`/claims/summary.xlsx?reason=${encodeURIComponent('存档备查')}`).expect(403);
  });
});
