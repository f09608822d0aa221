import { figure, type Figure, spreadOf } from '../figures.js';
import { fingerprintOfLines, storeMonth } from '../limits/month-sql.js';
import { AS_OF, MONTH } from '../register/people.js';
import type { HttpClient } from '../http-client.js';
import { RunningService } from '../service.js';
import { onBare, runsFor, withoutPayouts, type World } from '../world.js';

/** One month's stipends for everybody: a draft over HTTP, against one hand-written statement that stores the same. */
export async function measureMonth(world: World): Promise<Figure[]> {
  const runs = runsFor(world, 3);
  const regionCode = world.people.tree.top.code;
  const costs = [];
  const limits: number[] = [];
  let lines = 0;
  let [told, expected] = ['', ''];
  for (let run = 0; run < runs; run++) {
    await onBare(world, withoutPayouts);
    const service = await RunningService.start(world.database);
    try {
      const author = await service.signIn('author');
      const { cost, answer } = await service.measure('a month', () => createPayout(author, regionCode));
      costs.push(cost);
      lines = answer.lineCount;
    } finally {
      await service.stop();
    }
    await onBare(world, async (bare) => {
      told = await fingerprintOfLines(bare);
      await withoutPayouts(bare);
      await bare.query('CHECKPOINT');
      const started = performance.now();
      await storeMonth(bare, regionCode, false);
      limits.push((performance.now() - started) / 1000);
      expected = await fingerprintOfLines(bare);
      await withoutPayouts(bare);
    });
    if (told !== expected) throw new Error(`the lines of service and limit differ: ${told} against ${expected}`);
  }
  return [
    figure({
      size: world.size,
      key: 'month',
      what: "a month's stipends worked out and stored, decisions included",
      unit: 's',
      measured: spreadOf(costs.map(({ seconds }) => seconds)),
      limit: spreadOf(limits),
      limitIs: 'one INSERT … SELECT of the same lines, reasons and attempts',
      aim: 2,
      rows: lines,
      peakMb: Math.max(...costs.map(({ peakMb }) => peakMb)),
      note: `${lines} lines, ${costs[0]!.statements} statements; both stored the same, by hash`,
    }),
  ];
}

export interface PayoutAnswer {
  id: string;
  lineCount: number;
  state: string;
}

export function createPayout(author: HttpClient, regionCode: string): Promise<PayoutAnswer> {
  const terms = { kind: 'stipend', regionCode, asOf: AS_OF, fromMonth: MONTH, toMonth: MONTH };
  return author.json('POST', '/payouts', terms);
}
