import { isWithdrawnWhole, type Policy } from '../words/policy-words.js';

/** Where the versions of a region's policy of one kind lie on an axis of months, and where nothing is in force. */

export interface Axis {
  /** First month of the first year shown. */
  from: number;
  /** The month after the last one shown. */
  to: number;
  years: number[];
}

export interface Span {
  /** Months since year 0; `to` is the month after the last. */
  from: number;
  to: number;
}

export interface Bar extends Span {
  policy: Policy;
}

export interface Lane {
  regionCode: string;
  regionName: string;
  /** In force, or once in force. */
  bars: Bar[];
  /** Without a policy: between two versions, and after the last where it ended. */
  gaps: Span[];
  drafts: Bar[];
}

export function monthNumber(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

export function axisOf(policies: readonly Policy[], today: string): Axis {
  const now = monthNumber(today);
  const shown = policies.filter(isShown);
  const first = Math.min(now, ...shown.map((policy) => monthNumber(policy.effectiveFrom)));
  const last = Math.max(now, ...shown.map((policy) => monthNumber(policy.effectiveTo ?? policy.effectiveFrom)));
  const firstYear = Math.floor(first / 12);
  // Room behind what is open: the year to come.
  const lastYear = Math.floor(last / 12) + 1;
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return { from: firstYear * 12, to: (lastYear + 1) * 12, years };
}

/** One lane per region, in the order of their codes; withdrawn drafts are left out. */
export function lanesOf(policies: readonly Policy[], axis: Axis): Lane[] {
  const regions = new Map<string, Policy[]>();
  for (const policy of policies.filter(isShown)) {
    regions.set(policy.regionCode, [...(regions.get(policy.regionCode) ?? []), policy]);
  }
  return Array.from(regions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([regionCode, own]) => {
      const bars = own
        .filter((policy) => policy.approvedAt !== null)
        .map((policy) => barOf(policy, axis))
        .sort((a, b) => a.from - b.from);
      const drafts = own.filter((policy) => policy.approvedAt === null).map((policy) => barOf(policy, axis));
      return { regionCode, regionName: own[0]?.regionName ?? '', bars, gaps: gapsOf(bars, axis), drafts };
    });
}

function gapsOf(bars: readonly Bar[], axis: Axis): Span[] {
  const gaps: Span[] = [];
  let end = bars[0]?.from ?? axis.to;
  for (const bar of bars) {
    if (bar.from > end) gaps.push({ from: end, to: bar.from });
    end = Math.max(end, bar.to);
  }
  if (bars.length > 0 && end < axis.to) gaps.push({ from: end, to: axis.to });
  return gaps;
}

function barOf(policy: Policy, axis: Axis): Bar {
  const to = policy.effectiveTo === null ? axis.to : monthNumber(policy.effectiveTo) + 1;
  const from = monthNumber(policy.effectiveFrom);
  return { policy, from, to: Math.max(to, from + 1) };
}

function isShown(policy: Policy): boolean {
  return policy.approvedAt === null ? policy.state === 'draft' : !isWithdrawnWhole(policy);
}

/** A place on the axis as SVG takes it: percent of its width. */
export function percent(months: number, axis: Axis): string {
  return `${((months / (axis.to - axis.from)) * 100).toFixed(3)}%`;
}
