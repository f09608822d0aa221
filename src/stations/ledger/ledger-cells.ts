import type { StationGrade, StationKind } from '../station.entity.js';
import type { LedgerIssueCode } from './ledger-issues.js';
import { SheetRow } from './sheet-row.js';

/** One row, with the kind of number that only this workbook has. */
export class LedgerCells extends SheetRow<LedgerIssueCode> {
  number(field: string, form: RegExp, suggestion: string): number | null {
    const text = this.shared.text(field, 40);
    if (text === null) return null;
    const plain = text
      .normalize('NFKC')
      .replace(/(m2|平方米|平米|星级?|人)$/, '')
      // Between thousands.
      .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '')
      .trim();
    // What Excel shows and means has 15 digits; 120.1 may stand in the file as 120.09999999999999.
    const digits = /^\d+\.\d{3,}$/.test(plain) ? String(Number(Number(plain).toPrecision(15))) : plain;
    if (form.test(digits)) return Number(digits);
    this.issue(field, { code: 'number-unreadable', message: '数字无法识别。', suggestion, value: text });
    return null;
  }
}

export const KIND_WORDS: ReadonlyMap<string, StationKind> = new Map([
  ['社工站', 'station'],
  ['社会工作服务站', 'station'],
  ['社会工作站', 'station'],
  ['站', 'station'],
  ['社工室', 'room'],
  ['社会工作室', 'room'],
  ['社会工作服务室', 'room'],
  ['室', 'room'],
]);

export const GRADE_WORDS: ReadonlyMap<string, StationGrade> = new Map([
  ['省级特色', 'provincial'],
  ['省级', 'provincial'],
  ['省级特色社工站', 'provincial'],
  ['市级特色', 'city'],
  ['市级', 'city'],
  ['市级特色社工站', 'city'],
  ['未评定', 'none'],
  ['否', 'none'],
]);
