import type { EntityManager } from 'typeorm';
import { regionWithin } from '../auth/region-scope.js';
import type { Level } from '../certificates/level.js';
import { pageOffset } from '../common/paging.js';
import type { PersonalData } from '../common/personal-data.js';
import { Conditions } from '../database/conditions.js';
import { levelRankSql, validCertificate } from './certificate-validity.js';
import { parseWorkerSearch } from './worker-search.js';
import { workerRowWithin } from './worker-scope.js';
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

/**
 * One page and the total, in two statements. `regionCode` is what the list is narrowed to already, `callerRegion` what
 * employers are shown of.
 */
export async function findWorkers(
  tx: EntityManager,
  query: WorkersQuery,
  scope: { regionCode: string; callerRegion: string; today: string },
  personalData: PersonalData,
): Promise<{ rows: WorkerRow[]; total: number }> {
  const conditions = await workerConditions(tx, query, scope, personalData);
  const [{ total }]: [{ total: number }] = await tx.query(
    `SELECT count(*)::int AS total FROM workers w ${conditions.where()}`,
    [...conditions.parameters],
  );
  if (total <= pageOffset(query)) return { rows: [], total };
  const order = ORDERS[query.sort ?? 'id:asc'];
  const page = `SELECT w.* FROM workers w ${conditions.where()} ORDER BY ${order}
    LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`;
  const { today, callerRegion } = scope;
  const employer = conditions.bind(
    `SELECT o.name FROM posts p JOIN organizations o ON o.id = p.organization_id
     WHERE p.worker_id = w.id AND p.start_on <= ? AND (p.end_on IS NULL OR p.end_on >= ?)
       AND ${regionWithin('o.region_code')}
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
  const rows: WorkerRow[] = await tx.query(
    `SELECT w.id, w.name, w.identity_cipher AS "identityCipher", w.phone_cipher AS "phoneCipher",
       w.region_code AS "regionCode", (${employer}) AS "organizationName", (${highest}) AS level, w.version
     FROM (${page}) w ORDER BY ${order}`,
    conditions.parameters,
  );
  return { rows, total };
}

async function workerConditions(
  tx: EntityManager,
  query: WorkersQuery,
  { regionCode, today }: { regionCode: string; today: string },
  personalData: PersonalData,
): Promise<Conditions> {
  const conditions = new Conditions();
  if (!(await isWholeTree(tx, regionCode))) conditions.add(workerRowWithin('w'), regionCode, regionCode);
  if (query.search) addSearch(conditions, query.search, personalData);
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

/** Whoever sees the whole tree sees everybody: every region code is one of the tree's, by foreign key. */
async function isWholeTree(tx: EntityManager, regionCode: string): Promise<boolean> {
  const rows: { inside: boolean }[] = await tx.query(
    'SELECT DISTINCT path @> ARRAY[$1]::text[] AS inside FROM regions',
    [regionCode],
  );
  return rows.length === 1 && rows[0]!.inside;
}

/** Each meaning of the text finds its people by an index of its own; the union of them is what is searched. */
function addSearch(conditions: Conditions, text: string, personalData: PersonalData): void {
  const search = parseWorkerSearch(text);
  const branches: [string, unknown][] = [];
  if (search.identityNumber !== null) {
    branches.push(['SELECT id FROM workers WHERE identity_hash = ?', lookup('identity', search.identityNumber)]);
  }
  if (search.phone !== null)
    branches.push(['SELECT id FROM workers WHERE phone_hash = ?', lookup('phone', search.phone)]);
  if (search.certificateNo !== null) {
    branches.push(['SELECT worker_id FROM certificates WHERE certificate_no = ?', search.certificateNo]);
  }
  if (search.namePattern !== null) branches.push(['SELECT id FROM workers WHERE name LIKE ?', search.namePattern]);
  if (search.reversedNamePattern !== null) {
    branches.push(['SELECT id FROM workers WHERE reverse(name) LIKE ?', search.reversedNamePattern]);
  }
  if (branches.length === 0) {
    conditions.add('false');
    return;
  }
  conditions.add(`w.id IN (${branches.map(([sql]) => sql).join(' UNION ')})`, ...branches.map(([, value]) => value));

  function lookup(kind: 'identity' | 'phone', plain: string): Buffer {
    return personalData.lookup(kind, plain);
  }
}
