import { backupName, outdated } from './retention.js';

const KEPT = { days: 14, weeks: 8, months: 24 };
const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => new Date(Date.parse(first) + n * 86_400_000).toISOString().slice(0, 10));

/** As it goes in life: each night a backup, and then what may go. */
function lived(first: string, count: number): string[] {
  let names: string[] = [];
  for (const day of daysFrom(first, count)) {
    names.push(backupName(day));
    const gone = new Set(outdated(names, KEPT));
    names = names.filter((name) => !gone.has(name));
  }
  return names.map((name) => name.slice('social-workers-'.length, -'.backup'.length));
}

describe('backups that stay', () => {
  it('are all of the first two weeks', () => {
    expect(lived('2024-03-04', 14)).toHaveLength(14);
  });

  it('are after three years the last 14 days, the first of 8 weeks and of 24 months', () => {
    const left = lived('2022-01-01', 3 * 365);
    const newest = left.at(-1)!;
    expect(newest).toBe('2024-12-30');
    expect(left.slice(-14)).toEqual(daysFrom('2024-12-17', 14));
    const mondays = left.filter((day) => new Date(day).getUTCDay() === 1 && day >= '2024-11-01');
    expect(mondays).toEqual([
      '2024-11-11',
      '2024-11-18',
      '2024-11-25',
      '2024-12-02',
      '2024-12-09',
      '2024-12-16',
      '2024-12-23',
      '2024-12-30',
    ]);
    const firsts = left.filter((day) => day.endsWith('-01'));
    expect(firsts).toHaveLength(24);
    expect(firsts[0]).toBe('2023-01-01');
    expect(left.length).toBeLessThanOrEqual(14 + 8 + 24);
  });

  it('are whatever has another name, and the newest always', () => {
    const names = ['before-upgrade-20240101T000000Z-1.backup', 'notes.txt', backupName('2020-01-01')];
    expect(outdated(names, { days: 1, weeks: 0, months: 0 })).toEqual([]);
    expect(outdated([...names, backupName('2020-01-02')], { days: 1, weeks: 0, months: 0 })).toEqual([
      backupName('2020-01-01'),
    ]);
  });
});
