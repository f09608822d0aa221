import type { AwardPolicyTerms, StipendPolicyTerms } from '../../src/policies/terms/policy-terms.js';
import type { CertificateFact, PostFact, WorkerFacts } from '../../src/policies/facts/worker-facts.js';

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

/** §5, for every month up to `asOf`. */
export function naiveStipends(facts: WorkerFacts, policies: StipendPolicyTerms[], asOf: string): NaiveMonth[] {
  const answer: NaiveMonth[] = [];
  const owedUnder: string[] = [];
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
  for (const month of ALL_MONTHS.filter((each) => each >= FIRST_MONTH && each <= asOf.slice(0, 7))) {
    const possible: { policy: StipendPolicyTerms; from: string; rate: number; certificate: CertificateFact }[] = [];
    for (const policy of policies) {
      if (month < policy.effectiveFrom || (policy.effectiveTo !== null && month > policy.effectiveTo)) continue;
      const counting = facts.certificates.filter(
        ({ id }) =>
          certificateRuns.get(id)!.some((run) => runCovers(run, month, policy)) &&
          (!policy.requiresRegistration || registrationRuns.get(id)!.some((run) => runCovers(run, month, policy))),
      );
      const certificate = best(counting);
      if (certificate === undefined) continue;
      if (
        policy.maxMonths !== null &&
        owedUnder.filter((code) => code === policy.regionCode).length >= policy.maxMonths
      ) {
        continue;
      }
      // §12: given up in writing, the month itself or all from a month on.
      if (facts.waivers.some((w) => w.subject === `stipend:${month}` || (w.fromMonth !== null && w.fromMonth <= month)))
        continue;
      if (facts.suspensions.some((s) => s.fromMonth <= month && (s.toMonth === null || month <= s.toMonth))) continue;
      for (const run of serviceRuns.get(policy.id)!) {
        if (!runCovers(run, month, policy)) continue;
        if (monthsLater(run.from.slice(0, 7), month) < policy.minServiceMonths) continue;
        possible.push({ policy, from: run.from, rate: policy.ratesFen[certificate.level], certificate });
      }
    }
    let winner = possible[0];
    if (winner === undefined) continue;
    for (const each of possible) {
      const better =
        each.from !== winner.from
          ? each.from > winner.from
          : each.rate !== winner.rate
            ? each.rate > winner.rate
            : each.policy.regionCode < winner.policy.regionCode;
      if (better) winner = each;
    }
    owedUnder.push(winner.policy.regionCode);
    const losers = new Set(possible.map(({ policy }) => policy.id));
    losers.delete(winner.policy.id);
    answer.push({
      month,
      owedFen: winner.rate,
      certificateId: winner.certificate.id,
      policyId: winner.policy.id,
      others: [...losers].sort(),
    });
  }
  return answer;
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

export interface NaiveAward {
  certificateId: string;
  owedFen: number;
  policyId: string | null;
}

/** §4, one answer per certificate in the order of claims. */
export function naiveAwards(facts: WorkerFacts, policies: AwardPolicyTerms[], asOf: string): NaiveAward[] {
  const paidFen = (level: string) =>
    facts.awardsPaid.filter((paid) => paid.level === level).reduce((sum, paid) => sum + paid.paidFen, 0);
  const claimDate = (certificate: CertificateFact) =>
    [
      certificate.declaredOn,
      ...facts.awardsPaid.filter(({ level }) => level === certificate.level).map(({ paidOn }) => paidOn),
    ].toSorted()[0]!;
  const orderKey = (c: CertificateFact) =>
    [claimDate(c), c.approvedOn, RANKS.indexOf(c.level), c.certificateNo].join(' ');
  const claims = facts.certificates.toSorted((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1));
  const answers: (NaiveAward & { level: string; void: boolean })[] = [];
  for (const certificate of claims) {
    const before = answers.filter((answer) => !answer.void);
    const { level } = certificate;
    const holding = policies.filter((policy) => awardHolds(policy, certificate, facts.posts, asOf));
    const second = before.some((answer) => answer.level === level && answer.policyId !== null);
    // §12: this level, or all that was not paid before the day of the paper.
    const firstPaid = facts.awardsPaid
      .filter((paid) => paid.level === level)
      .map(({ paidOn }) => paidOn)
      .toSorted()[0];
    const waived = facts.waivers.some(
      (w) =>
        w.kind === 'award' &&
        (w.subject === `award:${level}` ||
          (w.subject === null && !(firstPaid !== undefined && firstPaid < w.waivedOn))),
    );
    const policy = certificate.void || second || waived ? undefined : preferred(holding);
    let owedFen = 0;
    if (policy !== undefined) {
      owedFen = policy.ratesFen[level];
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

function awardHolds(policy: AwardPolicyTerms, certificate: CertificateFact, posts: PostFact[], asOf: string): boolean {
  const { approvedOn, declaredOn } = certificate;
  if (approvedOn < policy.effectiveFrom) return false;
  if (policy.effectiveTo !== null && approvedOn > policy.effectiveTo) return false;
  const served = daysServed(policy, posts);
  if (!served.has(approvedOn)) return false;
  if (policy.mustStillServe && !served.has(declaredOn)) return false;
  if (
    policy.requiresRegistration &&
    !certificate.registrations.some(({ startOn, endOn }) => daysOf(startOn, endOn).includes(declaredOn))
  ) {
    return false;
  }
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
