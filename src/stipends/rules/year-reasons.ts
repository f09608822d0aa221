import { yearPeriod } from '../../ledger/subject.js';
import { spanCovers } from '../../policies/entitlements/intervals.js';
import { waiverOfYear } from '../../policies/entitlements/waivers.js';
import type { Reason, WorkerFacts } from '../../policies/facts/worker-facts.js';
import { paysWholeYears } from '../../policies/terms/policy-terms.js';
import { policyFacts, policyWords, reason, waivedByPerson } from '../../policies/terms/reason-names.js';
import { capReached, type PolicyCase, suspensionOf } from './stipend-case.js';
import {
  certificateFailures,
  failuresOfClaim,
  noPolicy,
  reasonsToPay,
  serviceFailures,
  staffingFailures,
  suspendedIn,
} from './stipend-reasons.js';
import { calendarYear, type YearSpan } from '../../policies/entitlements/year-spans.js';
import { isInForce, lastMonthOf, speakingMonths, type YearCandidate, type YearCase } from './year-walk.js';
import { capReason, countFailures, yearCompleted, yearNotOver, yearPaidByMonth } from './year-words.js';
import { countYear, monthBeside } from './years.js';

/** Why a whole year is owed: as a month is, by the month that speaks for it, and that the year is complete. */
export function reasonsToPayYear(
  winner: YearCandidate,
  { facts, cases, candidates, owed, paid, asOf }: YearCase,
): Reason[] {
  const { year, month } = winner;
  const [first, ...others] = reasonsToPay(winner, { facts, month, cases, candidates, owed, paid, asOf }, year);
  const isCounted = winner.policy.year?.year === 'calendar';
  const completed = yearCompleted(winner.case, year, isCounted ? countYear(winner.case, year.name) : null);
  return first === undefined ? [completed] : [first, completed, ...others];
}

/** Why it is not: what stands against the year itself, and what each policy that pays whole years lacks. */
export function reasonsToRefuseYear(yearCase: YearCase): Reason[] {
  const { facts, name, cases } = yearCase;
  const reasons: Reason[] = [];
  const span: YearSpan =
    cases.flatMap(({ years }) => years.filter((each) => each.name === name))[0] ?? calendarYear(name);
  const suspension = suspensionOf(facts.suspensions, span);
  if (suspension) reasons.push(suspendedIn(`${name}年度`, suspension));
  const waiver = waiverOfYear(facts.waivers, yearPeriod(name), lastMonthOf(name, cases));
  if (waiver) reasons.push(waivedByPerson(waiver));
  const beside = monthBeside(span, yearCase.owedMonths, yearCase.paid);
  if (beside !== undefined) reasons.push(yearPaidByMonth(name, beside));
  const paying = cases.filter(({ policy }) => paysWholeYears(policy));
  if (paying.length === 0) reasons.push(noPolicy(facts.posts));
  for (const policyCase of paying) reasons.push(...failuresUnder(policyCase, yearCase));
  return reasons;
}

function failuresUnder(policyCase: PolicyCase, { facts, name, owed, asOf }: YearCase): Reason[] {
  const { policy, services } = policyCase;
  const isService = policy.year?.year === 'service';
  const own = policyCase.years.filter((each) => each.name === name);
  const year = own[0] ?? calendarYear(name);
  const failed: Reason[] = [];
  if (!isInForce(policyCase, year)) failed.push(outsidePolicy(policyCase, year));
  if (isService && own.length === 0) failed.push(noWholeYear(policyCase, facts, name));
  else if (asOf < year.endOn) failed.push(yearNotOver(policy, year, asOf));
  else if (!isService) failed.push(...countFailures(policy, name, countYear(policyCase, name)));
  const months = speakingMonths(policyCase, year);
  const month = months.find((each) => services.some(({ span }) => spanCovers(span, each))) ?? months[0] ?? year.last;
  if (!isService || own.length > 0) {
    const ofMonth = [
      ...serviceFailures(policyCase, facts.posts, month),
      ...staffingFailures(policyCase, month),
      ...certificateFailures(policyCase, facts.certificates, month),
      ...failuresOfClaim(policyCase, month, year.last),
    ];
    failed.push(...ofMonth.filter(({ code }) => code !== 'MONTH_OUTSIDE_POLICY'));
  }
  if (own.length > 0 && capReached(policyCase, owed, year)) failed.push(capReason(policy, owed, year));
  return failed;
}

function outsidePolicy({ policy }: PolicyCase, { name, endOn }: YearSpan): Reason {
  const { effectiveFrom, effectiveTo } = policy;
  const message = `${name}年度满于${endOn}，不在${policyWords(policy)}的执行月份内（${effectiveFrom}至${effectiveTo ?? '今'}）。`;
  return reason('YEAR_OUTSIDE_POLICY', message, {
    ...policyFacts(policy),
    year: name,
    endOn,
    effectiveFrom,
    effectiveTo,
  });
}

function noWholeYear({ policy, services }: PolicyCase, { certificates }: WorkerFacts, name: number): Reason {
  const served = services.map(({ startOn, endOn }) => `${startOn}至${endOn ?? '今'}`).toSorted();
  const held = certificates.map(({ approvedOn }) => approvedOn).toSorted();
  const message = `按${policyWords(policy)}，没有从${name}年起算、在岗并持证满一年的年度（任职：${served.join('、') || '无'}；取证：${held.join('、') || '无'}）。`;
  return reason('NO_WHOLE_YEAR', message, {
    ...policyFacts(policy),
    year: name,
    served: served.join('、'),
    approvedOn: held.join('、'),
  });
}
