import type { FundingShare } from './region-settings.js';

/** All of it, in hundredths of a percent. */
export const WHOLE_SHARE = 10_000;

/** What is wrong with the parts, in words without a full stop; null where they are those of different sources and make up the whole. */
export function sharesFault(shares: readonly FundingShare[]): string | null {
  if (shares.length === 0) return null;
  if (new Set(shares.map(({ source }) => source)).size < shares.length) return '资金来源重复，请合并';
  const sum = shares.reduce((all, { share }) => all + share, 0);
  return sum === WHOLE_SHARE ? null : `各资金来源的比例合计应为 100%，现为 ${sum / 100}%，请核对`;
}

/**
 * A line's money by those who pay it: each part rounded down to the fen, the rest paid by the first (domain.md §15 S9), so that
 * the parts add up to the line whatever the shares.
 *
 * @param shares in hundredths of a percent, 10000 in all
 */
export function fundedFen(fen: number, shares: readonly number[]): number[] {
  const parts = shares.map((share) => Math.floor((fen * share) / WHOLE_SHARE));
  const rest = fen - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => (index === 0 ? part + rest : part));
}

/** What a region says of whose money it pays with. */
export interface RegionFunding {
  fundingShares: readonly FundingShare[] | null;
  fundingSource: string | null;
}

/** A part of a line; the source is null where nobody named one. */
export interface LineShare {
  source: string | null;
  share: number;
}

/** Who pays the lines of a policy: as the policy says, else the region that pays, else one source for all of it. */
export function fundingOf(
  funding: readonly FundingShare[] | null,
  { fundingShares, fundingSource }: RegionFunding,
): readonly LineShare[] {
  if (funding?.length) return funding;
  return fundingShares?.length ? fundingShares : [{ source: fundingSource, share: WHOLE_SHARE }];
}
