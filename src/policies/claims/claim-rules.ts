import type { Level } from '../../certificates/level.js';
import type { CheckFact, ClaimFact } from '../facts/worker-facts.js';
import { type ClaimTerms, EMPLOYER_CHECK, type NoticeFact, type PolicyCheck } from '../terms/policy-terms.js';

/** Why a claim does not do (domain rule §15, S1); all that hold, not the first. */
export type ClaimFailure =
  'NO_NOTICE' | 'NOT_APPLIED' | 'WAIVED' | 'APPLIED_OUTSIDE_WINDOW' | 'CLAIM_NOT_ACCEPTED' | 'APPLIED_AFTER_AS_OF';

/** How it stands with the claim that a policy asks for. */
export interface ClaimStanding {
  /** The one that counts or, where none does, the one that comes nearest; null where nobody applied. */
  claim: ClaimFact | null;
  /** In whose window it was received. */
  notice: NoticeFact | null;
  /** Everything that was asked to be claimed by, in the order of their days. */
  notices: readonly NoticeFact[];
  failed: ClaimFailure[];
}

/** The notices by which a certificate's award is claimed: the one it falls to, and those that supplement it. */
export function noticesForCertificate({ notices }: Pick<ClaimTerms, 'notices'>, approvedOn: string): NoticeFact[] {
  return notices.filter(
    ({ certificatesFrom: from, certificatesTo: to }) =>
      (from === null || from <= approvedOn) && (to === null || approvedOn <= to),
  );
}

/**
 * How one claim, or that there is none, stands beside the notices that ask for it.
 *
 * @param notices in whose windows it may have been received
 * @param asOf the day of the assessment: what was received later is not there yet
 */
export function claimStanding(claim: ClaimFact | null, notices: readonly NoticeFact[], asOf: string): ClaimStanding {
  const inOrder = [...notices].sort((a, b) => compare(a.opensOn, b.opensOn) || compare(a.id, b.id));
  const last = inOrder.reduce((latest, { closesOn }) => (closesOn > latest ? closesOn : latest), '');
  const notice = inOrder.find((each) => claim !== null && isOpenOn(each, claim.receivedOn)) ?? null;
  const failed: ClaimFailure[] = [];
  if (inOrder.length === 0) failed.push('NO_NOTICE');
  else if (claim === null) failed.push(asOf > last ? 'WAIVED' : 'NOT_APPLIED');
  else if (notice === null) {
    failed.push('APPLIED_OUTSIDE_WINDOW');
    if (claim.receivedOn > last && asOf > last) failed.push('WAIVED');
  }
  if (claim !== null && claim.state !== 'accepted') failed.push('CLAIM_NOT_ACCEPTED');
  if (claim !== null && claim.receivedOn > asOf) failed.push('APPLIED_AFTER_AS_OF');
  return { claim, notice, notices: inOrder, failed };
}

/** The notices by which a month's stipend is claimed. */
export function noticesForMonth({ notices }: Pick<ClaimTerms, 'notices'>, month: string): NoticeFact[] {
  return notices.filter(
    ({ monthsFrom: from, monthsTo: to }) => from !== null && to !== null && from <= month && month <= to,
  );
}

/** A window is open to the end of its last day. */
export function isOpenOn({ opensOn, closesOn }: NoticeFact, day: string): boolean {
  return opensOn <= day && day <= closesOn;
}

/** One condition of S2 beside what was confirmed: a check alone, or several of which one must be met. */
export interface AskedCheck<Entry = CheckFact> {
  checks: readonly PolicyCheck[];
  /** By code, the last entry; the employer's test has none. */
  entries: ReadonlyMap<string, Entry>;
  /** Met by the rules' own test of the employer. */
  byEmployer: boolean;
  result: 'met' | 'missing' | 'failed';
}

/** The checks that are asked of a level (domain rule §15, S2). */
export function checksFor({ checks }: Pick<ClaimTerms, 'checks'>, level: Level): PolicyCheck[] {
  return checks.filter(({ levels }) => levels === undefined || levels.includes(level));
}

/** Whether the employer is one of several ways of being entitled, so that no post alone shuts anybody out. */
export function asksEmployerInstead(policy: Pick<ClaimTerms, 'checks'>, level: Level): boolean {
  return checksFor(policy, level).some(({ code }) => code === EMPLOYER_CHECK);
}

/**
 * Every condition that a claim's checks must meet for a level, in the order of the policy. What nobody confirmed is missing and never
 * taken for met; of a group it is missing while one more entry could meet it.
 */
export function judgeChecks(
  policy: Pick<ClaimTerms, 'checks'>,
  level: Level,
  claim: ClaimFact | null,
  isEmployed: boolean,
): AskedCheck[] {
  return judgeEntries(checksFor(policy, level), claim?.checks ?? [], isEmployed);
}

/** The same of the checks that are asked, by what was confirmed of them; of a code the last entry counts. */
export function judgeEntries<Entry extends Pick<CheckFact, 'code' | 'met'>>(
  asked: readonly PolicyCheck[],
  confirmed: readonly Entry[],
  isEmployed: boolean,
): AskedCheck<Entry>[] {
  const groups = new Map<string, PolicyCheck[]>();
  for (const check of asked) {
    const key = check.anyOf === undefined ? `code ${check.code}` : `any ${check.anyOf}`;
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  return [...groups.values()].map((checks) => {
    const entries = new Map<string, Entry>();
    for (const entry of confirmed) {
      if (checks.some(({ code }) => code === entry.code && code !== EMPLOYER_CHECK)) entries.set(entry.code, entry);
    }
    const byEmployer = isEmployed && checks.some(({ code }) => code === EMPLOYER_CHECK);
    const isMet = byEmployer || [...entries.values()].some(({ met }) => met);
    const isOpen = checks.some(({ code }) => code !== EMPLOYER_CHECK && !entries.has(code));
    return { checks, entries, byEmployer, result: isMet ? 'met' : isOpen ? 'missing' : 'failed' };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
