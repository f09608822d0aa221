import type { EntityManager } from 'typeorm';
import type { Level } from '../certificates/level.js';
import { pageOffset } from '../common/http/paging.js';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { Conditions } from '../database/statements/conditions.js';
import { queryPrepared } from '../database/statements/prepared.js';
import { levelRankSql, validCertificate } from './certificate-validity.js';
import { parseWorkerSearch } from './search/worker-search.js';
import { workerRowWithin, workerWithin } from './people/worker-scope.js';
import type { WorkersQuery, WorkerSort } from './workers.dto.js';

/** A list row as the database gives it, personal data still encrypted. */
export interface WorkerRow {
  id: string;
  name: string;
  identityCipher: Buffer;
  phoneCipher: Buffer | null;
  regionCode: string;
  organizationName: string | null;
  level: Level | null;
  version: number;
}

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
  'id:asc': 'w.id',
  'id:desc': 'w.id DESC',
};

/** A page's row beside the total; of a page beyond the last one there is the total alone. */
type CountedRow = { total: number } & (WorkerRow | { id: null });

/**
 * One page and the total, in one statement and so of one moment. `regionCode` is what the list is narrowed to already,
 * `callerRegion` what employers are shown of.
 */
export async function findWorkers(
  tx: EntityManager,
  query: WorkersQuery,
  scope: { regionCode: string; callerRegion: string; today: string },
  personalData: PersonalData,
): Promise<{ rows: WorkerRow[]; total: number }> {
  const conditions = await workerConditions(tx, query, scope, personalData);
  const order = ORDERS[query.sort ?? 'id:asc'];
  const where = conditions.where();
  // Who is found is worked out once; of a list, the page is read from an index and only the total looks at everybody.
  const found = query.search ? `WITH found AS MATERIALIZED (SELECT w.* FROM workers w ${where})` : '';
  const people = query.search ? 'found w' : `workers w ${where}`;
  const page = conditions.bind(
    `SELECT w.* FROM ${people} ORDER BY ${order} LIMIT ?::int OFFSET ?::int`,
    query.pageSize,
    pageOffset(query),
  );
  const { today, callerRegion } = scope;
  const employer = conditions.bind(
    `SELECT o.name FROM posts p JOIN organizations o ON o.id = p.organization_id JOIN regions r ON r.code = o.region_code
     WHERE p.worker_id = w.id AND p.start_on <= ? AND (p.end_on IS NULL OR p.end_on >= ?) AND r.path @> ARRAY[?]::text[]
     ORDER BY p.start_on DESC, p.id DESC LIMIT 1`,
    today,
    today,
    callerRegion,
  );
  const highest = conditions.bind(
    `SELECT c.level FROM certificates c WHERE c.worker_id = w.id AND ${validCertificate('c')}
     ORDER BY ${levelRankSql('c')} DESC LIMIT 1`,
    today,
    today,
  );
  const sql = `${found} SELECT t.total, w.id, w.name, w.identity_cipher AS "identityCipher", w.phone_cipher AS "phoneCipher",
      w.region_code AS "regionCode", (${employer}) AS "organizationName", (${highest}) AS level, w.version
    FROM (SELECT count(*)::int AS total FROM ${people}) t LEFT JOIN (${page}) w ON true ORDER BY ${order}`;
  // A search finds few, and the page of everybody is read from an index: planning them each time would take longer than
  // running them. The plan of a region's list, or of a filter, hangs on its size.
  const rows =
    query.search || where === ''
      ? await queryPrepared<CountedRow>(tx, sql, conditions.parameters)
      : await tx.query<CountedRow[]>(sql, conditions.parameters);
  return { rows: rows.filter((row) => row.id !== null), total: rows[0]!.total };
}

/** Which people a list or a file of them is about. */
export type WorkersFilter = Pick<WorkersQuery, 'search' | 'regionCode' | 'level' | 'certified'>;

/** The filter as conditions on `workers w`. */
export async function workerConditions(
  tx: EntityManager,
  query: WorkersFilter,
  { regionCode, today }: { regionCode: string; today: string },
  personalData: PersonalData,
): Promise<Conditions> {
  const conditions = new Conditions();
  if (query.search) {
    addSearch(conditions, query.search, personalData);
    conditions.add(workerRowWithin('w'), regionCode, regionCode);
  } else if (!(await isWholeTree(tx, regionCode))) {
    conditions.add(workerWithin('w.id'), regionCode, regionCode);
  }
  if (query.level !== undefined) {
    const held = `SELECT 1 FROM certificates c WHERE c.worker_id = w.id AND c.level = ? AND ${validCertificate('c')}`;
    conditions.add(`EXISTS (${held})`, query.level, today, today);
  }
  if (query.certified !== undefined) {
    const held = `SELECT 1 FROM certificates c WHERE c.worker_id = w.id AND ${validCertificate('c')}`;
    conditions.add(`${query.certified ? '' : 'NOT '}EXISTS (${held})`, today, today);
  }
  return conditions;
}

const TOPS = 'SELECT code FROM regions WHERE parent_code IS NULL LIMIT 2';

/** Whoever sees the whole tree sees everybody: every region code is one of the tree's, by foreign key. */
async function isWholeTree(tx: EntityManager, regionCode: string): Promise<boolean> {
  const tops = await queryPrepared<{ code: string }>(tx, TOPS, []);
  return tops.length === 1 && tops[0]!.code === regionCode;
}

/** Each meaning of the text finds its people by an index of its own; the union of them is what is searched. */
function addSearch(conditions: Conditions, text: string, personalData: PersonalData): void {
  const search = parseWorkerSearch(text);
  const branches: [sql: string, ...values: unknown[]][] = [];
  if (search.identityNumber !== null) {
    branches.push(['SELECT id FROM workers WHERE identity_hash = ?', lookup('identity', search.identityNumber)]);
  }
  if (search.phone !== null)
    branches.push(['SELECT id FROM workers WHERE phone_hash = ?', lookup('phone', search.phone)]);
  if (search.certificateNo !== null) {
    branches.push(['SELECT worker_id FROM certificates WHERE certificate_no = ?', search.certificateNo]);
  }
  if (search.nameStart !== null) {
    branches.push(['SELECT id FROM workers WHERE name ~>=~ ? AND name ~<~ ?', ...search.nameStart]);
  }
  if (search.reversedNameStart !== null) {
    const backwards = 'SELECT id FROM workers WHERE reverse(name) ~>=~ ? AND reverse(name) ~<~ ?';
    branches.push([backwards, ...search.reversedNameStart]);
  }
  if (branches.length === 0) {
    conditions.add('false');
    return;
  }
  const union = branches.map(([sql]) => sql).join(' UNION ');
  conditions.add(`w.id IN (${union})`, ...branches.flatMap(([, ...values]) => values));

  function lookup(kind: 'identity' | 'phone', plain: string): Buffer {
    return personalData.lookup(kind, plain);
  }
}
