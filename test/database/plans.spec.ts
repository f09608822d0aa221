import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { inTransaction } from '../../src/database/transaction.js';
import { payoutsRestingOn } from '../../src/imports/import-undo.js';
import { readLinesOfPayees } from '../../src/payouts/sheets/clear-line.js';
import { LARGE_TABLES, largeRegister, PERSON } from './plans/large-register.js';
import { type Plan, planText, rowsRead, scansOf } from './plans/plan-text.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

/**
 * The plans of the statements behind hot requests, on a register large enough that a missing index shows. The statements
 * are those that the service really sends. What is committed in `plans/` is for the reader of a change; write it anew with
 * UPDATE_PLANS=1.
 */
const onServer = TEST_DATABASE_URL ? describe : describe.skip; // eslint-disable-line jest/no-disabled-tests

interface Statement {
  sql: string;
  values: unknown[];
  /** Of a statement that its connection keeps, and then plans once for all values. */
  name?: string;
}

/** Requests by the name of their file. `county` is an officer of one county, who sees a part of the register. */
const HOT: Record<string, { by: 'city' | 'county'; path: string }> = {
  'worker-detail': { by: 'city', path: `/workers/${PERSON.id}` },
  'worker-detail-in-county': { by: 'county', path: `/workers/${PERSON.id}` },
  'workers-page': { by: 'city', path: '/workers?pageSize=20&page=3' },
  'workers-page-by-name': { by: 'city', path: '/workers?pageSize=20&sort=name:asc' },
  'workers-by-name': { by: 'city', path: `/workers?search=${encodeURIComponent(PERSON.name)}` },
  'workers-by-identity': { by: 'city', path: `/workers?search=${PERSON.identityNumber}` },
  'workers-by-identity-in-county': { by: 'county', path: `/workers?search=${PERSON.identityNumber}` },
  'workers-by-certificate': { by: 'city', path: '/workers?search=ZS777JUNIOR' },
  'workers-by-initials': { by: 'city', path: '/workers?search=sg777' },
  'workers-by-employer': { by: 'county', path: `/workers?search=${encodeURIComponent('西林街道村1')}` },
  'audit-of-one-worker': { by: 'city', path: `/audit?objectType=worker&objectId=${PERSON.id}` },
  'audit-about-one-person': { by: 'city', path: `/audit?workerId=${PERSON.id}` },
  'payout-lines-page': { by: 'city', path: `/payouts/${PERSON.payoutId}/lines?pageSize=20` },
};

onServer('the plans of hot requests on a large register', () => {
  let service: TestService;
  let callers: Record<'city' | 'county', Session>;

  beforeAll(async () => {
    service = await openTestService();
    await inTransaction(service.dataSource, (tx) => largeRegister(tx, service.app.get(PersonalData)));
    await analyze(service);
    callers = { city: await service.admin(), county: await service.as('officer', PERSON.countyCode) };
  }, 180_000);

  afterAll(() => service.close());

  test.each(Object.keys(HOT))('%s reads no large table from end to end', async (name) => {
    const { by, path } = HOT[name]!;
    const plans = await plansOf(service, () => callers[by].get(path).expect(200));
    expect(plans.length).toBeGreaterThan(0);
    const scanned = plans.flatMap(({ plan }) => scansOf(plan)).filter((table) => LARGE_TABLES.includes(table));
    expect(scanned).toEqual([]);
    await compareWithCommitted(service, name, plans);
  });

  test('a dropped index shows as a scan of its table', async () => {
    const path = `/workers?search=${PERSON.identityNumber}`;
    await service.dataSource.query('DROP INDEX workers_identity');
    const plans = await plansOf(service, () => callers.city.get(path).expect(200));
    await service.dataSource.query('CREATE UNIQUE INDEX workers_identity ON workers (identity_hash)');
    expect(plans.flatMap(({ plan }) => scansOf(plan))).toContain('workers');
  });
});

onServer('rows that are named by their numbers', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService();
    await inTransaction(service.dataSource, (tx) => largeRegister(tx, service.app.get(PersonalData)));
    await analyze(service);
  }, 180_000);
  afterAll(() => service.close());

  // Just filled, a table has the statistics of before: then a join that holds every line of a payout against each chunk of a bank's
  // return seems cheap. No plan may offer it, so none does where it is made to seem so.
  it.each(['on', 'off'])(
    'are the only lines of the payout that are read, with joins by nested loops %s',
    async (loops) => {
      const lineNos = Array.from({ length: 100 }, (_, n) => n * 2 + 2);
      const { sql, values } = await asked((manager) => readLinesOfPayees(manager, PERSON.payoutId, lineNos));
      const runner = service.dataSource.createQueryRunner();
      try {
        await runner.query(`SET enable_nestloop = ${loops}`);
        const [row] = (await runner.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, values)) as Explained;
        // By number, and once more by person.
        expect(rowsRead(row!['QUERY PLAN'][0].Plan, 'payout_lines')).toBeLessThan(lineNos.length * 2 + 10);
      } finally {
        await runner.query('RESET enable_nestloop');
        await runner.release();
      }
    },
  );
});

const BEFORE = '01900000-0000-7000-8000-00000000bbb1';
const AFTER = '01900000-0000-7000-8000-00000000bbb2';
/** Of one person each, an hour before the payout and an hour after it. */
const IMPORTS = [
  ...[`'${BEFORE}', p.created_at - interval '1 hour'`, `'${AFTER}', p.created_at + interval '1 hour'`].map(
    (each) =>
      `INSERT INTO imports (id, created_at, mode, applied, file_name, file_sha256, file_cipher, region_code, counts, issues, created_by)
       SELECT ${each}, 'all', true, '花名册', '', '', '341800', '{}', '[]', p.created_by FROM payouts p`,
  ),
  `INSERT INTO import_changes (import_id, table_name, row_id, version_after)
   SELECT i.id, 'workers', '${PERSON.id}', 1 FROM imports i`,
];

onServer('the payouts that rest on an import', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService();
    await inTransaction(service.dataSource, (tx) => largeRegister(tx, service.app.get(PersonalData)));
    for (const sql of IMPORTS) await service.dataSource.query(sql);
    await analyze(service);
  }, 180_000);
  afterAll(() => service.close());

  it.each([
    ['before', BEFORE, 1],
    ['after', AFTER, 0],
  ])('are found without the lines of others: an import %s the payout', async (_, id, found) => {
    const { sql, values } = await asked((manager) => payoutsRestingOn(manager, id));
    expect(await service.dataSource.query(sql, values)).toHaveLength(found);
    const [row] = await service.dataSource.query<Explained>(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, values);
    const { Plan: plan } = row!['QUERY PLAN'][0];
    expect(rowsRead(plan, 'payout_lines')).toBe(found);
    expect(scansOf(plan).filter((table) => LARGE_TABLES.includes(table))).toEqual([]);
  });

  it('are found where one was recomputed since, by its own events alone', async () => {
    await service.dataSource.query(
      `INSERT INTO payout_events (id, payout_id, action, to_state, totals, actor_id, at)
       SELECT gen_random_uuid(), p.id, 'recompute', 'draft', '{}', p.created_by, p.created_at + interval '2 hours' FROM payouts p`,
    );
    const { sql, values } = await asked((manager) => payoutsRestingOn(manager, AFTER));
    expect(await service.dataSource.query(sql, values)).toHaveLength(1);
  });
});

/** The one statement that `read` sends. */
async function asked(read: (manager: EntityManager) => Promise<unknown>): Promise<Statement> {
  const statements: Statement[] = [];
  const query = (sql: string, values: unknown[]): Promise<unknown[]> => {
    statements.push({ sql, values });
    return Promise.resolve([]);
  };
  await read({ query } as unknown as EntityManager);
  expect(statements).toHaveLength(1);
  return statements[0]!;
}

/** All rows are looked at, and only now, so that every run has the same statistics and hence the same plans. */
async function analyze({ dataSource }: TestService): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    for (const table of LARGE_TABLES) await runner.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
    await runner.query('SET default_statistics_target = 1000');
    await runner.query('VACUUM ANALYZE');
    await runner.query('RESET default_statistics_target');
  } finally {
    await runner.release();
  }
}

/** What a request sets off and nobody waits for: the chain of the audit log. */
const SET_OFF = /audit_pending|FROM audit_chain ORDER BY|pg_advisory/;

/** Every reading statement of a request with its plan, in the order in which they were sent. */
async function plansOf(
  { app, dataSource }: TestService,
  request: () => PromiseLike<unknown>,
): Promise<{ sql: string; plan: Plan }[]> {
  const statements = await statementsOf(app.getHttpServer() as Server, request);
  const plans: { sql: string; plan: Plan }[] = [];
  for (const { sql, values, name } of statements.filter(
    (it) => /^\s*(SELECT|WITH)/i.test(it.sql) && !SET_OFF.test(it.sql),
  )) {
    plans.push({
      sql,
      plan: name ? await planForAll(dataSource, sql, values) : await planFor(dataSource, sql, values),
    });
  }
  return plans;
}

type Explained = { 'QUERY PLAN': [{ Plan: Plan }] }[];
const EXPLAIN = 'EXPLAIN (COSTS OFF, FORMAT JSON)';

async function planFor(tx: DataSource, sql: string, values: unknown[]): Promise<Plan> {
  const [row] = await tx.query<Explained>(`${EXPLAIN} ${sql}`, values);
  return row!['QUERY PLAN'][0].Plan;
}

/** The plan that is made once and kept: whatever the values, it must do. */
async function planForAll(dataSource: DataSource, sql: string, values: unknown[]): Promise<Plan> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SET plan_cache_mode = force_generic_plan');
    await runner.query(`PREPARE kept AS ${sql}`);
    const literals = values.map((value) =>
      Buffer.isBuffer(value) ? `'\\x${value.toString('hex')}'` : pg.escapeLiteral(String(value)),
    );
    const given = literals.length > 0 ? `(${literals.join(', ')})` : '';
    const [row] = (await runner.query(`${EXPLAIN} EXECUTE kept ${given}`)) as Explained;
    return row!['QUERY PLAN'][0].Plan;
  } finally {
    await runner.query('DEALLOCATE kept');
    await runner.query('RESET plan_cache_mode');
    await runner.release();
  }
}

/**
 * Whatever the answering of a request sends, with its values. What the service asks meanwhile by its own clock (are the keys still
 * those, is the installation still there) comes now and then, in the middle of any request, and is no part of it.
 */
async function statementsOf(server: Server, request: () => PromiseLike<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const answering = new AsyncLocalStorage<true>();
  const emit = server.emit.bind(server) as (...parameters: unknown[]) => boolean;
  const marked = jest
    .spyOn(server as { emit: typeof emit }, 'emit')
    .mockImplementation((...parameters) =>
      parameters[0] === 'request' ? answering.run(true, emit, ...parameters) : emit(...parameters),
    );
  const spy = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function record(
    this: pg.Client,
    ...parameters: unknown[]
  ) {
    const [query, values] = parameters as [
      string | { text: string; values?: unknown[]; name?: string },
      unknown[] | undefined,
    ];
    if (!answering.getStore()) return send.apply(this, parameters);
    sent.push(
      typeof query === 'string'
        ? { sql: query, values: values ?? [] }
        : { sql: query.text, values: query.values ?? [], name: query.name },
    );
    return send.apply(this, parameters);
  });
  try {
    await request();
  } finally {
    spy.mockRestore();
    marked.mockRestore();
  }
  return sent;
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- it is applied to the client
const send = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;

/** Another major version may plan otherwise and be right: then the scans above are all that is asked. */
async function compareWithCommitted(
  { dataSource }: TestService,
  name: string,
  plans: readonly { sql: string; plan: Plan }[],
): Promise<void> {
  const [{ version }] = await dataSource.query<[{ version: string }]>(
    `SELECT current_setting('server_version') AS version`,
  );
  const heading = `PostgreSQL ${version.split('.')[0]}`;
  const text = [heading, HOT[name]!.path, ...plans.map(({ sql, plan }) => planText(sql, plan))].join('\n\n');
  const path = join('test/database/plans', `${name}.txt`);
  if (process.env.UPDATE_PLANS) writeFileSync(path, `${text}\n`);
  const committed = readFileSync(path, 'utf8');
  const isComparable = committed.startsWith(`${heading}\n`);
  expect(isComparable ? `${text}\n` : committed).toBe(committed);
}
