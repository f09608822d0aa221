import type { Profiler } from 'node:inspector';

/** What one statement cost in all its sendings, waiting included. */
export interface StatementCost {
  text: string;
  count: number;
  milliseconds: number;
}

/** What a service told of itself while one step was measured. */
export interface ProfiledStep {
  profile: Profiler.Profile;
  statements: StatementCost[];
  /** How late the event loop was, in milliseconds: its median, its 99th percentile, its longest. */
  delay: { middle: number; late: number; longest: number } | null;
}

interface Frame {
  group: string;
  place: string;
}

const IDLE = '(idle)';
const LISTED = 12;

/**
 * A CPU profile as a page: which part of the service its thread was busy in, the functions that took most themselves, those of
 * our own that enclose most, and the statements that were waited for longest. Shares are of the busy time; what runs
 * in other threads (decompression, the roster's reader) and in the server is not in them.
 */
export function sharesOf(title: string, { profile, statements, delay }: ProfiledStep): string {
  const micros = selfTimes(profile);
  const parents = parentsOf(profile);
  const frames = new Map(profile.nodes.map((node) => [node.id, frameOf(node)]));
  const groups = new Map<string, number>();
  const functions = new Map<string, number>();
  const enclosing = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, value: number) => to.set(key, (to.get(key) ?? 0) + value);
  for (const [id, time] of micros) {
    const stack = stackOf(id, parents, frames);
    const [own] = stack;
    // What is built into the engine belongs to whoever called it.
    const group = stack.find((it) => it.group !== '')?.group ?? 'engine';
    add(groups, group, time);
    add(
      functions,
      `${own!.place}${own!.group === '' ? ` ← ${stack.find((it) => it.group !== '')?.place ?? '–'}` : ''}`,
      time,
    );
    for (const place of new Set(stack.filter((it) => it.group.startsWith('src/')).map((it) => it.place))) {
      add(enclosing, place, time);
    }
  }
  const idle = groups.get(IDLE) ?? 0;
  const whole = [...micros.values()].reduce((sum, each) => sum + each, 0);
  const busy = whole - idle;
  for (const map of [groups, functions]) map.delete(IDLE);
  const list = (map: Map<string, number>, most: number): string[] =>
    [...map]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, most)
      .map(([name, time]) => `${((time / busy) * 100).toFixed(1).padStart(5)} %  ${seconds(time / 1e6)}  ${name}`);
  const waited = statements
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, LISTED)
    .map((it) => `${seconds(it.milliseconds / 1e3)}  ${String(it.count).padStart(6)} ×  ${headOf(it.text)}`);
  const late =
    delay &&
    ` Event loop late by ${delay.middle.toFixed(1)} ms at the median, ${delay.late.toFixed(1)} at the 99th percentile, ${delay.longest.toFixed(0)} at the longest.`;
  return [
    `## ${title}`,
    '',
    `${seconds(whole / 1e6).trim()} in all, its thread busy for ${seconds(busy / 1e6).trim()} of it.${late ?? ''}`,
    '',
    '```text',
    'where the thread was busy',
    ...list(groups, LISTED),
    '',
    'functions, each by itself',
    ...list(functions, LISTED),
    '',
    'our own functions with all that they call before they wait',
    ...list(enclosing, LISTED),
    ...(waited.length > 0
      ? ['', 'statements, sent to answered (those sent side by side counted each)', ...waited]
      : []),
    '```',
    '',
  ].join('\n');
}

function selfTimes({ samples = [], timeDeltas = [] }: Profiler.Profile): Map<number, number> {
  const times = new Map<number, number>();
  for (const [index, id] of samples.entries()) times.set(id, (times.get(id) ?? 0) + (timeDeltas[index + 1] ?? 0));
  return times;
}

function parentsOf({ nodes }: Profiler.Profile): Map<number, number> {
  return new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
}

function stackOf(id: number, parents: Map<number, number>, frames: Map<number, Frame>): Frame[] {
  const stack: Frame[] = [];
  for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) stack.push(frames.get(at)!);
  return stack;
}

function frameOf({ callFrame: { functionName, url, lineNumber } }: Profiler.ProfileNode): Frame {
  const name = functionName || '(anonymous)';
  if (url === '')
    return { group: ['(idle)', '(program)', '(garbage collector)'].includes(name) ? name : '', place: name };
  if (url.startsWith('node:'))
    return {
      group: url.startsWith('node:internal/') ? url.split('/').slice(0, 2).join('/') : url,
      place: `${name} ${url}`,
    };
  const [, modules] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (modules) return { group: modules, place: `${name} ${/.*\/node_modules\/(.*)/.exec(url)![1]}:${lineNumber + 1}` };
  const [, path] = /\.test-build-[^/]*\/(.*)/.exec(url) ?? [];
  // Lines are of the build and would say nothing.
  return { group: path?.split('/').slice(0, 2).join('/') ?? 'bench', place: `${name} ${path ?? url}` };
}

function seconds(value: number): string {
  return `${value.toFixed(2).padStart(7)} s`;
}

function headOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 150 ? `${line.slice(0, 150)}…` : line;
}
