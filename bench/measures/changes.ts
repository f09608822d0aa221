import type { BareConnection } from '../database.js';
import { figure, type Figure, percentile, spreadOf } from '../figures.js';
import type { HttpClient } from '../http-client.js';
import { LeanClient } from '../lean-client.js';
import { CHANGED, INBOX, LATE, LINES, PAYOUT, PAYOUTS } from '../limits/changes-sql.js';
import { RunningService } from '../service.js';
import { onBare, withoutPayouts, type World } from '../world.js';
import { changeFacts, withoutChanges } from './changed-people.js';
import { answered, bankFiles } from './life.js';
import { createPayout, type PayoutAnswer } from './month.js';

/** Seconds of each thing asked, by its name. */
type Times = Map<string, { what: string; seconds: number[]; peakMb: number; note: string }>;

interface Asking {
  world: World;
  service: RunningService;
  author: HttpClient;
  second: HttpClient;
  admin: HttpClient;
  times: Times;
}

/**
 * A payout of up to 100 000 lines while a hundred people's facts change under it. Each step beside the same step with nobody changed,
 * each question beside its bare statement, and beside everybody asked again, as it was before facts left marks.
 */
export async function measureChanges(world: World): Promise<Figure[]> {
  // The bare statements go to a database that the service has open.
  if (world.database.kind !== 'PostgreSQL') return [];
  const bare = await world.database.connect();
  const count = world.options.short ? 10 : 100;
  try {
    const even = await withService(world, (asking) => liveWith(asking, bare, 0));
    const changed = await withService(world, (asking) => liveWith(asking, bare, count));
    return figuresOf(world, { even, changed, count });
  } finally {
    await bare.close();
    await onBare(world, async (last) => {
      await withoutPayouts(last);
      await withoutChanges(last);
    });
  }
}

interface Lived {
  lines: number;
  times: Times;
  limits: Map<string, number[]>;
}

async function withService(world: World, work: (asking: Asking) => Promise<Lived>): Promise<Lived> {
  await onBare(world, async (bare) => {
    await withoutPayouts(bare);
    await withoutChanges(bare);
    await bare.query('VACUUM ANALYZE');
  });
  const service = await RunningService.start(world.database);
  try {
    const [author, second, admin] = [
      await service.signIn('author'),
      await service.signIn('second'),
      await service.signIn(),
    ];
    return await work({ world, service, author, second, admin, times: new Map() });
  } finally {
    await service.stop();
  }
}

async function liveWith(asking: Asking, bare: BareConnection, count: number): Promise<Lived> {
  const { world, author, second, admin } = asking;
  const limits: Lived['limits'] = new Map();
  const payout = await createPayout(author, world.people.tree.hundredThousand);
  const path = `/payouts/${payout.id}`;
  const take = (who: HttpClient, step: string) => who.json<PayoutAnswer>('POST', `${path}/${step}`, {});
  await take(author, 'submit');
  await take(second, 'accept');
  await take(author, 'publish');
  if (count > 0) {
    await changeFacts(bare, payout.id, count, 0);
    const questions = await readsOf(asking, bare, limits, payout);
    await questions();
    await everybody(asking, bare, payout.id);
    await timed(asking, 'refused', 'approve, stopped by changed lines (409)', () => refused(second, `${path}/approve`));
    await timed(asking, 'take-out', 'POST changes/take-out', () =>
      author.json('POST', `${path}/changes/take-out`, { reason: '登记有变动' }),
    );
  }
  await timed(asking, 'approve', 'approve', () => take(second, 'approve'));
  await timed(asking, 'send', 'send', () => take(admin, 'send'));
  if (count > 0) {
    for (const [index, file] of (await bankFiles(admin, path)).entries()) {
      await admin.upload(`${path}/bank-returns?profile=generic-csv`, `return-${index}.csv`, answered(file));
    }
    const { state } = await admin.json<PayoutAnswer>('GET', path);
    if (state !== 'settled') throw new Error(`the payout ended as ${state}`);
    await changeFacts(bare, payout.id, count, 1);
    await lateFacts(asking, bare, limits);
  }
  return { lines: payout.lineCount, times: asking.times, limits };
}

async function timed(asking: Asking, key: string, what: string, work: () => Promise<unknown>): Promise<void> {
  const { cost, answer } = await asking.service.measure(`changes: ${what}`, work);
  const known = asking.times.get(key) ?? { what, seconds: [], peakMb: 0, note: '' };
  known.seconds.push(cost.seconds);
  known.peakMb = Math.max(known.peakMb, cost.peakMb);
  known.note = typeof answer === 'string' ? answer : `${cost.statements} statements`;
  asking.times.set(key, known);
}

async function refused(who: HttpClient, path: string): Promise<void> {
  try {
    await who.json('POST', path, {});
  } catch (error) {
    if (error instanceof Error && error.message.includes('LINES_CHANGED')) return;
    throw error;
  }
  throw new Error(`${path} was not refused`);
}

/** What a person looks at while lines are changed: median of some, each in turn with its limit. */
async function readsOf(
  asking: Asking,
  bare: BareConnection,
  limits: Lived['limits'],
  { id, lineCount }: PayoutAnswer,
): Promise<() => Promise<void>> {
  const { world, service } = asking;
  const latePage = Math.max(1, Math.floor((lineCount * 0.98) / 50));
  const of = (page: number): [string, unknown[]] => [LINES, [id, (page - 1) * 50]];
  const reads: { key: string; what: string; path: string; who?: string; limit: [string, unknown[]] }[] = [
    { key: 'list', what: 'GET changes', path: `/payouts/${id}/changes`, limit: [CHANGED, [id]] },
    { key: 'payout', what: 'GET payouts/:id', path: `/payouts/${id}`, limit: [PAYOUT, [id]] },
    { key: 'payouts', what: 'GET payouts', path: '/payouts?pageSize=20', limit: [PAYOUTS, []] },
    { key: 'lines', what: 'GET lines, first page', path: `/payouts/${id}/lines?pageSize=50`, limit: of(1) },
    { key: 'lines-late', what: 'GET lines, a late page', path: `/payouts/${id}/lines?pageSize=50&page=${latePage}`, limit: of(latePage) },
    { key: 'payees', what: 'GET payees, first page', path: `/payouts/${id}/payees?pageSize=50`, limit: of(1) },
    { key: 'payees-late', what: 'GET payees, a late page', path: `/payouts/${id}/payees?pageSize=50&page=${latePage}`, limit: of(latePage) },
    { key: 'inbox', what: 'GET inbox of the officer', who: 'author', path: '/inbox', limit: [INBOX, [id]] },
    { key: 'inbox-reviewer', what: 'GET inbox of the reviewer', who: 'second', path: '/inbox', limit: [INBOX, [id]] },
    { key: 'inbox-admin', what: 'GET inbox of the administrator', path: '/inbox', limit: [INBOX, [id]] },
  ]; // prettier-ignore
  const { short } = world.options;
  return async () => {
    for (const { key, what, path, who = 'second', limit } of reads) {
      const client = await LeanClient.connect(service.port, await service.token(key.endsWith('admin') ? 'admin' : who));
      await client.time(path);
      for (let run = 0; run < (short ? 1 : 7); run++) {
        await timed(asking, key, what, () => client.time(path));
        await timeBare(bare, limits, key, limit);
      }
      client.close();
    }
    const { name } = world.people.person(0);
    for (let run = 0; run < (short ? 1 : 7); run++) {
      await timed(asking, 'search', 'POST search', () => asking.author.json('POST', '/search', { q: name }));
    }
  };
}

async function timeBare(
  bare: BareConnection,
  limits: Lived['limits'],
  key: string,
  [sql, values]: [string, unknown[]],
) {
  const started = performance.now();
  await bare.query(sql, values, key);
  const seconds = (performance.now() - started) / 1000;
  limits.set(key, [...(limits.get(key) ?? []), seconds]);
}

/** Everybody asked again, as before there were marks: what a payout does whose policies are no longer those that it was made by. */
async function everybody(asking: Asking, bare: BareConnection, id: string): Promise<void> {
  const [kept] = await bare.query<{ seen: string }>('SELECT policies_seen AS seen FROM payouts WHERE id = $1', [id]);
  await bare.query(`UPDATE payouts SET policies_seen = 'all' WHERE id = $1`, [id]);
  await timed(asking, 'list-all', 'GET changes, everybody asked again', () =>
    asking.second.json('GET', `/payouts/${id}/changes`),
  );
  await bare.query('UPDATE payouts SET policies_seen = $2 WHERE id = $1', [id, kept!.seen]);
}

async function lateFacts(asking: Asking, bare: BareConnection, limits: Lived['limits']): Promise<void> {
  const { second } = asking;
  for (let run = 0; run < (asking.world.options.short ? 1 : 3); run++) {
    await timeBare(bare, limits, 'late', [LATE, []]);
    await timed(asking, run === 0 ? 'late-first' : 'late', 'GET late-facts', () => askLate(second, ''));
  }
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await timed(asking, 'late-all', 'GET late-facts, everybody asked again', () => askLate(second, `?asOf=${yesterday}`));
}

async function askLate(who: HttpClient, query: string): Promise<string> {
  const { total } = await who.json<{ total: number }>('GET', `/payouts/late-facts${query}`);
  return `${total} late facts`;
}

function figuresOf(world: World, { even, changed, count }: { even: Lived; changed: Lived; count: number }): Figure[] {
  const { size } = world;
  const rows = changed.lines;
  const figures: Figure[] = [];
  for (const [key, { what, seconds, peakMb, note }] of changed.times) {
    const sameEven = even.times.get(key)?.seconds;
    const limit = changed.limits.get(key.replace('-first', '')) ?? sameEven;
    const isSmall = changed.limits.has(key) || key === 'search';
    const factor = isSmall ? 1000 : 1;
    const [every] = changed.times.get(`${key.replace('-first', '')}-all`)?.seconds ?? [];
    const beside =
      every === undefined
        ? ''
        : `; everybody asked ${every.toFixed(1)} s, ${(every / middle(seconds)).toFixed(0)} times`;
    figures.push(
      figure({
        size,
        key: `changes:${key}`,
        what: `${rows} lines, ${count} people changed: ${what}`,
        unit: isSmall ? 'ms' : 's',
        measured: spreadOf(seconds.map((each) => each * factor)),
        limit: limit ? spreadOf(limit.map((each) => each * factor)) : null,
        limitIs: sameEven ? 'the same step with nobody changed' : 'the bare statement',
        rows,
        peakMb,
        note: `${note}${beside}`,
      }),
    );
  }
  return figures;
}

function middle(values: readonly number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
