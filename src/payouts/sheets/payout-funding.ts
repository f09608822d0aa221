import type { FundedPart, PayoutFunding } from '../../exports/payouts/payout-summary.js';
import { fundingOf, type LineShare, type RegionFunding } from '../../regions/funding-shares.js';
import type { FundingShare } from '../../regions/region-settings.js';

interface FundedPolicy {
  id: string;
  funding: FundingShare[] | null;
}

const UNNAMED = '未列明来源';

/** Who pays a payout's lines, policy by policy; a column for each source. */
export class FundingColumns {
  private readonly columns = new Map<string, Set<number>>();
  private readonly parts = new Map<string, readonly FundedPart[]>();

  /** @param policies those of the lines, in the order in which their sources are to stand */
  constructor(region: RegionFunding, policies: readonly FundedPolicy[]) {
    const isDivided = policies.some(({ funding }) => funding?.length) || (region.fundingShares?.length ?? 0) > 0;
    if (!isDivided) return;
    for (const { id, funding } of policies)
      this.parts.set(
        id,
        fundingOf(funding, region).map((part) => this.placed(part)),
      );
  }

  /** Without a share where the policies differ in it; empty where nobody divides the money. */
  get sources(): PayoutFunding {
    return [...this.columns].map(([source, shares]) => ({ source, share: shares.size === 1 ? [...shares][0]! : null }));
  }

  /** By the policy of a line. */
  of(policyId: string): readonly FundedPart[] {
    return this.parts.get(policyId) ?? [];
  }

  private placed({ source, share }: LineShare): FundedPart {
    const name = source ?? UNNAMED;
    const shares = this.columns.get(name) ?? new Set();
    this.columns.set(name, shares.add(share));
    return { column: [...this.columns.keys()].indexOf(name), share };
  }
}
