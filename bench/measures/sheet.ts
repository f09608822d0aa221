import { figure, type Figure, spreadOf } from '../figures.js';
import { type ReadSheet, readCells, writeBare } from '../limits/workbook-limit.js';
import { RunningService, type Cost } from '../service.js';
import { onBare, runsFor, withoutPayouts, type World } from '../world.js';
import { createPayout } from './month.js';

/** 发放表 of up to 100 000 lines, from the request to the last byte, against the bare writer on the cells of that very file. */
export async function measureSheet(world: World): Promise<Figure[]> {
  await onBare(world, withoutPayouts);
  const service = await RunningService.start(world.database);
  const costs: Cost[] = [];
  let content: Buffer = Buffer.alloc(0);
  let lines = 0;
  try {
    const client = await service.signIn();
    const { id, lineCount } = await createPayout(client, world.people.tree.hundredThousand);
    lines = lineCount;
    for (let run = 0; run < runsFor(world, 3); run++) {
      const { cost } = await service.measure('发放表', () => client.drain(`/payouts/${id}/workbook.xlsx`));
      costs.push(cost);
    }
    content = await client.bytes(`/payouts/${id}/workbook.xlsx`);
  } finally {
    await service.stop();
  }
  await onBare(world, withoutPayouts);
  const sheets = await readCells(content);
  const limits: number[] = [];
  for (let run = 0; run < runsFor(world, 3); run++) limits.push(await secondsOfBare(sheets));
  const cells = sheets.reduce((sum, { rows }) => sum + rows.reduce((all, row) => all + row.length, 0), 0);
  return [
    figure({
      size: world.size,
      key: 'sheet',
      what: '发放表 written, all its sheets',
      unit: 's',
      measured: spreadOf(costs.map(({ seconds }) => seconds)),
      limit: spreadOf(limits),
      limitIs: "exceljs's streaming writer on the same cells, without styles",
      aim: 1.2,
      rows: lines,
      peakMb: Math.max(...costs.map(({ peakMb }) => peakMb)),
      note: `${lines} lines, ${cells} cells, ${(content.length / 1e6).toFixed(1)} MB`,
    }),
  ];
}

export async function secondsOfBare(sheets: readonly ReadSheet[]): Promise<number> {
  const started = performance.now();
  await writeBare(sheets);
  return (performance.now() - started) / 1000;
}
