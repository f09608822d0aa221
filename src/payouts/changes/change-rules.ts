import { sumFen } from '../../common/values/money.js';
import { moneyOf, type PaidSoFar } from '../../ledger/due.js';
import type { CauseWords } from '../../recoveries/late-facts/late-fact-rules.js';

/**
 * How a line of a payout before `sent` differs from what its person's facts say today (domain rule §12): the rules give less or
 * more for its subject, or the payee is no longer who the line froze.
 */
export const CHANGE_KINDS = ['less', 'more', 'payee'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** How many lines are changed in each way; a line may be in two. */
export type ChangeCounts = Record<ChangeKind, number>;

export const NO_CHANGES: ChangeCounts = { less: 0, more: 0, payee: 0 };

export function countChanges(changed: readonly { kinds: readonly ChangeKind[] }[]): ChangeCounts {
  const counts = { ...NO_CHANGES };
  for (const { kinds } of changed) for (const kind of kinds) counts[kind]++;
  return counts;
}

/** What is paid too much, or to somebody else, stops a step; what is paid too little comes with the next payout. */
export function stops(kinds: readonly ChangeKind[]): boolean {
  return kinds.includes('less') || kinds.includes('payee');
}

/** The lines that are to be taken out before a step, and what they would pay. */
export interface Stopping {
  lineCount: number;
  netFen: number;
}

export function stoppingOf(
  changed: readonly { kinds: readonly ChangeKind[]; wasFen: number; nettedFen: number }[],
): Stopping {
  const stopping = changed.filter(({ kinds }) => stops(kinds));
  return { lineCount: stopping.length, netFen: sumFen(stopping.map(({ wasFen, nettedFen }) => wasFen - nettedFen)) };
}

/** What the subject's line would be were it made today: due without the line itself, and a line pays nothing below zero. */
export function wouldBeFen(owedFen: number, paid: PaidSoFar, lineFen: number): number {
  const { dueFen } = moneyOf(owedFen, { ...paid, inFlightFen: paid.inFlightFen - lineFen });
  return Math.max(0, dueFen);
}

export interface Payee {
  name: string;
  identityNumber: string;
  bankName: string | null;
  account: string | null;
}

interface PayeeField {
  code: string;
  label: string;
  /** As it may be shown. */
  shown: (payee: Payee) => string;
}

const PAYEE_FIELDS: Record<keyof Payee, PayeeField> = {
  name: { code: 'NAME_CHANGED', label: '姓名', shown: ({ name }) => `“${name}”` },
  identityNumber: {
    code: 'IDENTITY_CHANGED',
    label: '身份证号',
    shown: ({ identityNumber }) => `尾号${identityNumber.slice(-4)}`,
  },
  bankName: { code: 'BANK_CHANGED', label: '开户行', shown: ({ bankName }) => (bankName ? `“${bankName}”` : '未登记') },
  account: {
    code: 'ACCOUNT_CHANGED',
    label: '银行账号',
    shown: ({ account }) => (account ? `尾号${account.slice(-4)}` : '未登记'),
  },
};

/** Every field in which the payee differs, as a code and in words. */
export function payeeCause(was: Payee, is: Payee): { codes: string[]; sentence: string } | null {
  const fields = (Object.keys(PAYEE_FIELDS) as (keyof Payee)[]).filter((field) => was[field] !== is[field]);
  if (fields.length === 0) return null;
  const told = fields.map((field) => {
    const { label, shown } = PAYEE_FIELDS[field];
    return `${label}由${shown(was)}改为${shown(is)}`;
  });
  return { codes: fields.map((field) => PAYEE_FIELDS[field].code), sentence: `收款人信息有变：${told.join('，')}。` };
}

/** For {@link causeOf}: between the line and today nothing was paid by it yet. */
export const SINCE_LISTED: CauseWords = {
  since: '列入本批次后核定有变',
  before: '列入时',
  same: {
    codes: ['PAYMENT_DIFFERS'],
    sentence: '应发核定未变，该项目此前的已发金额有变（补录历史发放、追回、银行更正或合并人员记录）。',
  },
};

/** A line of a record that was merged since: what it was for is decided of the survivor. */
export const MERGED = {
  codes: ['WORKER_MERGED'],
  sentence: '此人的这条记录已并入另一条记录，本笔不再发放；移出后，应发的由合并后的记录核定发放。',
};

/** Nothing is paid twice: a line from before the merge does not name what the other record was paid. */
export const PAID_UNDER_MERGED = {
  codes: ['PAID_UNDER_MERGED'],
  sentence: '此人并入的记录已领过该项目，本笔未计入；移出后，如有差额由下一批次补发。',
};

/** Where no decision speaks for the subject any more. */
export const NO_DECISION = {
  codes: ['NO_CERTIFICATE'],
  sentence: '列入本批次后核定有变，现不应发放：此人名下已没有可据以发放的证书。',
};
