import type { AwardPolicyTerms, StipendPolicyTerms } from '../../src/policies/terms/policy-terms.js';
import type { CertificateFact, ClaimFact, PostFact, WorkerFacts } from '../../src/policies/facts/worker-facts.js';
import {
  hasRate,
  isPaidAsYear,
  longestRow,
  monthsOfYear,
  type NaiveYear,
  serviceYears,
  usedUp,
} from './naive-years.js';

/**
 * The rules of §4 and §5 a second time, as slowly and literally as they can be said: every interval is the set
 * of its days, every month looks at everything again. It shares no code with src/, so that a slip there and a
 * slip here are unlikely to agree. Only for small registers between 2020 and 2026.
 */
const DAY = 86_400_000;
const LAST_DAY = '2026-12-31';
const FIRST_MONTH = '2020-01';

const dayText = (time: number) => new Date(time).toISOString().slice(0, 10);
const ALL_DAYS: string[] = [];
for (let time = Date.UTC(2020, 0, 1); time <= Date.UTC(2026, 11, 31); time += DAY) ALL_DAYS.push(dayText(time));
const ALL_MONTHS = [...new Set(ALL_DAYS.map((day) => day.slice(0, 7)))];

const RANKS = ['junior', 'intermediate', 'senior'];

function daysOf(startOn: string, endOn: string | null): string[] {
  return ALL_DAYS.filter((day) => day >= startOn && (endOn === null || day <= endOn));
}

function paysStaffOf(policy: AwardPolicyTerms | StipendPolicyTerms, post: PostFact): boolean {
  for (const { kind, registrarCode } of policy.eligibleEmployers) {
    if (kind !== post.kind) continue;
    if (
      registrarCode === undefined ? post.regionPath.includes(policy.regionCode) : registrarCode === post.registrarCode
    ) {
      return true;
    }
  }
  return false;
}

/** §15, S5: the first group that names the post's kind of employer, else what holds for all others. */
function rateAt(policy: AwardPolicyTerms | StipendPolicyTerms, post: PostFact, level: CertificateFact['level']) {
  for (const group of policy.rateGroups) if (group.employers.includes(post.kind)) return group.levels[level];
  return policy.ratesFen[level];
}

/** Of posts that are paid, the one that began last; of several of one day the one whose group the document names first. */
function latestFirst(policy: AwardPolicyTerms | StipendPolicyTerms, posts: PostFact[]): PostFact[] {
  const place = (post: PostFact) => {
    const n = policy.rateGroups.findIndex((group) => group.employers.includes(post.kind));
    return n === -1 ? 99 : n;
  };
  return posts.toSorted((a, b) => (a.startOn === b.startOn ? place(a) - place(b) : a.startOn < b.startOn ? 1 : -1));
}

/** §15, S4: a post that the policy may pay by; and whether its person is shut out by it wherever it is. */
function mayPay(policy: AwardPolicyTerms | StipendPolicyTerms, { staffing }: PostFact): boolean {
  if (staffing === null) return policy.unknownStaffing === 'pay';
  return !(policy.excludedStaffing as string[]).includes(staffing);
}

function shutsOut(policy: AwardPolicyTerms | StipendPolicyTerms, { staffing }: PostFact): boolean {
  return staffing !== null && (policy.excludedStaffing as string[]).includes(staffing);
}

function daysServed(policy: AwardPolicyTerms | StipendPolicyTerms, posts: PostFact[]): Set<string> {
  return new Set(
    posts.filter((post) => paysStaffOf(policy, post)).flatMap(({ startOn, endOn }) => daysOf(startOn, endOn)),
  );
}

/** Days without a gap belong together: that is what joining intervals that overlap or touch means. */
function runsOf(days: Set<string>): { from: string; to: string }[] {
  const runs: { from: string; to: string }[] = [];
  let from: string | null = null;
  ALL_DAYS.forEach((day, n) => {
    if (!days.has(day)) return;
    from ??= day;
    const next = ALL_DAYS[n + 1];
    if (next !== undefined && days.has(next)) return;
    runs.push({ from, to: day });
    from = null;
  });
  return runs;
}

function beganBy(begins: string, month: string, policy: StipendPolicyTerms): boolean {
  return policy.start === 'same-month' ? begins <= month : begins < month;
}

/** §15, S6: when the very first registration began. */
function firstInTime(policy: AwardPolicyTerms | StipendPolicyTerms, registrations: { startOn: string }[]): boolean {
  if (policy.firstRegisteredBetween === null) return true;
  const first = registrations.map(({ startOn }) => startOn).toSorted()[0];
  const { from, to } = policy.firstRegisteredBetween;
  return first !== undefined && first >= (from ?? '0000') && first <= (to ?? '9999');
}

function runCovers(run: { from: string; to: string }, month: string, policy: StipendPolicyTerms): boolean {
  const begins = run.from.slice(0, 7);
  const started = policy.start === 'same-month' ? begins <= month : begins < month;
  if (!started) return false;
  if (run.to === LAST_DAY) return true;
  const dayAfter = dayText(Date.parse(run.to) + DAY);
  return policy.stop === 'through-leaving-month' ? month <= run.to.slice(0, 7) : month < dayAfter.slice(0, 7);
}

function monthsLater(from: string, to: string): number {
  return ALL_MONTHS.indexOf(to) - ALL_MONTHS.indexOf(from);
}

export interface NaiveMonth {
  month: string;
  owedFen: number;
  certificateId: string;
  policyId: string;
  /** Ids of the policies that lost the choice, sorted. */
  others: string[];
}

/** §5 and §15 S7, for every month up to `asOf`, then for every whole year. */
export function naiveStipends(facts: WorkerFacts, policies: StipendPolicyTerms[], asOf: string): NaiveMonth[] {
  const answer: NaiveMonth[] = [];
  const wholeYears: NaiveMonth[] = [];
  /** In the order in which they were owed. */
  const taken: { region: string; month: string }[] = [];
  const serviceRuns = new Map(policies.map((policy) => [policy.id, runsOf(daysServed(policy, facts.posts))]));
  const certificateRuns = new Map(
    facts.certificates.map((certificate) => [certificate.id, runsOf(new Set(certificateDays(certificate)))]),
  );
  const registrationRuns = new Map(
    facts.certificates.map(({ id, registrations }) => [
      id,
      runsOf(new Set(registrations.flatMap(({ startOn, endOn }) => daysOf(startOn, endOn)))),
    ]),
  );
  const last = asOf.slice(0, 7);
  const yearsUnder = new Map(policies.map((policy) => [policy.id, yearsOf(policy)]));
  const allYears = [...yearsUnder.values()].flat();

  function yearsOf(policy: StipendPolicyTerms): NaiveYear[] {
    if (policy.year?.pays !== 'whole') return [];
    if (policy.year.year === 'calendar') {
      const names = [...new Set(ALL_MONTHS.map((month) => month.slice(0, 4)))];
      return names.map((name) => ({ name, from: `${name}-01-01`, to: `${name}-12-31`, months: monthsOfYear(name) }));
    }
    const held = new Set(facts.certificates.filter((each) => hasRate(policy, each)).flatMap(certificateDays));
    const served = daysServed(policy, facts.posts);
    return serviceYears(runsOf(new Set([...served].filter((day) => held.has(day)))), asOf);
  }

  /** What lies in a calendar year, as far as it is known on the day of the assessment. */
  function yearIsFull(policy: StipendPolicyTerms, name: string): boolean {
    const { minMonths, minHeldMonths } = policy.year!;
    const known = (month: string) => month <= last;
    const serving = (month: string) => serviceRuns.get(policy.id)!.some((run) => runCovers(run, month, policy));
    const holding = (month: string) =>
      [...certificateRuns.values()].some((runs) => runs.some((run) => runCovers(run, month, policy)));
    const held = monthsOfYear(name).filter((month) => known(month) && holding(month)).length;
    return longestRow(name, (month) => known(month) && serving(month)) >= minMonths && held >= minHeldMonths;
  }

  interface Possible {
    policy: StipendPolicyTerms;
    from: string;
    rate: number;
    certificate: CertificateFact;
    months: string[];
  }

  /** What a policy would pay in a month, by its posts and certificates alone. */
  function madeIn(policy: StipendPolicyTerms, month: string, claimMonth: string): Possible | null | undefined {
    const counting = facts.certificates.filter(
      ({ id, registrations }) =>
        certificateRuns.get(id)!.some((run) => runCovers(run, month, policy)) &&
        firstInTime(policy, registrations) &&
        (policy.registration === 'none' ||
          (policy.registration === 'once'
            ? registrations.some(({ startOn }) => beganBy(startOn.slice(0, 7), month, policy))
            : registrationRuns.get(id)!.some((run) => runCovers(run, month, policy)))),
    );
    // §15, S4: any post with a day in the month.
    const hasDay = ({ startOn, endOn }: PostFact) => daysOf(startOn, endOn).some((day) => day.startsWith(month));
    if (facts.posts.some((post) => shutsOut(policy, post) && hasDay(post))) return undefined;
    // The later of two intervals speaks for the policy, if it pays.
    for (const run of serviceRuns.get(policy.id)!.toReversed()) {
      if (!runCovers(run, month, policy)) continue;
      if (monthsLater(run.from.slice(0, 7), month) < policy.minServiceMonths) continue;
      if (policy.year?.pays === 'months') {
        const end = `${month.slice(0, 4)}-12-31`;
        if (asOf < (run.to < end ? run.to : end) || !yearIsFull(policy, month.slice(0, 4))) continue;
      }
      const inMonth = facts.posts.filter(
        (post) =>
          paysStaffOf(policy, post) &&
          mayPay(policy, post) &&
          daysOf(post.startOn, post.endOn).some((day) => day.startsWith(month) && run.from <= day && day <= run.to),
      );
      for (const post of latestFirst(policy, inMonth)) {
        const certificate = best(counting.filter(({ level }) => rateAt(policy, post, level) !== null));
        if (certificate === undefined) continue;
        if (!claimedFor(policy, claimMonth, certificate.level, facts, asOf)) return null;
        const rate = rateAt(policy, post, certificate.level)!;
        return { policy, from: run.from, rate, certificate, months: [month] };
      }
    }
    return undefined;
  }

  function owe(period: string, possible: Possible[], all = possible): NaiveMonth | undefined {
    let winner = possible[0];
    if (winner === undefined) return undefined;
    for (const each of possible) {
      const better =
        each.from !== winner.from
          ? each.from > winner.from
          : each.rate !== winner.rate
            ? each.rate > winner.rate
            : each.policy.regionCode < winner.policy.regionCode;
      if (better) winner = each;
    }
    for (const month of winner.months) taken.push({ region: winner.policy.regionCode, month });
    const losers = new Set(all.map(({ policy }) => policy.id));
    losers.delete(winner.policy.id);
    return {
      month: period,
      owedFen: winner.rate,
      certificateId: winner.certificate.id,
      policyId: winner.policy.id,
      others: [...losers].sort(),
    };
  }

  function isSuspended(month: string): boolean {
    return facts.suspensions.some((s) => s.fromMonth <= month && (s.toMonth === null || month <= s.toMonth));
  }

  function possibleInYear(policy: StipendPolicyTerms, year: NaiveYear): Possible | undefined {
    const { name, months, to } = year;
    const end = to.slice(0, 7);
    if (asOf < to || end < policy.effectiveFrom || (policy.effectiveTo !== null && end > policy.effectiveTo)) return;
    if (usedUp(policy, taken, months) || months.some(isSuspended)) return;
    const lastMonth = months.at(-1)!;
    if (
      facts.waivers.some((w) => w.subject === `stipend:Y${name}` || (w.fromMonth !== null && w.fromMonth <= lastMonth))
    )
      return;
    const beside = [...monthsOfYear(name), ...months];
    if (answer.some(({ month }) => beside.includes(month))) return;
    if (facts.stipendsPaid.some(({ period }) => beside.includes(period))) return;
    if (policy.year!.year === 'calendar' && !yearIsFull(policy, name)) return;
    const isOfPolicy = (month: string) =>
      month >= policy.effectiveFrom && (policy.effectiveTo === null || month <= policy.effectiveTo);
    const speaking = policy.year!.year === 'service' ? [lastMonth] : months.filter(isOfPolicy).toReversed();
    for (const month of speaking) {
      const made = madeIn(policy, month, lastMonth);
      if (made === null) return;
      if (made !== undefined) return { ...made, months };
    }
    return undefined;
  }

  for (const month of ALL_MONTHS.filter((each) => each >= FIRST_MONTH && each <= last)) {
    const possible = policies.flatMap((policy) => {
      if (policy.year?.pays === 'whole') return [];
      if (month < policy.effectiveFrom || (policy.effectiveTo !== null && month > policy.effectiveTo)) return [];
      if (usedUp(policy, taken, [month]) || isSuspended(month)) return [];
      // §12: given up in writing, the month itself or all from a month on.
      if (facts.waivers.some((w) => w.subject === `stipend:${month}` || (w.fromMonth !== null && w.fromMonth <= month)))
        return [];
      if (isPaidAsYear(facts, month, allYears)) return [];
      return madeIn(policy, month, month) ?? [];
    });
    const owed = owe(month, possible);
    if (owed) answer.push(owed);
    // A year is settled in the month in which it is completed; a second one of its name comes too late.
    for (const name of new Set(allYears.map((year) => year.name))) {
      if (wholeYears.some((year) => year.month === `Y${name}`)) continue;
      const inYear = policies.flatMap((policy) =>
        yearsUnder
          .get(policy.id)!
          .filter((year) => year.name === name && year.to.startsWith(month))
          .flatMap((year) => {
            const made = possibleInYear(policy, year);
            return made ? [{ ...made, to: year.to }] : [];
          }),
      );
      const earliest = inYear.map(({ to }) => to).toSorted()[0];
      const year = owe(
        `Y${name}`,
        inYear.filter(({ to }) => to === earliest),
        inYear,
      );
      if (year) wholeYears.push(year);
    }
  }
  return [...answer, ...wholeYears.toSorted((a, b) => (a.month < b.month ? -1 : 1))];
}

function certificateDays(certificate: CertificateFact): string[] {
  if (certificate.void) return [];
  return ALL_DAYS.filter(
    (day) => day >= certificate.approvedOn && (certificate.revokedOn === null || day < certificate.revokedOn),
  );
}

function bestKey({ level, approvedOn, certificateNo }: CertificateFact): string {
  return `${RANKS.indexOf(level)} ${approvedOn} ${certificateNo}`;
}

function best(certificates: CertificateFact[]): CertificateFact | undefined {
  return certificates.toSorted((a, b) => (bestKey(a) < bestKey(b) ? 1 : -1))[0];
}

/** §15, S1: for one of the notices of the month, in its window, accepted, with every check that the level asks for. */
function claimedFor(
  policy: StipendPolicyTerms,
  month: string,
  level: string,
  facts: WorkerFacts,
  asOf: string,
): boolean {
  if (policy.claimBy === 'certificate') return true;
  return policy.notices.some(
    (notice) =>
      notice.monthsFrom !== null &&
      month >= notice.monthsFrom &&
      month <= notice.monthsTo! &&
      facts.claims.some(
        (claim) =>
          claim.noticeId === notice.id &&
          claim.regionCode === policy.regionCode &&
          claim.state === 'accepted' &&
          claim.receivedOn <= asOf &&
          claim.receivedOn >= notice.opensOn &&
          claim.receivedOn <= notice.closesOn &&
          checksMet(policy, level, claim, true),
      ),
  );
}

export interface NaiveAward {
  certificateId: string;
  owedFen: number;
  policyId: string | null;
}

/** §4, one answer per certificate in the order of claims. */
export function naiveAwards(facts: WorkerFacts, policies: AwardPolicyTerms[], asOf: string): NaiveAward[] {
  const answersOf = new Map(
    facts.certificates.map((certificate) => {
      const holding = policies.filter((policy) => awardHolds(policy, certificate, facts, asOf));
      // §12: this level, or all that was not paid before the day of the paper.
      const firstPaid = facts.awardsPaid
        .filter((paid) => paid.level === certificate.level)
        .map(({ paidOn }) => paidOn)
        .toSorted()[0];
      const waived = facts.waivers.some(
        (w) =>
          w.kind === 'award' &&
          (w.subject === `award:${certificate.level}` ||
            (w.subject === null && !(firstPaid !== undefined && firstPaid < w.waivedOn))),
      );
      return [certificate.id, certificate.void || waived ? undefined : preferred(holding)] as const;
    }),
  );
  const paidFen = (level: string) =>
    facts.awardsPaid.filter((paid) => paid.level === level).reduce((sum, paid) => sum + paid.paidFen, 0);
  const claimDate = (certificate: CertificateFact) =>
    [
      declaredUnder(answersOf.get(certificate.id), certificate, facts).declaredOn,
      ...facts.awardsPaid.filter(({ level }) => level === certificate.level).map(({ paidOn }) => paidOn),
    ].toSorted()[0]!;
  const orderKey = (c: CertificateFact) =>
    [claimDate(c), c.approvedOn, RANKS.indexOf(c.level), c.certificateNo].join(' ');
  const claims = facts.certificates.toSorted((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1));
  const answers: (NaiveAward & { level: string; void: boolean })[] = [];
  for (const certificate of claims) {
    const before = answers.filter((answer) => !answer.void);
    const { level } = certificate;
    const second = before.some((answer) => answer.level === level && answer.policyId !== null);
    const policy = second ? undefined : answersOf.get(certificate.id);
    let owedFen = 0;
    if (policy !== undefined) {
      owedFen = awardRate(policy, certificate, facts)!;
      if (policy.upgrade === 'difference') {
        for (const other of RANKS.filter((each) => each !== level)) {
          const claimsThere = before.filter((answer) => answer.level === other);
          if (claimsThere.length === 0) continue;
          owedFen -= Math.max(paidFen(other), ...claimsThere.map((answer) => answer.owedFen));
        }
        owedFen = Math.max(0, owedFen);
      }
    }
    answers.push({
      certificateId: certificate.id,
      owedFen,
      policyId: policy?.id ?? null,
      level,
      void: certificate.void,
    });
  }
  return answers.map(({ certificateId, owedFen, policyId }) => ({ certificateId, owedFen, policyId }));
}

/** §15, S1: no claim is asked of a level of which anything was paid before the system. */
function needsClaim(policy: AwardPolicyTerms, certificate: CertificateFact, facts: WorkerFacts): boolean {
  const before = facts.awardsPaid.some((paid) => paid.byHistory && paid.level === certificate.level);
  return policy.claimBy === 'application' && !before;
}

/** The certificate with the day of its claim under a policy for the one on which it was declared; and the claim itself. */
function declaredUnder(policy: AwardPolicyTerms | undefined, certificate: CertificateFact, facts: WorkerFacts) {
  if (policy === undefined || !needsClaim(policy, certificate, facts)) return { ...certificate, claim: undefined };
  const claim = facts.claims.find(
    (each) => each.certificateId === certificate.id && each.regionCode === policy.regionCode,
  );
  return { ...certificate, declaredOn: claim?.receivedOn ?? certificate.declaredOn, claim };
}

/** §15, S2: of a check's entries the last; of a group one is enough. */
function checksMet(
  policy: AwardPolicyTerms | StipendPolicyTerms,
  level: string,
  claim: ClaimFact,
  employed: boolean,
): boolean {
  const asked = policy.checks.filter(
    (check) => check.levels === undefined || (check.levels as string[]).includes(level),
  );
  const met = (code: string) =>
    code === 'employer' ? employed : (claim.checks.filter((entry) => entry.code === code).at(-1)?.met ?? false);
  return asked.every(({ code, anyOf }) =>
    anyOf === undefined ? met(code) : asked.some((other) => other.anyOf === anyOf && met(other.code)),
  );
}

function hasEmployerCheck(policy: AwardPolicyTerms, level: string): boolean {
  return policy.checks.some(
    ({ code, levels }) => code === 'employer' && (levels === undefined || (levels as string[]).includes(level)),
  );
}

/** §15, S3: what is asked of service, with the last day that counts. Where nobody claims, a post stands for the person. */
function serviceAsked(policy: AwardPolicyTerms, { approvedOn, declaredOn, claim }: Declared) {
  const { service, mustStillServe } = policy;
  let on: string[] = service?.on ?? (mustStillServe ? ['approved', 'declared'] : ['approved']);
  if (on.includes('none') && claim === undefined) on = ['declared'];
  const told = service?.countedTo ?? 'approved';
  return { on, to: told === 'approved' ? approvedOn : told === 'declared' ? declaredOn : told };
}

type Declared = ReturnType<typeof declaredUnder>;

/** Whole months from one day through another: month after month, as long as it is over by the last day. */
function monthsFull(from: string, to: string): number {
  const dayAfter = dayText(Date.parse(to) + DAY);
  let months = 0;
  while (monthsAfter(from, months + 1) <= dayAfter) months++;
  return months;
}

function monthsOfService(policy: AwardPolicyTerms, to: string, served: Set<string>): number {
  const runs = runsOf(new Set([...served].filter((day) => day <= to)));
  const counting = policy.service!.unbroken ? runs.filter((run) => run.to === to) : runs;
  return counting.reduce((sum, run) => sum + monthsFull(run.from, run.to), 0);
}

/** The rate of the post that counts, by the first day that is asked for; null where the document says nothing. */
function awardRate(policy: AwardPolicyTerms, certificate: CertificateFact, facts: WorkerFacts): number | null {
  const declared = declaredUnder(policy, certificate, facts);
  const { approvedOn, declaredOn, level, claim } = declared;
  const { on, to } = serviceAsked(policy, declared);
  const serving = facts.posts.filter((post) => {
    const days = paysStaffOf(policy, post) && mayPay(policy, post) ? daysOf(post.startOn, post.endOn) : [];
    if (on.includes('approved')) return days.includes(approvedOn);
    return on.includes('declared') || on.includes('none') ? days.includes(declaredOn) : days.some((day) => day <= to);
  });
  const withoutPost = on.includes('none') || (claim !== undefined && hasEmployerCheck(policy, level));
  if (withoutPost && serving.length === 0) return policy.ratesFen[level];
  const paying = latestFirst(policy, serving).find((post) => rateAt(policy, post, level) !== null);
  return paying === undefined ? null : rateAt(policy, paying, level);
}

function awardHolds(policy: AwardPolicyTerms, certificate: CertificateFact, facts: WorkerFacts, asOf: string): boolean {
  const { posts } = facts;
  const declared = declaredUnder(policy, certificate, facts);
  const { approvedOn, declaredOn, level, claim } = declared;
  // §15, S5: a level without a rate is left to other policies.
  if (awardRate(policy, certificate, facts) === null) return false;
  if (approvedOn < policy.effectiveFrom) return false;
  if (policy.effectiveTo !== null && approvedOn > policy.effectiveTo) return false;
  if (needsClaim(policy, certificate, facts)) {
    if (claim?.state !== 'accepted') return false;
    const inWindow = policy.notices.some(
      (notice) =>
        approvedOn >= (notice.certificatesFrom ?? '0000') &&
        approvedOn <= (notice.certificatesTo ?? '9999') &&
        daysOf(notice.opensOn, notice.closesOn).includes(claim.receivedOn),
    );
    if (!inWindow) return false;
  }
  const served = daysServed(policy, posts);
  const { on, to } = serviceAsked(policy, declared);
  const isServing =
    !(on.includes('approved') && !served.has(approvedOn)) &&
    !(on.includes('declared') && !served.has(declaredOn)) &&
    !(on.includes('ever') && ![...served].some((day) => day <= to)) &&
    !(policy.service !== null && monthsOfService(policy, to, served) < policy.service.minMonths);
  const onTheDay = posts.some(
    (post) =>
      paysStaffOf(policy, post) && mayPay(policy, post) && daysOf(post.startOn, post.endOn).includes(declaredOn),
  );
  if (claim === undefined || !hasEmployerCheck(policy, level)) {
    if (!isServing) return false;
  }
  const isEmployed = on.includes('none') ? onTheDay : isServing;
  if (claim !== undefined && !checksMet(policy, level, claim, isEmployed)) return false;
  // §15, S4: nobody shut out on the days asked for or when declaring, and where served then, by a post that may pay.
  for (const [day, asked] of [
    [approvedOn, on.includes('approved')],
    [declaredOn, true],
  ] as const) {
    const there = asked ? posts.filter((post) => daysOf(post.startOn, post.endOn).includes(day)) : [];
    if (there.some((post) => shutsOut(policy, post))) return false;
    const eligible = there.filter((post) => paysStaffOf(policy, post));
    if (eligible.length > 0 && !eligible.some((post) => mayPay(policy, post))) return false;
  }
  if (on.includes('ever')) {
    const ever = posts.filter(
      (post) => paysStaffOf(policy, post) && daysOf(post.startOn, post.endOn).some((day) => day <= to),
    );
    if (ever.length > 0 && !ever.some((post) => mayPay(policy, post))) return false;
  }
  const { registrations } = certificate;
  if (policy.registration === 'once' && !registrations.some(({ startOn }) => startOn <= declaredOn)) return false;
  const valid = registrations.some(({ startOn, endOn }) => daysOf(startOn, endOn).includes(declaredOn));
  if (policy.registration === 'valid' && !valid) return false;
  if (!firstInTime(policy, registrations)) return false;
  if (policy.claimWithinMonths !== null && declaredOn > monthsAfter(approvedOn, policy.claimWithinMonths)) return false;
  return declaredOn <= asOf;
}

/** 31 January + 1 month: walk back from the 31st of the target month until the day exists. */
function monthsAfter(date: string, count: number): string {
  const [year, month, day] = date.split('-').map(Number);
  const target = new Date(Date.UTC(year!, month! - 1 + count, 1)).toISOString().slice(0, 7);
  for (let number = day!; ; number--) {
    const text = `${target}-${String(number).padStart(2, '0')}`;
    if (ALL_DAYS.includes(text)) return text;
  }
}

function preferred(holding: AwardPolicyTerms[]): AwardPolicyTerms | undefined {
  const deepest = Math.max(...holding.map((policy) => policy.regionDepth));
  const specific = holding.filter((policy) => policy.regionDepth === deepest);
  const latest = specific
    .map((policy) => policy.effectiveFrom)
    .toSorted()
    .at(-1);
  return specific
    .filter((policy) => policy.effectiveFrom === latest)
    .toSorted((a, b) => (a.regionCode < b.regionCode ? -1 : 1))[0];
}
