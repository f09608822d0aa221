import { BANK_ENCODINGS, BANK_FIELDS, type BankField, type BankProfile, type ReturnField } from './bank-profiles.js';

/** What keeps a profile from being used: where in it (dotted), and for the person who made it. */
export interface ProfileFault {
  field: string;
  code: string;
  message: string;
}

/** What each field of a file holds, as people of finance say it. */
export const BANK_FIELD_NAMES: Readonly<Record<BankField, string>> = {
  seq: '序号',
  lineKey: '明细号',
  name: '户名',
  account: '账号',
  bankName: '开户行',
  amount: '金额',
  identityNumber: '身份证号',
  purpose: '用途',
  fixed: '固定内容',
  bankCode: '联行号',
  phone: '手机号',
  township: '乡镇（街道）',
  cardType: '卡折类别',
  date: '日期',
  payerName: '付款户名',
  payerAccount: '付款账号',
};

/** Without these nothing that comes back can be matched; a second column of one of them could name another payee. */
const NEEDED = ['lineKey', 'name', 'account', 'amount'] as const;

export const RETURN_FIELD_NAMES: Readonly<Record<ReturnField, string>> = {
  lineKey: '明细号',
  amount: '金额',
  name: '户名',
  account: '账号',
  status: '处理结果',
  reason: '失败原因',
  paidOn: '付款日期',
};

/** Without these a row of a return cannot be held against what was sent: many banks do not give the line key back. */
export const NEEDED_BACK = ['amount', 'name', 'account', 'status'] as const;

/** What is filled in where it stands in braces, in rows of the header and in purposes. */
const FILLED_WORDS = ['payoutNumber', 'rows', 'total', 'part', 'parts', 'month', 'date', 'payerName', 'payerAccount'];

/** A payment that did not reach the payee must not be booked as paid, nor the other way round. */
const SOUNDS_RETURNED = /失败|退|拒|未|错|不/;
const SOUNDS_PAID = /成功|已入账|已发放|已支付/;

/** Long enough for an account, which no column may hold but that of the payee and of the payer. */
const LIKE_AN_ACCOUNT = /\d{8,}/;

/** All that is wrong with a profile. Pure. */
export function profileFaults(profile: BankProfile): ProfileFault[] {
  return [...formFaults(profile), ...columnFaults(profile), ...textFaults(profile), ...returnFaults(profile)];
}

function fault(field: string, code: string, message: string): ProfileFault {
  return { field, code: `BANK_PROFILE_${code}`, message };
}

function formFaults({ code, encoding, fileKind, delimiter, rowLimit, payer, ownBank }: BankProfile): ProfileFault[] {
  const faults: ProfileFault[] = [];
  if (!/^[a-z0-9-]{1,40}$/.test(code)) {
    faults.push(fault('code', 'CODE', '代码只能是小写字母、数字和短横线，最长 40 个字符。'));
  }
  if (!BANK_ENCODINGS.includes(encoding)) faults.push(fault('encoding', 'ENCODING', '请从所列的编码中选一种。'));
  if (!['xlsx', 'csv', 'txt'].includes(fileKind))
    faults.push(fault('fileKind', 'KIND', '请从所列的文件格式中选一种。'));
  if (fileKind !== 'xlsx' && !/^[^\p{L}\p{N}"\r\n.]$/u.test(delimiter)) {
    faults.push(fault('delimiter', 'DELIMITER', '分隔符须是一个字符，且不能是文字、数字、小数点、引号或换行。'));
  }
  if (!Number.isInteger(rowLimit) || rowLimit < 1) {
    faults.push(fault('rowLimit', 'ROW_LIMIT', '每份最多的行数须是大于零的整数。'));
  }
  if (payer && !/^\d{8,32}$/.test(payer.account)) {
    faults.push(fault('payer.account', 'PAYER_ACCOUNT', '付款账号须是 8 至 32 位数字。'));
  }
  if (ownBank?.length === 0) {
    faults.push(fault('ownBank', 'OWN_BANK', '请写明本行的名称中有哪些字，或者改为不分本行他行。'));
  }
  return faults;
}

function columnFaults(profile: BankProfile): ProfileFault[] {
  const faults: ProfileFault[] = [];
  const { columns } = profile;
  for (const side of profile.ownBank ? (['own', 'other'] as const) : [undefined]) {
    const fields = columns.filter(({ only }) => !only || !side || only === side).map(({ field }) => field);
    const missing = NEEDED.filter((field) => !fields.includes(field)).map((field) => BANK_FIELD_NAMES[field]);
    if (missing.length > 0) {
      const where = side === 'own' ? '本行的文件' : side === 'other' ? '他行的文件' : '文件';
      const message = `${where}缺少${missing.join('、')}的列，银行退回的结果将对不上。请各加一列。`;
      faults.push(fault('columns', 'COLUMNS_MISSING', message));
    }
  }
  for (const field of [...NEEDED, 'bankName', 'bankCode'] as const) {
    const all = columns.filter((column) => column.field === field);
    if (new Set(all.map(({ only }) => only ?? 'both')).size < all.length) {
      faults.push(fault('columns', 'COLUMN_TWICE', `${BANK_FIELD_NAMES[field]}的列重复了，请只留一列。`));
    }
  }
  columns.forEach(({ field, value = '', only }, at) => {
    const place = `columns.${at}`;
    if (!BANK_FIELDS.includes(field)) {
      faults.push(fault(`${place}.field`, 'COLUMN_FIELD', '请从所列的内容中选一种。'));
    }
    if (field === 'fixed' && value === '') {
      faults.push(fault(`${place}.value`, 'FIXED_EMPTY', '固定内容的列须写明内容。'));
    }
    if (LIKE_AN_ACCOUNT.test(value.replaceAll(/[\s-]/g, ''))) {
      faults.push(fault(`${place}.value`, 'FIXED_ACCOUNT', '固定内容不能是账号或卡号；付款账号请用“付款账号”的列。'));
    }
    if (only && !profile.ownBank) {
      faults.push(fault(`${place}.only`, 'COLUMN_SIDE', '没有分本行他行，请将该列改为都有。'));
    }
  });
  const fields = new Set(columns.map(({ field }) => field));
  if (fields.has('cardType') && !profile.cardTypes?.length) {
    faults.push(fault('cardTypes', 'CARD_TYPES', '有卡折类别的列，请写明各类别的账号开头几位。'));
  }
  return faults;
}

function textFaults(profile: BankProfile): ProfileFault[] {
  const faults: ProfileFault[] = [];
  const { columns, payer, headerRows, purposes = {} } = profile;
  const texts = [...headerRows.flat(), ...Object.values(purposes)].join('\n');
  const asksPayer = columns.some(({ field }) => field === 'payerName' || field === 'payerAccount');
  if ((asksPayer || texts.includes('{payer')) && !payer) {
    faults.push(fault('payer', 'PAYER', '文件中要写付款户名或付款账号，请填写这两项。'));
  }
  const unknown = [...texts.matchAll(/\{([^{}]*)\}/g)].find(([, word = '']) => !FILLED_WORDS.includes(word));
  if (unknown) {
    faults.push(fault('headerRows', 'UNKNOWN_WORD', `“${unknown[0]}”没有可以填写的内容，请从所列的占位符中选用。`));
  }
  return faults;
}

function returnFaults({ paidWords, returnedWords, headerlessReturn, returnColumns }: BankProfile): ProfileFault[] {
  const faults: ProfileFault[] = [];
  const paidWrong = paidWords.find((word) => SOUNDS_RETURNED.test(word) || returnedWords.includes(word));
  if (paidWrong !== undefined) {
    faults.push(
      fault('paidWords', 'PAID_WORDS', `“${paidWrong}”不像是付款成功的说法，会把没有付成的记为已付。请删去。`),
    );
  }
  const returnedWrong = returnedWords.find((word) => SOUNDS_PAID.test(word));
  if (returnedWrong !== undefined) {
    faults.push(
      fault('returnedWords', 'RETURNED_WORDS', `“${returnedWrong}”不像是付款失败的说法，会把已付的再付一次。请删去。`),
    );
  }
  if (paidWords.length === 0 || returnedWords.length === 0) {
    faults.push(
      fault(paidWords.length === 0 ? 'paidWords' : 'returnedWords', 'WORDS_EMPTY', '请至少写一种银行回单上的说法。'),
    );
  }
  const missing = NEEDED_BACK.filter((field) => headerlessReturn && !headerlessReturn.includes(field));
  if (missing.length > 0) {
    const names = missing.map((field) => RETURN_FIELD_NAMES[field]).join('、');
    faults.push(fault('headerlessReturn', 'RETURN_FIELDS', `没有列名的回单还缺少${names}，否则对不上。请补上。`));
  }
  for (const field of NEEDED_BACK) {
    if (returnColumns[field].length > 0) continue;
    const message = `请至少写一个回单上${RETURN_FIELD_NAMES[field]}的列名。`;
    faults.push(fault(`returnColumns.${field}`, 'RETURN_TITLES', message));
  }
  return faults;
}
