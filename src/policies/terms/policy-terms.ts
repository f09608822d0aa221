import type { Level } from '../../certificates/level.js';
import type { Staffing } from '../../workers/posts/staffing.js';
import type { OrganizationKind } from '../../workers/organizations/organization-kind.js';

/** One kind of employer whose staff a policy pays; with a registrar, only organizations registered there. */
export interface EligibleEmployer {
  kind: OrganizationKind;
  registrarCode?: string;
}

/** The rates of a policy's own for the staff of some kinds of employer. */
export interface RateGroup {
  employers: OrganizationKind[];
  levels: LevelRates;
}

/**
 * Integer fen for each level (domain rule §15, S5). Null: the document says nothing of the level, so the policy does not hold for it
 * and another may. 0 holds, pays nothing and shuts out others.
 */
export type LevelRates = Record<Level, number | null>;

/** The part of a policy that says how much it pays to whom. */
export interface RateTerms {
  /** The first that names a post's kind of employer holds for it. */
  rateGroups: readonly RateGroup[];
  /** Of employers that no group names; all null where the document names its employers one and all. */
  ratesFen: LevelRates;
}

export const REGISTRATIONS = ['none', 'valid', 'once'] as const;
/** Whether a certificate must be registered: on the day or in the month, or once by then, whatever its end (domain rule §15, S6). */
export type Registration = (typeof REGISTRATIONS)[number];

/** Days, both inclusive; null is open. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

export const CLAIM_BYS = ['certificate', 'application'] as const;
/** Whether a certificate claims by itself, or an accepted application does (domain rule §15, S1). */
export type ClaimBy = (typeof CLAIM_BYS)[number];

/** The code by which a group of checks means the rules' own test of the employer (domain rule §15, S2). */
export const EMPLOYER_CHECK = 'employer';

/** A condition that no register holds, confirmed claim by claim (domain rule §15, S2). */
export interface PolicyCheck {
  code: string;
  /** As the document names it: 户籍, 社保记录. */
  label: string;
  /** Asked of these levels only. */
  levels?: Level[];
  /** Of the checks of one name one must be met. */
  anyOf?: string;
}

/** 申报通知, approved (domain rule §14): from when to when claims are received, and what for. All days and months inclusive. */
export interface NoticeFact {
  id: string;
  noticeNo: string;
  opensOn: string;
  closesOn: string;
  /** Awards: certificates approved between these; null is open. */
  certificatesFrom: string | null;
  certificatesTo: string | null;
  /** Stipends: months `YYYY-MM`. */
  monthsFrom: string | null;
  monthsTo: string | null;
  /** The notice that this one receives late claims for (补充申报通知). */
  supplements: string | null;
}

/** What a policy asks of claims. */
export interface ClaimTerms {
  claimBy: ClaimBy;
  checks: PolicyCheck[];
  /** Approved ones; empty where no claims are asked for. */
  notices: NoticeFact[];
}

/** For what is worked out before anybody could claim: as if everybody had, and all were confirmed. */
export const UNCLAIMED: ClaimTerms = { claimBy: 'certificate', checks: [], notices: [] };

/** What the terms of both kinds have in common. */
export interface PolicyHeading extends ClaimTerms {
  id: string;
  /** 1 for the first approved policy of its kind and region, counted up. */
  versionNo: number;
  regionCode: string;
  /** Steps from the root of the region tree; a larger number is more specific. */
  regionDepth: number;
  title: string;
  documentNo: string | null;
  rateGroups: RateGroup[];
  ratesFen: LevelRates;
  eligibleEmployers: EligibleEmployer[];
  /** Nobody is paid beside a post of one of these (domain rule §15, S4). */
  excludedStaffing: Staffing[];
  /** Whether a post whose staffing nobody has said is paid by. */
  unknownStaffing: 'refuse' | 'pay';
  registration: Registration;
  /** Days between which the first registration of a certificate began, both inclusive; null asks for none. */
  firstRegisteredBetween: DayRange | null;
}

export const SERVICE_DAYS = ['approved', 'declared', 'ever'] as const;
/** A day on which a post is asked for; `ever` is some day up to the one that service is counted to. */
export type ServiceDay = (typeof SERVICE_DAYS)[number];

/** Service asked for by an award policy (domain rule §15, S3). */
export interface ServiceTerms {
  /** On all of these days; `none` alone: no post is asked for, the claim says who is meant. */
  on: (ServiceDay | 'none')[];
  /** Whole months; 0 asks for none. */
  minMonths: number;
  /** `approved`, `declared`, or a day `YYYY-MM-DD`; the last one that counts. */
  countedTo: string;
  /** Without a break up to that day; else summed over intervals. */
  unbroken: boolean;
}

/** The terms of an approved award policy; dates are `YYYY-MM-DD`, inclusive, `effectiveTo: null` is open. */
export interface AwardPolicyTerms extends PolicyHeading {
  effectiveFrom: string;
  effectiveTo: string | null;
  upgrade: 'difference' | 'full';
  claimWithinMonths: number | null;
  /** Today's form of `service`: a post on the day of approval, and with this also on that of the declaration. */
  mustStillServe: boolean;
  /** Null: as `mustStillServe` says. */
  service: ServiceTerms | null;
}

export const YEAR_KINDS = ['calendar', 'service'] as const;
export const YEAR_PAYS = ['months', 'whole'] as const;
export const PERIODS = ['month', 'year'] as const;

/** A stipend that is settled year by year (domain rule §15, S7). */
export interface YearTerms {
  /** The calendar's, or counted from the later of the joined service and the certificate. */
  year: (typeof YEAR_KINDS)[number];
  /** The months of the year, all at its end; or one rate for the whole year. */
  pays: (typeof YEAR_PAYS)[number];
  /** Consecutive covered months that must lie in the year; 0 asks for none. */
  minMonths: number;
  /** Months of the year in which a certificate is held; 0 asks for none. */
  minHeldMonths: number;
}

export const CAP_BYS = ['paid', 'elapsed'] as const;
/** Whether a cap counts months owed, or all months since the first one owed, gaps included (domain rule §15, S7). */
export type CapBy = (typeof CAP_BYS)[number];

/** The terms of an approved stipend policy; `effectiveFrom`/`effectiveTo` are months `YYYY-MM`, inclusive. */
export interface StipendPolicyTerms extends PolicyHeading {
  effectiveFrom: string;
  effectiveTo: string | null;
  start: 'same-month' | 'next-month';
  stop: 'through-leaving-month' | 'until-previous-month';
  minServiceMonths: number;
  maxMonths: number | null;
  /** Null: by months owed. */
  capBy: CapBy | null;
  /** Null: each month by itself. */
  year: YearTerms | null;
}

/** Whether a policy pays one rate for a whole year; its months are then no subjects. */
export function paysWholeYears({ year }: Pick<StipendPolicyTerms, 'year'>): boolean {
  return year?.pays === 'whole';
}

/** The rates for the staff of a kind of employer: of the first group that names it, else of all others (domain rule §15, S5). */
export function ratesFor({ rateGroups, ratesFen }: RateTerms, kind: OrganizationKind): LevelRates {
  if (rateGroups.length === 0) return ratesFen;
  return rateGroups.find(({ employers }) => employers.includes(kind))?.levels ?? ratesFen;
}

/** Every list of rates that a policy states, that of all other employers last. */
export function allRates({ rateGroups, ratesFen }: RateTerms): LevelRates[] {
  return [...rateGroups.map(({ levels }) => levels), ratesFen];
}

/** What a policy asks of service, in whichever form it was written. */
export function serviceOf({
  service,
  mustStillServe,
}: Pick<AwardPolicyTerms, 'service' | 'mustStillServe'>): ServiceTerms {
  if (service !== null) return service;
  return {
    on: mustStillServe ? ['approved', 'declared'] : ['approved'],
    minMonths: 0,
    countedTo: 'approved',
    unbroken: false,
  };
}

/**
 * The settings of each kind of policy: whether one must be stated, or may be null (no limit, no cap). What is copied from a request to
 * the table, back to a request and to the terms goes by this list.
 */
export const POLICY_SETTINGS = {
  award: { upgrade: 'required', claimWithinMonths: 'nullable', mustStillServe: 'required', service: 'nullable' },
  stipend: {
    start: 'required',
    stop: 'required',
    minServiceMonths: 'required',
    maxMonths: 'nullable',
    capBy: 'nullable',
    year: 'nullable',
  },
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
