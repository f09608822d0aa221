import type { RowPlace } from './roster-rows.js';

/**
 * Rows of one sheet as bytes. A million rows as objects take a gigabyte, as this a tenth of it; a row is unpacked when
 * it is asked for.
 */

/** What a field holds: a text of its own, a text that many rows share, a whole number, or yes and no. */
type FieldKind = 'text' | 'shared' | 'number' | 'flag';
export type Packing<Row> = readonly (readonly [field: Exclude<keyof Row, keyof RowPlace> & string, kind: FieldKind])[];

/** No cell that was read holds a control character. */
const SEPARATOR = '\u001F';
const LITERAL = '=';
const SHARED = '#';
const SEGMENT_BYTES = 1024 * 1024;
/** Beyond this many different texts a column is no list of names that repeat, and remembering them saves nothing. */
const MAX_SHARED_TEXTS = 200_000;

/** Texts that stand in many rows, by number. */
export class SharedTexts {
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** Null for one more than are remembered. */
  numberOf(text: string): number | null {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    if (this.texts.length >= MAX_SHARED_TEXTS) return null;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** Whole numbers from 0 to 2^32 − 1, four bytes each. */
export class NumberList {
  private numbers = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = value;
  }

  at(index: number): number {
    return this.numbers[index]!;
  }

  set(index: number, value: number): void {
    this.numbers[index] = value;
  }
}

export class PackedRows<Row extends RowPlace> {
  private readonly segments: Buffer[] = [];
  private used = SEGMENT_BYTES;
  private readonly segmentOf = new NumberList();
  private readonly startOf = new NumberList();
  private readonly bytesOf = new NumberList();
  private readonly rowOf = new NumberList();

  constructor(
    private readonly sheet: string,
    private readonly packing: Packing<Row>,
    private readonly shared: SharedTexts,
  ) {}

  get length(): number {
    return this.segmentOf.length;
  }

  push(row: Row): void {
    const { segment, start, bytes } = this.write(packRow(this.packing, row, this.shared));
    this.segmentOf.push(segment);
    this.startOf.push(start);
    this.bytesOf.push(bytes);
    this.rowOf.push(row.row);
  }

  replace(index: number, row: Row): void {
    const { segment, start, bytes } = this.write(packRow(this.packing, row, this.shared));
    this.segmentOf.set(index, segment);
    this.startOf.set(index, start);
    this.bytesOf.set(index, bytes);
  }

  placeOf(index: number): RowPlace {
    return { sheet: this.sheet, row: this.rowOf.at(index) };
  }

  /** The row in its packed form, for {@link unpackRow}. */
  line(index: number): string {
    const start = this.startOf.at(index);
    return this.segments[this.segmentOf.at(index)]!.toString('utf8', start, start + this.bytesOf.at(index));
  }

  at(index: number): Row {
    return unpackRow(this.packing, this.sheet, this.line(index), this.shared.texts);
  }

  private write(line: string): { segment: number; start: number; bytes: number } {
    // No character takes more than three bytes for each of its UTF-16 units.
    const room = line.length * 3;
    if (this.used + room > (this.segments.at(-1)?.length ?? 0)) {
      this.segments.push(Buffer.allocUnsafeSlow(Math.max(SEGMENT_BYTES, room)));
      this.used = 0;
    }
    const segment = this.segments.length - 1;
    const start = this.used;
    const bytes = this.segments[segment]!.write(line, start, 'utf8');
    this.used += bytes;
    return { segment, start, bytes };
  }
}

export function packRow<Row extends RowPlace>(packing: Packing<Row>, row: Row, shared: SharedTexts): string {
  let line = String(row.row);
  for (const [field, kind] of packing) {
    const value: unknown = row[field];
    line += SEPARATOR;
    if (value === null) continue;
    if (kind === 'number') line += `${Number(value)}`;
    else if (kind === 'flag') line += value ? '1' : '0';
    else {
      const number = kind === 'shared' ? shared.numberOf(value as string) : null;
      line += number === null ? LITERAL + (value as string) : SHARED + number.toString(36);
    }
  }
  return line;
}

/** @throws when the line is not one of this packing */
export function unpackRow<Row extends RowPlace>(
  packing: Packing<Row>,
  sheet: string,
  line: string,
  texts: readonly string[],
): Row {
  const parts = line.split(SEPARATOR);
  if (parts.length !== packing.length + 1) throw new Error(`a packed row has ${parts.length} parts`);
  const row: Record<string, unknown> = { sheet, row: Number(parts[0]) };
  for (let index = 0; index < packing.length; index++) {
    const [field, kind] = packing[index]!;
    row[field] = valueOf(parts[index + 1]!, kind, texts);
  }
  return row as Row;
}

function valueOf(part: string, kind: FieldKind, texts: readonly string[]): string | number | boolean | null {
  if (part === '') return null;
  if (kind === 'number') return Number(part);
  if (kind === 'flag') return part === '1';
  return part.startsWith(SHARED) ? (texts[Number.parseInt(part.slice(1), 36)] ?? null) : part.slice(1);
}
