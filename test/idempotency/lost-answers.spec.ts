import type { EntityManager } from 'typeorm';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { AuditService } from '../../src/audit/audit.service.js';
import { routesOf } from '../../src/auth/access/route-list.js';
import { CONFIG } from '../../src/common/config/config.token.js';
import type { Config } from '../../src/common/config/config.js';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { newId } from '../../src/common/values/ids.js';
import { withJournal } from '../../src/database/journal.js';
import { inLockedSnapshot, inTransaction } from '../../src/database/transaction.js';
import { IdempotencyService } from '../../src/idempotency/idempotency.service.js';
import { KeyedRun } from '../../src/idempotency/keyed-run.js';
import { Organization } from '../../src/workers/organizations/organization.entity.js';
import { type Answer, type Deed, send } from '../support/attack/deeds.js';
import { nameOf } from '../support/attack/tries.js';
import { County, HERE } from '../support/attack/two-counties.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { rosterWorkbook } from '../support/roster/roster-workbook.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';

const PATIENCE_MS = 600_000;

/** Routes whose key is not looked at; see the decision. */
const EXEMPT =
  /^POST (\/auth\/|\/downloads|\/training\/check-in|\/workers\/:id\/identity|\/workers\/:id\/phone|\/users\/:id\/totp)/;

/** Routes that commit nothing, so there is nothing to be done twice. */
const KEEPING_NOTHING = new Set([
  'POST /policies/simulate',
  'POST /payouts/preview',
  'POST /payouts/verify',
  'POST /document-templates/:kind/preview',
  'POST /bank-profiles/:code/preview',
  'POST /search',
]);

/** Answers that the database refuses to keep while this is on: what a kill between the work and its answer leaves behind. */
class LostAnswers {
  constructor(private readonly service: TestService) {}

  static async on(service: TestService): Promise<LostAnswers> {
    await service.dataSource.query(`
      CREATE FUNCTION lose_answer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'lost'; END $$;
      CREATE TRIGGER lose_answer BEFORE UPDATE ON idempotency_keys FOR EACH ROW WHEN (NEW.state = 'done')
        EXECUTE FUNCTION lose_answer();
      ALTER TABLE idempotency_keys DISABLE TRIGGER lose_answer`);
    return new LostAnswers(service);
  }

  /** Does `work`, loses its answer, and leaves its key as that of an instance that is no more. @returns how many notes there are */
  async during<T>(key: string, work: () => PromiseLike<T>): Promise<{ answer: T; notes: number }> {
    const { dataSource } = this.service;
    await dataSource.query('ALTER TABLE idempotency_keys ENABLE TRIGGER lose_answer');
    const answer = await work();
    // Another claim, too, and before answers can be kept again: this process lives and would keep its own a little later.
    await dataSource.query('UPDATE idempotency_keys SET holder = $1, claim = $1 WHERE key = $2', [newId(), key]);
    await dataSource.query('ALTER TABLE idempotency_keys DISABLE TRIGGER lose_answer');
    const [{ notes }] = await dataSource.query<[{ notes: number }]>(
      'SELECT count(*)::int AS notes FROM idempotency_notes WHERE key = $1',
      [key],
    );
    return { answer, notes };
  }
}

/** A county is built, and each POST of it loses its answer and is repeated. */
describe('a request whose process died between the work and the answer', () => {
  let service: TestService;
  let lost: LostAnswers;
  const tried = new Set<string>();
  const faults: string[] = [];

  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    lost = await LostAnswers.on(service);
    await new County(service, HERE, deliverer(service, lost)).open();
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const events = async ({ dataSource }: TestService): Promise<number> => {
    const [{ n }] = await dataSource.query<[{ n: number }]>('SELECT count(*)::int AS n FROM audit_events');
    return n;
  };

  const deliverer =
    (to: TestService, losing: LostAnswers) =>
    async (token: string, deed: Deed): Promise<Answer> => {
      if (!deed.route.startsWith('POST ') || EXEMPT.test(deed.route)) return send(to, token, deed);
      const key = newId();
      const { answer, notes } = await losing.during(key, () => send(to, token, { ...deed, key }));
      const before = await events(to);
      const again = await send(to, token, { ...deed, key });
      if (again.text !== answer.text || again.status !== answer.status) {
        faults.push(`${deed.route}: ${answer.status} ${answer.text}, then ${again.status} ${again.text}`);
      }
      if ((await events(to)) !== before) faults.push(`${deed.route} is done twice`);
      if (notes === 0) faults.push(`${deed.route} leaves no note`);
      tried.add(deed.route);
      return answer;
    };

  it('is answered as it was the first time, where a whole payout is booked as paid', async () => {
    const other = await openTestService('2024-02-20');
    try {
      const county = await new SmallCounty(other).open(1);
      const { id } = await county.send((await county.draft()).id, '2024-03-05');
      const booked = { paidOn: '2024-03-04', except: [], reason: '银行盖章回单' };
      const deed = { route: 'POST /payouts/:id/bank-returns/all-paid', params: { id }, body: booked };
      const answer = await deliverer(other, await LostAnswers.on(other))(county.finance.token, deed);
      expect(answer.status).toBe(200);
    } finally {
      await other.close();
    }
  });

  it('is answered as it was the first time, by every route, and nothing is done twice', () => {
    expect(faults).toEqual([]);
  });

  it('was tried at every POST whose key is looked at', () => {
    const untried = routesOf(service.app)
      .filter(({ method }) => method === 'POST')
      .map(nameOf)
      .filter((route) => !EXEMPT.test(route) && !KEEPING_NOTHING.has(route) && !tried.has(route));
    expect(untried).toEqual([]);
  });

  it('is refused as it was the first time, where the refusal came after the commit', async () => {
    const officer = await service.as('officer', HERE.code);
    const content = await rosterWorkbook().person({ 身份证号: '341800198506070000' }).bytes();
    const upload = () =>
      officer.post('/imports/roster?mode=all').set('idempotency-key', 'refused').attach('file', content, 'falsch.xlsx');
    const { answer: first, notes } = await lost.during('refused', () => upload().expect(422));
    expect(notes).toBe(1);
    const second = await upload().expect(422);
    const { requestId: _, ...said } = first.body as { requestId: string };
    expect(second.body).toMatchObject(said);
    expect((await upload().expect(422)).text).toBe(second.text);
    const [{ n }] = await service.dataSource.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM imports WHERE file_name = 'falsch.xlsx'`,
    );
    expect(n).toBe(1);
  });

  it('is told that it was done, where it cannot come by its work again', async () => {
    const officer = await service.as('officer', HERE.code);
    const body = { name: '去而不返中心', kind: 'village', regionCode: HERE.code };
    const create = () => officer.post('/organizations', body).set('idempotency-key', 'astray');
    await lost.during('astray', () => create().expect(201));
    // As another version of the program would: its work is the second transaction.
    await service.dataSource.query(`UPDATE idempotency_notes SET place = 1 WHERE key = 'astray'`);
    const answers = [await create(), await create()];
    expect(answers.map(({ status, body: told }) => [status, (told as { code: string }).code])).toEqual([
      [409, 'IDEMPOTENCY_KEY_DONE'],
      [409, 'IDEMPOTENCY_KEY_DONE'],
    ]);
    expect(answers[1]!.text).toBe(answers[0]!.text);
    expect(await service.dataSource.manager.countBy(Organization, { name: body.name })).toBe(1);
  });

  it('leaves a key of before there were claims alone, as nobody knows what became of it', async () => {
    const officer = await service.as('officer', HERE.code);
    const body = { name: '旧键中心', kind: 'village', regionCode: HERE.code };
    const create = () => officer.post('/organizations', body).set('idempotency-key', 'old');
    await create().expect(201);
    await service.dataSource.query(
      `UPDATE idempotency_keys SET state = 'running', holder = NULL, claim = NULL, status = NULL, answer_cipher = NULL
       WHERE key = 'old'`,
    );
    service.app.get(IdempotencyService).waitMs = 100;
    expect((await create().expect(409)).body).toMatchObject({ code: 'IDEMPOTENCY_KEY_RUNNING' });
  });
});

describe('a holder that only stood still', () => {
  let service: TestService;
  let idempotency: IdempotencyService;
  /** That of another instance. */
  let other: IdempotencyService;
  let officer: Session;
  beforeAll(async () => {
    service = await openTestService();
    idempotency = service.app.get(IdempotencyService);
    other = new IdempotencyService(service.dataSource, service.app.get(PersonalData), service.app.get<Config>(CONFIG));
    officer = await service.as('officer', '341821');
  });
  afterAll(async () => {
    await other.onApplicationShutdown();
    await service.close();
  });

  const claim = async (key: string, by = idempotency): Promise<KeyedRun> => {
    const request = { userId: officer.userId, key, route: 'POST /organizations', digest: key };
    const run = await by.claim(request, () => false);
    if (!(run instanceof KeyedRun)) throw new Error('it was answered');
    return run;
  };
  /** What an instance that gives no sign any more looks like to the others. */
  const silence = (key: string): Promise<unknown> =>
    service.dataSource.query('UPDATE idempotency_keys SET holder = $1 WHERE key = $2', [newId(), key]);
  /** Work that is counted, and what happens before it ends. */
  const deed =
    (name: string, meanwhile?: () => Promise<void>) =>
    async (tx: EntityManager): Promise<string> => {
      await service.app.get(AuditService).record(tx, null, { action: 'test.deed', objectType: 'test', objectId: name });
      await meanwhile?.();
      return name;
    };
  const inOne = (work: (tx: EntityManager) => Promise<string>): Promise<string> =>
    inTransaction(service.dataSource, work);
  const count = (name: string): Promise<number> => service.dataSource.manager.countBy(AuditEvent, { objectId: name });

  it('does the work once more beside the one that took its key over, where nothing stops it', async () => {
    await claim('unguarded');
    await silence('unguarded');
    await claim('unguarded', other);
    await inOne(deed('unguarded'));
    await inOne(deed('unguarded'));
    expect(await count('unguarded')).toBe(2);
  });

  it('commits nothing any more, and is answered as the other one is', async () => {
    const first = await claim('guarded');
    await silence('guarded');
    const second = await claim('guarded', other);
    await expect(withJournal(first, () => inOne(deed('guarded')))).rejects.toThrow('took its key over');
    expect(await withJournal(second, () => inOne(deed('guarded')))).toBe('guarded');
    expect(await count('guarded')).toBe(1);
    expect(await other.conclude(second, { keep: { status: 201, body: '"second"' } })).toBeNull();
    expect(await idempotency.conclude(first, 'retry')).toEqual({ status: 201, body: '"second"' });
  });

  it('is found by the other one where it committed first', async () => {
    const first = await claim('committed');
    await withJournal(first, () => inOne(deed('committed')));
    await silence('committed');
    const second = await claim('committed', other);
    expect(await withJournal(second, () => inOne(deed('committed')))).toBe('committed');
    expect(await count('committed')).toBe(1);
    await other.conclude(second, { keep: { status: 201, body: '"second"' } });
    const kept = { keep: { status: 201, body: '"first"' } };
    expect(await idempotency.conclude(first, kept)).toEqual({ status: 201, body: '"second"' });
  });

  it('goes on where its request failed after its work was committed', async () => {
    const first = await claim('failed');
    await withJournal(first, () => inOne(deed('failed')));
    await idempotency.conclude(first, 'retry');
    const second = await claim('failed');
    expect(await withJournal(second, () => inOne(deed('failed')))).toBe('failed');
    expect(await count('failed')).toBe(1);
  });

  const onServer = TEST_DATABASE_URL ? describe : describe.skip; // eslint-disable-line jest/no-disabled-tests
  onServer('on a database with several connections', () => {
    it('is stopped also when that happens in the middle of its transaction', async () => {
      const ways = {
        transaction: inOne,
        snapshot: (work: (tx: EntityManager) => Promise<string>) => inLockedSnapshot(service.dataSource, [], work),
      };
      for (const [key, run] of Object.entries(ways)) {
        const first = await claim(key);
        let isOver = false;
        const over = async (): Promise<void> => {
          if (isOver) return;
          isOver = true;
          await silence(key);
          await claim(key, other);
        };
        await expect(withJournal(first, () => run(deed(key, over)))).rejects.toThrow('took its key over');
        expect(await count(key)).toBe(0);
      }
    });
  });
});
