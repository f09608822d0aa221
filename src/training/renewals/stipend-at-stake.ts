import { addMonths, dayAfter, lastDayOfMonth, monthOf } from '../../common/values/months.js';
import { defaultRegistrationEnd } from '../../certificates/certificate-rules.js';
import type { StipendPolicyTerms } from '../../policies/terms/policy-terms.js';
import { monthOfPeriod } from '../../ledger/subject.js';
import type { WorkerFacts } from '../../policies/facts/worker-facts.js';
import { assessStipends } from '../../stipends/rules/stipend-rules.js';

/** In fen. */
export interface StipendAtStake {
  /** Of the first whole month after the lapse, by policies that pay by the month. */
  monthFen: number;
  /**
   * Of the first year that is lost, by policies that pay by the year: of its months at its end those that are lost; of one rate for a whole
   * year, which a month that holds is enough for, the year after.
   */
  yearFen: number;
}

/** Within so many months the year of the lapse and the one after it are over, of the calendar or of service. */
const NEXT_YEAR_ENDS_WITHIN = 23;

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
  /** By year, what would be owed less. */
  const lost = (fromMonth: string, toMonth: string, isOfYears: boolean): number[] => {
    const options = { fromMonth, toMonth, asOf: lastDayOfMonth(toMonth), explain: false };
    const years = new Map<string, number>();
    const count = (person: WorkerFacts, sign: 1 | -1): void => {
      for (const { month: period, owedFen, policyId, policyRegionCode } of assessStipends(person, policies, options)) {
        if (policyRegionCode === null || !counts(policyRegionCode)) continue;
        if (byYear.has(policyId ?? '') !== isOfYears) continue;
        const year = monthOfPeriod(period).slice(0, 4);
        years.set(year, (years.get(year) ?? 0) + sign * owedFen);
      }
    };
    count(renewed, 1);
    count(facts, -1);
    return [...years].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, fen]) => fen);
  };
  const [monthFen = 0] = lost(month, month, false);
  // From before the lapse: a year that is lost for it takes the months with it that came before.
  const years = byYear.size === 0 ? [] : lost(addMonths(month, -12), addMonths(month, NEXT_YEAR_ENDS_WITHIN), true);
  return { monthFen: Math.max(0, monthFen), yearFen: years.find((fen) => fen > 0) ?? 0 };
}
