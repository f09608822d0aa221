import type { EntityManager } from 'typeorm';
import type { Refusal } from '../../common/errors.js';
import { READING_ACTIONS_SQL } from '../../common/event-titles.js';
import { stale } from '../../common/http/if-match.js';

/**
 * The refusal of a change that rests on an older version: with the row as it is now, and who changed it when, so that whoever
 * comes second sees what the first did and chooses. Bytes (numbers, keys and secrets) are left out.
 *
 * @param object whose events in the log tell of the row; a part stands with what it is a part of
 */
export async function staleRow(
  tx: EntityManager,
  what: string,
  object: { type: string; id: string },
  row: object,
): Promise<Refusal> {
  const [last] = await tx.query<{ by: string | null; at: Date }[]>(
    `SELECT actor_name AS by, at FROM audit_events WHERE object_type = $1 AND object_id = $2 AND actor_id IS NOT NULL
       AND action NOT IN (${READING_ACTIONS_SQL}, 'station.report-remind') ORDER BY at DESC, id DESC LIMIT 1`,
    [object.type, object.id],
  );
  const current = Object.fromEntries(Object.entries(row).filter(([, value]) => !Buffer.isBuffer(value)));
  return stale(what, { current, changedBy: last?.by ?? null, changedAt: last?.at.toISOString() ?? null });
}
