import { rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { command, restoreInto } from '../commands.js';
import type { BareConnection } from '../database.js';
import { figure, type Figure, grouped, percentile, spreadOf } from '../figures.js';
import type { HttpClient } from '../http-client.js';
import { LeanClient } from '../lean-client.js';
import { workerId } from '../register/tables.js';
import { RunningService } from '../service.js';
import { onBare, withoutPayouts, type World } from '../world.js';
import { createPayout } from './month.js';
import { photograph, withoutPapers } from './papers.js';
import { smallReads, someone } from './reads.js';

const MB = 1024 * 1024;
const IDLE = 400;
/** Between two questions: people ask now and then, they do not fill every gap that the work leaves. */
const PAUSE_MS = 5;
const PAPER_BYTES = 20_000;
const FETCHED = 2_000;

/** What people wait for, in milliseconds. */
interface Waited {
  reads: number[];
  writes: number[];
}

/**
 * A backup of a register with a month's payout in it, while people look things up, papers come in and its workbook goes out; then that
 * backup restored beside the service, which compares every row and verifies.
 */
export async function measureBackup(world: World): Promise<Figure[]> {
  await onBare(world, withoutPayouts);
  const file = join(world.folder, 'under-load.backup');
  try {
    const { idle, busy, backup, peakMb, lines } = await backUpUnderLoad(world, file);
    const bare = await onBare(world, (connection) => writeRows(connection, join(world.folder, 'rows.bare')));
    const size = `${grouped(Math.round(statSync(file).size / MB))} MB`;
    const figures = [
      figure({
        size: world.size,
        key: 'backup',
        what: 'a backup while the service works, read back and checked',
        unit: 's',
        measured: spreadOf([backup.seconds]),
        limit: spreadOf([bare.seconds]),
        limitIs: 'every row read as text on one bare connection of an idle database and written to a file',
        rows: bare.rows,
        peakMb: backup.peakMb,
        note: `${size}, a payout of ${grouped(lines)} lines among the rows; the service's own peak beside it ${peakMb} MB`,
      }),
      ...(['reads', 'writes'] as const).map((kind) => waiting(world, kind, idle[kind], busy[kind])),
    ];
    await restoreInto(world, async (empty) => {
      const restore = await command(world, empty, ['restore', file]);
      figures.push(
        figure({
          size: world.size,
          key: 'backup:restore',
          what: 'that backup restored into an empty database, every row compared, and verified',
          unit: 's',
          measured: spreadOf([restore.seconds]),
          limit: spreadOf([backup.seconds]),
          limitIs: 'the backup',
          rows: bare.rows,
          peakMb: restore.peakMb,
        }),
      );
    });
    return figures;
  } finally {
    for (const name of [file, join(world.folder, 'rows.bare')]) rmSync(name, { force: true });
    await onBare(world, async (connection) => {
      await withoutPayouts(connection);
      await withoutPapers(connection);
    });
  }
}

async function backUpUnderLoad(world: World, file: string) {
  const service = await RunningService.start(world.database);
  try {
    const author = await service.signIn('author');
    const { id, lineCount: lines } = await createPayout(author, world.people.tree.hundredThousand);
    const reader = await LeanClient.connect(service.port, await service.token());
    const idle: Waited = { reads: [], writes: [] };
    const busy: Waited = { reads: [], writes: [] };
    let nth = 0;
    const reads = smallReads(world.people);
    const read = async ({ reads: times }: Waited): Promise<void> => {
      nth++;
      times.push(await reader.time(reads[nth % reads.length]!.path(someone(world.people, nth))));
    };
    const write = (waited: Waited): Promise<void> => writeOnce(author, nth++ % world.size, waited);
    for (let n = 0; n < (world.options.short ? 10 : IDLE); n++) {
      await read(idle);
      if (n % 10 === 0) await write(idle);
    }
    const ended = new AbortController();
    const until = async (work: (waited: Waited) => Promise<void>): Promise<void> => {
      while (!ended.signal.aborted) {
        await work(busy);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    };
    const work = command(world, world.database, ['backup', file]).finally(() => ended.abort());
    const { cost, answer } = await service.measure('a backup beside the work', () =>
      Promise.all([work, until(read), until(write), author.drain(`/payouts/${id}/workbook.xlsx`)]),
    );
    reader.close();
    author.close();
    return { idle, busy, backup: answer[0], peakMb: cost.peakMb, lines };
  } finally {
    await service.stop();
  }
}

async function writeOnce(author: HttpClient, row: number, { writes }: Waited): Promise<void> {
  const started = performance.now();
  const fields = { objectType: 'worker', objectId: workerId(row) };
  await author.upload('/attachments', '证书照片.jpg', photograph(PAPER_BYTES), fields);
  writes.push(performance.now() - started);
}

function waiting({ size }: World, kind: keyof Waited, before: number[], during: number[]): Figure {
  const [idle, busy] = [before, during].map((times) => times.toSorted((a, b) => a - b));
  const at = (sorted: number[], part: number): string => percentile(sorted, part).toFixed(1);
  return figure({
    size,
    key: `backup:${kind}`,
    what: `${kind === 'reads' ? 'small reads' : 'papers of 20 KB'} while a backup is made, p95`,
    unit: 'ms',
    measured: spreadOf([percentile(busy!, 0.95)]),
    limit: spreadOf([percentile(idle!, 0.95)]),
    limitIs: 'the same on the idle service',
    rows: busy!.length,
    note: `median ${at(busy!, 0.5)} (idle ${at(idle!, 0.5)}), longest ${at(busy!, 1)} ms`,
  });
}

async function writeRows(bare: BareConnection, path: string): Promise<{ rows: number; seconds: number }> {
  const tables = await bare.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  const file = await open(path, 'w');
  const started = performance.now();
  let rows = 0;
  await bare.query('BEGIN');
  for (const { name } of tables) {
    await bare.query(`DECLARE every_row NO SCROLL CURSOR FOR SELECT t::text AS line FROM "${name}" t`);
    for (;;) {
      const lines = await bare.query<{ line: string }>(`FETCH ${FETCHED} FROM every_row`);
      await file.write(lines.map(({ line }) => `${line}\n`).join(''));
      rows += lines.length;
      if (lines.length < FETCHED) break;
    }
    await bare.query('CLOSE every_row');
  }
  await bare.query('COMMIT');
  await file.sync();
  await file.close();
  return { rows, seconds: (performance.now() - started) / 1000 };
}
