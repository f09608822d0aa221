import { addMonths, dayAfter, lastDayOfMonth, monthOf } from '../../common/values/months.js';
import { defaultRegistrationEnd } from '../../certificates/certificate-rules.js';
import type { StipendPolicyTerms } from '../../policies/terms/policy-terms.js';
import type { WorkerFacts } from '../../policies/facts/worker-facts.js';
import { assessStipends } from '../../stipends/rules/stipend-rules.js';

/**
 * What a month of stipend hangs on a renewal, in fen: the first whole month after the lapse, decided by the stipend rules
 * with the renewal and without it. Whoever would be paid anyway (no registration asked for, a lower certificate still
 * registered) loses only the difference. Pure.
 *
 * @param policies asking for no claims: nobody can have made one for a month that is still to come
 * @param counts whether a policy of this region may show in the answer
 */
export function stipendAtStake(
  facts: WorkerFacts,
  policies: readonly StipendPolicyTerms[],
  lapse: { certificateId: string; endOn: string },
  counts: (regionCode: string) => boolean,
): number {
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
  const options = { fromMonth: month, toMonth: month, asOf: lastDayOfMonth(month), explain: false };
  const owed = (person: WorkerFacts): number =>
    assessStipends(person, policies, options).reduce(
      (sum, { owedFen, policyRegionCode }) =>
        sum + (policyRegionCode !== null && counts(policyRegionCode) ? owedFen : 0),
      0,
    );
  return Math.max(0, owed(renewed) - owed(facts));
}
