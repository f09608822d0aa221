import 'reflect-metadata';
import { tmpdir } from 'node:os';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { AwardsService } from '../src/awards/awards.service.js';
import { readConfig } from '../src/config.js';
import { inTransaction } from '../src/database/transaction.js';
import { openService, type Service } from '../src/service.js';
import { StipendsService } from '../src/stipends/stipends.service.js';

/**
 * What one month's stipends cost to work out: seconds, statements, memory. On a PostgreSQL of its own, in a database
 * made for the run and dropped after it:
 *
 *   npx swc src bench -d .test-build-bench && ln -sfn ../seed .test-build-bench/seed
 *   BENCH_DATABASE_URL=postgresql://postgres@127.0.0.1:5432/postgres PEOPLE=100000 node .test-build-bench/bench/one-month.js
 *
 * Every person is certified and serves a village; half have two certificates, a fifth a second post, all a registration
 * and three months paid before the system existed. Everybody is owed the month.
 */
const SERVER = process.env.BENCH_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const PEOPLE = Number(process.env.PEOPLE ?? 100_000);
const NAME = `social_workers_bench_${process.pid}`;
const KEY = Buffer.alloc(32, 1).toString('base64');

const REGISTER = [
  `INSERT INTO organizations (id, name, kind, region_code, county_code, registrar_code, version)
   SELECT gen_random_uuid(), r.name || '村' || n, 'village', r.code, r.parent_code, NULL, 1
   FROM regions r CROSS JOIN generate_series(1, 10) n WHERE r.level = 'township'`,
  `CREATE TEMP TABLE org AS SELECT id, region_code, row_number() OVER (ORDER BY id) AS n FROM organizations`,
  `INSERT INTO workers (id, name, identity_cipher, identity_hash, region_code, version)
   SELECT gen_random_uuid(), '社工' || i, sha256(i::text::bytea), sha256(('h' || i)::bytea), o.region_code, 1
   FROM generate_series(1, ${PEOPLE}) i JOIN org o ON o.n = 1 + i % (SELECT count(*) FROM org)`,
  `CREATE TEMP TABLE person AS SELECT id, region_code, row_number() OVER (ORDER BY id) AS n FROM workers`,
  `INSERT INTO posts (id, worker_id, organization_id, start_on, end_on, version)
   SELECT gen_random_uuid(), p.id, o.id, date '2022-01-01' + (p.n % 300)::int, NULL, 1
   FROM person p JOIN org o ON o.n = 1 + p.n % (SELECT count(*) FROM org)`,
  `INSERT INTO posts (id, worker_id, organization_id, start_on, end_on, version)
   SELECT gen_random_uuid(), p.id, o.id, date '2020-01-01', date '2021-12-31', 1
   FROM person p JOIN org o ON o.n = 1 + (p.n + 1) % (SELECT count(*) FROM org) WHERE p.n % 5 = 0`,
  `INSERT INTO certificates (id, worker_id, level, certificate_no, approved_on, declared_on, version)
   SELECT gen_random_uuid(), p.id, l.level, 'ZS' || p.n || l.level, date '2022-02-01' + (p.n % 200)::int,
     date '2022-03-01' + (p.n % 200)::int, 1
   FROM person p CROSS JOIN (VALUES ('junior'), ('intermediate')) l(level) WHERE l.level = 'junior' OR p.n % 2 = 0`,
  `INSERT INTO registrations (id, certificate_id, start_on, end_on, version)
   SELECT gen_random_uuid(), id, declared_on, declared_on + 1095, 1 FROM certificates`,
  `INSERT INTO suspensions (id, worker_id, from_month, to_month, reason, version)
   SELECT gen_random_uuid(), id, '2023-05', '2023-06', '借调', 1 FROM person WHERE n % 20 = 0`,
  `INSERT INTO historical_payments (id, worker_id, subject, amount_fen, paid_on, version)
   SELECT gen_random_uuid(), id, 'stipend:2023-0' || m, 5000, date '2023-12-01', 1
   FROM person CROSS JOIN generate_series(7, 9) m`,
  `INSERT INTO policies (id, kind, region_code, version_no, title, effective_from, rates_fen, eligible_employers,
     requires_registration, notice_working_days, start, stop, min_service_months, max_months, upgrade, must_still_serve,
     state, created_by, approved_by, approved_at, version)
   SELECT gen_random_uuid(), k.kind, r.code, 1, r.name || k.kind, '2022-01-01',
     '{"junior": 10000, "intermediate": 20000, "senior": 40000}', '[{"kind": "village"}, {"kind": "urban_community"}]', true, 5,
     CASE k.kind WHEN 'stipend' THEN 'next-month' END, CASE k.kind WHEN 'stipend' THEN 'through-leaving-month' END,
     CASE k.kind WHEN 'stipend' THEN 3 END, NULL, CASE k.kind WHEN 'award' THEN 'difference' END,
     CASE k.kind WHEN 'award' THEN true END, 'approved', a.id, b.id, now(), 1
   FROM regions r CROSS JOIN (VALUES ('stipend'), ('award')) k(kind), users a, users b
   WHERE r.level = 'county' AND a.username = 'system' AND b.username = 'admin'`,
  'ANALYZE',
];

let statements = 0;
// oxlint-disable-next-line typescript/unbound-method -- it is called on the client below
const send = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;
pg.Client.prototype.query = function counted(this: pg.Client, ...parameters: unknown[]): unknown {
  statements++;
  return send.apply(this, parameters);
} as typeof pg.Client.prototype.query;

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}

async function measure(what: string, work: () => Promise<number>): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const first = statements;
  const start = performance.now();
  const rows = await work();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(sampler);
  console.log(
    `${what}: ${rows} rows, ${seconds.toFixed(2)} s, ${statements - first} statements, peak RSS ${megabytes(peak)} (before ${megabytes(before)})`,
  );
}

async function count(service: Service, rows: (tx: EntityManager) => AsyncIterable<unknown>): Promise<number> {
  return inTransaction(
    service.dataSource,
    async (tx) => {
      let found = 0;
      for await (const _ of rows(tx)) found++;
      return found;
    },
    'REPEATABLE READ',
  );
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function run(service: Service): Promise<void> {
  const { dataSource, app } = service;
  await inTransaction(dataSource, async (tx) => {
    for (const sql of REGISTER) await tx.query(sql);
  });
  const stipends = app.get(StipendsService);
  const awards = app.get(AwardsService);
  const asOf = '2024-12-31';
  const city = { regionCode: '341800', asOf };
  await measure(`one month due, ${PEOPLE} people`, () =>
    count(service, (tx) => stipends.due(tx, { ...city, fromMonth: '2024-12', toMonth: '2024-12' })),
  );
  await measure('one month due, one county', () =>
    count(service, (tx) => stipends.due(tx, { regionCode: '341821', asOf, fromMonth: '2024-12', toMonth: '2024-12' })),
  );
  const [admin] = await dataSource.query<{ id: string }[]>(`SELECT id FROM users WHERE username = 'admin'`);
  const caller = {
    id: admin!.id,
    username: 'admin',
    displayName: '',
    role: 'admin' as const,
    regionCode: '341800',
    stationId: null,
    requestId: '',
    address: null,
  };
  await measure('one page of the month, with its total', async () => {
    const { total } = await stipends.list(caller, { page: 1, pageSize: 20, month: '2024-12', asOf });
    return total;
  });
  await measure('awards due', () => count(service, (tx) => awards.due(tx, city)));
  await measure('every month due (arrears)', () =>
    count(service, (tx) => stipends.due(tx, { ...city, toMonth: '2024-12' })),
  );
}

await onServer(`CREATE DATABASE ${NAME}`);
try {
  const url = new URL(SERVER);
  url.pathname = `/${NAME}`;
  const environment = { DATA_KEY: KEY, LOOKUP_KEY: KEY, TOKEN_KEY: KEY, DATA_DIR: tmpdir(), LOG_LEVEL: 'silent' };
  const service = await openService(readConfig({ ...environment, DATABASE_URL: url.toString() }));
  await run(service);
  await service.close();
} finally {
  await onServer(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
}
