import type { Caller } from '../auth/access/caller.js';
import { regionWithin } from '../auth/access/region-scope.js';
import type { Conditions } from '../database/statements/conditions.js';
import type { MergedRecord } from '../workers/people/worker-lookup.js';
import { workerRowWithin } from '../workers/people/worker-scope.js';

/**
 * Where the details of an event name people, an event of one person or of several: posts at stations, seats, attendance, recoveries.
 * Whoever records a new event about a person names them by `workerId` at the top of its details, or under one of these.
 */
const PEOPLE_UNDER = ['people', 'recoveries', 'movedUp', 'staffAdded', 'staffChanged'];

/**
 * Narrows events (`e`) to those about one person, whatever they were logged under. Each part finds its events by an index; the parts are
 * put together by UNION, since a condition with OR over sub-selects would read the log from end to end.
 *
 * A person who does not exist for the caller has no events; one who was withdrawn keeps theirs.
 *
 * @param merged the records that were merged into the person's: what was done about them was done about the person
 */
export function addPerson(
  conditions: Conditions,
  caller: Pick<Caller, 'regionCode'>,
  workerId: string,
  merged: readonly MergedRecord[],
): Conditions {
  const { regionCode } = caller;
  const parts = [workerId, ...merged.map(({ id }) => id)].map(eventsOf);
  return conditions
    .add(
      `EXISTS (SELECT 1 FROM workers w WHERE w.id = ? AND (${workerRowWithin('w')}))
       OR EXISTS (SELECT 1 FROM workers w WHERE w.id = ? AND w.withdrawn_at IS NOT NULL AND ${regionWithin('w.region_code')})`,
      workerId,
      regionCode,
      regionCode,
      workerId,
      regionCode,
    )
    .add(`e.id IN (${parts.map(({ sql }) => sql).join('\nUNION ')})`, ...parts.flatMap(({ values }) => values));
}

/** The ids of the events about one record, with their parameters. */
function eventsOf(workerId: string): { sql: string; values: unknown[] } {
  const named = [{ workerId }, ...PEOPLE_UNDER.map((key) => ({ [key]: [{ workerId }] }))];
  const sql = [
    `SELECT a.id FROM audit_events a WHERE a.object_type = 'worker' AND a.object_id = ?`,
    'SELECT a.id FROM audit_events a WHERE a.details @> ANY(?::jsonb[])',
    ABOUT_ROWS,
    ABOUT_PAYOUTS,
  ].join('\nUNION ');
  const rest = ABOUT_ROWS.split('?').length + ABOUT_PAYOUTS.split('?').length - 2;
  return {
    sql,
    values: [workerId, named.map((each) => JSON.stringify(each)), ...Array<string>(rest).fill(workerId)],
  };
}

/** Rows of the person that events are logged under, and the imports that made or changed any of theirs. */
const ABOUT_ROWS = `
  SELECT a.id FROM (
    SELECT 'certificate' AS type, c.id::text AS id FROM certificates c WHERE c.worker_id = ?
    UNION SELECT 'training_attendance', t.id::text FROM training_attendances t WHERE t.worker_id = ?
    UNION SELECT 'import', i.import_id::text FROM import_changes i WHERE i.row_id IN (
      SELECT ?::uuid
      UNION SELECT p.id FROM posts p WHERE p.worker_id = ?
      UNION SELECT s.id FROM suspensions s WHERE s.worker_id = ?
      UNION SELECT b.id FROM bank_accounts b WHERE b.worker_id = ?
      UNION SELECT h.id FROM historical_payments h WHERE h.worker_id = ?
      UNION SELECT c.id FROM certificates c WHERE c.worker_id = ?
      UNION SELECT g.id FROM registrations g JOIN certificates c ON c.id = g.certificate_id WHERE c.worker_id = ?)
  ) o JOIN audit_events a ON a.object_type = o.type AND a.object_id = o.id`;

/** Steps of payouts that hold a line of the person; of the steps of single lines (held, objected to) those of the own lines. */
const ABOUT_PAYOUTS = `
  SELECT a.id FROM (SELECT DISTINCT l.payout_id::text AS id FROM payout_lines l WHERE l.worker_id = ?) o
  JOIN audit_events a ON a.object_type = 'payout' AND a.object_id = o.id
  WHERE a.details->'lineId' IS NULL
    OR EXISTS (SELECT 1 FROM payout_lines m WHERE m.id = (a.details->>'lineId')::uuid AND m.worker_id = ?)`;
