import { maskAccount, maskIdentityNumber } from '../../../common/values/masking.js';
import { dateInWords, monthsText } from '../../../exports/sheet.js';

/** What the rules weigh about one person of a payout. */
export interface PersonFacts {
  /** Empty for somebody without an account. */
  bankAccount: string;
  /** Months before those of the batch, but for what the bank had returned. */
  arrears: readonly string[];
  /** The account to which the last payout before this one went, and whether the bank returned it; null for a new payee. */
  last: { bankAccount: string; sentOn: string; isReturned: boolean } | null;
  /** Others of this payout whose money goes to the same account. */
  sharing: readonly { name: string; identityNumber: string }[];
}

export interface Unusual {
  kindName: string;
  note: string;
}

/** So many others are named. */
const MOST_NAMED = 3;

/**
 * What a reviewer should look at before money goes out: an account that is not the one of last time is how money is stolen, one
 * account of two people is a slip or worse, and long arrears are a fact that came late.
 */
export function unusualOf(person: PersonFacts, mostArrears: number): Unusual[] {
  return [newAccount(person), sharedAccount(person), longArrears(person, mostArrears)].filter(
    (found) => found !== null,
  );
}

/** What is looked for, in one sentence. */
export function lookedFor(mostArrears: number): string {
  return `注：列出与上次发放账号不同、多人使用同一账号，以及补发超过${mostArrears}个月的人员；账号只显示后四位。`;
}

function newAccount({ bankAccount, last }: PersonFacts): Unusual | null {
  if (!last || bankAccount === last.bankAccount) return null;
  const returned = last.isReturned ? '，该次款项被银行退回' : '';
  const now = bankAccount === '' ? '本次没有账号' : `本次账号尾号${tailOf(bankAccount)}`;
  return {
    kindName: '账号变更',
    note: `上次（${dateInWords(last.sentOn)}送银行）账号尾号${tailOf(last.bankAccount)}${returned}；${now}。`,
  };
}

function sharedAccount({ bankAccount, sharing }: PersonFacts): Unusual | null {
  if (bankAccount === '' || sharing.length === 0) return null;
  const named = sharing
    .slice(0, MOST_NAMED)
    .map((other) => `${other.name}（${maskIdentityNumber(other.identityNumber)}）`);
  const others = `${named.join('、')}${sharing.length > MOST_NAMED ? `等${sharing.length}人` : ''}`;
  return { kindName: '多人同一账号', note: `与${others}使用同一账号，尾号${tailOf(bankAccount)}。` };
}

function longArrears({ arrears }: PersonFacts, mostArrears: number): Unusual | null {
  const { size } = new Set(arrears);
  if (size <= mostArrears) return null;
  return { kindName: '补发月数较多', note: `补发${size}个月：${monthsText(arrears)}。` };
}

function tailOf(account: string): string {
  return maskAccount(account).replaceAll('*', '');
}
