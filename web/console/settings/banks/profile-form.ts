import type { components } from '../../api/schema.js';
import type { EditedFields } from '../../shared/editing/edited-rules.js';
import { WORDS } from '../../api/words.js';

/** A format of bank files as it stands in a form: every field is text, so that two people's changes are compared one by one. Pure. */

export type Profile = components['schemas']['BankProfileRequest'];
type Column = components['schemas']['BankColumnRequest'];
export type ReturnField = keyof typeof WORDS.ReturnField;

export const RETURN_FIELDS = Object.keys(WORDS.ReturnField) as ReturnField[];

/** What stands in braces is Chinese on the page and the API's word below. */
export const FILLED: readonly (readonly [word: string, told: string])[] = [
  ['payoutNumber', '批次号'],
  ['rows', '笔数'],
  ['total', '合计'],
  ['part', '第几份'],
  ['parts', '共几份'],
  ['month', '月份'],
  ['date', '日期'],
  ['payerName', '付款户名'],
  ['payerAccount', '付款账号'],
];

export interface ProfileForm extends Record<string, string> {
  name: string;
  note: string;
  fileKind: string;
  encoding: string;
  delimiter: string;
  rowLimit: string;
  ownBank: string;
  headerRows: string;
  columnTitles: string;
  /** A line a column: its title, what it holds, the fixed text and the side, parted by tabs. */
  columns: string;
  nameMaxBytes: string;
  headerlessReturn: string;
  paidWords: string;
  returnedWords: string;
  payerName: string;
  payerAccount: string;
  purposeAward: string;
  purposeStipend: string;
  dateForm: string;
  cardTypes: string;
}

export function formOf(profile: Profile): ProfileForm {
  const { payer, purposes = {}, returnColumns, ownBank, headerlessReturn } = profile;
  return {
    name: profile.name,
    note: profile.note,
    fileKind: profile.fileKind,
    encoding: profile.encoding,
    delimiter: profile.delimiter,
    rowLimit: String(profile.rowLimit),
    ownBank: listText(ownBank ?? []),
    headerRows: profile.headerRows.map((row) => row.map(told).join('\t')).join('\n'),
    columnTitles: profile.columnTitles ? 'yes' : 'no',
    columns: columnsText(profile.columns),
    nameMaxBytes: String(profile.nameMaxBytes),
    headerlessReturn: listText((headerlessReturn ?? []).map((field) => WORDS.ReturnField[field])),
    paidWords: listText(profile.paidWords),
    returnedWords: listText(profile.returnedWords),
    payerName: payer?.name ?? '',
    payerAccount: payer?.account ?? '',
    purposeAward: told(purposes.award ?? ''),
    purposeStipend: told(purposes.stipend ?? ''),
    dateForm: profile.dateForm ?? 'YYYY-MM-DD',
    cardTypes: (profile.cardTypes ?? []).map(({ prefix, value }) => `${prefix}=${value}`).join('\n'),
    ...Object.fromEntries(RETURN_FIELDS.map((field) => [returnName(field), listText(returnColumns[field])])),
  };
}

/** @returns what is sent; what the service refuses is told by its fields. `profileErrors` comes first */
export function profileOf(form: ProfileForm): Profile {
  const ownBank = listOf(form.ownBank);
  const headerless = listOf(form.headerlessReturn).map(returnFieldOf);
  const cardTypes = linesOf(form.cardTypes).map(cardTypeOf);
  const purposes = {
    ...(form.purposeAward.trim() && { award: sent(form.purposeAward) }),
    ...(form.purposeStipend.trim() && { stipend: sent(form.purposeStipend) }),
  };
  return {
    name: form.name.trim(),
    note: form.note.trim(),
    fileKind: form.fileKind as Profile['fileKind'],
    encoding: form.encoding as Profile['encoding'],
    delimiter: form.delimiter,
    rowLimit: Number(form.rowLimit),
    ownBank: ownBank.length > 0 ? ownBank : null,
    headerRows: linesOf(form.headerRows).map((line) => line.split(/\t|｜|\|/).map((cell) => sent(cell.trim()))),
    columnTitles: form.columnTitles === 'yes',
    columns: columnsOf(form.columns),
    nameMaxBytes: Number(form.nameMaxBytes),
    returnColumns: Object.fromEntries(
      RETURN_FIELDS.map((field) => [field, listOf(form[returnName(field)] ?? '')]),
    ) as unknown as Profile['returnColumns'],
    headerlessReturn: headerless.length > 0 ? (headerless as ReturnField[]) : null,
    paidWords: listOf(form.paidWords),
    returnedWords: listOf(form.returnedWords),
    dateForm: form.dateForm as NonNullable<Profile['dateForm']>,
    ...(form.payerName.trim() !== '' && { payer: { name: form.payerName.trim(), account: form.payerAccount.trim() } }),
    ...(Object.keys(purposes).length > 0 && { purposes }),
    ...(cardTypes.length > 0 && { cardTypes: cardTypes as { prefix: string; value: string }[] }),
  };
}

/** What would be no request at all; the rest the service tells. */
export function profileErrors(form: ProfileForm): Record<string, string> {
  const errors: Record<string, string> = {};
  if (form.name.trim() === '') errors.name = '请填写名称，例如“××农商行代发”。';
  for (const [name, most] of [
    ['rowLimit', 1_000_000],
    ['nameMaxBytes', 400],
  ] as const) {
    const value = Number(form[name]);
    if (!/^\d+$/.test(form[name]) || value < 1 || value > most) errors[name] = `请填写 1 至 ${most} 的整数。`;
  }
  if (form.payerAccount.trim() !== '' && form.payerName.trim() === '')
    errors.payerName = '填了付款账号，请再填付款户名。';
  if (linesOf(form.cardTypes).some((line) => cardTypeOf(line) === null)) {
    errors.cardTypes = '每行写一类，例如“622848=社会保障卡”；其余的写“=银行卡”。';
  }
  const unknown = listOf(form.headerlessReturn).find((word) => returnFieldOf(word) === null);
  if (unknown !== undefined) {
    errors.headerlessReturn = `没有“${unknown}”这一列，可以写的有：${RETURN_FIELDS.map((field) => WORDS.ReturnField[field]).join('、')}。`;
  }
  return errors;
}

export const returnName = (field: ReturnField): string => `returnColumns.${field}`;

export function columnsOf(text: string): Column[] {
  return text.split('\n').flatMap((line): Column[] => {
    const [title = '', field = '', value = '', only = ''] = line.split('\t');
    if (field === '') return [];
    return [
      {
        title,
        field: field as Column['field'],
        ...(field === 'fixed' && { value }),
        ...(only !== '' && { only: only as NonNullable<Column['only']> }),
      },
    ];
  });
}

export function columnsText(columns: readonly Column[]): string {
  return columns.map(({ title, field, value = '', only = '' }) => [title, field, value, only].join('\t')).join('\n');
}

/** As people read it, where two people's changes stand beside each other. */
export const FIELDS: EditedFields<ProfileForm> = {
  name: { label: '名称' },
  note: { label: '使用说明' },
  fileKind: { label: '文件格式', inWords: (value) => WORDS.BankFileKind[value as Profile['fileKind']] ?? value },
  encoding: { label: '编码', inWords: (value) => WORDS.BankEncoding[value as Profile['encoding']] ?? value },
  delimiter: { label: '分隔符', inWords: (value) => (value === '\t' ? '制表符' : value) },
  rowLimit: { label: '每份最多（行）' },
  ownBank: { label: '本行的名称中有' },
  headerRows: { label: '列名上面的行' },
  columnTitles: { label: '列名', inWords: (value) => (value === 'yes' ? '有一行列名' : '没有列名') },
  columns: {
    label: '列',
    inWords: (value) =>
      columnsOf(value)
        .map(({ title, field }) => `${title}（${WORDS.BankField[field]}）`)
        .join('、'),
  },
  nameMaxBytes: { label: '户名最长（字节）' },
  headerlessReturn: { label: '没有列名的回单各列依次是' },
  paidWords: { label: '付款成功的说法' },
  returnedWords: { label: '付款失败的说法' },
  payerName: { label: '付款户名' },
  payerAccount: { label: '付款账号' },
  purposeAward: { label: '奖励的用途' },
  purposeStipend: { label: '津贴的用途' },
  dateForm: { label: '日期的写法' },
  cardTypes: { label: '卡折类别' },
  ...Object.fromEntries(
    RETURN_FIELDS.map((field) => [returnName(field), { label: `回单中${WORDS.ReturnField[field]}的列名` }]),
  ),
};

/** The first code of the region that none of its formats has. */
export function freeCode(regionCode: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const code = `${regionCode}-${n}`;
    if (!taken.includes(code)) return code;
  }
}

function listOf(text: string): string[] {
  return text
    .split(/[、，,;；\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function listText(words: readonly string[]): string {
  return words.join('、');
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function told(text: string): string {
  return FILLED.reduce((all, [word, chinese]) => all.split(`{${word}}`).join(`{${chinese}}`), text);
}

function sent(text: string): string {
  return FILLED.reduce((all, [word, chinese]) => all.split(`{${chinese}}`).join(`{${word}}`), text.trim());
}

function returnFieldOf(word: string): ReturnField | null {
  return RETURN_FIELDS.find((field) => WORDS.ReturnField[field] === word) ?? null;
}

function cardTypeOf(line: string): { prefix: string; value: string } | null {
  const [, prefix = '', value = ''] = /^\s*(\d*)\s*[=＝]\s*(.*\S)\s*$/.exec(line) ?? [];
  return value === '' ? null : { prefix, value };
}
