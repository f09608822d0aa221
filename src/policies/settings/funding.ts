import type { FieldError } from '../../common/errors.js';
import { sharesFault } from '../../regions/funding-shares.js';
import type { FundingShare } from '../../regions/region-settings.js';

/** Who pays, as a request states it (domain rule §15, S9); output only, no amount rests on it. */
export interface StatedFunding {
  funding?: FundingShare[] | null;
}

/** In the table's form: null leaves it to the region that pays. */
export function readFunding({ funding }: StatedFunding): { funding: FundingShare[] | null } {
  return { funding: funding?.length ? funding.map(({ source, share }) => ({ source, share })) : null };
}

export function fundingFaults({ funding }: StatedFunding): FieldError[] {
  const message = sharesFault(funding ?? []);
  return message === null ? [] : [{ field: 'funding', code: 'fundingShares', message }];
}
