import { maskAccount } from '../../common/values/masking.js';
import { guardCell } from '../../exports/cell-guard.js';
import { gb18030Bytes, isEncodable } from '../profiles/bank-encoding.js';
import type { BankField, BankProfile } from '../profiles/bank-profiles.js';
import { type BankRow, sideOf } from './bank-rows.js';

export const BANK_FAULTS = [
  'ACCOUNT_EMPTY',
  'ACCOUNT_NOT_DIGITS',
  'ACCOUNT_LENGTH',
  'NAME_EMPTY',
  'NAME_CHARACTERS',
  'NAME_TOO_LONG',
  'AMOUNT_NOT_POSITIVE',
  'CONTROL_CHARACTER',
  'DELIMITER_IN_TEXT',
  'FORMULA_SIGN',
  'NOT_IN_ENCODING',
  'BANK_CODE_EMPTY',
] as const;
export type BankFault = (typeof BANK_FAULTS)[number];

/** A row that the bank would refuse, and why. */
export interface BankFinding {
  lineKey: string;
  lineNo: number;
  field: BankField;
  code: BankFault;
  /** Chinese, with the line it is about. */
  message: string;
}

/** Chinese and Latin letters and what may stand between them; a digit or a sign is a slip of the keyboard. */
const NAME = /^[\p{Script=Han}\p{Script=Latin}〇][\p{Script=Han}\p{Script=Latin}〇· .'-]*$/u;
/** Cards have 16 to 19 digits, passbooks down to 8, accounts of companies up to 32. */
const ACCOUNT_DIGITS = { min: 8, max: 32 };

/** What a bank refuses before it pays anybody, found before the file goes out. Each finding names its line. */
export function lintBankRows(profile: BankProfile, rows: readonly BankRow[]): BankFinding[] {
  return rows.flatMap((row) => lintRow(profile, row));
}

function lintRow(profile: BankProfile, row: BankRow): BankFinding[] {
  const lineNo = row.lines[0]?.lineNo ?? 0;
  const findings: BankFinding[] = [];
  const refuse = (field: BankField, code: BankFault, what: string): void => {
    const message = `第 ${lineNo} 行（${row.name || '无姓名'}，${row.lineKey}）：${what}`;
    findings.push({ lineKey: row.lineKey, lineNo, field, code, message });
  };
  lintAccount(row.account, (code, what) => refuse('account', code, what));
  if (row.name === '') refuse('name', 'NAME_EMPTY', '收款人姓名为空');
  else if (!NAME.test(row.name)) {
    refuse('name', 'NAME_CHARACTERS', '收款人姓名含有汉字、字母和间隔号以外的字符，银行不予受理');
  } else if (gb18030Bytes(row.name) > profile.nameMaxBytes) {
    refuse('name', 'NAME_TOO_LONG', `收款人姓名超过 ${profile.nameMaxBytes} 字节（一个汉字计 2 字节）`);
  }
  if (!Number.isSafeInteger(row.amountFen) || row.amountFen <= 0) {
    refuse('amount', 'AMOUNT_NOT_POSITIVE', '金额须大于零，且至多两位小数');
  }
  const side = sideOf(profile, row);
  const asked = profile.columns.filter(({ only }) => only === undefined || only === side);
  const columns = new Set(asked.map(({ field }) => field));
  if (columns.has('bankCode') && row.bankCode === null) {
    refuse('bankCode', 'BANK_CODE_EMPTY', '该方案须填开户行的联行号，请在人员的银行账户中补录');
  }
  for (const field of ['name', 'bankName', 'identityNumber', 'township', 'phone'] as const) {
    const text = row[field];
    if (!columns.has(field) || text === null) continue;
    if (/\p{Cc}/u.test(text)) refuse(field, 'CONTROL_CHARACTER', '含有换行等控制字符');
    if (profile.fileKind === 'txt' && text.includes(profile.delimiter)) {
      refuse(field, 'DELIMITER_IN_TEXT', `含有分隔符“${profile.delimiter}”，银行会读错列`);
    }
    // A guard before it would be a part of the name for the bank, so such a text does not go out at all.
    if (profile.fileKind === 'csv' && guardCell(text) !== text) {
      refuse(field, 'FORMULA_SIGN', '以公式符号（= + - @）开头，用表格软件打开会被当作公式');
    }
    const encoding = profile.fileKind === 'xlsx' ? 'utf-8' : profile.encoding;
    if (!isEncodable(text, encoding)) {
      refuse(field, 'NOT_IN_ENCODING', `含有 ${encoding.toUpperCase()} 编码中没有的字，银行收到的会是乱码`);
    }
  }
  return findings;
}

function lintAccount(account: string, refuse: (code: BankFault, what: string) => void): void {
  if (account === '') return refuse('ACCOUNT_EMPTY', '银行账号为空');
  if (!/^\d+$/.test(account))
    return refuse('ACCOUNT_NOT_DIGITS', `银行账号（${maskAccount(account)}）含有数字以外的字符`);
  if (account.length < ACCOUNT_DIGITS.min || account.length > ACCOUNT_DIGITS.max) {
    refuse('ACCOUNT_LENGTH', `银行账号（${maskAccount(account)}）为 ${account.length} 位，位数不对`);
  }
}
