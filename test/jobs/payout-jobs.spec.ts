import request from 'supertest';
import type { JobResponse } from '../../src/jobs/jobs.dto.js';
import { later, resultOf, untilEnded } from '../support/jobs/jobs.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What else may be asked as long work: each ends with the answer of the direct request. */
describe('payouts and sheets as long work', () => {
  let service: TestService;
  let officer: Session;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    await new SmallCounty(service).open(3);
    officer = await service.as('officer', '341821');
  }, 60_000);
  afterAll(() => service.close());

  const ended = async (session: Session, test: request.Test, key: string): Promise<JobResponse> => {
    const { id } = (await later(test, key).expect(202)).body as JobResponse;
    return (await untilEnded(session, id)).at(-1)!;
  };

  it('makes a payout once, recomputes it, and says why nothing is due', async () => {
    const asked = { kind: 'stipend', regionCode: '341821', fromMonth: '2024-01' };
    const made = await ended(officer, officer.post('/payouts', asked), 'payout-1');
    expect(made).toMatchObject({ kind: 'payout-create', state: 'done' });
    const { body } = await resultOf(officer, made).expect(201);
    const { id, lineCount } = body as { id: string; lineCount: number };
    expect(lineCount).toBeGreaterThan(0);
    const again = await ended(officer, officer.post(`/payouts/${id}/recompute`, {}), 'recompute-1');
    expect(again).toMatchObject({ kind: 'payout-recompute', state: 'done' });
    const recomputed = (await resultOf(officer, again).expect(200)).body as Record<string, unknown>;
    expect(JSON.stringify(recomputed)).toContain(id);
    const none = await ended(officer, officer.post('/payouts', asked), 'payout-2');
    expect(none).toMatchObject({ state: 'failed', problem: { status: 422 } });
  });

  it('makes the sheets, which are counted and logged as the files that they are', async () => {
    const admin = await service.as('officer');
    const { items } = (await admin.get('/payouts?state=draft').expect(200)).body as { items: { id: string }[] };
    const { id } = items[0]!;
    for (const [path, kind] of [
      [`/payouts/${id}/workbook.xlsx`, 'payout-sheet'],
      [`/payouts/${id}/details.xlsx`, 'payout-details'],
      ['/reports/yearly.xlsx?year=2024', 'yearly-workbook'],
    ] as const) {
      const job = await ended(admin, admin.get(path), `sheet ${path}`.replaceAll(' ', '-'));
      expect(job).toMatchObject({ kind, state: 'done' });
      const file = await resultOf(admin, job).buffer().expect(200).expect('content-type', XLSX);
      const direct = await admin.get(path).expect(200);
      expect(file.headers['content-disposition']).toBe(direct.headers['content-disposition']);
    }
    const levels = await service.dataSource.query<{ level: number }[]>(
      `SELECT level FROM disclosure_levels WHERE user_id = $1 AND kind = 'file'`,
      [admin.userId],
    );
    // Two by jobs, two directly; the yearly workbook holds no numbers.
    expect(Math.round(levels[0]!.level)).toBe(4);
  });

  it('makes any other file as the direct request would, and says why one is not made', async () => {
    const city = await service.as('officer');
    const auditor = await service.as('auditor');
    const { items } = (await city.get('/payouts?state=draft').expect(200)).body as { items: { id: string }[] };
    const { id } = items[0]!;
    const worker = ((await city.get('/workers').expect(200)).body as { items: { id: string }[] }).items[0]!;
    for (const [session, path, kind] of [
      [city, `/payouts/${id}/review.xlsx`, 'payout-review'],
      [city, `/payouts/${id}/notice.xlsx`, 'payout-notice'],
      [city, '/entitlements/due.xlsx?reason=年度核对', 'due-list'],
      [city, '/workers/export.xlsx?reason=年度核对', 'roster-export'],
      [city, `/workers/${worker.id}/statement.docx?reason=本人前来核对`, 'statement'],
      [city, '/reports/reconciliation.xlsx?month=2024-02', 'reconciliation'],
      [city, '/reports/vouchers.xlsx?month=2024-02', 'vouchers'],
      [city, '/stations/ledger.xlsx', 'station-ledger'],
      [city, '/training/ledger.xlsx', 'training-ledger'],
      [auditor, '/audit/export.xlsx?reason=年度抽查', 'audit-export'],
    ] as const) {
      const job = await ended(session, session.get(encodeURI(path)), `file-${kind}`);
      expect(job).toMatchObject({ kind, state: 'done', isFile: true, key: `file-${kind}` });
      const file = await resultOf(session, job).buffer().expect(200);
      const direct = await session.get(encodeURI(path)).expect(200);
      expect(file.headers['content-disposition']).toBe(direct.headers['content-disposition']);
      expect(file.headers['content-type']).toBe(direct.headers['content-type']);
    }
    const without = await ended(city, city.get('/workers/export.xlsx'), 'file-without');
    expect(without).toMatchObject({ state: 'failed', isFile: false, problem: { status: 400 } });
  }, 60_000);

  it('does not call it cancelled where the bank file was taken: that is an effect of its own', async () => {
    const county = new SmallCounty(service);
    Object.assign(county, { officer: await service.as('officer'), reviewer: await service.as('reviewer') });
    const finance = (county.finance = await service.as('finance'));
    const { items } = (await county.officer.get('/payouts?state=draft').expect(200)).body as {
      items: { id: string }[];
    };
    const { id } = items[0]!;
    await county.send(id, '2024-05-31');
    const job = await ended(finance, finance.get(`/payouts/${id}/bank-file?profile=generic-csv`), 'bank-1');
    expect(job).toMatchObject({ kind: 'bank-file', state: 'done', isFile: true });
    const [{ written }] = await service.dataSource.query<[{ written: boolean }]>(
      'SELECT written FROM jobs WHERE id = $1',
      [job.id],
    );
    expect(written).toBe(true);
    const { body } = await finance.get(`/payouts/${id}/files`).expect(200);
    expect((body as { kind: string }[]).filter(({ kind }) => kind === 'bank-file')).toHaveLength(1);
  }, 60_000);

  it('is counted by kind and state for whoever watches the service', async () => {
    const { text } = await request(service.app.getHttpServer() as Parameters<typeof request>[0])
      .get('/metrics')
      .expect(200);
    expect(text).toMatch(/^social_workers_jobs\{kind="payout-create",state="done"\} [1-9]\d*$/m);
    // A request that was refused is an answer, no failure of the service.
    expect(text).toMatch(/^social_workers_jobs\{kind="payout-create",state="refused"\} 1$/m);
    expect(text).toMatch(/^social_workers_jobs\{kind="payout-create",state="failed"\} 0$/m);
    expect(text).toMatch(/^social_workers_jobs\{kind="sign-in-sheet",state="queued"\} 0$/m);
    expect(text).toMatch(/^social_workers_jobs_oldest_waiting_seconds 0$/m);
  });

  it('forgets a file after an hour, and the job after a day', async () => {
    const admin = await service.as('officer');
    const job = await ended(admin, admin.get('/reports/yearly.xlsx?year=2023'), 'sheet-old');
    await service.dataSource.query(`UPDATE jobs SET ended_at = ended_at - interval '61 minutes' WHERE id = $1`, [
      job.id,
    ]);
    await ended(admin, admin.get('/reports/yearly.xlsx?year=2022'), 'sheet-new');
    await resultOf(admin, job).expect(404);
    expect((await admin.get(`/jobs/${job.id}`).expect(200)).body).toMatchObject({ state: 'done', resultHref: null });
  });
});
