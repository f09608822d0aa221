import type { Level } from '../../certificates/level.js';
import { sumFen } from '../../common/values/money.js';

/** Each difference to the previous payout is one of these (domain rule §7). */
export const VARIANCE_KINDS = [
  'new',
  'left',
  'more-months',
  'fewer-months',
  'level-changed',
  'policy-changed',
  'employer-changed',
  'back-pay',
  'recovery',
  'held',
  'returned-again',
] as const;
export type VarianceKind = (typeof VARIANCE_KINDS)[number];

export const VARIANCE_NAMES: Record<VarianceKind, string> = {
  new: '新增',
  left: '退出',
  'more-months': '月份增加',
  'fewer-months': '月份减少',
  'level-changed': '级别变化',
  'policy-changed': '政策变化',
  'employer-changed': '单位类别变化',
  'back-pay': '补发',
  recovery: '抵扣追回款',
  held: '暂缓或移出',
  'returned-again': '退回重发',
};

/** A payout's line, as far as two payouts are compared by it. */
export interface ComparedLine {
  subject: string;
  level: Level;
  policyId: string;
  /** Of one policy and level it differs by the kind of employer alone (domain rule §15, S5). */
  rateFen: number;
  amountFen: number;
  nettedFen: number;
  /**
   * regular: what the batch is for; back-pay: an earlier month, or an addition to what was paid before; returned-again: a
   * payment that the bank had returned.
   */
  use: 'regular' | 'back-pay' | 'returned-again';
  /** Held or taken out by hand: made, but not in the total. */
  isHeld: boolean;
}

/** One kind of difference for one person; what it adds to each of the two totals. */
export interface Difference {
  kind: VarianceKind;
  previousFen: number;
  currentFen: number;
  /** The lines that it speaks of. */
  previous: ComparedLine[];
  current: ComparedLine[];
}

/** What the bank is asked to pay for these lines. */
export function bankFen(lines: readonly ComparedLine[]): number {
  return sumFen(lines.filter(({ isHeld }) => !isHeld).map(({ amountFen, nettedFen }) => amountFen - nettedFen));
}

/**
 * How one person's lines differ between two payouts. Every line, held ones included, counts whole in the part it belongs
 * to; what is netted and what is held are parts of their own, below zero. So the parts of either side add up to what the
 * bank pays, and the differences to the difference of the totals. What stays out is a regular amount that changed though
 * level, policy and rate did not: no rule explains that, and it is the rest that stops an approval.
 */
export function differencesOf(previous: readonly ComparedLine[], current: readonly ComparedLine[]): Difference[] {
  const regular = regularDifferences(ofUse(previous, 'regular'), ofUse(current, 'regular'));
  const held = ({ isHeld }: ComparedLine): boolean => isHeld;
  const netted = ({ nettedFen }: ComparedLine): boolean => nettedFen > 0;
  return [
    ...regular,
    part('back-pay', ofUse(previous, 'back-pay'), ofUse(current, 'back-pay'), whole),
    part('returned-again', ofUse(previous, 'returned-again'), ofUse(current, 'returned-again'), whole),
    part('recovery', previous.filter(netted), current.filter(netted), ({ nettedFen }) => 0 - nettedFen),
    part('held', previous.filter(held), current.filter(held), ({ amountFen, nettedFen }) => nettedFen - amountFen),
  ].filter(({ previousFen, currentFen }) => previousFen !== currentFen);
}

/**
 * What the batches are for, compared from the newest subject back: as many of one side as of the other are pairs (last
 * month's stipend and this month's). Whoever is on one side alone came new or left; whoever is on both has more months or fewer.
 */
function regularDifferences(previous: readonly ComparedLine[], current: readonly ComparedLine[]): Difference[] {
  const [before, now] = [newestFirst(previous), newestFirst(current)];
  const paired = Math.min(before.length, now.length);
  const changed = (test: (was: ComparedLine, is: ComparedLine) => boolean): [ComparedLine[], ComparedLine[]] => {
    const at = [...Array(paired).keys()].filter((n) => test(before[n]!, now[n]!));
    return [at.map((n) => before[n]!), at.map((n) => now[n]!)];
  };
  const isStaying = paired > 0 && (before[0] ?? now[0])!.subject.startsWith('stipend:');
  const byLevel = changed((was, is) => was.level !== is.level);
  const byPolicy = changed((was, is) => was.level === is.level && was.policyId !== is.policyId);
  const byEmployer = changed(
    (was, is) => was.level === is.level && was.policyId === is.policyId && was.rateFen !== is.rateFen,
  );
  return [
    part(isStaying ? 'more-months' : 'new', [], now.slice(paired), whole),
    part(isStaying ? 'fewer-months' : 'left', before.slice(paired), [], whole),
    part('level-changed', ...byLevel, whole),
    part('policy-changed', ...byPolicy, whole),
    part('employer-changed', ...byEmployer, whole),
  ];
}

function part(
  kind: VarianceKind,
  previous: ComparedLine[],
  current: ComparedLine[],
  fen: (line: ComparedLine) => number,
): Difference {
  return { kind, previous, current, previousFen: sumFen(previous.map(fen)), currentFen: sumFen(current.map(fen)) };
}

function whole({ amountFen }: ComparedLine): number {
  return amountFen;
}

function ofUse(lines: readonly ComparedLine[], use: ComparedLine['use']): ComparedLine[] {
  return lines.filter((line) => line.use === use);
}

function newestFirst(lines: readonly ComparedLine[]): ComparedLine[] {
  return lines.toSorted((a, b) => (a.subject > b.subject ? -1 : a.subject < b.subject ? 1 : 0));
}
