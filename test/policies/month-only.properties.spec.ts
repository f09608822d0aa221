import fc from 'fast-check';
import { assessAwards } from '../../src/awards/award-rules.js';
import { lastDayOfMonth } from '../../src/common/values/months.js';
import { type MonthField, type OtherDays, whyDayMatters } from '../../src/imports/months/month-only.js';
import { concerning } from '../../src/imports/months/month-settling.js';
import type { CertificateFact, PostFact, WorkerFacts } from '../../src/policies/facts/worker-facts.js';
import type { AwardPolicyTerms, StipendPolicyTerms, YearTerms } from '../../src/policies/terms/policy-terms.js';
import { assessStipends } from '../../src/stipends/rules/stipend-rules.js';
import { awardPolicies, register, someDate, stipendPolicies } from './registers.js';

/**
 * A month alone stands for a day only where no day of it brings another amount (domain.md §13): where the import takes the month, the
 * rules are asked with every day of it.
 */

const SERVICE_YEARS: YearTerms = { year: 'service', pays: 'whole', minMonths: 0, minHeldMonths: 0 };
const CALENDAR: YearTerms = { year: 'calendar', pays: 'months', minMonths: 0, minHeldMonths: 0 };

/** What else might keep a policy from paying is tried by the policies as they come. */
const PAYING = {
  eligibleEmployers: (['village', 'urban_community', 'social_organization'] as const).map((kind) => ({ kind })),
  claimBy: 'certificate',
  registration: 'none',
  firstRegisteredBetween: null,
  rateGroups: [],
  excludedStaffing: [],
  unknownStaffing: 'pay',
} satisfies Partial<StipendPolicyTerms>;

type Policies = { awards: AwardPolicyTerms[]; stipends: StipendPolicyTerms[] };

/** One day of somebody's register that a workbook states as its month. */
interface Stated {
  field: MonthField;
  month: string;
  others: OtherDays;
  /** The county by whose policies the day is looked at; null for all. */
  countyCode: string | null;
  /** With another day of the month; null where the register would not hold it. */
  on: (day: string) => WorkerFacts | null;
}

const days = (all: readonly (string | null)[]): string[] => all.filter((day) => day !== null);

function othersOf(facts: WorkerFacts, post: PostFact | null, own: CertificateFact | null): OtherDays {
  const posts = facts.posts.filter((it) => it !== post);
  const certificates = facts.certificates.filter((it) => it !== own);
  const registrations = facts.certificates.flatMap((it) => it.registrations);
  return {
    postStarts: posts.map(({ startOn }) => startOn),
    postEnds: days(posts.map(({ endOn }) => endOn)),
    approvals: certificates.map(({ approvedOn }) => approvedOn),
    declarations: certificates.map(({ declaredOn }) => declaredOn),
    ownApproval: own?.approvedOn ?? null,
    ownDeclaration: own?.declaredOn ?? null,
    revocations: days(facts.certificates.map(({ revokedOn }) => revokedOn)),
    registrationStarts: registrations.map(({ startOn }) => startOn),
    registrationEnds: registrations.map(({ endOn }) => endOn),
    awardsPaid: facts.awardsPaid.map(({ paidOn }) => paidOn),
    registrationEndStated: true,
  };
}

function ofPost(facts: WorkerFacts, post: PostFact): Stated[] {
  const changedTo = (values: Partial<PostFact>): WorkerFacts | null => {
    const next = { ...post, ...values };
    if (next.endOn !== null && next.endOn < next.startOn) return null;
    return { ...facts, posts: facts.posts.map((it) => (it === post ? next : it)) };
  };
  const others = othersOf(facts, post, null);
  const countyCode = post.regionPath[1] ?? post.regionPath[0]!;
  const { startOn, endOn } = post;
  return [
    { field: 'startOn', month: startOn.slice(0, 7), others, countyCode, on: (day) => changedTo({ startOn: day }) },
    ...(endOn === null
      ? []
      : [
          {
            field: 'endOn' as const,
            month: endOn.slice(0, 7),
            others,
            countyCode,
            on: (day: string) => changedTo({ endOn: day }),
          },
        ]),
  ];
}

function ofCertificate(facts: WorkerFacts, own: CertificateFact): Stated[] {
  const changedTo = (values: Partial<CertificateFact>): WorkerFacts | null => {
    const next = { ...own, ...values };
    const { approvedOn, declaredOn, revokedOn, registrations } = next;
    const holds =
      approvedOn <= declaredOn &&
      (revokedOn === null || approvedOn <= revokedOn) &&
      registrations.every(({ startOn, endOn }) => approvedOn <= startOn && startOn <= endOn);
    if (!holds) return null;
    return { ...facts, certificates: facts.certificates.map((it) => (it === own ? next : it)) };
  };
  const others = othersOf(facts, null, own);
  const { approvedOn, declaredOn, registrations } = own;
  const countyCode = null;
  return [
    {
      field: 'approvedOn',
      month: approvedOn.slice(0, 7),
      others: { ...others, ownApproval: null },
      countyCode,
      on: (day) => changedTo({ approvedOn: day }),
    },
    {
      field: 'declaredOn',
      month: declaredOn.slice(0, 7),
      others: { ...others, ownDeclaration: null },
      countyCode,
      on: (day) => changedTo({ declaredOn: day }),
    },
    ...registrations.flatMap((registration): Stated[] => {
      const rest = facts.certificates.flatMap((it) => it.registrations).filter((it) => it !== registration);
      const beside = {
        ...others,
        registrationStarts: rest.map(({ startOn }) => startOn),
        registrationEnds: rest.map(({ endOn }) => endOn),
      };
      const change = (values: object) =>
        changedTo({ registrations: registrations.map((it) => (it === registration ? { ...it, ...values } : it)) });
      const { startOn, endOn } = registration;
      return [
        {
          field: 'registeredOn',
          month: startOn.slice(0, 7),
          others: beside,
          countyCode,
          on: (day) => change({ startOn: day }),
        },
        {
          field: 'registrationEndOn',
          month: endOn.slice(0, 7),
          others: beside,
          countyCode,
          on: (day) => change({ endOn: day }),
        },
      ];
    }),
  ];
}

function statedIn(facts: WorkerFacts): Stated[] {
  return [
    ...facts.posts.flatMap((post) => ofPost(facts, post)),
    ...facts.certificates.flatMap((certificate) => ofCertificate(facts, certificate)),
  ];
}

/** The days of the month that the register would hold. */
function variants({ month, on }: Stated): WorkerFacts[] {
  const length = Number(lastDayOfMonth(month).slice(8));
  const all = Array.from({ length }, (_, n) => `${month}-${String(n + 1).padStart(2, '0')}`);
  return all.map(on).filter((facts) => facts !== null);
}

const PATHS = new Map([
  ['341800', ['341800']],
  ['341821', ['341800', '341821']],
  ['341881', ['341800', '341881']],
]);

/** @param amounts what somebody is owed */
function expectAlike(
  facts: WorkerFacts,
  policies: Policies,
  asOf: string,
  amounts: (facts: WorkerFacts) => unknown,
): number {
  let taken = 0;
  for (const stated of statedIn(facts)) {
    const { field, month, others, countyCode } = stated;
    const asked = countyCode === null ? policies : concerning(countyCode, policies, PATHS);
    if (whyDayMatters(field, month, others, asked, asOf) !== null) continue;
    const found = new Set(variants(stated).map((each) => JSON.stringify(amounts(each))));
    taken += found.size;
    if (found.size > 1) throw new Error(`${field} ${month} ${JSON.stringify(others)}: ${[...found].join(' or ')}`);
  }
  return taken;
}

describe('a month that the import takes for a day', () => {
  const asOf = fc.oneof(fc.constant('2025-12-31'), someDate);

  it.each<[string, fc.Arbitrary<StipendPolicyTerms[]>]>([
    ['as they come', stipendPolicies],
    [
      'by years of service',
      stipendPolicies.map((all) => all.map((policy) => ({ ...policy, ...PAYING, year: SERVICE_YEARS }))),
    ],
    [
      'by the year',
      stipendPolicies.map((all) => all.map((policy) => ({ ...policy, ...PAYING, year: policy.year ?? CALENDAR }))),
    ],
  ])('brings the same stipends for every day of it, %s', (_, policies) => {
    let taken = 0;
    fc.assert(
      fc.property(register, policies, asOf, (facts, stipends, day) => {
        taken += expectAlike(facts, { awards: [], stipends }, day, (each) =>
          assessStipends(each, stipends, {
            fromMonth: '2021-01',
            toMonth: '2025-12',
            asOf: day,
            explain: false,
          }).map(({ month, owedFen }) => [month, owedFen]),
        );
      }),
      { numRuns: 300, includeErrorInReport: true },
    );
    expect(taken).toBeGreaterThan(200);
  });

  it('brings the same awards for every day of it', () => {
    let taken = 0;
    fc.assert(
      fc.property(register, awardPolicies, asOf, (facts, awards, day) => {
        taken += expectAlike(facts, { awards, stipends: [] }, day, (each) =>
          assessAwards(each, awards, day)
            .map(({ certificateId, owedFen }) => `${certificateId} ${owedFen}`)
            .toSorted((a, b) => a.localeCompare(b)),
        );
      }),
      { numRuns: 300, includeErrorInReport: true },
    );
    expect(taken).toBeGreaterThan(200);
  });
});
