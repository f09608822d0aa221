import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { accountOf } from '../support/register/people.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

interface Check {
  rowCount: number;
  totalFen: number;
  parts: { no: number; side: string | null; fileName: string; rowCount: number; totalFen: number }[];
  findings: { lineKey: string; code: string; message: string }[];
}

describe('bank files', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    county = await new SmallCounty(service).open(5, (n) => ({
      bankAccount: n === 4 ? undefined : { bankName: n === 5 ? '工商银行' : '农业银行', account: accountOf(n) },
    }));
    payout = await county.draft({ toMonth: '2024-02' });
  });
  afterAll(() => service.close());

  const file = (query = '') => county.finance.get(`/payouts/${payout.id}/bank-file${query}`);
  const check = async (profile: string): Promise<Check> =>
    (await county.officer.get(`/payouts/${payout.id}/bank-file/check?profile=${profile}`).expect(200)).body as Check;

  /** What left is logged once it was taken whole, so a moment after the client has it. */
  const exports = async (count: number): Promise<{ reason: string | null }[]> => {
    for (let attempt = 1; ; attempt++) {
      const logged = await service.dataSource.query<{ reason: string | null }[]>(
        `SELECT reason FROM audit_events WHERE action = 'payout.export' ORDER BY at`,
      );
      if (logged.length >= count || attempt > 40) return logged;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('a draft is told what the bank would refuse while it can still be mended', async () => {
    const { findings, rowCount, totalFen } = await check('generic');
    expect(findings).toMatchObject([{ code: 'ACCOUNT_EMPTY' }]);
    expect([rowCount, totalFen]).toEqual([4, 120_000]);
    expect((await file().expect(409)).body).toMatchObject({ code: 'PAYOUT_NOT_SENT' });
  });

  it('a line that the bank would refuse is named, and is due again once it is withheld', async () => {
    payout = await county.send(payout.id, '2024-03-01');
    const refused = (await file().expect(422)).body as { code: string; errors: { field: string; code: string }[] };
    expect(refused).toMatchObject({ code: 'BANK_FILE_REFUSED', errors: [{ code: 'ACCOUNT_EMPTY' }] });
    expect(refused.errors[0]!.field).toMatch(new RegExp(`^${payout.number}-\\d+$`));
    const body = { reason: '账号未登记' };
    await county.officer.post(`/payouts/${payout.id}/bank-file/withhold`, body).expect(403);
    await county.finance.post(`/payouts/${payout.id}/bank-file/withhold`, body).expect(200);
    await county.finance.post(`/payouts/${payout.id}/bank-file/withhold`, body).expect(409);
    const lines = await county.lines(payout.id);
    const own = lines.filter(({ workerId }) => workerId === county.workers[3]!.id);
    expect(own.map(({ state }) => state)).toEqual(['returned', 'returned']);
    const next = await county.draft({ toMonth: '2024-02' });
    expect(next).toMatchObject({ lineCount: 2, totalFen: 30_000 });
    await county.officer.post(`/payouts/${next.id}/cancel`, {}).expect(200);
  });

  it('is the same file, byte for byte, each time; kept, logged, and only for who may send', async () => {
    await county.officer.get(`/payouts/${payout.id}/bank-file`).expect(403);
    const first = await bytesOf(file('?reason=送银行').expect(200));
    const second = await bytesOf(file().expect(200));
    expect(second.content.equals(first.content)).toBe(true);
    expect(first.answer.headers['content-type']).toContain('spreadsheetml');
    const kept = await service.dataSource.query<unknown[]>(`SELECT id FROM payout_documents WHERE kind = 'bank-file'`);
    expect(kept).toHaveLength(1);
    const logged = await exports(2);
    expect(logged.map(({ reason }) => reason)).toEqual(['送银行', null]);
    const { body } = await county.finance
      .post(`/payouts/${payout.id}/bank-file/withhold`, { reason: '太晚了' })
      .expect(409);
    expect(body).toMatchObject({ code: 'BANK_FILE_ALREADY_TAKEN' });
  });

  it('is a zip of own-bank and other-bank files, each of which can be had alone', async () => {
    const { parts, rowCount } = await check('example-own-other');
    expect(parts).toMatchObject([
      { no: 1, side: 'own', rowCount: 3, totalFen: 90_000 },
      { no: 2, side: 'other', rowCount: 1, totalFen: 30_000 },
    ]);
    expect(rowCount).toBe(4);
    // A second format of one payout: with a reason, and then the first is void.
    expect((await file('?profile=example-own-other').expect(409)).body).toMatchObject({ code: 'BANK_FORMAT_TAKEN' });
    const { content, answer } = await bytesOf(file('?profile=example-own-other&reason=改由农行代发').expect(200));
    expect(answer.headers['content-type']).toContain('application/zip');
    const zip = await JSZip.loadAsync(content);
    expect(Object.keys(zip.files).toSorted()).toEqual(parts.map(({ fileName }) => fileName).toSorted());
    const alone = await bytesOf(file('?profile=example-own-other&part=2').expect(200));
    expect(alone.content.equals(await zip.file(parts[1]!.fileName)!.async('nodebuffer'))).toBe(true);
    const text = new TextDecoder('gb18030', { fatal: true }).decode(alone.content);
    expect(text).toContain(`批次号,${payout.number},笔数,1,合计,300.00`);
    expect(text).toContain('工商银行');
    expect((await file('?profile=example-own-other&part=3').expect(400)).body).toMatchObject({
      code: 'BANK_PART_UNKNOWN',
    });
    expect((await file('?profile=none').expect(400)).body).toMatchObject({ code: 'BANK_PROFILE_UNKNOWN' });
  });

  it('is recorded each time that it is handed out, and void once another format was', async () => {
    const { body } = await county.officer.get(`/payouts/${payout.id}/files`).expect(200);
    const files = body as Record<string, unknown>[];
    const handedOut = files.filter(({ kind }) => kind === 'bank-file');
    expect(handedOut.map(({ profile, part, reason }) => [profile, part, reason])).toEqual([
      ['generic', '1', '送银行'],
      ['generic', '1', null],
      ['example-own-other', 'all', '改由农行代发'],
      ['example-own-other', '2', null],
    ]);
    expect(handedOut[0]).toMatchObject({
      profileName: '通用代发表',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      byName: expect.any(String) as string,
      voidedAt: expect.any(String) as string,
      voidReason: '改由农行代发',
    });
    expect(handedOut.map(({ voidedAt }) => voidedAt !== null)).toEqual([true, true, false, false]);
    expect(files.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['notice', 'workbook']));
    await expect(service.dataSource.query(`UPDATE bank_hand_outs SET part = '9'`)).rejects.toThrow('stays');
    // Back to the first is another change.
    expect((await file().expect(409)).body).toMatchObject({ code: 'BANK_FORMAT_TAKEN' });
    await file('?reason=银行仍要原表').expect(200);
  });

  it('comes back as a return when the bank adds its columns', async () => {
    const { body } = await county.officer.get('/bank-profiles').expect(200);
    expect((body as { code: string }[]).map(({ code }) => code)).toContain('example-txt');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await bytesOf(file())).content as unknown as ExcelJS.Buffer);
    const sheet = workbook.getWorksheet('代发')!;
    sheet.eachRow((row, rowNo) => {
      row.getCell(8).value = rowNo === 1 ? '处理结果' : '成功';
      row.getCell(9).value = rowNo === 1 ? '交易日期' : new Date('2024-03-01T00:00:00Z');
    });
    const answer = await county.finance
      .post(`/payouts/${payout.id}/bank-returns`)
      .attach('file', Buffer.from(await workbook.xlsx.writeBuffer()), '回单.xlsx')
      .expect(200);
    expect(answer.body).toMatchObject({ payoutState: 'settled', rowCount: 4, queues: { paid: 4 } });
    const days = await service.dataSource.query(
      `SELECT DISTINCT ended_on AS day FROM line_endings WHERE outcome = 'paid'`,
    );
    expect(days).toEqual([{ day: '2024-03-01' }]);
  });
});
