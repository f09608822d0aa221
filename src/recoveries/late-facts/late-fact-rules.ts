import { REASON_NAMES } from '../../policies/terms/reason-names.js';
import type { Reason } from '../../policies/facts/worker-facts.js';

/** Why a subject that was paid comes to another amount today. */
export interface LateFactCause {
  /** What changed, or the conditions that no longer hold. */
  codes: string[];
  /** For the officer and the person asked to pay back. */
  sentence: string;
}

/** The reason that names policy, level and rate of what is owed; a refusal has none. */
const OWED = new Set(['STIPEND_OWED', 'AWARD_OWED']);

/** In what words the time between the two decisions is told. */
export interface CauseWords {
  since: string;
  before: string;
  /** The code and sentence for a decision that stayed as it was. */
  same: LateFactCause;
}

const SINCE_PAID: CauseWords = {
  since: '发放后核定有变',
  before: '发放时',
  same: {
    codes: ['PAYMENT_DIFFERS'],
    sentence: '核定未变，实发金额与应发不符（银行少付、多付，追回后又应发，或合并前两条记录各发过一次）。',
  },
};

/**
 * Holds the decision that was frozen with a line beside today's (domain rules §6, §7), and says what differs: a
 * refusal by all its conditions, another amount by policy, level or what is taken off.
 */
export function causeOf(
  before: readonly Reason[],
  now: readonly Reason[],
  words: CauseWords = SINCE_PAID,
): LateFactCause {
  const owedNow = now.find(({ code }) => OWED.has(code));
  if (!owedNow) {
    const told = now.map(({ message }) => message).join('');
    return { codes: now.map(({ code }) => code), sentence: `${words.since}，现不应发放：${told}` };
  }
  const owedBefore = before.find(({ code }) => OWED.has(code));
  if (!owedBefore) return { codes: [owedNow.code], sentence: `${words.since}：${owedNow.message}` };
  // One policy has several rates for a level only by kinds of employer.
  const isSameTable = !differ(owedBefore, owedNow, 'policyId') && !differ(owedBefore, owedNow, 'level');
  const codes = [
    ...(differ(owedBefore, owedNow, 'policyId') ? ['POLICY_CHANGED'] : []),
    ...(differ(owedBefore, owedNow, 'level') ? ['LEVEL_CHANGED'] : []),
    ...(isSameTable && differ(owedBefore, owedNow, 'rateFen') ? ['EMPLOYER_CHANGED'] : []),
    ...(deducted(before) === deducted(now) ? [] : ['UPGRADE_DIFFERENCE']),
  ];
  if (codes.length === 0) return words.same;
  const names = codes.map((code) => CHANGE_NAMES[code]).join('、');
  const [was, is] = [amountWords(before, owedBefore), amountWords(now, owedNow)];
  return { codes, sentence: `${names}：${words.before}，${was}现在，${is}` };
}

const CHANGE_NAMES: Record<string, string> = {
  POLICY_CHANGED: '适用政策变化',
  LEVEL_CHANGED: '证书级别变化',
  EMPLOYER_CHANGED: '单位类别变化',
  UPGRADE_DIFFERENCE: `${REASON_NAMES.UPGRADE_DIFFERENCE}变化`,
};

function differ(before: Reason, now: Reason, fact: string): boolean {
  return before.facts?.[fact] !== now.facts?.[fact];
}

function deducted(reasons: readonly Reason[]): string | number | boolean | null {
  return reasons.find(({ code }) => code === 'UPGRADE_DIFFERENCE')?.facts?.deductedFen ?? 0;
}

function amountWords(reasons: readonly Reason[], owed: Reason): string {
  const difference = reasons.find(({ code }) => code === 'UPGRADE_DIFFERENCE');
  return difference ? `${owed.message}${difference.message}` : owed.message;
}
