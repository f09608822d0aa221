import ExcelJS from 'exceljs';

/** Lengths of the numbers that are looked for: phones have 11 digits, accounts up to 19 (GB/T 15120). */
const SHORTEST = 11;
const HEADERS = new Set(['身份证号', '手机号', '银行账号']);

/**
 * A set of identity numbers, phones and accounts, and whether any of them stands in a text: as it is, with a small x, or in bytes
 * that the database writes in hex, as UTF-8 or UTF-16.
 */
export class PersonalNumbers {
  private readonly numbers = new Set<string>();
  private readonly lengths = new Set<number>();

  /** Of a roster: what stands under the headers of such numbers, wherever in the sheet these are. */
  static async ofRoster(path: string): Promise<PersonalNumbers> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const numbers = new PersonalNumbers();
    for (const sheet of book.worksheets) {
      const columns = new Set<number>();
      sheet.eachRow((row) =>
        row.eachCell(({ text }, column) => {
          if (HEADERS.has(text)) columns.add(column);
          else if (columns.has(column) && /^\d{11,18}[\dXx]?$/.test(text)) numbers.add(text);
        }),
      );
    }
    return numbers;
  }

  get size(): number {
    return this.numbers.size;
  }

  add(number: string): void {
    this.numbers.add(number.toUpperCase());
    this.lengths.add(number.length);
  }

  /** An identity number, a phone, an account. */
  examples(): string[] {
    const all = [...this.numbers];
    return [/^\d{17}[\dX]$/, /^1\d{10}$/, /^(?!\d{18}$)\d{16,19}$/].map((form) => all.find((n) => form.test(n)) ?? '');
  }

  standIn(text: string): boolean {
    if (this.standInClear(text)) return true;
    for (const [, hex = ''] of text.matchAll(/\\x([0-9a-f]{22,})/g)) {
      // Without the zeros, UTF-16 reads like ASCII.
      if (this.standInClear(Buffer.from(hex, 'hex').toString('latin1').replaceAll('\0', ''))) return true;
    }
    return false;
  }

  private standInClear(text: string): boolean {
    for (const [run] of text.matchAll(/\d{11,}[Xx]?/g)) {
      for (let from = 0; from <= run.length - SHORTEST; from++) {
        for (const length of this.lengths) {
          if (this.numbers.has(run.slice(from, from + length).toUpperCase())) return true;
        }
      }
    }
    return false;
  }
}
