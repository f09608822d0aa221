import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figure, type Figure, percentile, spreadOf } from '../figures.js';
import { LeanClient } from '../lean-client.js';
import { writeRoster } from '../roster-file.js';
import { RunningService } from '../service.js';
import { onBare, withoutImports, withoutPayouts, type World } from '../world.js';
import { createPayout } from './month.js';
import { smallReads, someone } from './reads.js';

const ROSTER_ROWS = 100_000;
const IDLE_READS = 800;
/** Between two reads: people ask now and then, they do not fill every gap that the work leaves. */
const PAUSE_MS = 5;

/** The small reads in turns, while nothing else happens and while a payout's workbook goes out and a roster comes in. */
export async function measureLoad(world: World): Promise<Figure[]> {
  const path = join(world.folder, 'roster-under-load.xlsx');
  const rows = Math.min(world.size, ROSTER_ROWS);
  await writeRoster(path, world.people, rows);
  await onBare(world, withoutPayouts);
  await onBare(world, withoutImports);
  const service = await RunningService.start(world.database);
  try {
    const client = await service.signIn();
    const { id, lineCount } = await createPayout(client, world.people.tree.hundredThousand);
    const reader = await LeanClient.connect(service.port, await service.token());
    let nth = 0;
    const reads = smallReads(world.people);
    const readOnce = async (): Promise<number> => {
      nth++;
      const time = await reader.time(reads[nth % reads.length]!.path(someone(world.people, nth)));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      return time;
    };
    for (let n = 0; n < 100; n++) await readOnce();
    const idle: number[] = [];
    for (let n = 0; n < (world.options.short ? 20 : IDLE_READS); n++) idle.push(await readOnce());
    const busy: number[] = [];
    const ended = new AbortController();
    const content = readFileSync(path);
    const work = Promise.all([
      client.drain(`/payouts/${id}/workbook.xlsx`),
      client.upload('/imports/roster', 'roster.xlsx', content),
    ]).finally(() => ended.abort());
    const watch = async (): Promise<void> => {
      while (!ended.signal.aborted) busy.push(await readOnce());
    };
    const { cost } = await service.measure('small reads beside an export and an import', () =>
      Promise.all([work, watch()]),
    );
    reader.close();
    const [before, during] = [idle, busy].map((times) => times.toSorted((a, b) => a - b));
    const at = (sorted: number[], part: number): string => percentile(sorted, part).toFixed(1);
    return [
      figure({
        size: world.size,
        key: 'load',
        what: 'small reads while an export and an import run, p99',
        unit: 'ms',
        measured: spreadOf([percentile(during!, 0.99)]),
        limit: spreadOf([percentile(before!, 0.99)]),
        limitIs: 'the p99 of the same reads on the idle service',
        aim: 3,
        rows: 1,
        peakMb: cost.peakMb,
        note: `${lineCount} lines out, ${rows} rows in, ${cost.seconds.toFixed(0)} s, ${during!.length} reads; median ${at(during!, 0.5)} (idle ${at(before!, 0.5)}), longest ${at(during!, 1)} ms`,
      }),
    ];
  } finally {
    await service.stop();
    await onBare(world, withoutImports);
    await onBare(world, withoutPayouts);
  }
}
