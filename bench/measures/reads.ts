import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { readConfig } from '../../src/common/config/config.js';
import type { BareConnection } from '../database.js';
import { figure, type Figure, percentile, spreadOf } from '../figures.js';
import { LeanClient } from '../lean-client.js';
import { BY_IDENTITY, BY_NAME, DETAIL, LIST } from '../limits/reads-sql.js';
import { ENVIRONMENT } from '../register/load.js';
import type { People } from '../register/people.js';
import { chance } from '../register/random.js';
import { workerId } from '../register/tables.js';
import { parseWorkerSearch } from '../../src/workers/search/worker-search.js';
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
    for (const read of reads) {
      const timed = (nth: number) => millisecondsBare(bare, read, someone(world.people, nth));
      limits.get(read.key)!.push(await medianOf(batch, size, timed));
    }
  };
  // The embedded engine is open in one process at a time, so there the limits come first.
  if (!isServer) {
    await onBare(world, async (bare) => {
      for (let batch = 0; batch <= batches; batch++) await timeLimits(bare, batch);
    });
  }
  const floor: number[] = [];
  const nothing = await startNothing();
  const service = await RunningService.start(world.database);
  const bare = isServer ? await world.database.connect() : null;
  try {
    const client = await LeanClient.connect(service.port, await service.token());
    for (let batch = 0; batch <= batches; batch++) {
      for (const read of reads) {
        const timed = (nth: number) => client.time(read.path(someone(world.people, nth)));
        const { cost, answer } = await service.measure(`small reads: ${read.what}`, () => medianOf(batch, size, timed));
        measured.get(read.key)!.push(answer);
        statements.set(read.key, cost.statements / (batch === 0 ? WARM_UP : size));
      }
      floor.push(await medianOf(batch, size, () => nothing.client.time('/nothing')));
      if (bare) await timeLimits(bare, batch);
    }
    client.close();
  } finally {
    await bare?.close();
    await service.stop();
    nothing.stop();
  }
  // The first batch warms up: code is compiled, pages come in.
  const empty = figure({
    size: world.size,
    key: 'read:nothing',
    what: 'an empty Nest application answers {}: HTTP alone, for the four above',
    unit: 'ms',
    measured: spreadOf(floor.slice(1)),
    rows: 1,
    note: 'no guard, no validation, no database',
  });
  const figures = reads.map(({ key, what }) =>
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
  return [...figures, empty];
}

async function startNothing(): Promise<{ client: LeanClient; stop: () => void }> {
  const path = fileURLToPath(new URL('../empty-application.js', import.meta.url));
  const child = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [word] = (await once(child.stdout, 'data')) as [Buffer];
  const client = await LeanClient.connect(Number(/\d+/.exec(word.toString())?.[0]), '');
  const stop = (): void => {
    client.close();
    child.kill('SIGTERM');
  };
  return { client, stop };
}

/** Of one batch, in milliseconds. */
async function medianOf(batch: number, size: number, timed: (nth: number) => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < (batch === 0 ? WARM_UP : size); n++) times.push(await timed(batch * 1_000 + n));
  return percentile(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}

async function millisecondsBare(bare: BareConnection, read: SmallRead, row: number): Promise<number> {
  const { name, sql, values } = read.bare(row);
  const started = performance.now();
  await bare.query(sql, values, name);
  return performance.now() - started;
}
