import { firstDay, lastDayOfMonth } from '../../common/values/months.js';
import { Conditions } from '../../database/statements/conditions.js';

/** Stations `s` that served on some day of the month and have not reported it. */
export function lackingReport(month: string): Conditions {
  return new Conditions()
    .add(
      '(s.founded_on IS NULL OR s.founded_on <= ?::date) AND (s.closed_on IS NULL OR s.closed_on >= ?::date)',
      lastDayOfMonth(month),
      firstDay(month),
    )
    .add('NOT EXISTS (SELECT 1 FROM station_reports t WHERE t.station_id = s.id AND t.month = ?)', month);
}

/** SQL: somebody may sign in for the station `s` and find what waits. */
export const HAS_MANAGER = `EXISTS (SELECT 1 FROM users a
  WHERE a.station_id = s.id AND a.role = 'station_manager' AND a.disabled_at IS NULL)`;
