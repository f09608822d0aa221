import { WorkbookArchive, WORKBOOK_LIMITS, type WorkbookLimits, type WorkbookSource } from './workbook-archive.js';
import { columnOf, MAX_COLUMNS } from './columns.js';
import { MergedCells, readMerges } from './merged-cells.js';
import { WorkbookRefused } from './workbook-errors.js';
import {
  readDateStyles,
  readOutline,
  readSharedStrings,
  unescapeXstring,
  type SheetEntry,
  type WorkbookOutline,
} from './workbook-parts.js';
import { readXml, type XmlHandler } from './xml-part.js';

export type RawCellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula';

/** A cell as it stands in the file: numbers in the file's own digits, dates as the serial number they are stored as. */
export interface RawCell {
  kind: RawCellKind;
  text: string;
}

export interface RawRow {
  /** As Excel shows it, from 1. */
  row: number;
  hidden: boolean;
  /** By column, from 0; empty cells are left out. */
  cells: (RawCell | undefined)[];
}

/**
 * An OOXML workbook (ECMA-376) whose rows are read one piece of the file at a time, so memory does not grow with the
 * number of rows (docs/decisions/0005-reading-workbooks.md says why this is not exceljs).
 */
export class Workbook {
  private dateStyles: boolean[] | null = null;
  private sharedStrings: string[] | null = null;

  private constructor(
    private readonly archive: WorkbookArchive,
    private readonly outline: WorkbookOutline,
  ) {}

  /** @throws WorkbookRefused when the file is no workbook, is damaged, or must not be opened */
  static async open(source: WorkbookSource, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<Workbook> {
    const archive = await WorkbookArchive.open(source, limits);
    try {
      return new Workbook(archive, await readOutline(archive));
    } catch (error) {
      archive.close();
      throw error;
    }
  }

  get sheets(): readonly SheetEntry[] {
    return this.outline.sheets;
  }

  get date1904(): boolean {
    return this.outline.date1904;
  }

  /**
   * Rows in batches, one batch for each piece of the file.
   *
   * @param options.filled whether a cell merged over several rows stands in each of them, as people read it
   */
  async *rows(sheet: SheetEntry, { filled = false } = {}): AsyncGenerator<RawRow[], void, undefined> {
    const merges = filled ? await readMerges(this.archive, sheet.part) : [];
    const merged = merges.length > 0 ? new MergedCells<RawCell>(merges) : null;
    this.dateStyles ??= await readDateStyles(this.archive, this.outline.stylesPart);
    this.sharedStrings ??= await readSharedStrings(this.archive, this.outline.sharedStringsPart);
    const handler = new SheetHandler(this.dateStyles, this.sharedStrings, this.archive.limits.maxRows);
    for await (const rows of readXml(this.archive, sheet.part, handler, () => handler.takeRows())) {
      if (merged) for (const row of rows) merged.fill(row);
      if (rows.length > 0) yield rows;
    }
    if (!handler.sawSheet) throw new WorkbookRefused('damaged', `${sheet.part} is no worksheet`);
  }

  close(): void {
    this.archive.close();
  }
}

/** Turns the tags of a worksheet part into rows (ECMA-376 part 1, 18.3.1: sheetData, row, c, v, f, is). */
class SheetHandler implements XmlHandler {
  private done: RawRow[] = [];
  sawSheet = false;
  private row: RawRow | null = null;
  private lastRow = 0;
  private rowCount = 0;
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private hasFormula = false;
  private capturing = false;
  private phoneticDepth = 0;

  constructor(
    private readonly dateStyles: readonly boolean[],
    private readonly sharedStrings: readonly string[],
    private readonly maxRows: number,
  ) {}

  takeRows(): RawRow[] {
    const rows = this.done;
    this.done = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'c':
        this.openCell(attributes);
        break;
      case 'v':
        this.capturing = !this.hasFormula;
        break;
      case 't':
        this.capturing = this.phoneticDepth === 0;
        break;
      case 'f':
        this.hasFormula = true;
        this.value = '';
        this.capturing = true;
        break;
      case 'rPh':
        this.phoneticDepth++;
        break;
      case 'row':
        this.openRow(attributes);
        break;
      case 'worksheet':
        this.sawSheet = true;
        break;
    }
  }

  close(name: string): void {
    switch (name) {
      case 'c':
        this.closeCell();
        break;
      case 'v':
      case 't':
      case 'f':
        this.capturing = false;
        break;
      case 'rPh':
        this.phoneticDepth--;
        break;
      case 'row':
        if (this.row && this.row.cells.length > 0) this.done.push(this.row);
        this.row = null;
        break;
    }
  }

  text(text: string): void {
    if (this.capturing) this.value += text;
  }

  private openRow(attributes: Readonly<Record<string, string>>): void {
    if (++this.rowCount > this.maxRows) throw new WorkbookRefused('too-many-rows');
    const stated = attributes['r'];
    const number = stated === undefined ? this.lastRow + 1 : Number(stated);
    // Rows out of order or twice would let two programs see two different sheets.
    if (!Number.isSafeInteger(number) || number <= this.lastRow) throw new WorkbookRefused('damaged', 'row numbers');
    if (number > this.maxRows) throw new WorkbookRefused('too-many-rows');
    this.lastRow = number;
    this.column = -1;
    this.row = { row: number, hidden: attributes['hidden'] === '1' || attributes['hidden'] === 'true', cells: [] };
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    const reference = attributes['r'];
    const column = reference === undefined ? this.column + 1 : columnOf(reference);
    if (column <= this.column) throw new WorkbookRefused('damaged', 'cell references');
    this.column = column;
    this.type = attributes['t'] ?? 'n';
    this.style = attributes['s'] === undefined ? 0 : Number(attributes['s']);
    this.value = '';
    this.hasFormula = false;
  }

  private closeCell(): void {
    if (!this.row || this.column >= MAX_COLUMNS) return;
    const cell = this.cell();
    if (cell) this.row.cells[this.column] = cell;
  }

  private cell(): RawCell | null {
    if (this.hasFormula) return { kind: 'formula', text: this.value };
    if (this.value === '') return null;
    switch (this.type) {
      case 's': {
        const text = this.sharedStrings[Number(this.value)];
        if (text === undefined) throw new WorkbookRefused('damaged', 'shared string index');
        return text === '' ? null : { kind: 'text', text };
      }
      case 'n': {
        const text = this.value.trim();
        if (text === '') return null;
        return { kind: this.dateStyles[this.style] ? 'date' : 'number', text };
      }
      case 'b':
        return { kind: 'boolean', text: this.value.trim() };
      case 'e':
        return { kind: 'error', text: this.value };
      default:
        // inlineStr, str, and d (ISO 8601 text)
        return { kind: 'text', text: unescapeXstring(this.value) };
    }
  }
}

/** 2 → `C`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
