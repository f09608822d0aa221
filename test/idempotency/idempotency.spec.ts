import request from 'supertest';
import { IdempotencyService } from '../../src/idempotency/idempotency.service.js';
import { newId } from '../../src/common/values/ids.js';
import { readSeed, seedPath } from '../../src/common/seed-files.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const KEY = 'idempotency-key';
const [policy] = (JSON.parse(readSeed('sample-policies.json')) as { regionCode: string }[]).filter(
  ({ regionCode }) => regionCode === '341821',
);
const EMPLOYER = { name: '建平镇服务中心', kind: 'village', regionCode: '341821' };

describe('Idempotency-Key', () => {
  let service: TestService;
  let officer: Session;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer', '341821');
  });
  afterAll(() => service.close());

  const count = async (table: string, where: string): Promise<number> => {
    const [{ n }] = await service.dataSource.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM ${table} WHERE ${where}`,
    );
    return n;
  };
  const employers = (name: string): Promise<number> => count('organizations', `name = '${name}'`);
  const create = (name: string, key: string | null, session = officer): request.Test => {
    const test = session.post('/organizations', { ...EMPLOYER, name });
    return key === null ? test : test.set(KEY, key);
  };

  it('does the same POST sent 20 times at once with one key once, and gives 20 equal answers', async () => {
    const send = (title: string, key?: string): request.Test => {
      const test = officer.post('/policies', { ...policy, title });
      return key === undefined ? test : test.set(KEY, key);
    };
    // Without a key nothing else holds the repetition off.
    await Promise.all(Array.from({ length: 3 }, () => send('重复的草案').expect(201)));
    expect(await count('policies', `title = '重复的草案'`)).toBe(3);
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('一次的草案', 'at-once-1')));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 201, body: { title: '一次的草案' } });
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(19);
    expect(await count('policies', `title = '一次的草案'`)).toBe(1);
    expect(await count('audit_events', `object_id = '${(answers[0]!.body as { id: string }).id}'`)).toBe(1);
  });

  it('tells the same refusal again, to the letter', async () => {
    const body = { ...EMPLOYER, regionCode: '341802' };
    const first = await officer.post('/organizations', body).set(KEY, 'refused-1').expect(404);
    const second = await officer.post('/organizations', body).set(KEY, 'refused-1').expect(404);
    expect(second.text).toBe(first.text);
    expect(second.headers['content-type']).toContain('application/problem+json');
  });

  it('refuses the key for another body, another address, and after the account was given another region', async () => {
    await create('第一中心', 'taken-1').expect(201);
    const answer = await create('第二中心', 'taken-1').expect(422);
    expect(answer.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await officer
      .post('/workers', { ...EMPLOYER, name: '第一中心' })
      .set(KEY, 'taken-1')
      .expect(422);
    const mover = await service.as('officer', '341823');
    await create('某中心', 'moved-1', mover).expect(404);
    await service.dataSource.query(`UPDATE users SET region_code = '341821' WHERE id = $1`, [mover.userId]);
    await create('某中心', 'moved-1', mover).expect(422);
  });

  it('is its own for every user', async () => {
    await create('甲中心', 'shared-1').expect(201);
    await create('乙中心', 'shared-1', await service.admin()).expect(201);
  });

  it('leaves the key free when the request was malformed', async () => {
    await officer
      .post('/organizations', { ...EMPLOYER, colour: 'red' })
      .set(KEY, 'typo-1')
      .expect(400);
    await create('改正后中心', 'typo-1').expect(201);
  });

  it('refuses a key that is none', async () => {
    await create('无键中心', 'two words').expect(400);
    await create('无键中心', 'x'.repeat(256)).expect(400);
    expect(await employers('无键中心')).toBe(0);
  });

  it('answers 409 while a request with the key has not ended, and takes the answer up once it is there', async () => {
    await create('先建中心', 'slow-1').expect(201);
    // An instance that is there; where it is not, the repeat does the work (killed-holder.spec.ts, lost-answers.spec.ts).
    const holder = newId();
    await service.dataSource.query(
      `INSERT INTO idempotency_holders (id, seen_at) VALUES ($1, now() + interval '1 hour')`,
      [holder],
    );
    const running = (state: string): Promise<unknown> =>
      service.dataSource.query(
        state === 'running'
          ? `UPDATE idempotency_keys SET state = 'running', holder = '${holder}', status = NULL, answer_cipher = NULL WHERE key = 'slow-1'`
          : `UPDATE idempotency_keys SET state = 'done', status = d.status, answer_cipher = d.answer_cipher
             FROM (SELECT status, answer_cipher FROM idempotency_keys WHERE key = 'at-once-1') d WHERE key = 'slow-1'`,
      );
    await running('running');
    const waiting = create('先建中心', 'slow-1').then((answer) => answer);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await running('done');
    expect((await waiting).body).toMatchObject({ title: '一次的草案' });
    await running('running');
    service.app.get(IdempotencyService).waitMs = 500;
    const answer = await create('先建中心', 'slow-1').expect(409);
    expect(answer.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_RUNNING' });
    expect(await employers('先建中心')).toBe(1);
  });

  it('keeps nothing of a request that failed inside, so that the key may try again', async () => {
    await service.dataSource.query(
      `ALTER TABLE organizations ADD CONSTRAINT organizations_broken CHECK (name <> '坏中心')`,
    );
    await create('坏中心', 'broken-1').expect(500);
    await service.dataSource.query(`ALTER TABLE organizations DROP CONSTRAINT organizations_broken`);
    await create('坏中心', 'broken-1').expect(201);
  });

  it('knows an upload by its parts, whatever boundary the client drew', async () => {
    const admin = await service.admin();
    const upload = (path: string, boundary = ''): request.Test => {
      const test = admin.post('/imports/roster?mode=check').set(KEY, 'upload-1');
      return boundary
        ? test
            .set('content-type', `multipart/form-data; boundary=${boundary}`)
            .send(
              `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="x.xlsx"\r\n\r\n${path}\r\n--${boundary}--\r\n`,
            )
        : test.attach('file', path);
    };
    const first = await upload(seedPath('sample-roster.xlsx')).expect(200);
    const second = await upload(seedPath('sample-roster.xlsx')).expect(200);
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await count('imports', 'true')).toBe(1);
    await upload('no workbook', 'drawn-by-lot').expect(422);
  }, 120_000);

  it('keeps answers for a day, encrypted, and no answer about the own account or with whole numbers', async () => {
    const [row] = await service.dataSource.query<{ answer_cipher: Buffer }[]>(
      `SELECT answer_cipher FROM idempotency_keys WHERE key = 'at-once-1'`,
    );
    expect(row!.answer_cipher.toString('utf8')).not.toContain('一次的草案');
    const password = { currentPassword: 'wrong password', newPassword: 'another long password' };
    await officer.post('/auth/password', password).set(KEY, 'own-1').expect(422);
    expect(await count('idempotency_keys', `key = 'own-1'`)).toBe(0);
    await service.dataSource.query(
      `UPDATE idempotency_keys SET created_at = created_at - interval '25 hours' WHERE key = 'shared-1'`,
    );
    const again = await create('甲中心', 'shared-1').expect(409);
    expect(again.headers).not.toHaveProperty('idempotency-replayed');
    expect(await count('idempotency_keys', `key = 'shared-1'`)).toBe(1);
  });
});
