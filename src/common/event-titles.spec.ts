import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EVENT_TITLES, eventTitle, READING_ACTIONS } from './event-titles.js';

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts') ? [path] : [];
  });
}

/** What is recorded of people, and so stands in their history and in the refusal of an approval. */
const OF_PEOPLE = /^(worker|post|suspension|certificate|registration|education_credit|historical_payment|waiver)\./;

describe('the title of an event', () => {
  const actions = new Set(
    sources(resolve('src')).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/'([a-z_]+\.[a-z-]+)'/g)].map(([, action = '']) => action),
    ),
  );

  it('is Chinese for every action that the code knows, never the key itself', () => {
    expect(actions.size).toBeGreaterThan(60);
    const english = [...actions].filter((action) => /[A-Za-z]/.test(eventTitle(action, action.split('.')[0]!)));
    expect(english).toEqual([]);
  });

  it('is its own where a person reads of themself', () => {
    const recorded = [...actions].filter(
      (action) => OF_PEOPLE.test(action) && /\.(create|update|withdraw)$/.test(action),
    );
    expect(recorded.length).toBeGreaterThan(15);
    expect(recorded.filter((action) => eventTitle(action, 'worker').endsWith('变动'))).toEqual([]);
  });

  it('tells what was only read, checked or taken along from what was changed', () => {
    const readings = /^(查看完整|查看手机|查看附件|开始下载|开始打印|开始导出|下载|打印|导出|检查|核验)/;
    const byTitle = Object.entries(EVENT_TITLES).filter(([, title]) => readings.test(title));
    expect(byTitle.map(([action]) => action).toSorted()).toEqual([...READING_ACTIONS].toSorted());
  });
});
