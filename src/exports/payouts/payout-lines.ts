import { yuanText } from '../../common/values/money.js';
import type { RowSource } from '../sheet.js';

/** Groups lines that stand next to each other by person; a person who comes back later would be counted and paid twice. */
export async function* personsOf<T extends { workerId: string }>(lines: RowSource<T>): AsyncGenerator<T[]> {
  const seen = new Set<string>();
  let person: T[] = [];
  for await (const line of lines) {
    const [first] = person;
    if (first && first.workerId !== line.workerId) {
      yield person;
      person = [];
    }
    if (person.length === 0) {
      if (seen.has(line.workerId)) throw new Error('The lines of one person do not stand next to each other');
      seen.add(line.workerId);
    }
    person.push(line);
  }
  if (person.length > 0) yield person;
}

/** Called by each sheet with what it counted; throws as soon as two sheets of one workbook, or its seal, disagree. */
export type Agreement = (sheetName: string, lineCount: number, totalFen: number) => void;

export function agreementOf(seal?: { lineCount: number; totalFen: number }): Agreement {
  let agreed = seal;
  return (sheetName, lineCount, totalFen) => {
    agreed ??= { lineCount, totalFen };
    if (agreed.lineCount !== lineCount || agreed.totalFen !== totalFen) {
      throw new Error(
        `${sheetName} holds ${lineCount} lines of ${yuanText(totalFen)} yuan in all, ` +
          `where ${agreed.lineCount} lines of ${yuanText(agreed.totalFen)} were expected`,
      );
    }
  };
}

/** The items under each key, keys and items in the order in which they came. */
export function groupedBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
