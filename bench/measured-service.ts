import 'reflect-metadata';
import { Session } from 'node:inspector/promises';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';
import { readConfig } from '../src/common/config/config.js';
import { keepHeapSmall } from '../src/app/heap-growth.js';
import { openService } from '../src/app/service.js';
import type { StatementCost } from './profile-shares.js';

/**
 * The service as a process of its own, so that its memory is its own; it counts the statements that it sends, and while it
 * is profiled it times them too, from their sending to their last row.
 */
let statements = 0;
let costs: Map<string, StatementCost> | null = null;
// oxlint-disable-next-line typescript/unbound-method -- it is called on the client below
const send = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;
pg.Client.prototype.query = function counted(this: pg.Client, ...parameters: unknown[]): unknown {
  statements++;
  return costs ? timed(costs, this, parameters) : send.apply(this, parameters);
} as typeof pg.Client.prototype.query;

function timed(into: Map<string, StatementCost>, client: pg.Client, parameters: unknown[]): unknown {
  const [what] = parameters;
  const text = typeof what === 'string' ? what : (what as { text: string }).text;
  const started = performance.now();
  const end = (): void => {
    const cost = into.get(text) ?? { text, count: 0, milliseconds: 0 };
    cost.count++;
    cost.milliseconds += performance.now() - started;
    into.set(text, cost);
  };
  const last = parameters.at(-1);
  if (typeof last === 'function') {
    const told = last as (...answer: unknown[]) => void;
    const listener = (...answer: unknown[]): void => {
      end();
      told(...answer);
    };
    return send.apply(client, [...parameters.slice(0, -1), listener]);
  }
  const answer = send.apply(client, parameters);
  if (answer instanceof Promise) void answer.then(end, end);
  return answer;
}

keepHeapSmall();
const service = await openService(readConfig());
const server = (await service.app.listen(0, '127.0.0.1')) as { address(): { port: number } };

let profiling: { session: Session; delay: IntervalHistogram } | null = null;

async function startProfile(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  costs = new Map();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await session.post('Profiler.start');
  profiling = { session, delay };
}

async function stopProfile() {
  const { session, delay } = profiling!;
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  delay.disable();
  const told = [...costs!.values()];
  profiling = null;
  costs = null;
  const [middle, late, longest] = [delay.percentile(50), delay.percentile(99), delay.max].map((it) => it / 1e6);
  return { profile, statements: told, delay: { middle, late, longest } };
}

process.on('message', (message) => {
  void (async () => {
    if (message === 'close') return service.close().then(() => process.exit(0));
    if (message === 'profile') return process.send?.((await startProfile(), {}));
    if (message === 'profiled') return process.send?.(await stopProfile());
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    return process.send?.({ statements, cpuSeconds: (user + system) / 1e6 });
  })();
});
// Whoever started it may have been stopped half way.
process.on('disconnect', () => process.exit(1));
process.send?.({ port: server.address().port });
