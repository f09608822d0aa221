import type { EntityManager } from 'typeorm';
import { pageOffset } from '../common/http/paging.js';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { Conditions } from '../database/statements/conditions.js';
import { queryPrepared } from '../database/statements/prepared.js';
import { NO_STUB, type PeopleScope, workerConditions } from './worker-conditions.js';
import { REGISTERED_UNTIL, summaryColumns, type WorkerRow } from './worker-summary.js';
import type { WorkersQuery, WorkerSort } from './workers.dto.js';

/**
 * Names sort by code point (`~<~`): that is the order of the index on names, so a page of 1.6 million people is read and
 * not sorted, and it is one order on every machine.
 */
const ORDERS: Record<WorkerSort, string> = {
  'name:asc': 'w.name USING ~<~, w.id',
  'name:desc': 'w.name USING ~>~, w.id DESC',
  'createdAt:asc': 'w.created_at, w.id',
  'createdAt:desc': 'w.created_at DESC, w.id DESC',
  'regionCode:asc': 'w.region_code, w.id',
  'regionCode:desc': 'w.region_code DESC, w.id DESC',
  'registrationEndsOn:asc': 'w.ends_on NULLS LAST, w.id',
  'registrationEndsOn:desc': 'w.ends_on DESC NULLS LAST, w.id DESC',
  'id:asc': 'w.id',
  'id:desc': 'w.id DESC',
};

/** What a list is held to that is not narrowed at all. */
const ONLY_SURVIVORS = new Conditions().add(NO_STUB).where();

/** Each count reads an index alone, which a filter of every row would not. */
const EVERYBODY = `((SELECT count(*) FROM workers) - (SELECT count(*) FROM workers WHERE merged_into IS NOT NULL)
  - (SELECT count(*) FROM workers WHERE withdrawn_at IS NOT NULL))::int AS total`;

/** A page's row beside the total; of a page beyond the last one there is the total alone. */
type CountedRow = { total: number } & (WorkerRow | { id: null });

/** One page and the total, in one statement and so of one moment. */
export async function findWorkers(
  tx: EntityManager,
  query: WorkersQuery,
  scope: PeopleScope,
  personalData: PersonalData,
): Promise<{ rows: WorkerRow[]; total: number }> {
  const conditions = await workerConditions(tx, query, scope, personalData);
  const sort = query.sort ?? 'id:asc';
  const order = ORDERS[sort];
  const where = conditions.where();
  const isEverybody = where === ONLY_SURVIVORS;
  // Who is found is worked out once; of a list, the page is read from an index and only the total looks at everybody.
  const found = query.search ? `WITH found AS MATERIALIZED (SELECT w.* FROM workers w ${where})` : '';
  const people = query.search ? 'found w' : `workers w ${where}`;
  const listed = sort.startsWith('registrationEndsOn')
    ? conditions.bind(
        `(SELECT w.*, e.ends_on FROM ${query.search ? 'found' : 'workers'} w LEFT JOIN (${REGISTERED_UNTIL}) e ON e.worker_id = w.id
          ${query.search ? '' : where}) w`,
        scope.today,
        scope.today,
      )
    : people;
  const page = conditions.bind(
    `SELECT w.* FROM ${listed} ORDER BY ${order} LIMIT ?::int OFFSET ?::int`,
    query.pageSize,
    pageOffset(query),
  );
  const sql = `${found} SELECT t.total, ${summaryColumns(conditions, scope)}
    FROM (SELECT ${isEverybody ? EVERYBODY : `count(*)::int AS total FROM ${people}`}) t LEFT JOIN (${page}) w ON true ORDER BY ${order}`;
  // A search finds few, and the page of everybody is read from an index: planning them each time would take longer than
  // running them. The plan of a region's list, or of a filter, hangs on its size.
  const rows =
    query.search || isEverybody
      ? await queryPrepared<CountedRow>(tx, sql, conditions.parameters)
      : await tx.query<CountedRow[]>(sql, conditions.parameters);
  return { rows: rows.filter((row) => row.id !== null), total: rows[0]!.total };
}
