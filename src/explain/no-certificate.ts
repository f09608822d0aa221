import { type Level, LEVEL_NAMES } from '../certificates/level.js';
import { moneyOf, NOTHING_PAID } from '../ledger/due.js';
import { awardSubject } from '../ledger/subject.js';
import type { EntitlementResponse } from '../policies/entitlements/entitlements.dto.js';
import type { RegionView } from '../policies/facts/region-view.js';
import type { Person } from '../policies/facts/worker-facts.loader.js';

/** There is no claim to decide, and that is the answer; a payment of the past may still stand. */
export function withoutCertificate(view: RegionView, person: Person, level: Level): EntitlementResponse {
  const subject = awardSubject(level);
  const balance = person.balances.get(subject);
  const isKnown = balance && (balance.payerRegionCode === null || view.holds(balance.payerRegionCode));
  return {
    workerId: person.id,
    workerName: person.name,
    subject,
    certificateNo: null,
    level,
    month: null,
    regionCode: view.holds(person.regionCode) ? person.regionCode : view.top,
    policyId: null,
    ...moneyOf(0, isKnown ? balance : NOTHING_PAID),
    reasons: [
      { code: 'NO_CERTIFICATE', message: `没有${LEVEL_NAMES[level]}证书，没有可以奖励的事项。`, facts: { level } },
    ],
  };
}
