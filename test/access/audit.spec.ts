import { createHash } from 'node:crypto';
import { type RouteEntry, routesOf } from '../../src/auth/access/route-list.js';
import { BEGINNING, PATIENCE_MS } from '../support/attack/attackers.js';
import { type Answer, type Deed, send } from '../support/attack/deeds.js';
import { openTestService, type TestService } from '../support/service/test-service.js';
import { deedOf, nameOf, type Target, targetOf } from '../support/attack/tries.js';
import { County, HERE } from '../support/attack/two-counties.js';

/** Routes that change nothing anybody would ask about later, each with its reason. */
const WITHOUT_EVENT: Readonly<Record<string, string>> = {
  'POST /policies/simulate': 'works out figures and keeps nothing',
  'POST /payouts/preview': 'works out figures and keeps nothing',
  'POST /search': 'reads, and keeps nothing of what was looked for',
  'POST /payouts/verify': 'compares a file and keeps nothing',
  'POST /bank-profiles/:code/preview': 'shows rows with masked numbers and keeps nothing',
  'POST /document-templates/:kind/preview': 'fills a form with made data and keeps nothing',
  'POST /downloads': 'gives an address; the file behind it is told when it is taken',
  'DELETE /jobs/:id': 'cancels what has written nothing',
};

/** Tried in the same way elsewhere: a county whose payout all were paid of would have nothing left to try. */
const TRIED_ELSEWHERE: Readonly<Record<string, string>> = {
  'POST /payouts/:id/bank-returns/all-paid': 'test/banking/all-paid.spec.ts',
};

/** What is about signing in and the own account is tried where accounts are. */
const OWN_ACCOUNT = /^\w+ (\/auth\/|\/users\/:id\/totp|\/settings\/security)/;

/** What stands beside the deeds: the log itself, sessions, counters of failures and requests, and what an instance says by its own clock. */
const ASIDE =
  /^(audit_|refresh_tokens|idempotency_|login_|check_in_failures|training_check_in_failures|disclosure_levels|request_levels|installation|key_holders)/;

type Fingerprint = { name: string; hash: string }[];

function differing(before: Fingerprint, after: Fingerprint): string[] {
  return after
    .filter(({ name, hash }) => before.find((each) => each.name === name)?.hash !== hash)
    .map(({ name }) => name);
}

/** A county is built once more, each writing request twice: first while the audit log refuses to be written. */
describe('every deed and its event', () => {
  let service: TestService;
  let own: Target;
  let routes: RouteEntry[];
  const seen = new Map<string, number>();
  const faults: string[] = [];

  beforeAll(async () => {
    service = await openTestService(BEGINNING);
    await service.dataSource.query(`
      CREATE FUNCTION refuse_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room in the log'; END $$;
      CREATE TRIGGER no_room BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_event();
      ALTER TABLE audit_events DISABLE TRIGGER no_room`);
    routes = routesOf(service.app);
    own = targetOf(await new County(service, HERE, deliver).open());
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const log = (state: 'ENABLE' | 'DISABLE'): Promise<unknown> =>
    service.dataSource.query(`ALTER TABLE audit_events ${state} TRIGGER no_room`);
  const events = async (): Promise<number> => {
    const [{ n }] = await service.dataSource.query<[{ n: number }]>('SELECT count(*)::int AS n FROM audit_events');
    return n;
  };

  /** One hash over every row of every table but those beside. */
  async function fingerprint(): Promise<Fingerprint> {
    const tables = await service.dataSource.query<{ name: string }[]>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const hashes = tables
      .filter(({ name }) => !ASIDE.test(name))
      .map(
        ({ name }) =>
          `SELECT '${name}' AS name, md5(coalesce(string_agg(x, '' ORDER BY x), '')) AS hash FROM (SELECT to_jsonb(t)::text AS x FROM "${name}" t) r`,
      );
    return service.dataSource.query<Fingerprint>(hashes.join(' UNION ALL '));
  }

  async function deliver(token: string, deed: Deed): Promise<Answer> {
    if (deed.route.startsWith('GET ')) return send(service, token, deed);
    if (!seen.has(deed.route)) {
      const before = await fingerprint();
      await log('ENABLE');
      const refused = await send(service, token, deed);
      await log('DISABLE');
      if (refused.status < 500) faults.push(`${deed.route} is done without its event: ${refused.status}`);
      const changed = differing(before, await fingerprint());
      if (changed.length > 0) faults.push(`${deed.route} leaves rows without its event: ${changed.join()}`);
    }
    const count = await events();
    const answer = await send(service, token, deed);
    if ((await events()) === count) faults.push(`${deed.route} leaves no event`);
    seen.set(deed.route, (seen.get(deed.route) ?? 0) + 1);
    return answer;
  }

  it('stand together: without room for the event nothing is written, by any route', () => {
    expect(faults).toEqual([]);
  });

  it('were tried at every route that writes', () => {
    const writing = routes.filter(({ method }) => method !== 'GET').map(nameOf);
    const untried = writing.filter(
      (route) =>
        !seen.has(route) && !(route in WITHOUT_EVENT) && !(route in TRIED_ELSEWHERE) && !OWN_ACCOUNT.test(route),
    );
    expect(untried).toEqual([]);
    expect(seen.size).toBeGreaterThan(60);
  });

  it.each([
    ['officer', 'GET /imports/:id/annotated.xlsx', ''],
    ['auditor', 'GET /audit/export.xlsx', '?reason=年度核对'],
    ['finance', 'GET /entitlements/due.xlsx', '?reason=年度核对'],
    ['officer', 'GET /workers/:id/statement.docx', '?reason=本人索取'],
    ['officer', 'GET /claims/summary.xlsx', '?reason=年度核对'],
    ['officer', 'GET /claims/:id/form.docx', '?reason=本人签字'],
    ['officer', 'GET /recoveries/:id/notice.docx', ''],
    ['officer', 'GET /stations/ledger.xlsx', '?reason=年度核对'],
    ['officer', 'GET /training/ledger.xlsx', '?reason=年度核对'],
    ['officer', 'GET /training/sessions/:id/sign-in-sheet.xlsx', ''],
    ['finance', 'GET /payouts/:id/workbook.xlsx', '?reason=存档'],
    ['finance', 'GET /payouts/:id/details.xlsx', '?reason=存档'],
    ['reviewer', 'GET /payouts/:id/review.xlsx', ''],
    ['finance', 'GET /payouts/:id/bank-file', '?profile=generic-csv&reason=送银行'],
    ['finance', 'GET /payouts/:id/audit-pack.zip', '?reason=审计'],
  ] as const)(
    'a file that %s takes by %s is in the log with its hash, its reader and the reason',
    async (role, name, query) => {
      const route = routes.find((each) => nameOf(each) === name)!;
      const session = await service.as(role, HERE.code);
      const { status, content } = await send(service, session.token, { ...deedOf(route, () => own, own), query });
      expect(status).toBe(200);
      const sha256 = createHash('sha256').update(content).digest('hex');
      const found = await service.dataSource.query<{ actor: string; reason: string | null; address: string | null }[]>(
        `SELECT actor_id AS actor, reason, address FROM audit_events WHERE details->>'sha256' = $1 AND actor_id = $2`,
        [sha256, session.userId],
      );
      expect(found).toEqual([
        {
          actor: session.userId,
          reason: query === '' ? null : /reason=(.*)$/.exec(query)![1],
          address: expect.any(String) as string,
        },
      ]);
    },
  );

  it('a change names the version it rests on: 428 without, 412 with another, at every PATCH', async () => {
    const admin = await service.as('admin', HERE.code);
    const manager = await service.as('officer', HERE.code);
    const wrong: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'PATCH')) {
      if (OWN_ACCOUNT.test(nameOf(route))) continue;
      const session = nameOf(route).includes('/users') ? admin : manager;
      const deed = deedOf(route, () => own, own);
      const { version: _, ...without } = deed;
      const none = await send(service, session.token, without);
      const stale = await send(service, session.token, { ...deed, version: 987_654 });
      if (none.status !== 428 || stale.status !== 412)
        wrong.push(`${nameOf(route)}: ${none.status} and ${stale.status}`);
    }
    expect(wrong).toEqual([]);
  });
});
