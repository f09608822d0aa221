import type request from 'supertest';
import type { JobResponse } from '../../src/jobs/jobs.dto.js';
import { jobOf, later, resultOf, untilEnded } from '../support/jobs/jobs.js';
import { rosterWorkbook, someone } from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const MANY = 5_000;

async function workbook(from: number, rows: number, spoilt = false): Promise<Buffer> {
  const made = rosterWorkbook();
  for (let n = from; n < from + rows; n++) made.person(someone(n));
  if (spoilt) made.person({ ...someone(from + rows), 身份证号: '341800198506070000' });
  return made.bytes();
}

describe('long work', () => {
  let service: TestService;
  let officer: Session;
  let many: Buffer;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    many = await workbook(0, MANY);
  }, 60_000);
  afterAll(() => service.close());

  const upload = (mode: string, content: Buffer, session = officer): request.Test =>
    session.post(`/imports/roster?mode=${mode}`).attach('file', content, '花名册.xlsx');
  const start = async (test: request.Test, key: string): Promise<JobResponse> =>
    (await later(test, key).expect(202)).body as JobResponse;
  const count = async (table: string, where = 'true'): Promise<number> => {
    const [{ n }] = await service.dataSource.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM ${table} WHERE ${where}`,
    );
    return n;
  };

  it('is answered with 202, says how far it is, and ends with the answer of the direct request', async () => {
    const answer = await later(upload('check', many), 'check-1').expect(202);
    const job = answer.body as JobResponse;
    expect(job).toMatchObject({ kind: 'roster-check', problem: null, resultHref: null, cancellable: true });
    expect(answer.headers).toMatchObject({ location: `/api/v1/jobs/${job.id}`, 'preference-applied': 'respond-async' });
    const seen = await untilEnded(officer, job.id, 20);
    const last = seen.at(-1)!;
    expect(last).toMatchObject({ state: 'done', problem: null, cancellable: false });
    const steps = new Set(seen.filter(({ done }) => done !== null).map(({ phase, done }) => `${phase} ${done}`));
    expect(steps.size).toBeGreaterThan(1);
    const result = await resultOf(officer, last).expect(200);
    const direct = await upload('check', many).expect(200);
    const { id: _one, createdAt: _then, ...told } = result.body as Record<string, unknown>;
    expect(direct.body).toMatchObject(told);
    expect(result.headers['content-type']).toBe(direct.headers['content-type']);
    expect((told as { counts: { created: number } }).counts.created).toBe(MANY);
  }, 60_000);

  it('keeps a refusal as the direct request would have got it', async () => {
    const spoilt = await workbook(6_000, 3, true);
    const { id } = await start(upload('all', spoilt), 'spoilt-1');
    const last = (await untilEnded(officer, id)).at(-1)!;
    expect(last).toMatchObject({ state: 'failed', problem: { status: 422, code: 'IMPORT_NOT_APPLIED' } });
    const result = await resultOf(officer, last).expect(422);
    const direct = await upload('all', spoilt).expect(422);
    expect(result.headers['content-type']).toBe(direct.headers['content-type']);
    expect((result.body as { issues: unknown }).issues).toEqual((direct.body as { issues: unknown }).issues);
  });

  it('is one job and has one effect, however often it is sent; another content is refused', async () => {
    const few = await workbook(7_000, 20);
    const before = await count('imports');
    const answers = await Promise.all(Array.from({ length: 5 }, () => later(upload('all', few), 'once-1')));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    const ids = new Set(answers.map(({ body }) => (body as JobResponse).id));
    expect(ids.size).toBe(1);
    const last = (await untilEnded(officer, [...ids][0]!)).at(-1)!;
    expect(last.state).toBe('done');
    expect(await count('imports')).toBe(before + 1);
    // Sent without the preference, it is the same request still.
    const direct = await upload('all', few).set('idempotency-key', 'once-1').expect(200);
    expect(direct.text).toBe((await resultOf(officer, last)).text);
    const other = await later(upload('all', await workbook(7_100, 2)), 'once-1').expect(422);
    expect(other.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('without a key, or without the preference, is done at once', async () => {
    const few = await workbook(7_200, 2);
    await upload('check', few).set('prefer', 'respond-async').expect(200);
    await upload('check', few).set('prefer', 'wait=10, handling=lenient').set('idempotency-key', 'now-1').expect(200);
  });

  it('is nobody else’s, and no longer one’s own with another role', async () => {
    const mover = await service.as('officer', '341823');
    const { id } = await start(upload('check', await workbook(7_300, 2), mover), 'mine-1');
    await untilEnded(mover, id);
    const reviewer = await service.as('reviewer');
    await reviewer.get(`/jobs/${id}`).expect(404);
    await reviewer.get(`/jobs/${id}/result`).expect(404);
    await reviewer.delete(`/jobs/${id}`).expect(404);
    expect((await reviewer.get('/jobs').expect(200)).body).toEqual({ items: [] });
    expect(((await mover.get('/jobs').expect(200)).body as { items: JobResponse[] }).items[0]).toMatchObject({ id });
    await service.dataSource.query(`UPDATE users SET region_code = '341821' WHERE id = $1`, [mover.userId]);
    await mover.get(`/jobs/${id}`).expect(404);
  });

  it('is cancelled while it waits, and while it runs and has written nothing', async () => {
    const people = await count('workers');
    const imports = await count('imports');
    const running = await start(upload('all', many), 'cancel-1');
    const waiting = await start(upload('all', many), 'cancel-2');
    await officer.delete(`/jobs/${waiting.id}`).expect(200);
    for (let job = running; job.done === null;) job = await jobOf(officer, running.id);
    const answer = await officer.delete(`/jobs/${running.id}`).expect(200);
    expect(answer.body).toMatchObject({ state: 'cancelled', cancellable: false, resultHref: null });
    await untilIdle();
    for (const { id } of [running, waiting]) {
      expect(await jobOf(officer, id)).toMatchObject({ state: 'cancelled', problem: null });
    }
    expect([await count('workers'), await count('imports')]).toEqual([people, imports]);
    const again = await officer.delete(`/jobs/${running.id}`).expect(409);
    expect(again.body).toMatchObject({ code: 'JOB_ENDED' });
    await officer.get(`/jobs/${running.id}/result`).expect(404);
  }, 60_000);

  const untilIdle = async (): Promise<void> => {
    while ((await count('job_runs')) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it('says how far it is while it writes, and is cancelled then, also where the work has the only connection', async () => {
    const people = await count('workers');
    const { id } = await start(upload('all', await workbook(20_000, MANY)), 'writing-1');
    // What the last test cancelled may hold the instance for a moment yet: until then this one waits.
    while ((await jobOf(officer, id)).state === 'queued') await new Promise((resolve) => setTimeout(resolve, 20));
    const written = new Set<number>();
    while (written.size < 3) {
      const job = await jobOf(officer, id);
      expect(job).toMatchObject({ state: 'running', cancellable: true });
      if (job.phase === 'writing') written.add(job.done!);
      const { items } = (await officer.get('/jobs').expect(200)).body as { items: JobResponse[] };
      expect(items[0]).toMatchObject({ id, state: 'running' });
    }
    const asked = performance.now();
    expect((await officer.delete(`/jobs/${id}`).expect(200)).body).toMatchObject({ state: 'cancelled' });
    expect(performance.now() - asked).toBeLessThan(5_000);
    await untilIdle();
    expect(await jobOf(officer, id)).toMatchObject({ state: 'cancelled', problem: null });
    expect(await count('workers')).toBe(people);
  }, 60_000);

  it('is nobody else’s while it writes, and nobody’s by a session that was ended before', async () => {
    const mover = await service.as('officer', '341824');
    const { id } = await start(upload('check', many, mover), 'writing-2');
    for (let job = await jobOf(mover, id); job.phase !== 'checking';) job = await jobOf(mover, id);
    await officer.get(`/jobs/${id}`).expect(404);
    expect((await untilEnded(mover, id)).at(-1)).toMatchObject({ state: 'done' });

    const other = await start(upload('check', many, mover), 'writing-3');
    await service.dataSource.query('UPDATE refresh_tokens SET revoked_at = now() WHERE user_id = $1', [mover.userId]);
    await mover.get(`/jobs/${other.id}`).expect(401);
    while ((await count('jobs', `id = '${other.id}' AND ended_at IS NULL`)) > 0) await mover.get('/jobs').expect(401);
  }, 60_000);

  it('is not cancelled any more once something was written, nor once it has ended', async () => {
    const { id } = await start(upload('all', await workbook(7_400, 3)), 'written-1');
    await untilEnded(officer, id);
    expect((await officer.delete(`/jobs/${id}`).expect(409)).body).toMatchObject({ code: 'JOB_ENDED' });
    expect(await count('jobs', `id = '${id}' AND written`)).toBe(1);
    // As one that a dead instance left, and that another one has taken up.
    await service.dataSource.query(
      `UPDATE jobs SET state = 'running', ended_at = NULL, answer_cipher = NULL, request_cipher = '\\x00' WHERE id = $1`,
      [id],
    );
    expect((await officer.delete(`/jobs/${id}`)).body).toMatchObject({ code: 'JOB_WRITTEN' });
    await service.dataSource.query('DELETE FROM jobs WHERE id = $1', [id]);
  });

  it('keeps the request and the answer encrypted, and the request no longer than it is needed', async () => {
    const { id } = await start(upload('check', await workbook(7_500, 2)), 'secret-1');
    await untilEnded(officer, id);
    const [row] = await service.dataSource.query<{ request_cipher: null; answer_cipher: Buffer }[]>(
      'SELECT request_cipher, answer_cipher FROM jobs WHERE id = $1',
      [id],
    );
    expect(row!.request_cipher).toBeNull();
    expect(Buffer.from(row!.answer_cipher).toString('utf8')).not.toContain('花名册');
  });

  it('lets an account have twenty waiting at the most', async () => {
    const few = await workbook(7_600, 1);
    const reviewer = await service.as('officer', '341802');
    await service.dataSource.query(
      `INSERT INTO jobs (id, user_id, key, kind, permission, role, region_code, request_hash, request_cipher, state, created_at)
       SELECT gen_random_uuid(), $1, 'many-' || n, 'roster-check', 'imports.run', 'officer', '341802', '\\x00', '\\x00', 'queued',
              now() + interval '1 day' FROM generate_series(1, 20) n`,
      [reviewer.userId],
    );
    const answer = await later(upload('check', few, reviewer), 'many-21').expect(409);
    expect(answer.body).toMatchObject({ code: 'JOBS_TOO_MANY' });
    await service.dataSource.query(`DELETE FROM jobs WHERE key LIKE 'many-%'`);
  });

  it('is forgotten a day after its end', async () => {
    const { id } = await start(upload('check', await workbook(7_700, 1)), 'old-1');
    await untilEnded(officer, id);
    await service.dataSource.query(`UPDATE jobs SET ended_at = ended_at - interval '25 hours' WHERE id = $1`, [id]);
    await untilEnded(officer, (await start(upload('check', await workbook(7_800, 1)), 'old-2')).id);
    await officer.get(`/jobs/${id}`).expect(404);
  });
});
