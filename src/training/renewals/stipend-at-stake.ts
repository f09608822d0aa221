import { addMonths, dayAfter, lastDayOfMonth, monthOf } from '../../common/values/months.js';
import { defaultRegistrationEnd } from '../../certificates/certificate-rules.js';
import type { StipendPolicyTerms } from '../../policies/terms/policy-terms.js';
import type { WorkerFacts } from '../../policies/facts/worker-facts.js';
import { assessStipends } from '../../stipends/rules/stipend-rules.js';

/** In fen. */
export interface StipendAtStake {
  /** Of the first whole month after the lapse, by policies that pay by the month. */
  monthFen: number;
  /** Of the year in which that month lies, by policies that pay by the year: its months at its end, or one rate for all of it. */
  yearFen: number;
}

/** A year with the month, of the calendar or of service, ends within so many months after it. */
const YEAR_ENDS_WITHIN = 11;

/**
 * What of the stipends hangs on a renewal, decided by the stipend rules with the renewal and without it. Whoever would be paid anyway (no
 * registration asked for, a lower certificate still registered) loses only the difference. Pure.
 *
 * @param policies asking for no claims: nobody can have made one for a month that is still to come
 * @param counts whether a policy of this region may show in the answer
 */
export function stipendAtStake(
  facts: WorkerFacts,
  policies: readonly StipendPolicyTerms[],
  lapse: { certificateId: string; endOn: string },
  counts: (regionCode: string) => boolean,
): StipendAtStake {
  const startOn = dayAfter(lapse.endOn);
  const renewed: WorkerFacts = {
    ...facts,
    certificates: facts.certificates.map((certificate) =>
      certificate.id === lapse.certificateId
        ? {
            ...certificate,
            registrations: [...certificate.registrations, { startOn, endOn: defaultRegistrationEnd(startOn) }],
          }
        : certificate,
    ),
  };
  const month = addMonths(monthOf(lapse.endOn), 1);
  const byYear = new Set(policies.filter(({ year }) => year !== null).map(({ id }) => id));
  const lost = (fromMonth: string, toMonth: string, isOfYears: boolean): number => {
    const options = { fromMonth, toMonth, asOf: lastDayOfMonth(toMonth), explain: false };
    const owed = (person: WorkerFacts): number =>
      assessStipends(person, policies, options).reduce(
        (sum, { owedFen, policyId, policyRegionCode }) =>
          policyRegionCode !== null && counts(policyRegionCode) && byYear.has(policyId ?? '') === isOfYears
            ? sum + owedFen
            : sum,
        0,
      );
    return Math.max(0, owed(renewed) - owed(facts));
  };
  return {
    monthFen: lost(month, month, false),
    // From before the lapse: a year that is lost for it takes the months with it that came before.
    yearFen: byYear.size === 0 ? 0 : lost(addMonths(month, -12), addMonths(month, YEAR_ENDS_WITHIN), true),
  };
}
