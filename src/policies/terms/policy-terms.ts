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

/**
 * The settings of each kind of policy: whether one must be stated, or may be null (no limit, no cap). What is copied from a request to
 * the table, back to a request and to the terms goes by this list.
 */
export const POLICY_SETTINGS = {
  award: { upgrade: 'required', claimWithinMonths: 'nullable', mustStillServe: 'required' },
  stipend: { start: 'required', stop: 'required', minServiceMonths: 'required', maxMonths: 'nullable' },
} as const;

type AwardSetting = keyof (typeof POLICY_SETTINGS)['award'];
type StipendSetting = keyof (typeof POLICY_SETTINGS)['stipend'];
export type PolicySetting = AwardSetting | StipendSetting;

export const ALL_SETTINGS = Object.values(POLICY_SETTINGS).flatMap(
  (settings) => Object.keys(settings) as PolicySetting[],
);

/** The settings of both kinds, null where the source states none. */
export function everySetting<T extends Partial<Record<PolicySetting, unknown>>>(
  source: T,
): { [S in PolicySetting]: Exclude<T[S], undefined> | null } {
  const settings = Object.fromEntries(ALL_SETTINGS.map((name) => [name, source[name] ?? null]));
  return settings as { [S in PolicySetting]: Exclude<T[S], undefined> | null };
}

type Stored = { id: string } & Record<PolicySetting, unknown>;

export function awardSettings(policy: Stored): Pick<AwardPolicyTerms, AwardSetting> {
  return settingsOf('award', policy) as Pick<AwardPolicyTerms, AwardSetting>;
}

export function stipendSettings(policy: Stored): Pick<StipendPolicyTerms, StipendSetting> {
  return settingsOf('stipend', policy) as Pick<StipendPolicyTerms, StipendSetting>;
}

/** @throws {Error} when a policy that was approved lacks a setting that its kind must state */
function settingsOf(kind: keyof typeof POLICY_SETTINGS, policy: Stored): Partial<Record<PolicySetting, unknown>> {
  const needs = Object.entries(POLICY_SETTINGS[kind]) as [PolicySetting, 'required' | 'nullable'][];
  const lacking = needs.filter(([name, need]) => need === 'required' && policy[name] === null);
  if (lacking.length > 0) throw new Error(`${kind} policy ${policy.id} lacks its settings`);
  return Object.fromEntries(needs.map(([name]) => [name, policy[name]]));
}
