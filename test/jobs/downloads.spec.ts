import request from 'supertest';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

describe('a file by an address that is good once', () => {
  let service: TestService;
  let payout: string;
  let finance: Session;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    const county = await new SmallCounty(service).open(2);
    payout = (await county.draft()).id;
    finance = await service.as('finance');
  }, 60_000);
  afterAll(() => service.close());

  const issue = async (path: string, session = finance): Promise<string> =>
    ((await session.post('/downloads', { path }).expect(200)).body as { url: string }).url;
  /** As a browser opens a link. */
  const open = (url: string): request.Test =>
    request(service.app.getHttpServer() as Parameters<typeof request>[0])
      .get(url)
      .buffer();
  const files = async (): Promise<number> => {
    const [row] = await service.dataSource.query<{ level: number }[]>(
      `SELECT level FROM disclosure_levels WHERE user_id = $1 AND kind = 'file'`,
      [finance.userId],
    );
    return Math.round(row?.level ?? 0);
  };

  it('is the file of the path, logged and counted as it, and is good once', async () => {
    const path = `payouts/${payout}/workbook.xlsx?reason=${encodeURIComponent('送银行核对')}`;
    const url = await issue(path);
    expect(await files()).toBe(0);
    const answer = await open(url).expect(200);
    const direct = await finance.get(`/${path}`).expect(200);
    expect(answer.headers['content-disposition']).toBe(direct.headers['content-disposition']);
    expect(await files()).toBe(2);
    const [{ n }] = await service.dataSource.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM audit_events WHERE action LIKE 'payout.export%' AND actor_id = $1 AND reason = '送银行核对'`,
      [finance.userId],
    );
    expect(n).toBe(4);
    expect((await open(url).expect(404)).text).toContain('这个下载地址已经用过');
  });

  it('is taken by one of two that come at once', async () => {
    const url = await issue('reports/yearly.xlsx?year=2024');
    const answers = await Promise.all([open(url), open(url)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
  });

  it('is not good after a minute, nor for an account that was disabled', async () => {
    const late = await issue('reports/yearly.xlsx?year=2024');
    await service.dataSource.query(`UPDATE download_tickets SET expires_at = now() - interval '1 second'`);
    await open(late).expect(404);
    const auditor = await service.as('auditor');
    const url = await issue('reports/yearly.xlsx?year=2024', auditor);
    await service.dataSource.query('UPDATE users SET disabled_at = now() WHERE id = $1', [auditor.userId]);
    await open(url).expect(401);
  });

  it('is refused for what is no file, for another role, and shows nothing of another region', async () => {
    for (const path of [
      'workers',
      'payouts',
      `payouts/${payout}`,
      '../health/ready',
      'http://elsewhere/reports/yearly.xlsx/x',
    ]) {
      const answer = await finance.post('/downloads', { path }).expect(404);
      expect(answer.body).toMatchObject({ code: 'DOWNLOAD_UNKNOWN' });
    }
    const manager = await service.as('station_manager');
    await manager.post('/downloads', { path: `payouts/${payout}/workbook.xlsx` }).expect(403);
    const elsewhere = await service.as('finance', '341823');
    await open(await issue(`payouts/${payout}/workbook.xlsx`, elsewhere)).expect(404);
    await open('/api/v1/downloads/never-was').expect(404);
  });
});
