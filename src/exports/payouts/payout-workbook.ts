import { sealSheet, varianceSheet } from './payout-detail-sheets.js';
import { agreementOf } from './payout-lines.js';
import { payoutSheet, type PayoutSheetInput } from './payout-sheet.js';
import { CountedPeople } from './payout-summary.js';
import { summarySheet } from './summary-sheet.js';
import type { Sheet } from '../sheet.js';

/**
 * All sheets of the payout workbook: 发放表, 差异 where a variance is given, 汇总, and 封存信息 once sealed. 发放表 reads the lines, the
 * others take what was counted then; reading any of them throws where its count or total differs from the others' or the seal's.
 */
export function payoutSheets(input: PayoutSheetInput): Sheet[] {
  const agreement = agreementOf(input.seal);
  const people = new CountedPeople(input.lines);
  return [
    payoutSheet(input, people, agreement),
    ...(input.variance ? [varianceSheet(input, people, input.variance)] : []),
    summarySheet(input, people, agreement),
    ...(input.seal ? [sealSheet(input, input.seal)] : []),
  ];
}
