import { monthOf } from '../common/values/months.js';
import { invalidRequest } from '../common/http/validation.js';
import type { Policy } from './policy.entity.js';
import { endOnlyForward, endTooEarly } from './policy-errors.js';
import { closingDay, isPeriodText, lastDayOf, PERIOD_FORMS } from './terms/policy-periods.js';

/**
 * The last day of a policy that is ended. Unless stated it ends today (a stipend with this month), or where it already
 * ended, or, if it has not begun, before it begins.
 *
 * @param stated a day (award) or month (stipend), as the request writes it
 * @throws {Refusal} malformed; POLICY_END_TOO_EARLY, POLICY_END_ONLY_FORWARD
 */
export function retirementDay(policy: Policy, stated: string | null, today: string): string {
  const { kind, effectiveTo } = policy;
  const earliest = closingDay(policy);
  if (stated === null) {
    const now = lastDayOf(kind, kind === 'award' ? today : monthOf(today));
    const day = effectiveTo !== null && effectiveTo < now ? effectiveTo : now;
    return day < earliest ? earliest : day;
  }
  if (!isPeriodText(kind, stated)) {
    throw invalidRequest([{ field: 'effectiveTo', ...PERIOD_FORMS[kind] }]);
  }
  const day = lastDayOf(kind, stated);
  if (day < earliest) throw endTooEarly(policy);
  if (effectiveTo !== null && day > effectiveTo) throw endOnlyForward(policy);
  return day;
}
