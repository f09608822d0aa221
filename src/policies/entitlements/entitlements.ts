import type { Level } from '../../certificates/level.js';
import { type Money, moneyOf, NOTHING_PAID, type PaidSoFar } from '../../ledger/due.js';
import type { Subject } from '../../ledger/subject.js';
import { isEligibleEmployer } from './eligibility.js';
import type { EntitlementResponse } from './entitlements.dto.js';
import type { AwardPolicyTerms, PolicyHeading, StipendPolicyTerms } from '../terms/policy-terms.js';
import type { RegionView } from '../facts/region-view.js';
import { awardsPaid, type Person } from '../facts/worker-facts.loader.js';
import type { PostFact, Reason } from '../facts/worker-facts.js';

/** What the decisions of both kinds have in common. */
export interface Decided {
  workerId: string;
  level: Level | null;
  certificateId: string | null;
  certificateNo: string | null;
  /** The policy that holds and was chosen; null for a refusal. */
  policyId: string | null;
  policyRegionCode: string | null;
  owedFen: number;
  /** The policy's rate for the level at the paying post; 0 for a refusal. */
  rateFen: number;
  /** The post by which it is paid; null for a refusal, and where no post was asked for. */
  payingPost: PostFact | null;
  /** The claim that it rests on; null for a refusal, and where none was asked for (domain rule §15, S1). */
  claimId: string | null;
  reasons: Reason[];
}

/** A decision beside the money of its subject. */
export interface Entitlement<D extends Decided> extends Money {
  subject: Subject;
  /** Null where only payments know the subject. */
  decision: D;
  /** Paid by this system and settled: what a recovery can at most be. */
  systemFen: number;
  /** Region of the policy by which this system paid last; null where it paid nothing. */
  payerRegionCode: string | null;
}

/** Puts a decision beside what was paid; `representative` is false for a second certificate of one level. */
export function entitlement<D extends Decided>(
  person: Person,
  subject: Subject,
  decision: D,
  representative = true,
): Entitlement<D> {
  const balance = representative ? person.balances.get(subject) : undefined;
  return {
    ...moneyOf(decision.owedFen, balance ?? NOTHING_PAID),
    subject,
    decision,
    systemFen: balance?.systemFen ?? 0,
    payerRegionCode: balance?.payerRegionCode ?? null,
  };
}

/** One subject with something to pay (or to recover, below zero), for a payout. */
export interface DueSubject<D extends Decided = Decided> extends Money {
  subject: Subject;
  /** With its sentences, to be frozen with the line. */
  decision: D;
  person: Person;
  /** By which it is paid; null for what only payments know. */
  policy: PolicyHeading | null;
}

/**
 * Walks over people chunk by chunk. A chunk comes with its facts read and nothing decided: iterating decides it, person
 * by person and without the database, which meanwhile can store what came before.
 *
 * @param assessor whose decisions have their sentences
 */
export async function* dueInChunks<D extends Decided, P extends AwardPolicyTerms | StipendPolicyTerms>(
  view: RegionView,
  assessor: Assessor<D, P>,
  chunks: AsyncIterable<Person[]>,
): AsyncGenerator<IterableIterator<DueSubject<D>>, void> {
  const policies = new Map<string | null, PolicyHeading>(assessor.policies.map((policy) => [policy.id, policy]));
  const among = function* (people: readonly Person[]): Generator<DueSubject<D>, void> {
    for (const person of people) {
      for (const item of assessor.assess(person)) {
        if (item.dueFen === 0 || !belongsTo(view, person, item, false)) continue;
        const { subject, owedFen, paidFen, inFlightFen, dueFen } = item;
        const decision = { ...item.decision, reasons: reasonsFor(view, item.decision.reasons) };
        const policy = policies.get(decision.policyId) ?? null;
        yield { subject, decision, policy, person, owedFen, paidFen, inFlightFen, dueFen };
      }
    }
  };
  for await (const people of chunks) yield among(people);
}

/** How one kind of pay is decided; the walk, the scope and the sentences are the same for both. */
export interface Assessor<D extends Decided, P extends AwardPolicyTerms | StipendPolicyTerms> {
  /** Every approved policy of the kind. */
  policies: readonly P[];
  /** All that a list may hold for a person, in the order of the list; sentences may be left out. */
  assess(person: Person): Entitlement<D>[];
  /** The same decision once more, with its sentences, by the policies and the facts given. */
  explain(person: Person, policies: readonly P[], decision: D): D | undefined;
  /** What a decision is about, `YYYY-MM` or `Y2023`; null for an award. */
  monthOf(decision: D): string | null;
}

/**
 * Whether an entitlement belongs to a view: what a policy of the view pays, or paid and no longer owes; with `all` also
 * what is refused to people who exist for the view.
 */
export function belongsTo(view: RegionView, person: Person, item: Entitlement<Decided>, all: boolean): boolean {
  const { policyId, policyRegionCode } = item.decision;
  const isOurs = view.holds(policyId === null ? item.payerRegionCode : policyRegionCode);
  if (isOurs && (item.owedFen > 0 || item.systemFen > 0 || item.inFlightFen > 0)) return true;
  return all && (isOurs || isVisible(view, person));
}

/** The rows of `workerWithin`, asked of facts that are at hand. */
export function isVisible(view: RegionView, person: Person): boolean {
  return (
    view.isWhole ||
    view.holds(person.regionCode) ||
    person.facts.posts.some(({ regionPath }) => regionPath.includes(view.top))
  );
}

/**
 * An entitlement in the words of the API, as it may be told to a view. What a policy beside the view pays reads as
 * refused, and a refusal is explained by the view's own policies and the posts that exist for it: nothing of another
 * region is told (domain rule §11).
 */
export function tell<D extends Decided, P extends AwardPolicyTerms | StipendPolicyTerms>(
  view: RegionView,
  assessor: Assessor<D, P>,
  person: Person,
  item: Entitlement<D>,
): EntitlementResponse {
  const { decision, subject, owedFen, paidFen, inFlightFen, dueFen } = item;
  const who = { workerId: person.id, workerName: person.name, subject };
  const month = assessor.monthOf(decision);
  if (view.holds(decision.policyRegionCode)) {
    const { level, certificateNo, policyId, policyRegionCode } = decision;
    const told = assessor.explain(person, assessor.policies, decision);
    const reasons = reasonsFor(view, told?.reasons ?? []);
    const money = { owedFen, paidFen, inFlightFen, dueFen };
    return { ...who, certificateNo, level, regionCode: policyRegionCode!, policyId, ...money, reasons, month };
  }
  const { level, certificateNo } = decision;
  const refused = {
    ...who,
    certificateNo,
    level,
    regionCode: view.holds(person.regionCode) ? person.regionCode : view.top,
    policyId: null,
  };
  const own = assessor.policies.filter(({ regionCode }) => view.holds(regionCode));
  const narrowed = view.isWhole ? person : narrow(view, person, own);
  const told = assessor.explain(narrowed, own, decision);
  if (decision.policyId !== null || told === undefined || told.policyId !== null) {
    // Refused by what lies outside of the view, which is told no further; or paid there.
    const reasons = [decision.policyId === null && told ? REFUSED_ELSEWHERE : PAID_BY_OTHER_REGION];
    return { ...refused, owedFen: 0, paidFen: 0, inFlightFen: 0, dueFen: 0, reasons, month };
  }
  const knowsMoney = item.payerRegionCode === null || view.holds(item.payerRegionCode);
  const money = knowsMoney
    ? { owedFen, paidFen, inFlightFen, dueFen }
    : { owedFen, paidFen: 0, inFlightFen: 0, dueFen: 0 };
  return { ...refused, ...money, reasons: told.reasons, month };
}

const PAID_BY_OTHER_REGION: Reason = {
  code: 'PAID_BY_OTHER_REGION',
  message: '不由本地区发放：按规定由其他地区的政策发放，同一项目不重复享受。',
  facts: {},
};

const REFUSED_ELSEWHERE: Reason = {
  code: 'REFUSED_ELSEWHERE',
  message: '此人在其他地区的登记情况不符合发放条件，请向上级主管部门核实。',
  facts: {},
};

/** The reasons of something paid here, without those that speak of another region's policy. */
export function reasonsFor(view: RegionView, reasons: readonly Reason[]): Reason[] {
  return reasons.filter(({ facts }) => {
    const regionCode = facts?.policyRegionCode;
    return typeof regionCode !== 'string' || view.holds(regionCode);
  });
}

/** The facts that exist for a view: its own posts, those that its policies pay, and payments that are not another region's. */
function narrow(view: RegionView, person: Person, own: readonly (AwardPolicyTerms | StipendPolicyTerms)[]): Person {
  const { facts, balances } = person;
  const posts = facts.posts.filter(
    (post) => post.regionPath.includes(view.top) || own.some((policy) => isEligibleEmployer(policy, post)),
  );
  const known = [...balances.values()].filter(
    ({ payerRegionCode }) => payerRegionCode === null || view.holds(payerRegionCode),
  );
  const stipendsPaid = facts.stipendsPaid.filter(
    ({ payerRegionCode }) => payerRegionCode === null || view.holds(payerRegionCode),
  );
  return { ...person, facts: { ...facts, posts, awardsPaid: awardsPaid(known), stipendsPaid } };
}

/** A subject that this system paid or has on its way, and that comes to another amount today (domain rule §7). */
export interface ChangedEntitlement extends Money {
  workerId: string;
  workerName: string;
  subject: Subject;
  /** Of the decision as it is today, as it may be told to the view. */
  reasons: Reason[];
}

/**
 * The late facts of a view: what its policies paid, or have on its way, and what is owed otherwise since.
 *
 * @param found takes in everybody who has any, whoever's policies paid
 */
export async function* changedSincePaid<D extends Decided, P extends AwardPolicyTerms | StipendPolicyTerms>(
  view: RegionView,
  assessor: Assessor<D, P>,
  chunks: AsyncIterable<Person[]>,
  found?: Set<string>,
): AsyncGenerator<ChangedEntitlement> {
  for await (const people of chunks) {
    for (const person of people) {
      for (const item of assessor.assess(person)) {
        const { subject, owedFen, paidFen, inFlightFen, dueFen, payerRegionCode } = item;
        if (payerRegionCode === null || owedFen === paidFen + inFlightFen) continue;
        // More was paid before the system than is owed: nobody asks for that back, so nothing changed.
        if (dueFen === 0 && inFlightFen === 0) continue;
        found?.add(person.id);
        if (!view.holds(payerRegionCode)) continue;
        const { reasons } = tell(view, assessor, person, item);
        const who = { workerId: person.id, workerName: person.name, subject };
        yield { ...who, owedFen, paidFen, inFlightFen, dueFen, reasons };
      }
    }
  }
}

/** What a person's subject comes to today by the policies of a view. */
export interface AskedSubject {
  owedFen: number;
  paid: PaidSoFar;
  /** The decision with its sentences, as it may be told to the view; they are worked out when they are asked for. */
  reasons(): Reason[];
}

/** The subjects of many people, by {@link askedKey}; of a subject that no decision speaks for there is none. */
export async function askedSubjects<D extends Decided, P extends AwardPolicyTerms | StipendPolicyTerms>(
  view: RegionView,
  assessor: Assessor<D, P>,
  chunks: AsyncIterable<Person[]>,
): Promise<Map<string, AskedSubject>> {
  const asked = new Map<string, AskedSubject>();
  for await (const people of chunks) {
    for (const person of people) {
      const spoken = new Map<Subject, Entitlement<D>>();
      for (const item of assessor.assess(person)) {
        // Of several certificates of a level the one that is owed speaks for it, else the last claim.
        const known = spoken.get(item.subject);
        if (known === undefined || known.decision.policyId === null) spoken.set(item.subject, item);
      }
      for (const [subject, item] of spoken) {
        asked.set(askedKey(person.id, subject), {
          owedFen: view.holds(item.decision.policyRegionCode) ? item.owedFen : 0,
          paid: person.balances.get(subject) ?? NOTHING_PAID,
          reasons: () => tell(view, assessor, person, item).reasons,
        });
      }
    }
  }
  return asked;
}

export function askedKey(workerId: string, subject: string): string {
  return `${workerId} ${subject}`;
}

export interface Listed<D extends Decided> {
  person: Person;
  item: Entitlement<D>;
}

/** One page of a walk, and how many there are on all pages; only the page is kept. */
export async function pageOf<D extends Decided>(
  chunks: AsyncIterable<Person[]>,
  listed: (person: Person) => Entitlement<D>[],
  { offset, size }: { offset: number; size: number },
): Promise<{ rows: Listed<D>[]; total: number }> {
  const rows: Listed<D>[] = [];
  let total = 0;
  for await (const people of chunks) {
    for (const person of people) {
      for (const item of listed(person)) {
        if (total >= offset && rows.length < size) rows.push({ person, item });
        total++;
      }
    }
  }
  return { rows, total };
}
