import { detailSheet, sealSheet, summarySheet, varianceSheet } from './payout-detail-sheets.js';
import { agreementOf } from './payout-lines.js';
import { payoutSheet, type PayoutSheetInput } from './payout-sheet.js';
import { CountedPeople } from './payout-summary.js';
import type { Sheet } from '../sheet.js';

/**
 * All sheets of the payout workbook: 发放表, 明细与依据, 差异 where a variance is given, 汇总, and 封存信息 once sealed.
 * A sheet of lines reads them anew, the others take what was counted at the first reading; reading any of them throws where
 * its count or total differs from the others' or the seal's.
 */
export function payoutSheets(input: PayoutSheetInput): Sheet[] {
  const agreement = agreementOf(input.seal);
  const people = new CountedPeople(input.lines);
  return [
    payoutSheet(input, people, agreement),
    detailSheet(input, agreement),
    ...(input.variance ? [varianceSheet(input, people, input.variance)] : []),
    summarySheet(input, people, agreement),
    ...(input.seal ? [sealSheet(input, input.seal)] : []),
  ];
}
