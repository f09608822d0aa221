import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ServerDatabase } from '../database.js';
import { figure, type Figure, spreadOf } from '../figures.js';
import type { HttpClient } from '../http-client.js';
import type { Load, LoadAnswer } from '../load-process.js';
import { findPrograms, OwnPostgres } from '../own-postgres.js';
import { RunningService } from '../service.js';
import { onBare, runsFor, withoutPayouts, type World } from '../world.js';
import { createPayout } from './month.js';
import { smallReads, someone } from './reads.js';

/** The one size that it is measured at in a run of several. */
const PROVINCE = 100_000;
const CONNECTIONS = 8;
const SECONDS = 20;
const PATHS = 2_000;

interface Setup {
  key: 'one' | 'two' | 'replica';
  instances: number;
  /** What the instances are told of a replica. */
  environment: Record<string, string>;
}

/** What one setup did in one round. */
interface Throughput {
  readsPerSecond: number;
  /** Reports and downloads. */
  longPerMinute: number;
  /** Of those, how many were read from the replica. */
  fromReplica: number;
}

/**
 * Small reads a second while reports and downloads run without pause: of one instance, of two on one primary, and of two with a
 * replica for the long reads, in turns.
 */
export async function measureInstances(world: World): Promise<Figure[]> {
  const { database, options, size } = world;
  if (!(database instanceof ServerDatabase)) return [];
  if (size !== PROVINCE && options.sizes.length > 1) return [];
  await onBare(world, withoutPayouts);
  const replica = await replicaOf(database);
  try {
    const payoutId = await makePayout(world);
    const setups: Setup[] = [
      { key: 'one', instances: 1, environment: {} },
      { key: 'two', instances: 2, environment: {} },
    ];
    if (replica instanceof OwnPostgres) {
      setups.push({ key: 'replica', instances: 2, environment: { DATABASE_REPLICA_URL: replica.url(database.name) } });
    }
    const rounds = new Map(setups.map(({ key }) => [key, [] as Throughput[]]));
    for (let round = 0; round < runsFor(world, 5); round++) {
      for (const setup of setups) rounds.get(setup.key)!.push(await measureSetup(world, setup, payoutId));
    }
    const missing = replica instanceof OwnPostgres ? '' : `; no replica: ${replica}`;
    return setups.slice(1).flatMap(({ key }) => figures(size, key, rounds.get(key)!, rounds.get('one')!, missing));
  } finally {
    if (replica instanceof OwnPostgres) await replica.remove();
    await onBare(world, withoutPayouts);
  }
}

/** Or why there is none. */
async function replicaOf(database: ServerDatabase): Promise<OwnPostgres | string> {
  const bare = await database.connect();
  const [{ major }] = (await bare.query<{ major: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS major`,
  )) as [{ major: number }];
  await bare.close();
  const programs = findPrograms(major);
  if (!programs) return `no programs of PostgreSQL ${major} on this machine`;
  try {
    return await OwnPostgres.replicaOf(programs, database.url, { shared_buffers: '128MB' });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const said = (stderr ?? message).trim().split('\n').at(-1)!;
    return said.replace(/^.*FATAL: +/, '');
  }
}

async function makePayout(world: World): Promise<string> {
  const service = await RunningService.start(world.database);
  try {
    return (await createPayout(await service.signIn(), world.people.tree.hundredThousand)).id;
  } finally {
    await service.stop();
  }
}

async function measureSetup(world: World, setup: Setup, payoutId: string): Promise<Throughput> {
  const services: RunningService[] = [];
  try {
    for (let n = 0; n < setup.instances; n++) {
      services.push(await RunningService.start(world.database, setup.environment));
    }
    const token = await services[0]!.token();
    const ports = services.map(({ port }) => port);
    const reads = smallReads(world.people);
    const paths = Array.from({ length: PATHS }, (_, n) => reads[n % reads.length]!.path(someone(world.people, n)));
    const load = { ports, token, paths, connections: CONNECTIONS };
    const seconds = world.options.short ? 1 : SECONDS;
    await inItsProcess({ ...load, seconds: seconds / 4 });
    const clients = await Promise.all([services[0]!, services.at(-1)!].map((service) => service.signIn()));
    const until = performance.now() + seconds * 1000;
    const [small, ...long] = await Promise.all([
      inItsProcess({ ...load, seconds }),
      again(until, clients[0]!, ['/reports/overview', '/reports/breakdown?by=county']),
      again(until, clients[1]!, [`/payouts/${payoutId}/notice.xlsx`]),
    ]);
    for (const client of clients) client.close();
    const counts = await Promise.all(ports.map(readFromReplica));
    return {
      readsPerSecond: small.answers / small.seconds,
      longPerMinute: long.reduce((sum, { answers, seconds: took }) => sum + (answers / took) * 60, 0),
      fromReplica: counts.reduce((sum, count) => sum + count, 0),
    };
  } finally {
    for (const service of services) await service.stop();
  }
}

async function inItsProcess(load: Load): Promise<LoadAnswer> {
  const child = fork(fileURLToPath(new URL('../load-process.js', import.meta.url)));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the load ended with ${String(code)}`);
  });
  ended.catch(() => undefined);
  child.send(load);
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [LoadAnswer];
  return answer;
}

/** One after the other until the time is over; the last is waited for and counted with the time that it took. */
async function again(until: number, client: HttpClient, paths: readonly string[]): Promise<LoadAnswer> {
  const started = performance.now();
  let answers = 0;
  while (performance.now() < until) {
    await client.drain(paths[answers % paths.length]!);
    answers++;
  }
  return { answers, seconds: (performance.now() - started) / 1000 };
}

async function readFromReplica(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const [, count] = /^social_workers_long_reads_total\{from="replica",because=""\} (\d+)/m.exec(text) ?? [];
  return Number(count ?? 0);
}

function figures(
  size: number,
  key: Setup['key'],
  rounds: readonly Throughput[],
  one: readonly Throughput[],
  missing: string,
): Figure[] {
  const name = key === 'two' ? 'two instances on one primary' : 'two instances and a replica';
  const fromReplica = rounds.reduce((sum, round) => sum + round.fromReplica, 0);
  const read = key === 'replica' ? `; ${fromReplica} long reads from the replica` : '';
  const common = {
    size,
    limitIs: 'one instance in the same run',
    rows: 1,
    note: `beside one instance; ${availableParallelism()} cores for servers, instances and load${read}${missing}`,
  };
  const spread = (of: readonly Throughput[], what: 'readsPerSecond' | 'longPerMinute') =>
    spreadOf(of.map((round) => round[what]));
  return [
    figure({
      ...common,
      key: `instances:${key}`,
      what: `small reads of ${name}, while reports and a download run`,
      unit: '/s',
      measured: spread(rounds, 'readsPerSecond'),
      limit: spread(one, 'readsPerSecond'),
    }),
    figure({
      ...common,
      key: `instances:${key}:long`,
      what: `reports and downloads of ${name}, while small reads run`,
      unit: '/min',
      measured: spread(rounds, 'longPerMinute'),
      limit: spread(one, 'longPerMinute'),
    }),
  ];
}
