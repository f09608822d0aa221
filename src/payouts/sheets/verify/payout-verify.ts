import { maskAccount, maskIdentityNumber } from '../../../common/values/masking.js';
import { unguardCell } from '../../../exports/cell-guard.js';
import { columnLetters, type RawCell, type RawRow, type Workbook } from '../../../workbooks/workbook-reader.js';

/** A cell, or a whole sheet where `cell` is null, that does not say what was sealed. */
export interface SheetDifference {
  sheet: string;
  /** `C17` */
  cell: string | null;
  /** As sealed; null for an empty cell. Identity numbers and accounts masked. */
  expected: string | null;
  /** As found in the file. */
  found: string | null;
}

/** More would hide what matters; how many there are in all is counted on. */
const MOST_DIFFERENCES = 500;
/** Title, info line and column titles stand above the rows. */
const TITLE_ROW = 3;
const MASKS: Record<string, (text: string) => string> = { 身份证号: maskIdentityNumber, 银行账号: maskAccount };

/** Compares the sealed workbook with another file, sheet by sheet and cell by cell, a row at a time. */
export class WorkbookComparison {
  readonly differences: SheetDifference[] = [];
  count = 0;

  async run(sealed: Workbook, uploaded: Workbook): Promise<void> {
    const found = new Map(uploaded.sheets.map((sheet) => [sheet.name, sheet]));
    for (const sheet of sealed.sheets) {
      const other = found.get(sheet.name);
      found.delete(sheet.name);
      if (other) await this.sheet(sheet.name, rowsOf(sealed, sheet.name), rowsOf(uploaded, sheet.name));
      else this.add({ sheet: sheet.name, cell: null, expected: '应有此工作表', found: null });
    }
    for (const name of found.keys()) this.add({ sheet: name, cell: null, expected: null, found: '多出的工作表' });
  }

  add(difference: SheetDifference): void {
    this.count += 1;
    if (this.differences.length < MOST_DIFFERENCES) this.differences.push(difference);
  }

  private async sheet(name: string, sealed: AsyncIterator<RawRow>, uploaded: AsyncIterator<RawRow>): Promise<void> {
    let titles: RawRow['cells'] = [];
    let [expected, found] = [await sealed.next(), await uploaded.next()];
    while (!expected.done || !found.done) {
      const rowNo = Math.min(expected.done ? Infinity : expected.value.row, found.done ? Infinity : found.value.row);
      const one = !expected.done && expected.value.row === rowNo ? expected.value.cells : null;
      const other = !found.done && found.value.row === rowNo ? found.value.cells : null;
      if (rowNo === TITLE_ROW) titles = one ?? [];
      this.row(name, rowNo, titles, one ?? [], other ?? []);
      if (one) expected = await sealed.next();
      if (other) found = await uploaded.next();
    }
  }

  private row(
    sheet: string,
    rowNo: number,
    titles: RawRow['cells'],
    expected: RawRow['cells'],
    found: RawRow['cells'],
  ): void {
    for (let column = 0; column < Math.max(expected.length, found.length); column++) {
      const [one, other] = [expected[column], found[column]];
      if (says(one, other)) continue;
      const mask = MASKS[titles[column]?.text ?? ''];
      const shown = (cell: RawCell | undefined): string | null => {
        const text = cell ? valueOf(cell) : '';
        return text === '' ? null : masked(rowNo > TITLE_ROW && mask ? mask(text) : text);
      };
      const cell = `${columnLetters(column)}${rowNo}`;
      this.add({ sheet, cell, expected: shown(one), found: shown(other) });
    }
  }
}

async function* rowsOf(workbook: Workbook, name: string): AsyncGenerator<RawRow> {
  const sheet = workbook.sheets.find((candidate) => candidate.name === name);
  if (!sheet) return;
  for await (const batch of workbook.rows(sheet)) yield* batch;
}

/**
 * Whether two cells say the same, however a program wrote them: shared or inline, guarded or not, `1500` or `1500.00`. A
 * formula never says what a value says: it may say something else tomorrow.
 */
function says(one: RawCell | undefined, other: RawCell | undefined): boolean {
  if (one?.kind !== 'formula' && other?.kind !== 'formula') {
    const [a, b] = [one ? valueOf(one) : '', other ? valueOf(other) : ''];
    if (a === b) return true;
    const isNumber = one?.kind === 'number' || other?.kind === 'number';
    return isNumber && NUMBER.test(a) && NUMBER.test(b) && Number(a) === Number(b);
  }
  return one?.kind === other?.kind && one?.text === other?.text;
}

/** Longer numbers are not told apart as numbers, and a zero in front is a part of an account. */
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,4})?$/;

function valueOf({ kind, text }: RawCell): string {
  if (kind === 'text') return unguardCell(text.replaceAll(/\r\n?/g, '\n').trim());
  if (kind === 'number' || kind === 'date') return String(Number(text));
  return kind === 'formula' ? `=${text}` : text;
}

/** Numbers of people can stand anywhere in a file that somebody has changed. */
function masked(text: string): string {
  return text.replaceAll(/(?<!\d|[0-9a-f]{8})\d{17}[\dXx](?![0-9a-f])/g, maskIdentityNumber).slice(0, 200);
}

/** The payout that a workbook says it is of: by 封存信息, or where that is gone by the line beneath a sheet's title. */
export async function statedPayoutNumber(workbook: Workbook): Promise<string | null> {
  for await (const { cells } of rowsOf(workbook, '封存信息')) {
    if (cells[0]?.text.trim() === '批次号') return cells[1]?.text.trim() ?? null;
  }
  for (const { name } of workbook.sheets) {
    for await (const { row, cells } of rowsOf(workbook, name)) {
      if (row >= TITLE_ROW) break;
      for (const cell of cells) {
        const number = /批次号[：:]\s*(\S+)/.exec(cell?.text ?? '')?.[1];
        if (number) return number;
      }
    }
  }
  return null;
}
