import { addMonths, firstDay, monthOf } from '../../common/values/months.js';
import type { RuleCheck } from '../../common/fields/rule-check.js';
import { checkFreeText } from '../../workers/people/worker-rules.js';

/** What must hold of a station's monthly report. Pure; days `YYYY-MM-DD`, months `YYYY-MM`. */

/**
 * The last day on which the report of a month is in time: the given day of the month after.
 *
 * @param dueDay 1 to 28 (setting `stationReportDueDay`); null where none is set, and then nothing is ever late
 */
export function reportDueOn(month: string, dueDay: number | null): string | null {
  return dueDay === null ? null : `${firstDay(addMonths(month, 1)).slice(0, 8)}${String(dueDay).padStart(2, '0')}`;
}

export function checkReport(
  rules: RuleCheck,
  report: { month: string; remark: string | null },
  station: { foundedOn: string | null; closedOn: string | null },
  today: string,
): void {
  const { month, remark } = report;
  const { foundedOn, closedOn } = station;
  rules
    .that(month <= monthOf(today), 'month', 'month-in-future', '不能提交以后月份的月报，请核对月份')
    .that(
      foundedOn === null || month >= monthOf(foundedOn),
      'month',
      'month-before-founding',
      `站点于 ${foundedOn} 成立，不能提交此前月份的月报`,
    )
    .that(
      closedOn === null || month <= monthOf(closedOn),
      'month',
      'month-after-closing',
      `站点已于 ${closedOn} 撤销，不能提交此后月份的月报`,
    );
  if (remark !== null) checkFreeText(rules, 'remark', remark);
}
