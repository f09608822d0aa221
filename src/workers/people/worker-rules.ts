import { isBankCode } from './bank-code.js';
import { hasLuhnDigit } from '../../common/values/check-digits.js';
import {
  birthDateOf,
  type IdentityKind,
  identityKindOf,
  identityNumberFault,
  type IdentityNumberFault,
  normalizeIdentityNumber,
} from '../../common/values/identity-number.js';
import { isDate } from '../../common/values/months.js';
import { RuleCheck } from '../../common/fields/rule-check.js';

/** What must hold of a person's own facts (domain.md §8, §11). Pure. */

/** Phones and accounts are written with spaces for the eye; they are stored and looked up without. */
export function withoutSpaces(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '');
}

export function isPhone(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text) || /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/.test(text);
}

export function isAccount(text: string): boolean {
  return /^[\dA-Za-z][\dA-Za-z-]{6,31}$/.test(text);
}

/**
 * Whether free text holds what looks like a whole identity number, mobile phone or bank card. Such text is stored and
 * shown in clear, so these numbers have no place in it (PIPL art. 51).
 */
export function holdsPersonalNumber(text: string): boolean {
  const plain = text.normalize('NFKC');
  if ([...plain.matchAll(OTHER_PAPER)].some(([number]) => isOtherPaper(number))) return true;
  return [...plain.matchAll(/\d{11,19}[Xx]?/g)].some(([run]) => {
    if (run.length === 11) return /^1[3-9]/.test(run);
    if (run.length === 18 && identityNumberFault(normalizeIdentityNumber(run), '9999-12-31') === null) return true;
    return /^\d{16,19}$/.test(run) && hasLuhnDigit(run);
  });
}

/** A number of a paper without a check character; letters and digits alone tell it from other words. */
const OTHER_PAPER = /(?<![A-Za-z\d])(?:[HM]\d{8}(?:\d{2})?|[A-Z]{3}\d{12})(?!\d)/g;

/** A letter before a day, as documents are numbered, is no permit. */
function isOtherPaper(number: string): boolean {
  const day = number.slice(1, 9).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return identityKindOf(normalizeIdentityNumber(number)) !== null && !(isDate(day) && /^(19|20)/.test(day));
}

const IDENTITY_FORMS: Record<IdentityKind, string> = {
  resident:
    '身份证号应为 18 位（17 位数字加 1 位数字或 X），请按身份证核对；持来往内地通行证或旧版外国人永久居留证的，请选择相应的证件类型',
  'travel-permit': '来往内地通行证号码应为字母 H 或 M 加 8 位数字，台湾居民的为 8 位数字，请按证件核对',
  'foreigner-card':
    '旧版外国人永久居留证号码应为 3 位字母加 12 位数字，请按证件核对；18 位的新版证件请选择“居民身份证或 18 位居住证件”',
};

const IDENTITY_FAULTS: Record<IdentityNumberFault, (identityNumber: string, kind: IdentityKind) => string> = {
  form: (_number, kind) => IDENTITY_FORMS[kind],
  'check-digit': () => '身份证号校验码不符（GB 11643），请按身份证逐位核对',
  'birth-date': (number) => `身份证号中的出生日期 ${birthDateOf(number) ?? ''} 不存在或不合理，请按身份证逐位核对`,
};

/** A person's facts as a request states them, already in their stored form; what it does not state is undefined. */
export interface PersonFacts {
  name?: string;
  identityNumber?: string;
  /** Of the number; a resident's unless stated. */
  identityKind?: IdentityKind | undefined;
  phone?: string | null;
  remark?: string | null;
  account?: string;
  bankCode?: string | null;
}

export function checkPerson(rules: RuleCheck, facts: PersonFacts, today: string): void {
  const { name, identityNumber, identityKind = 'resident', phone, remark, account, bankCode } = facts;
  if (name !== undefined) rules.that(name.length > 0, 'name', 'name-empty', '姓名不能为空');
  if (identityNumber !== undefined) {
    const fault = identityNumberFault(identityNumber, today, identityKind);
    const message = fault === null ? '' : IDENTITY_FAULTS[fault](identityNumber, identityKind);
    rules.that(fault === null, 'identityNumber', `identity-number-${fault}`, message);
  }
  if (typeof phone === 'string') {
    rules.that(isPhone(phone), 'phone', 'phone-malformed', '电话应为 11 位手机号或带区号的固定电话');
  }
  if (typeof remark === 'string') checkFreeText(rules, 'remark', remark);
  if (account !== undefined) {
    const message = '银行账号应为 7 至 32 位数字、字母或连字符，请与银行卡或存折核对';
    rules.that(isAccount(account), 'bankAccount.account', 'account-malformed', message);
  }
  if (typeof bankCode === 'string') {
    const message = '联行号应为 12 位数字，且校验位相符，请向开户行核对';
    rules.that(isBankCode(bankCode), 'bankAccount.bankCode', 'bank-code-malformed', message);
  }
}

export function checkFreeText(rules: RuleCheck, field: string, text: string): void {
  const message = '请勿在说明文字中写身份证号、手机号或银行卡号';
  rules.that(!holdsPersonalNumber(text), field, 'personal-number-in-text', message);
}

/** Months `YYYY-MM`, inclusive; open without a last month. */
export interface MonthSpan {
  fromMonth: string;
  toMonth: string | null;
}

export function monthsOverlap(a: MonthSpan, b: MonthSpan): boolean {
  return (a.toMonth === null || a.toMonth >= b.fromMonth) && (b.toMonth === null || b.toMonth >= a.fromMonth);
}

/** A suspension ends no earlier than it starts, and no month is suspended twice. */
export function checkSuspension(rules: RuleCheck, span: MonthSpan, others: readonly MonthSpan[]): void {
  const ordered = span.toMonth === null || span.toMonth >= span.fromMonth;
  rules.that(ordered, 'toMonth', 'suspension-end-before-start', `截止月份不能早于起始月份 ${span.fromMonth}`);
  const other = ordered ? others.find((it) => monthsOverlap(it, span)) : undefined;
  const months = other ? `${other.fromMonth} 至 ${other.toMonth ?? '另行通知'}` : '';
  rules.that(!other, 'fromMonth', 'suspension-overlaps', `与已登记的停发（${months}）重叠，请核对月份或修改原停发`);
}

/** What is taken back is taken back with a reason. */
export function requireReason(code: string, reason: string): void {
  const rules = new RuleCheck(code);
  checkReason(rules, reason, true);
  rules.done();
}

/** What stands in the register as right is corrected with a reason; one is asked for where it is needed, and never holds numbers. */
export function checkReason(rules: RuleCheck, reason: string | null | undefined, needed: boolean): void {
  const stated = reason ?? '';
  rules.that(!needed || stated.length > 0, 'reason', 'reason-missing', '更正已登记的内容须说明原因');
  checkFreeText(rules, 'reason', stated);
}
