import { latestRegistrationStart } from '../../certificates/certificate-rules.js';
import { birthDateOf } from '../../common/values/identity-number.js';
import { postDayFaults } from '../../workers/posts/post-rules.js';
import type { RosterRow, ServingRow } from '../roster/roster-rows.js';
import { type PlanRefusal, refuse } from '../register/plan-refusals.js';

/**
 * Days that can hardly be right (domain.md §13), held against rows that would bring them into the register. What is there
 * already is corrected there: a roster that says the same again is unchanged.
 */

/**
 * From this many rows on a roster is the stock of a bureau, taken over as the old lists have held it: days that can hardly
 * be right are warned of at their cells instead of stopping thousands of right rows (docs/INTERPRETATIONS.md).
 */
export const STOCK_ROWS = 1_000;

/** Of a post that is new. */
export function implausibleEntry(row: ServingRow, today: string): PlanRefusal | null {
  const { startOn, endOn } = row;
  const [fault] = postDayFaults({ startOn, endOn }, birthDateOf(row.identityNumber), today);
  return fault ? refuse(row, fault.field, fault.code, fault.message, '请按劳动合同或任职文件核对') : null;
}

/** Of a registration that is new. */
export function implausibleRegistration(row: RosterRow, today: string): PlanRefusal | null {
  if (row.registeredOn === null || row.registeredOn <= latestRegistrationStart(today)) return null;
  const message = `登记日期晚于今天（${today}）一年以上`;
  return refuse(row, 'registeredOn', 'registration-far-ahead', message, '请按登记证明核对登记日期');
}
