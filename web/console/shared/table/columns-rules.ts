/** Which columns of a list are shown, in whose order. Pure. */

interface Titled {
  title: string;
}

/**
 * @param kept titles as the account keeps them; null where nothing was chosen
 * @returns the first column always, since it opens the row; then those that were chosen, in their order, without what is gone by now
 */
export function shownColumns<C extends Titled>(all: readonly C[], kept: readonly string[] | null): readonly C[] {
  const [first, ...rest] = all;
  if (!kept || !first) return all;
  const chosen = kept.flatMap((title) => rest.find((column) => column.title === title) ?? []);
  return [first, ...chosen];
}

/** The titles with one moved by a place, where there is one. */
export function moved(titles: readonly string[], title: string, by: -1 | 1): readonly string[] {
  const at = titles.indexOf(title);
  const to = at + by;
  if (at < 0 || to < 0 || to >= titles.length) return titles;
  const next = [...titles];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

/** Switches a column on, at its own place among those that are shown, or off. */
export function toggled(all: readonly string[], shown: readonly string[], title: string): readonly string[] {
  if (shown.includes(title)) return shown.filter((each) => each !== title);
  const before = all.slice(0, all.indexOf(title)).reverse();
  const neighbour = before.find((each) => shown.includes(each));
  const at = neighbour === undefined ? 0 : shown.indexOf(neighbour) + 1;
  return [...shown.slice(0, at), title, ...shown.slice(at)];
}
