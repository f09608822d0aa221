import type { Level } from '../../certificates/level.js';
import type { OrganizationKind } from '../../workers/organizations/organization-kind.js';

/** One kind of employer whose staff a policy pays; with a registrar, only organizations registered there. */
export interface EligibleEmployer {
  kind: OrganizationKind;
  registrarCode?: string;
}

/** What the terms of both kinds have in common. */
export interface PolicyHeading {
  id: string;
  /** 1 for the first approved policy of its kind and region, counted up. */
  versionNo: number;
  regionCode: string;
  /** Steps from the root of the region tree; a larger number is more specific. */
  regionDepth: number;
  title: string;
  documentNo: string | null;
  /** Integer fen for each level. */
  ratesFen: Record<Level, number>;
  eligibleEmployers: EligibleEmployer[];
  requiresRegistration: boolean;
}

/** The terms of an approved award policy; dates are `YYYY-MM-DD`, inclusive, `effectiveTo: null` is open. */
export interface AwardPolicyTerms extends PolicyHeading {
  effectiveFrom: string;
  effectiveTo: string | null;
  upgrade: 'difference' | 'full';
  claimWithinMonths: number | null;
  mustStillServe: boolean;
}

/** The terms of an approved stipend policy; `effectiveFrom`/`effectiveTo` are months `YYYY-MM`, inclusive. */
export interface StipendPolicyTerms extends PolicyHeading {
  effectiveFrom: string;
  effectiveTo: string | null;
  start: 'same-month' | 'next-month';
  stop: 'through-leaving-month' | 'until-previous-month';
  minServiceMonths: number;
  maxMonths: number | null;
}
