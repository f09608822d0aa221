/** How many backups stay: one of each of the last days, weeks (from Monday) and months that have any. */
export interface Retention {
  days: number;
  weeks: number;
  months: number;
}

const NAME = /^social-workers-(\d{4}-\d{2}-\d{2})\.backup$/;

export function backupName(day: string): string {
  return `social-workers-${day}.backup`;
}

/**
 * Of the files of a folder those that may go. Of a week or month its first backup stays, so that what was kept once is not let go for a newer
 * one. What has another name is somebody's own and stays.
 */
export function outdated(names: readonly string[], { days, weeks, months }: Retention): string[] {
  const found = names
    .flatMap((name) => {
      const [, day] = NAME.exec(name) ?? [];
      return day === undefined ? [] : [{ name, day }];
    })
    .toSorted((a, b) => (a.day < b.day ? 1 : -1));
  const kept = new Set(found.slice(0, days).map(({ name }) => name));
  for (const [most, of] of [
    [weeks, mondayOf],
    [months, (day: string) => day.slice(0, 7)],
  ] as const) {
    const first = new Map<string, string>();
    for (const { name, day } of found) first.set(of(day), name);
    for (const name of [...first.values()].slice(0, most)) kept.add(name);
  }
  return found.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
