import type { PayKind } from '../../ledger/subject.js';

/** What a column of a bank file can hold. */
export const BANK_FIELDS = [
  'seq',
  'lineKey',
  'name',
  'account',
  'bankName',
  'amount',
  'identityNumber',
  'purpose',
  'fixed',
  'bankCode',
  'phone',
  'township',
  'cardType',
  'date',
  'payerName',
  'payerAccount',
] as const;
export type BankField = (typeof BANK_FIELDS)[number];

/** What a row of a bank's return can state. */
export const RETURN_FIELDS = ['lineKey', 'amount', 'name', 'account', 'status', 'reason', 'paidOn'] as const;
export type ReturnField = (typeof RETURN_FIELDS)[number];

export const BANK_ENCODINGS = ['utf-8', 'utf-8-bom', 'gb18030', 'gbk'] as const;
export type BankEncoding = (typeof BANK_ENCODINGS)[number];

/** The payee's bank is the paying bank itself, or another one. */
export type BankSide = 'own' | 'other';

export interface BankColumn {
  title: string;
  field: BankField;
  /** For `fixed`: the same text on each row. */
  value?: string;
  /** Stands only in files for payees of the own bank, or of other banks. */
  only?: BankSide;
}

/**
 * How one bank wants its file and writes its return (domain rule §7). Profiles are data, in `seed/bank-profiles.json`
 * and of each region's own in `bank_profiles`, because no bank's true template is public: the file holds a generic one and made-up examples.
 */
export interface BankProfile {
  code: string;
  /** Chinese, as the finance officer chooses it. */
  name: string;
  note: string;
  /** Told instead of the note, which cannot be worded anew: files that went out are known by it. */
  help?: string;
  fileKind: 'xlsx' | 'csv' | 'txt';
  /** Of text files, out and back. */
  encoding: BankEncoding;
  delimiter: string;
  lineEnd: string;
  /** Payees in one file; more are split over several, each with its own totals. */
  rowLimit: number;
  /** Words in the name of a bank that is the paying bank itself; null: one file for all. */
  ownBank: string[] | null;
  /**
   * Rows above the columns; `{payoutNumber}`, `{rows}`, `{total}`, `{part}`, `{parts}`, `{month}`, `{date}`, `{payerName}` and
   * `{payerAccount}` stand for what they say.
   */
  headerRows: string[][];
  columnTitles: boolean;
  columns: BankColumn[];
  /** Longest name in bytes of GB18030, where a Chinese character takes two. */
  nameMaxBytes: number;
  /** What the columns of a return are called; compared without spaces and brackets. */
  returnColumns: Record<ReturnField, string[]>;
  /** The fields of a return that has no row of column titles, in their order. */
  headerlessReturn: ReturnField[] | null;
  /** The bank's words for a payment that reached the payee, and for one that did not; any other is for a person to judge. */
  paidWords: string[];
  returnedWords: string[];
  /** Whose money it is. This and what follows may be absent, or every profile that is in use would become another one. */
  payer?: { name: string; account: string };
  /** What the payee reads, by kind of pay; `{month}` and the other words of the header are filled in. */
  purposes?: Partial<Record<PayKind, string>>;
  dateForm?: 'YYYY-MM-DD' | 'YYYYMMDD';
  /** Kinds of card by the first digits of the account; the first that fits counts, and an empty prefix fits all. */
  cardTypes?: { prefix: string; value: string }[];
}

export const PROFILE_DEFAULTS: Omit<BankProfile, 'code' | 'name' | 'note' | 'columns'> = {
  fileKind: 'xlsx',
  encoding: 'utf-8',
  delimiter: ',',
  lineEnd: '\r\n',
  rowLimit: 50_000,
  ownBank: null,
  headerRows: [],
  columnTitles: true,
  nameMaxBytes: 60,
  returnColumns: {
    lineKey: ['业务参考号', '参考号', '客户流水号', '备注', '附言'],
    amount: ['金额', '交易金额', '实发金额', '发放金额'],
    name: ['收款人姓名', '收款人', '姓名', '户名', '收款户名'],
    account: ['收款账号', '账号', '卡号', '收款人账号', '银行账号'],
    status: ['处理结果', '交易状态', '状态', '结果', '处理状态'],
    reason: ['失败原因', '退回原因', '原因', '返回信息', '错误信息'],
    paidOn: ['交易日期', '入账日期', '处理日期', '日期'],
  },
  headerlessReturn: null,
  paidWords: ['成功', '交易成功', '处理成功', '发放成功', '已入账', '已发放'],
  returnedWords: ['失败', '交易失败', '处理失败', '发放失败', '退回', '已退回', '退票', '已退票', '拒绝'],
};
