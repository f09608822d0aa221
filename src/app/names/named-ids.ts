/** An id that is told with the name of what it is of beside it, in a field of its own. */
export interface NamedId {
  id: string;
  name: string;
  /** Answers `id` and `name` of those asked for; `$1` takes the ids. */
  sql: string;
}

/** Every answer that carries one of these carries its name too (api.md); where the route tells the name itself, that stands. */
export const NAMED_IDS: readonly NamedId[] = [
  { id: 'regionCode', name: 'regionName', sql: 'SELECT code AS id, name FROM regions WHERE code = ANY($1::text[])' },
  {
    id: 'policyId',
    name: 'policyTitle',
    sql: 'SELECT id::text, title AS name FROM policies WHERE id = ANY($1::uuid[])',
  },
  { id: 'workerId', name: 'workerName', sql: 'SELECT id::text, name FROM workers WHERE id = ANY($1::uuid[])' },
  {
    id: 'createdBy',
    name: 'createdByName',
    sql: 'SELECT id::text, display_name AS name FROM users WHERE id = ANY($1::uuid[])',
  },
];

/** What stands below these is told as it was written down once. */
export const AS_WRITTEN: ReadonlySet<string> = new Set(['details', 'before', 'after', 'current', 'totals']);
