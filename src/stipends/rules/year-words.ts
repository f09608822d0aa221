import { monthFromIndex } from '../../common/values/months.js';
import { spanCovers } from '../../policies/entitlements/intervals.js';
import type { Reason } from '../../policies/facts/worker-facts.js';
import type { StipendPolicyTerms } from '../../policies/terms/policy-terms.js';
import { policyFacts, policyWords, reason } from '../../policies/terms/reason-names.js';
import { countedTo, type OwedByRegion, type PolicyCase, type Service } from './stipend-case.js';
import type { MonthSpan } from '../../policies/entitlements/intervals.js';
import { calendarYear, type YearSpan } from '../../policies/entitlements/year-spans.js';
import { closesOn, countYear, type YearCount, yearOf } from './years.js';

/** The sentences of what a policy says of years and caps (domain rule §15, S7), for months and for whole years. */

/** Said of a month that is paid with its year. */
export function monthSettled(policyCase: PolicyCase, service: Service, month: number): Reason {
  const name = yearOf(month);
  return yearCompleted(
    policyCase,
    { ...calendarYear(name), endOn: closesOn(service, month) },
    countYear(policyCase, name),
  );
}

/** @param counted null where the year was served whole by what it is */
export function yearCompleted({ policy }: PolicyCase, year: YearSpan, counted: YearCount | null): Reason {
  const { startOn, endOn, name } = year;
  const counts = counted === null ? '' : `，年内连续在岗${counted.run}个月、持证${counted.held}个月`;
  return reason('YEAR_COMPLETED', `${name}年度（${startOn}至${endOn}）已满${counts}。`, {
    ...policyFacts(policy),
    year: name,
    startOn,
    endOn,
    runMonths: counted?.run ?? null,
    heldMonths: counted?.held ?? null,
  });
}

/** What a policy that settles months by their year asks beside each month; nothing while no post covers it. */
export function monthYearFailures(policyCase: PolicyCase, month: number): Reason[] {
  const { policy, asOf, services } = policyCase;
  if (policy.year?.pays !== 'months') return [];
  const covering = services.filter(({ span }) => spanCovers(span, month));
  const name = yearOf(month);
  const closes = covering.map((service) => closesOn(service, month)).toSorted();
  const first = closes[0];
  if (first === undefined) return [];
  if (asOf < first) return [yearNotOver(policy, { ...calendarYear(name), endOn: first }, asOf)];
  return countFailures(policy, name, countYear(policyCase, name));
}

export function yearNotOver(policy: StipendPolicyTerms, { name, endOn }: YearSpan, asOf: string): Reason {
  return reason('YEAR_NOT_OVER', `${policyWords(policy)}按年度核发，${name}年度到${endOn}才满（核定截至${asOf}）。`, {
    ...policyFacts(policy),
    year: name,
    endOn,
    asOf,
  });
}

export function countFailures(policy: StipendPolicyTerms, name: number, { run, held }: YearCount): Reason[] {
  const { minMonths = 0, minHeldMonths = 0 } = policy.year ?? {};
  const failed: Reason[] = [];
  if (run < minMonths) {
    failed.push(
      reason(
        'YEAR_RUN_TOO_SHORT',
        `${policyWords(policy)}要求${name}年内连续在岗${minMonths}个月，最长只有${run}个月。`,
        {
          ...policyFacts(policy),
          year: name,
          runMonths: run,
          minMonths,
        },
      ),
    );
  }
  if (held < minHeldMonths) {
    failed.push(
      reason(
        'YEAR_HELD_TOO_SHORT',
        `${policyWords(policy)}要求${name}年内持证${minHeldMonths}个月，只有${held}个月。`,
        {
          ...policyFacts(policy),
          year: name,
          heldMonths: held,
          minHeldMonths,
        },
      ),
    );
  }
  return failed;
}

/** Said of each month under a policy that pays whole years. */
export function paidByYear(policy: StipendPolicyTerms, month: number): Reason {
  return reason('PAID_BY_YEAR', `${policyWords(policy)}按年度整笔发放，不逐月发放。`, {
    ...policyFacts(policy),
    month: monthFromIndex(month),
  });
}

/** @param payerRegionCode of the policy that paid, where this system did */
export function monthPaidByYear(month: number, name: number, payerRegionCode: string | null): Reason {
  const text = monthFromIndex(month);
  return reason('MONTH_PAID_BY_YEAR', `${text}在${name}年度之内，该年度已整笔发放或在发，不再逐月发放。`, {
    month: text,
    year: name,
    ...(payerRegionCode === null ? {} : { policyRegionCode: payerRegionCode }),
  });
}

export function yearPaidByMonth(name: number, month: number): Reason {
  const text = monthFromIndex(month);
  return reason('YEAR_PAID_BY_MONTH', `${name}年度内的${text}按月应发或已发，该年度不再整笔发放。`, {
    month: text,
    year: name,
  });
}

export function withinCap(policy: StipendPolicyTerms, owed: OwedByRegion, months: MonthSpan): Reason {
  const nth = countedTo(policy, owed, months);
  const { maxMonths, capBy, regionCode } = policy;
  const firstMonth = monthFromIndex(owed.get(regionCode)?.first ?? months.first);
  const what = months.first === months.last ? '本月为' : '本年度发到';
  const message =
    capBy === 'elapsed'
      ? `自首个应发月份${firstMonth}起，${what}第${nth}个月（中断的月份也计），上限${maxMonths}个月。`
      : `${what}该地区应发的第${nth}个月，上限${maxMonths}个月。`;
  return reason('WITHIN_CAP', message, { nthMonth: nth, maxMonths });
}

export function capReason(policy: StipendPolicyTerms, owed: OwedByRegion, months: MonthSpan): Reason {
  const { maxMonths, capBy, regionCode } = policy;
  const before = owed.get(regionCode);
  const facts = { ...policyFacts(policy), owedMonths: before?.months ?? 0, maxMonths };
  if (capBy === 'elapsed') {
    const firstMonth = monthFromIndex(before?.first ?? months.first);
    const nth = countedTo(policy, owed, months);
    const message = `${policyWords(policy)}自首个应发月份起连续计算，最多${maxMonths}个月；自${firstMonth}起已是第${nth}个月。`;
    return reason('CAP_REACHED', message, { ...facts, firstMonth });
  }
  const message = `${policyWords(policy)}最多发放${maxMonths}个月，此前已应发${facts.owedMonths}个月。`;
  return reason('CAP_REACHED', message, facts);
}
