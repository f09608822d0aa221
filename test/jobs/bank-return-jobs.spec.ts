import type request from 'supertest';
import { openService, type Service } from '../../src/app/service.js';
import type { BankReturnResponse } from '../../src/banking/bank.dto.js';
import type { JobResponse } from '../../src/jobs/jobs.dto.js';
import { SettlingService } from '../../src/payouts/steps/settling.service.js';
import { jobOf, later, resultOf, untilEnded } from '../support/jobs/jobs.js';
import { brokenChecks } from '../support/payouts/figures.js';
import { returnFile, type SentLine } from '../support/payouts/return-file.js';
import { type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { TEST_DATABASE_URL, testConfig } from '../support/service/test-config.js';
import { openTestService, type Session, sessionAt, type TestService } from '../support/service/test-service.js';

const PEOPLE = 12;

/** What a bank answered, read while nobody waits for it. */
describe('a bank’s return as long work', () => {
  let service: TestService;
  let county: SmallCounty;
  let finance: Session;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    county = await new SmallCounty(service).open(PEOPLE);
    finance = county.finance;
  }, 60_000);
  afterAll(() => service.close());

  let asOf = 1;
  const sent = async (): Promise<PayoutBody> => {
    const { id } = await county.draft({ toMonth: `2024-0${asOf}` });
    asOf++;
    return county.send(id, `2024-0${asOf + 1}-05`);
  };
  const answerOf = async (payout: PayoutBody, isReturned: (n: number) => boolean = () => false): Promise<Buffer> => {
    const { body } = await county.officer.get(`/payouts/${payout.id}/lines?pageSize=500`).expect(200);
    return Buffer.from(returnFile(payout.number, (body as { items: SentLine[] }).items, isReturned).text);
  };
  const upload = ({ id }: { id: string }, content: Buffer, session = finance): request.Test =>
    session.post(`/payouts/${id}/bank-returns?profile=generic-csv`).attach('file', content, '回单.csv');
  const start = async (test: request.Test, key: string): Promise<JobResponse> =>
    (await later(test, key).expect(202)).body as JobResponse;
  const written = async ({ id }: { id: string }): Promise<Record<string, number>> => {
    const [counts] = await service.dataSource.query<[Record<string, number>]>(
      `SELECT (SELECT count(*)::int FROM line_endings WHERE payout_id = $1) AS endings,
         (SELECT count(*)::int FROM bank_return_rows WHERE payout_id = $1) AS rows,
         (SELECT count(*)::int FROM payout_documents WHERE payout_id = $1 AND kind = 'bank-return') AS documents`,
      [id],
    );
    return counts;
  };

  /** What is written before the ending is waited with, so that the moment is no chance. */
  const holdEnding = (): { isReached: Promise<void>; letGo: () => void } => {
    const settling = service.app.get(SettlingService);
    const end = settling.end.bind(settling);
    let letGo = (): void => {};
    let reached = (): void => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const isReached = new Promise<void>((resolve) => (reached = resolve));
    const spy = jest.spyOn(settling, 'end').mockImplementation(async (...given) => {
      spy.mockRestore();
      reached();
      await held;
      return end(...given);
    });
    return { isReached, letGo };
  };

  it('is not cancelled half way: while nothing is committed it leaves nothing, and can be sent again', async () => {
    const payout = await sent();
    const content = await answerOf(payout);
    const { isReached, letGo } = holdEnding();
    const job = await start(upload(payout, content), 'cancelled-1');
    await isReached;
    const seen = await jobOf(finance, job.id);
    expect(seen).toMatchObject({ state: 'running', cancellable: true, phase: 'matching', done: PEOPLE, total: PEOPLE });
    const cancelling = finance.delete(`/jobs/${job.id}`).then((answer) => answer);
    // The work is told before the database is asked, which on the embedded one waits for this very work.
    await new Promise((resolve) => setTimeout(resolve, 300));
    letGo();
    expect((await cancelling).body).toMatchObject({ state: 'cancelled' });
    while ((await service.dataSource.query('SELECT 1 FROM job_runs')).length > 0) await jobOf(finance, job.id);
    expect(await written(payout)).toEqual({ endings: 0, rows: 0, documents: 0 });
    expect((await county.payout(payout.id)).state).toBe('sent');

    const again = (await untilEnded(finance, (await start(upload(payout, content), 'cancelled-2')).id)).at(-1)!;
    expect(again).toMatchObject({ kind: 'bank-return', state: 'done', cancellable: false });
    expect((await county.payout(payout.id)).state).toBe('settled');
    expect(await written(payout)).toEqual({ endings: PEOPLE, rows: PEOPLE, documents: 1 });
  }, 60_000);

  it('ends with the answer of the direct request, which changes nothing any more', async () => {
    const payout = await sent();
    const content = await answerOf(payout, (n) => n === 3);
    const job = (await untilEnded(finance, (await start(upload(payout, content), 'alike-1')).id)).at(-1)!;
    const result = (await resultOf(finance, job).expect(200)).body as BankReturnResponse;
    expect(result).toMatchObject({ payoutId: payout.id, payoutState: 'settled', rowCount: PEOPLE, openCount: 0 });
    expect(result.queues).toMatchObject({ paid: PEOPLE - 1, returned: 1 });
    expect((await upload(payout, content).expect(200)).body).toEqual(result);
    expect(await written(payout)).toEqual({ endings: PEOPLE, rows: PEOPLE, documents: 1 });
    expect(await brokenChecks(service)).toEqual([]);
  });

  it('is refused as the direct request is, and another’s is nobody’s', async () => {
    const payout = await sent();
    const spoilt = Buffer.from('这不是回单');
    const job = (await untilEnded(finance, (await start(upload(payout, spoilt), 'spoilt-1')).id)).at(-1)!;
    const direct = (await upload(payout, spoilt).expect(422)).body as { code: string; detail: string };
    expect(job).toMatchObject({ state: 'failed', problem: { status: 422, code: direct.code, detail: direct.detail } });
    await later(upload(payout, spoilt, county.officer), 'spoilt-2').expect(403);
    await county.officer.get(`/jobs/${job.id}`).expect(404);
    const elsewhere = await service.as('finance', '341823');
    const foreign = (await untilEnded(elsewhere, (await start(upload(payout, spoilt, elsewhere), 'else-1')).id)).at(-1);
    expect(foreign).toMatchObject({ state: 'failed', problem: { status: 404 } });
    expect(await written(payout)).toEqual({ endings: 0, rows: 0, documents: 0 });
  });

  (TEST_DATABASE_URL ? describe : describe.skip)('at two instances', () => {
    let second: Service;
    beforeAll(async () => {
      const { url } = service.dataSource.options as { url: string };
      second = await openService(testConfig(url), { clock: service.clock });
    });
    afterAll(() => second.close());

    it('is booked once, though the file comes five times at once, as work and directly', async () => {
      const { body: list } = await county.officer.get('/payouts?state=sent').expect(200);
      const [payout] = (list as { items: (PayoutBody & { lineCount: number })[] }).items;
      const content = await answerOf(payout!, (n) => n === 5);
      const there = sessionAt(second, finance);
      const [one, two, three, ...direct] = await Promise.all([
        later(upload(payout!, content), 'race-1'),
        later(upload(payout!, content, there), 'race-2'),
        later(upload(payout!, content, there), 'race-1'),
        upload(payout!, content),
        upload(payout!, content, there),
      ]);
      expect((one.body as JobResponse).id).toBe((three.body as JobResponse).id);
      const jobs = await Promise.all(
        [one, two].map(async ({ body }) => (await untilEnded(there, (body as JobResponse).id)).at(-1)!),
      );
      expect(jobs.map(({ state }) => state)).toEqual(['done', 'done']);
      const results = await Promise.all(
        jobs.map(async (job) => (await resultOf(finance, job).expect(200)).body as object),
      );
      const whole = results[0] as BankReturnResponse;
      expect(whole).toMatchObject({ queues: { paid: PEOPLE - 1, returned: 1 }, openCount: 0 });
      for (const { status, body } of direct) expect([status, body]).toEqual([200, whole]);
      expect(results[1]).toEqual(whole);
      // What came back last time is paid with this month, so there are more lines than payees.
      expect(await written(payout!)).toEqual({ endings: payout!.lineCount, rows: PEOPLE, documents: 1 });
      expect(await brokenChecks(service)).toEqual([]);
    }, 60_000);
  });
});
