import fc from 'fast-check';
import { LEVELS } from '../../src/certificates/level.js';
import type { AwardPolicyTerms, EligibleEmployer, StipendPolicyTerms } from '../../src/policies/terms/policy-terms.js';
import type {
  AwardPaidFact,
  CertificateFact,
  PostFact,
  SuspensionFact,
  WaiverFact,
  WorkerFacts,
} from '../../src/policies/facts/worker-facts.js';

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
  .tuple(early, steps(3), fc.array(employer, { minLength: 3, maxLength: 3 }), fc.boolean())
  .map(([startOn, lengths, employers, open]) =>
    chain(startOn, lengths).map((interval, n, all) => ({
      organizationName: `单位${n}`,
      ...employers[n]!,
      ...interval,
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
  fc.record({ level: fc.constantFrom(...LEVELS), paidFen: fc.constantFrom(50_000, 100_000, 400_000), paidOn: date }),
  { maxLength: 2 },
);

export const register: fc.Arbitrary<WorkerFacts> = fc.record({
  workerId: fc.constant('w1'),
  posts,
  certificates,
  suspensions: fc.oneof(
    { weight: 2, arbitrary: fc.constant<SuspensionFact[]>([]) },
    { weight: 1, arbitrary: suspensions },
  ),
  waivers: fc.oneof({ weight: 3, arbitrary: fc.constant<WaiverFact[]>([]) }, { weight: 1, arbitrary: waivers }),
  awardsPaid,
});

const eligibleEmployers: fc.Arbitrary<EligibleEmployer[]> = fc.array(
  fc.record(
    { kind: fc.constantFrom(...KINDS), registrarCode: fc.constantFrom(undefined, undefined, CITY, ...COUNTIES) },
    { requiredKeys: ['kind'] },
  ),
  { maxLength: 4 },
);
const ratesFen = fc.record({
  junior: fc.constantFrom(10_000, 20_000),
  intermediate: fc.constantFrom(20_000, 30_000),
  senior: fc.constantFrom(40_000, 60_000),
});
const terms = { eligibleEmployers, ratesFen, requiresRegistration: fc.boolean() };

/** Two policies may share a region: then the second begins where the first one ends, as §3 requires. */
function versions<T extends { effectiveFrom: string; effectiveTo: string | null }>(
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
      const heading = Object.assign(policy, {
        id: `p${n}`,
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

export const awardPolicies: fc.Arbitrary<AwardPolicyTerms[]> = fc
  .array(
    fc.record({
      ...terms,
      effectiveFrom: fc.oneof(fc.constant('2022-01-01'), date),
      effectiveTo: fc.option(date),
      upgrade: fc.constantFrom('difference' as const, 'full' as const),
      claimWithinMonths: fc.constantFrom(null, null, 1, 3, 6),
      mustStillServe: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map((all) => versions(all, (text) => later(text, -1)));

export const stipendPolicies: fc.Arbitrary<StipendPolicyTerms[]> = fc
  .array(
    fc.record({
      ...terms,
      effectiveFrom: fc.oneof(fc.constant('2022-01'), month),
      effectiveTo: fc.option(month),
      start: fc.constantFrom('same-month' as const, 'next-month' as const),
      stop: fc.constantFrom('through-leaving-month' as const, 'until-previous-month' as const),
      minServiceMonths: fc.constantFrom(0, 0, 0, 1, 6),
      maxMonths: fc.constantFrom(null, null, 1, 3, 6),
    }),
    { maxLength: 5 },
  )
  .map((all) => versions(all, monthBefore));

export { date as someDate, month as someMonth };
