import fc from 'fast-check';
import { LEVELS } from '../../src/certificates/level.js';
import {
  type AwardPolicyTerms,
  type ClaimTerms,
  type DayRange,
  type EligibleEmployer,
  EMPLOYER_CHECK,
  type NoticeFact,
  type PolicyCheck,
  type RateGroup,
  REGISTRATIONS,
  SERVICE_DAYS,
  type ServiceTerms,
  type StipendPolicyTerms,
  type YearTerms,
} from '../../src/policies/terms/policy-terms.js';
import type {
  AwardPaidFact,
  CertificateFact,
  ClaimFact,
  PostFact,
  StipendPaidFact,
  SuspensionFact,
  WaiverFact,
  WorkerFacts,
} from '../../src/policies/facts/worker-facts.js';

import { STAFFINGS, type Staffing } from '../../src/workers/posts/staffing.js';

/**
 * Small random registers whose dates crowd together on the first, second and last days of a few months, since
 * the rules' mistakes live on such days. A city, two counties, a township under each.
 */
const CITY = '341800';
const COUNTIES = ['341821', '341881'];
const PATHS = [
  [CITY],
  [CITY, '341821'],
  [CITY, '341821', '341821100'],
  [CITY, '341881'],
  [CITY, '341881', '341871001'],
];
const KINDS = ['village', 'village', 'urban_community', 'social_organization'] as const;

const CHECKS = ['household', 'security', 'conduct'];
/** Of the policies below, by number. */
const NOTICES = [0, 1, 2, 3].flatMap((n) => [`p${n}n0`, `p${n}n1`, `p${n}n2`]);

const month = fc
  .integer({ min: 0, max: 23 })
  .map((n) => `${2022 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`);
const date = fc.tuple(month, fc.constantFrom(1, 1, 2, 15, 27, 31, 31)).map(([text, day]) => {
  const [year, number] = text.split('-').map(Number);
  const length = new Date(Date.UTC(year!, number, 0)).getUTCDate();
  return `${text}-${String(Math.min(day, length)).padStart(2, '0')}`;
});
const early = fc.tuple(date, fc.boolean()).map(([text, keep]) => (keep ? text : `2022${text.slice(4)}`));
const lengthInDays = fc.constantFrom(-3, 0, 13, 29, 30, 31, 58, 90, 180, 364, 400);

function later(text: string, days: number): string {
  return new Date(Date.parse(text) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Half of the intervals start the day after, or near, the end of the one before, to test the joining. */
function chain(text: string, steps: { days: number; gap: number }[]): { startOn: string; endOn: string }[] {
  let startOn = text;
  return steps.map(({ days, gap }) => {
    const endOn = later(startOn, days);
    const interval = { startOn, endOn };
    startOn = later(endOn, gap);
    return interval;
  });
}
const steps = (max: number) =>
  fc.array(fc.record({ days: lengthInDays, gap: fc.constantFrom(-5, 0, 1, 1, 2, 3, 40) }), { maxLength: max });

const employer = fc.record({
  kind: fc.constantFrom(...KINDS),
  registrarCode: fc.constantFrom(null, null, CITY, ...COUNTIES),
  regionPath: fc.constantFrom(...PATHS),
});
/** Posts one after another; two such chains run side by side, for people who serve in two counties at once. */
const career: fc.Arbitrary<PostFact[]> = fc
  .tuple(
    early,
    steps(3),
    fc.array(employer, { minLength: 3, maxLength: 3 }),
    fc.boolean(),
    fc.array(fc.constantFrom(null, ...STAFFINGS.slice(0, 3)), { minLength: 3, maxLength: 3 }),
  )
  .map(([startOn, lengths, employers, open, staffings]) =>
    chain(startOn, lengths).map((interval, n, all) => ({
      organizationName: `单位${n}`,
      ...employers[n]!,
      ...interval,
      staffing: staffings[n]!,
      endOn: open && n === all.length - 1 ? null : interval.endOn,
    })),
  );
const posts = fc.tuple(career, career).map((careers) => careers.flat());

const certificate = fc.record({
  level: fc.constantFrom(...LEVELS),
  approvedOn: early,
  declaredAfter: fc.constantFrom(0, 1, 28, 31, 59, 90, 181),
  registrations: fc.tuple(early, steps(3)).map(([startOn, lengths]) => chain(startOn, lengths)),
  revokedOn: fc.option(date, { freq: 1 }),
  void: fc.boolean(),
});
const certificates: fc.Arbitrary<CertificateFact[]> = fc.array(certificate, { maxLength: 5 }).map((all) =>
  all.map(({ declaredAfter, ...facts }, n) => ({
    ...facts,
    id: `c${n}`,
    certificateNo: `20220000${n}`,
    declaredOn: later(facts.approvedOn, declaredAfter),
    void: facts.void && facts.revokedOn !== null,
  })),
);

const suspensions: fc.Arbitrary<SuspensionFact[]> = fc.array(
  fc.record({ fromMonth: month, toMonth: fc.option(month), reason: fc.constant('停发原因') }),
  { maxLength: 2 },
);
const waivers: fc.Arbitrary<WaiverFact[]> = fc.array(
  fc
    .oneof(
      fc.record({ kind: fc.constant('award' as const), level: fc.option(fc.constantFrom(...LEVELS)), waivedOn: date }),
      fc.record({ kind: fc.constant('stipend' as const), month: fc.option(month), waivedOn: date }),
    )
    .map((each): WaiverFact => {
      const { kind, waivedOn } = each;
      const paper = '声明';
      if (each.kind === 'award') {
        return { kind, subject: each.level && `award:${each.level}`, fromMonth: null, waivedOn, paper };
      }
      const fromMonth = each.month === null ? waivedOn.slice(0, 7) : null;
      return { kind, subject: each.month && `stipend:${each.month}`, fromMonth, waivedOn, paper };
    }),
  { maxLength: 2 },
);
const awardsPaid: fc.Arbitrary<AwardPaidFact[]> = fc.array(
  fc.record({
    level: fc.constantFrom(...LEVELS),
    paidFen: fc.constantFrom(50_000, 100_000, 400_000),
    paidOn: date,
    byHistory: fc.boolean(),
  }),
  { maxLength: 2 },
);

/** Before this system, by the month or as a whole year. */
const stipendsPaid: fc.Arbitrary<StipendPaidFact[]> = fc.array(
  fc.record({ period: fc.oneof(month, fc.constantFrom('Y2022', 'Y2023')), payerRegionCode: fc.constant(null) }),
  { maxLength: 2 },
);

/** Few days, so that claims come on the first and last days of windows. */
const claimDay = fc.constantFrom('2022-03-01', '2022-07-31', '2022-08-01', '2023-01-31', '2023-02-01', '2023-12-31');
const checkEntries = fc.array(
  fc.record({
    code: fc.constantFrom(...CHECKS),
    met: fc.constantFrom(true, true, true, false),
    evidence: fc.constant('材料'),
    by: fc.constant('经办人'),
    on: fc.constant('2023-06-01'),
  }),
  { maxLength: 5 },
);
/** One for a certificate and region, or for a notice, as the register holds it. */
const claims: fc.Arbitrary<ClaimFact[]> = fc
  .array(
    fc.record({
      regionCode: fc.constantFrom(CITY, ...COUNTIES),
      of: fc.constantFrom('c0', 'c0', 'c1', 'c1', 'c2', 'c3', ...NOTICES),
      receivedOn: claimDay,
      state: fc.constantFrom(...(['accepted', 'accepted', 'accepted', 'submitted', 'rejected'] as const)),
      checks: checkEntries,
    }),
    { maxLength: 12 },
  )
  .map((all) => {
    const taken = new Set<string>();
    return all.flatMap(({ of, ...claim }, n): ClaimFact[] => {
      const isAward = of.startsWith('c');
      const key = isAward ? `${of} ${claim.regionCode}` : of;
      if (taken.has(key)) return [];
      taken.add(key);
      const kind = isAward ? ('award' as const) : ('stipend' as const);
      return [{ ...claim, id: `claim${n}`, kind, certificateId: isAward ? of : null, noticeId: isAward ? null : of }];
    });
  });

export const register: fc.Arbitrary<WorkerFacts> = fc.record({
  workerId: fc.constant('w1'),
  posts,
  certificates,
  suspensions: fc.oneof(
    { weight: 2, arbitrary: fc.constant<SuspensionFact[]>([]) },
    { weight: 1, arbitrary: suspensions },
  ),
  waivers: fc.oneof({ weight: 3, arbitrary: fc.constant<WaiverFact[]>([]) }, { weight: 1, arbitrary: waivers }),
  claims,
  awardsPaid,
  stipendsPaid: fc.oneof(
    { weight: 3, arbitrary: fc.constant<StipendPaidFact[]>([]) },
    { weight: 1, arbitrary: stipendsPaid },
  ),
});

const eligibleEmployers: fc.Arbitrary<EligibleEmployer[]> = fc.array(
  fc.record(
    { kind: fc.constantFrom(...KINDS), registrarCode: fc.constantFrom(undefined, undefined, CITY, ...COUNTIES) },
    { requiredKeys: ['kind'] },
  ),
  { maxLength: 4 },
);
/** Null where the document says nothing of the level, 0 where it says that nothing is paid. */
const rate = (...amounts: number[]) => fc.constantFrom(...amounts, ...amounts, ...amounts, 0, null, null);
const ratesFen = fc.record({
  junior: rate(10_000, 20_000),
  intermediate: rate(20_000, 30_000),
  senior: rate(40_000, 60_000),
});
/** Every third policy has rates by kinds of employer; the two groups may name the same kind, then the first holds. */
const rateGroups: fc.Arbitrary<RateGroup[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<RateGroup[]>([]) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.record({
        employers: fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 2 }),
        levels: ratesFen,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  },
);
/** Every fourth policy shuts somebody out, or asks that it be known. */
const excludedStaffing: fc.Arbitrary<Staffing[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Staffing[]>([]) },
  { weight: 1, arbitrary: fc.subarray(STAFFINGS.slice(0, 2), { minLength: 1 }) },
);
const unknownStaffing = fc.constantFrom('pay' as const, 'pay' as const, 'pay' as const, 'refuse' as const);
/** Every fifth policy asks when a certificate was first registered. */
const firstRegisteredBetween: fc.Arbitrary<DayRange | null> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.record({ from: fc.option(date), to: fc.option(date) }) },
);
const notices = fc.array(
  fc.record({
    opensOn: claimDay,
    closesOn: claimDay,
    certificatesFrom: fc.option(date, { freq: 1 }),
    certificatesTo: fc.option(date, { freq: 1 }),
    monthsFrom: month,
    months: fc.constantFrom(0, 2, 11, 23),
  }),
  { maxLength: 3 },
);
const checks: fc.Arbitrary<PolicyCheck[]> = fc.uniqueArray(
  fc.record(
    {
      code: fc.constantFrom(...CHECKS, EMPLOYER_CHECK),
      label: fc.constant('核对'),
      levels: fc.subarray([...LEVELS], { minLength: 1 }),
      anyOf: fc.constantFrom('a', 'b'),
    },
    { requiredKeys: ['code', 'label'] },
  ),
  { maxLength: 3, selector: ({ code }) => code },
);
/** Every third policy asks for claims; the test of the employer stands only beside other checks, and only of awards. */
const claimTerms = (kind: 'award' | 'stipend') =>
  fc.record({ isAsked: fc.constantFrom(false, false, true), notices, checks }).map(({ isAsked, ...asked }) => ({
    claimBy: isAsked ? ('application' as const) : ('certificate' as const),
    checks: isAsked
      ? asked.checks.filter(({ code, anyOf }) => code !== EMPLOYER_CHECK || (kind === 'award' && anyOf !== undefined))
      : [],
    notices: asked.notices.map(({ months, monthsFrom, ...notice }): NoticeFact => {
      const isAward = kind === 'award';
      const [opensOn = '', closesOn = ''] = [notice.opensOn, notice.closesOn].toSorted();
      return {
        id: '',
        noticeNo: '通知',
        opensOn,
        closesOn,
        certificatesFrom: isAward ? notice.certificatesFrom : null,
        certificatesTo: isAward ? notice.certificatesTo : null,
        monthsFrom: isAward ? null : monthsFrom,
        monthsTo: isAward ? null : later(`${monthsFrom}-01`, months * 31).slice(0, 7),
        supplements: null,
      };
    }),
  }));
const terms = {
  eligibleEmployers,
  rateGroups,
  ratesFen,
  excludedStaffing,
  unknownStaffing,
  registration: fc.constantFrom(...REGISTRATIONS),
  firstRegisteredBetween,
};

/** Two policies may share a region: then the second begins where the first one ends, as §3 requires. */
function versions<T extends { effectiveFrom: string; effectiveTo: string | null; claims: ClaimTerms }>(
  all: T[],
  dayBefore: (text: string) => string,
) {
  const last = new Map<string, { policy: T; versionNo: number }>();
  return all
    .map((policy, n) => ({ policy, regionCode: [CITY, ...COUNTIES][n % 3]! }))
    .toSorted((a, b) => (a.policy.effectiveFrom < b.policy.effectiveFrom ? -1 : 1))
    .map(({ policy, regionCode }, n) => {
      const before = last.get(regionCode);
      if (before && before.policy.effectiveFrom < policy.effectiveFrom) {
        const end = dayBefore(policy.effectiveFrom);
        if (before.policy.effectiveTo === null || before.policy.effectiveTo > end) before.policy.effectiveTo = end;
      }
      if (before && before.policy.effectiveFrom === policy.effectiveFrom) return null;
      const versionNo = (before?.versionNo ?? 0) + 1;
      const { claimBy, checks: asked, notices: approved } = policy.claims;
      const heading = Object.assign(policy, {
        id: `p${n}`,
        claimBy,
        checks: asked,
        notices: approved.map((notice, m) => ({ ...notice, id: `p${n}n${m}` })),
        versionNo,
        regionCode,
        regionDepth: regionCode === CITY ? 1 : 2,
        title: `政策${n}`,
        documentNo: null,
      });
      last.set(regionCode, { policy: heading, versionNo });
      return heading;
    })
    .filter((policy) => policy !== null);
}

function monthBefore(text: string): string {
  return new Date(Date.parse(`${text}-01`) - 86_400_000).toISOString().slice(0, 7);
}

const NO_POST: ServiceTerms = { on: ['none'], minMonths: 0, countedTo: 'declared', unbroken: false };
/** Every third award policy asks for service in its own words. */
const service: fc.Arbitrary<ServiceTerms | null> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant<ServiceTerms>(NO_POST) },
  {
    weight: 1,
    arbitrary: fc.record({
      on: fc.subarray([...SERVICE_DAYS], { minLength: 1 }),
      minMonths: fc.constantFrom(0, 0, 1, 2, 3, 6, 12),
      countedTo: fc.oneof(fc.constantFrom('approved', 'declared'), date),
      unbroken: fc.boolean(),
    }),
  },
);

export const awardPolicies: fc.Arbitrary<AwardPolicyTerms[]> = fc
  .array(
    fc.record({
      ...terms,
      effectiveFrom: fc.oneof(fc.constant('2022-01-01'), date),
      effectiveTo: fc.option(date),
      upgrade: fc.constantFrom('difference' as const, 'full' as const),
      claimWithinMonths: fc.constantFrom(null, null, 1, 3, 6),
      mustStillServe: fc.boolean(),
      service,
      claims: claimTerms('award'),
    }),
    { maxLength: 5 },
  )
  .map((all) => versions(all, (text) => later(text, -1)));

/** Every second stipend policy settles by the year, in one of the three ways in which it can. */
const year: fc.Arbitrary<YearTerms | null> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  {
    weight: 2,
    arbitrary: fc.record({
      year: fc.constant('calendar' as const),
      pays: fc.constantFrom('months' as const, 'whole' as const),
      minMonths: fc.constantFrom(0, 0, 1, 3, 6, 12),
      minHeldMonths: fc.constantFrom(0, 0, 1, 3, 6, 12),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<YearTerms>({ year: 'service', pays: 'whole', minMonths: 0, minHeldMonths: 0 }),
  },
);

export const stipendPolicies: fc.Arbitrary<StipendPolicyTerms[]> = fc
  .array(
    fc.record({
      ...terms,
      effectiveFrom: fc.oneof(fc.constant('2022-01'), month),
      effectiveTo: fc.option(month),
      start: fc.constantFrom('same-month' as const, 'next-month' as const),
      stop: fc.constantFrom('through-leaving-month' as const, 'until-previous-month' as const),
      minServiceMonths: fc.constantFrom(0, 0, 0, 1, 6),
      maxMonths: fc.constantFrom(null, null, 1, 3, 6, 12, 24),
      capBy: fc.constantFrom(null, null, 'elapsed' as const),
      year,
      claims: claimTerms('stipend'),
    }),
    { maxLength: 5 },
  )
  .map((all) => versions(all, monthBefore));

export { date as someDate, month as someMonth };
