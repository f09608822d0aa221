import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BareConnection } from '../database.js';
import { figure, type Figure, spreadOf } from '../figures.js';
import { readThrough } from '../limits/workbook-limit.js';
import { FIRST_ID_OF_A_RUN } from '../register/random.js';
import { writeRoster } from '../roster-file.js';
import { RunningService, type Cost } from '../service.js';
import { onBare, runsFor, withoutImports, type World } from '../world.js';

/** One workbook is bounded by Excel's rows and by the upload; the country's people come in as many. */
const LONGEST_ROSTER = 200_000;
/** In the order in which their keys allow. */
const TABLES = ['workers', 'posts', 'bank_accounts', 'certificates', 'registrations', 'imports', 'import_changes'];

/** A roster of new people, from the upload to the commit, against reading the file and COPY of the very rows it made. */
export async function measureImport(world: World): Promise<Figure[]> {
  const rows = Math.min(world.size, LONGEST_ROSTER);
  const path = join(world.folder, 'roster.xlsx');
  await writeRoster(path, world.people, rows);
  const costs: Cost[] = [];
  const limits: number[] = [];
  let written = 0;
  for (let run = 0; run < runsFor(world, 2); run++) {
    await onBare(world, withoutImports);
    const service = await RunningService.start(world.database);
    try {
      const client = await service.signIn();
      const content = readFileSync(path);
      const { cost, answer } = await service.measure('import', () =>
        client.upload<{ counts: { created: number } }>('/imports/roster', 'roster.xlsx', content),
      );
      costs.push(cost);
      if (answer.counts.created !== rows) throw new Error(`${answer.counts.created} rows of ${rows} were created`);
    } finally {
      await service.stop();
    }
    await onBare(world, async (bare) => {
      const copies = await copiesOf(bare);
      written = copies.reduce((sum, { count }) => sum + count, 0);
      await withoutImports(bare);
      const started = performance.now();
      await readThrough(path);
      await bare.query('BEGIN');
      for (const { table, columns, lines } of copies) if (lines.length > 0) await bare.copy(table, columns, lines);
      await bare.query('COMMIT');
      limits.push((performance.now() - started) / 1000);
      await withoutImports(bare);
    });
  }
  return [
    figure({
      size: world.size,
      key: 'import',
      what: 'a roster workbook, from cells to committed rows',
      unit: 's',
      measured: spreadOf(costs.map(({ seconds }) => seconds)),
      limit: spreadOf(limits),
      limitIs: "the file read through by the service's reader (exceljs's is slower), and COPY of the same rows",
      aim: 2,
      rows,
      peakMb: Math.max(...costs.map(({ peakMb }) => peakMb)),
      note: `${rows} rows, ${(statSync(path).size / 1e6).toFixed(1)} MB, ${written} rows of tables, ${costs[0]!.statements} statements`,
    }),
  ];
}

interface Copy {
  table: string;
  columns: string[];
  lines: string[];
  count: number;
}

/** What the import wrote, as COPY takes it, so that the limit stores the very same. */
async function copiesOf(bare: BareConnection): Promise<Copy[]> {
  const copies: Copy[] = [];
  for (const table of TABLES) {
    const names = await bare.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      [table],
    );
    const columns = names.map(({ name }) => name);
    const where = table.startsWith('import') ? '' : `WHERE id > '${FIRST_ID_OF_A_RUN}'`;
    const lines = await bare.copyOut(`SELECT ${columns.map((it) => `"${it}"`).join(', ')} FROM ${table} ${where}`);
    copies.push({ table, columns, lines, count: lines.reduce((sum, piece) => sum + piece.split('\n').length - 1, 0) });
  }
  return copies;
}
