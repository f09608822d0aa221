import { PersonalData } from '../../src/common/personal-data.js';
import { readConfig } from '../../src/config.js';
import type { BareConnection } from '../database.js';
import { figure, type Figure, percentile, spreadOf } from '../figures.js';
import { LeanClient } from '../lean-client.js';
import { BY_IDENTITY, BY_NAME, DETAIL, LIST } from '../limits/reads-sql.js';
import { ENVIRONMENT } from '../register/load.js';
import type { People } from '../register/people.js';
import { chance } from '../register/random.js';
import { workerId } from '../register/tables.js';
import { parseWorkerSearch } from '../../src/workers/worker-search.js';
import { RunningService } from '../service.js';
import { onBare, type World } from '../world.js';

/** A small read as the service is asked for it, and the statement that is its limit. */
export interface SmallRead {
  key: string;
  what: string;
  path(row: number): string;
  bare(row: number): { name: string; sql: string; values: unknown[] };
}

export function smallReads(people: People): SmallRead[] {
  const personalData = new PersonalData(readConfig(ENVIRONMENT).keys);
  const today = new Date().toISOString().slice(0, 10);
  return [
    {
      key: 'read:detail',
      what: 'GET /workers/:id',
      path: (row) => `/workers/${workerId(row)}`,
      bare: (row) => ({ name: 'detail', sql: DETAIL, values: [workerId(row)] }),
    },
    {
      key: 'read:list',
      what: 'a page of the list, with its total',
      path: (row) => `/workers?pageSize=20&page=${1 + (row % 10)}`,
      bare: (row) => ({ name: 'list', sql: LIST, values: [(row % 10) * 20, today] }),
    },
    {
      key: 'read:name',
      what: 'search by name',
      path: (row) => `/workers?search=${encodeURIComponent(people.person(row).name)}`,
      bare: (row) => {
        const { name } = people.person(row);
        const { nameStart, reversedNameStart } = parseWorkerSearch(name);
        const [first, ...others] = [...nameStart!, ...reversedNameStart!];
        return { name: 'name', sql: BY_NAME, values: [first, today, ...others] };
      },
    },
    {
      key: 'read:identity',
      what: 'search by identity number',
      path: (row) => `/workers?search=${people.person(row).identityNumber}`,
      bare: (row) => {
        const hash = personalData.lookup('identity', people.person(row).identityNumber);
        return { name: 'identity', sql: BY_IDENTITY, values: [hash, today] };
      },
    },
  ];
}

/** Somebody of the register, another one for each number. */
export function someone(people: People, nth: number): number {
  return Math.floor(chance(nth, 99) * people.size);
}

const WARM_UP = 60;

/** Batches of the service and of the bare statement in turns, so that whatever else the machine does meets both. */
export async function measureReads(world: World): Promise<Figure[]> {
  const batches = world.options.short ? 1 : 5;
  const size = world.options.short ? 5 : world.size > 200_000 ? 40 : 100;
  const reads = smallReads(world.people);
  const measured = new Map(reads.map(({ key }) => [key, [] as number[]]));
  const limits = new Map(reads.map(({ key }) => [key, [] as number[]]));
  const statements = new Map<string, number>();
  const isServer = world.database.kind === 'PostgreSQL';
  const timeLimits = async (bare: BareConnection, batch: number): Promise<void> => {
    for (const read of reads) limits.get(read.key)!.push(await bareMedian(world, bare, read, batch, size));
  };
  // The embedded engine is open in one process at a time, so there the limits come first.
  if (!isServer) {
    await onBare(world, async (bare) => {
      for (let batch = 0; batch <= batches; batch++) await timeLimits(bare, batch);
    });
  }
  const service = await RunningService.start(world.database);
  const bare = isServer ? await world.database.connect() : null;
  try {
    const client = await LeanClient.connect(service.port, await service.token());
    for (let batch = 0; batch <= batches; batch++) {
      for (const read of reads) {
        const { cost, answer } = await service.measure(() => medianOf(world, client, read, batch, size));
        measured.get(read.key)!.push(answer);
        statements.set(read.key, cost.statements / (batch === 0 ? WARM_UP : size));
      }
      if (bare) await timeLimits(bare, batch);
    }
    client.close();
  } finally {
    await bare?.close();
    await service.stop();
  }
  // The first batch warms up: code is compiled, pages come in.
  return reads.map(({ key, what }) =>
    figure({
      size: world.size,
      key,
      what,
      unit: 'ms',
      measured: spreadOf(measured.get(key)!.slice(1)),
      limit: spreadOf(limits.get(key)!.slice(1)),
      limitIs: 'the bare SQL through pg, one prepared statement',
      aim: 3,
      rows: 1,
      note: `median of ${batches} × ${size}; ${statements.get(key)!.toFixed(1)} statements a request`,
    }),
  );
}

async function medianOf(
  { people }: World,
  client: LeanClient,
  read: SmallRead,
  batch: number,
  size: number,
): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < (batch === 0 ? WARM_UP : size); n++) {
    times.push(await client.time(read.path(someone(people, batch * 1_000 + n))));
  }
  return percentile(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}

async function bareMedian(
  { people }: World,
  bare: BareConnection,
  read: SmallRead,
  batch: number,
  size: number,
): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < (batch === 0 ? WARM_UP : size); n++) {
    const { name, sql, values } = read.bare(someone(people, batch * 1_000 + n));
    const started = performance.now();
    await bare.query(sql, values, name);
    times.push(performance.now() - started);
  }
  return percentile(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}
