import { figure, type Figure, spreadOf } from '../figures.js';
import type { HttpClient } from '../http-client.js';
import { liveThrough, type KeptDocument } from '../limits/life-sql.js';
import { storeMonth } from '../limits/month-sql.js';
import { readCells } from '../limits/workbook-limit.js';
import { RunningService } from '../service.js';
import { onBare, runsFor, withoutPayouts, type World } from '../world.js';
import { createPayout, type PayoutAnswer } from './month.js';
import { secondsOfBare } from './sheet.js';

interface Lived {
  seconds: number;
  peakMb: number;
  lines: number;
  steps: [string, number][];
  /** Bytes of the two workbooks that it made, as they were kept. */
  workbooks: Buffer[];
}

/** A payout of up to 100 000 lines from nothing to settled: every step that people take, the bank's files and its answer. */
export async function measureLife(world: World): Promise<Figure[]> {
  const { hundredThousand, top } = world.people.tree;
  const lives: Lived[] = [];
  const limits: number[] = [];
  const withFiles: number[] = [];
  for (let run = 0; run < runsFor(world, 2); run++) {
    await onBare(world, withoutPayouts);
    const service = await RunningService.start(world.database);
    const lived = await liveAndStop(service, hundredThousand);
    lives.push(lived);
    const statements = await onBare(world, async (bare) => {
      const documents = await bare.query<KeptDocument>(
        'SELECT kind, profile, file_name AS "fileName", sha256, content_cipher AS "contentCipher" FROM payout_documents',
      );
      await withoutPayouts(bare);
      const started = performance.now();
      const { id } = await storeMonth(bare, hundredThousand, hundredThousand !== top.code);
      await liveThrough(bare, id, documents);
      const seconds = (performance.now() - started) / 1000;
      await withoutPayouts(bare);
      return seconds;
    });
    limits.push(statements);
    let files = 0;
    for (const content of lived.workbooks) files += await secondsOfBare(await readCells(content));
    withFiles.push(statements + files);
  }
  const [first] = lives;
  const known = {
    size: world.size,
    unit: 's' as const,
    measured: spreadOf(lives.map(({ seconds }) => seconds)),
    aim: 2,
    rows: first!.lines,
    peakMb: Math.max(...lives.map(({ peakMb }) => peakMb)),
  };
  return [
    figure({
      ...known,
      key: 'life',
      what: 'a payout, draft → approved → sent → settled',
      limit: spreadOf(limits),
      limitIs: 'the bulk statements alone, files counted for nothing',
      note: `${first!.lines} lines: ${first!.steps.map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`).join(', ')} s`,
    }),
    figure({
      ...known,
      key: 'life:files',
      what: 'the same, its two workbooks counted on both sides',
      limit: spreadOf(withFiles),
      limitIs: 'the bulk statements, and exceljs on the cells of 公示表 and 发放表',
    }),
  ];
}

async function liveAndStop(service: RunningService, regionCode: string): Promise<Lived> {
  try {
    return await live(service, regionCode);
  } finally {
    await service.stop();
  }
}

async function live(service: RunningService, regionCode: string): Promise<Lived> {
  const author = await service.signIn('author');
  const second = await service.signIn('second');
  const admin = await service.signIn();
  const steps: Lived['steps'] = [];
  let peak = 0;
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const { cost, answer } = await service.measure(`a payout's life: ${name}`, work);
    steps.push([name, cost.seconds]);
    peak = Math.max(peak, cost.peakMb);
    return answer;
  };
  const payout = await step('draft', () => createPayout(author, regionCode));
  const path = `/payouts/${payout.id}`;
  const take = (who: HttpClient, name: string) =>
    step(name, () => who.json<PayoutAnswer>('POST', `${path}/${name}`, {}));
  await take(author, 'submit');
  await take(second, 'accept');
  await take(author, 'publish');
  await take(second, 'approve');
  await take(admin, 'send');
  const files = await step('bank files', () => bankFiles(admin, path));
  await step('bank return', async () => {
    for (const [index, file] of files.entries()) {
      await admin.upload(`${path}/bank-returns?profile=generic-csv`, `return-${index}.csv`, answered(file));
    }
  });
  const { state } = await admin.json<PayoutAnswer>('GET', path);
  if (state !== 'settled') throw new Error(`the payout ended as ${state}`);
  const workbooks = [await admin.bytes(`${path}/notice.xlsx`), await admin.bytes(`${path}/workbook.xlsx`)];
  const seconds = steps.reduce((sum, [, each]) => sum + each, 0);
  return { seconds, peakMb: peak, lines: payout.lineCount, steps, workbooks };
}

export async function bankFiles(client: HttpClient, path: string): Promise<string[]> {
  const check = await client.json<{ parts: { no: number }[] }>('GET', `${path}/bank-file/check?profile=generic-csv`);
  const files: string[] = [];
  for (const { no } of check.parts) files.push(await client.text(`${path}/bank-file?profile=generic-csv&part=${no}`));
  return files;
}

/** The bank's own file with its word behind each row: paid. */
export function answered(file: string): Buffer {
  const [titles, ...rows] = file.trim().split('\r\n');
  return Buffer.from([`${titles},处理结果`, ...rows.map((row) => `${row},成功`), ''].join('\r\n'));
}
