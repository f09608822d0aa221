import { yuanText } from '../../common/values/money.js';
import { monthsText, type RowSource } from '../sheet.js';

/** 本期 of the batch's own months, 补发 of earlier ones or of a difference, 重发 of what the bank had returned. */
export const LINE_USES = ['regular', 'back-pay', 'returned-again'] as const;
export type LineUse = (typeof LINE_USES)[number];

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

/** What two sheets of one workbook, and its seal, must agree in. */
export interface Counted {
  lineCount: number;
  grossFen: number;
  nettedFen: number;
}

/** Called by each sheet with what it counted; throws as soon as two sheets of one workbook, or its seal, disagree. */
export type Agreement = (sheetName: string, counted: Counted) => void;

export function agreementOf(seal?: Counted): Agreement {
  let agreed = seal;
  return (sheetName, counted) => {
    agreed ??= counted;
    if (agreed.lineCount !== counted.lineCount || moneyOf(agreed) !== moneyOf(counted)) {
      throw new Error(
        `${sheetName} holds ${counted.lineCount} lines of ${moneyOf(counted)}, ` +
          `where ${agreed.lineCount} lines of ${moneyOf(agreed)} were expected`,
      );
    }
  };
}

function moneyOf({ grossFen, nettedFen }: Counted): string {
  return `${yuanText(grossFen)} yuan less ${yuanText(nettedFen)}`;
}

/** The months that lines pay; an award belongs to none, and an empty cell would look forgotten. */
export function monthsOf(lines: readonly { months: readonly string[] }[]): string {
  return monthsText(lines.flatMap((line) => line.months)) || '一次性';
}
