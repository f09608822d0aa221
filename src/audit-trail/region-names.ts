import type { EntityManager } from 'typeorm';
import type { AuditEvent } from '../audit/audit-event.entity.js';
import { type RegionNames, regionCodesOf } from './history-words.js';

/**
 * The names of the regions that these events name by their codes: the reader's own, those below it and those above. One beside it stays
 * a code, since somebody may only have asked about it.
 */
export async function regionNames(
  tx: EntityManager,
  events: readonly AuditEvent[],
  regionCode: string,
): Promise<RegionNames> {
  const codes = new Set(events.flatMap(({ details }) => regionCodesOf(details)));
  if (codes.size === 0) return new Map();
  const rows = await tx.query<{ code: string; name: string }[]>(
    `SELECT code, name FROM regions WHERE code = ANY($1)
       AND (path @> ARRAY[$2]::text[] OR code = ANY((SELECT o.path FROM regions o WHERE o.code = $2)::text[]))`,
    [[...codes], regionCode],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
