import type { EntityManager } from 'typeorm';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { addDays, monthOf } from '../common/values/months.js';
import { Conditions } from '../database/statements/conditions.js';
import { queryPrepared } from '../database/statements/prepared.js';
import { validCertificate } from './certificate-validity.js';
import { workerRowWithin, workerWithin } from './people/worker-scope.js';
import { parseWorkerSearch } from './search/worker-search.js';
import { REGISTERED_UNTIL } from './worker-summary.js';
import type { RegistrationState, WorkersQuery } from './workers.dto.js';

/** Which people a list or a file of them is about. */
export type WorkersFilter = Omit<WorkersQuery, 'page' | 'pageSize' | 'sort'>;

export interface PeopleScope {
  /** What the list is narrowed to already. */
  regionCode: string;
  /** What employers are looked at. */
  callerRegion: string;
  today: string;
}

/** A registration that ends within these days is called lapsing: as long as a renewal may be asked for before. */
export const LAPSING_DAYS = 90;

/** A record that was merged is no person of its own, one that was withdrawn none at all. */
export const NO_STUB = 'w.merged_into IS NULL AND w.withdrawn_at IS NULL';

/** The filter as conditions on `workers w`. */
export async function workerConditions(
  tx: EntityManager,
  query: WorkersFilter,
  scope: PeopleScope,
  personalData: PersonalData,
): Promise<Conditions> {
  const { regionCode, today } = scope;
  const conditions = new Conditions();
  if (query.search) {
    addSearch(conditions, query.search, scope, personalData);
    conditions.add(workerRowWithin('w'), regionCode, regionCode);
  } else if (await isWholeTree(tx, regionCode)) {
    conditions.add(NO_STUB);
  } else {
    conditions.add(workerWithin('w.id'), regionCode, regionCode);
  }
  if (query.level !== undefined) {
    const held = `SELECT 1 FROM certificates c WHERE c.worker_id = w.id AND c.level = ANY(?::text[]) AND ${validCertificate('c')}`;
    conditions.add(`EXISTS (${held})`, query.level, today, today);
  }
  if (query.certified !== undefined) {
    const held = `SELECT 1 FROM certificates c WHERE c.worker_id = w.id AND ${validCertificate('c')}`;
    conditions.add(`${query.certified ? '' : 'NOT '}EXISTS (${held})`, today, today);
  }
  if (query.certifiedYear !== undefined) {
    const held = `SELECT 1 FROM certificates c WHERE c.worker_id = w.id AND NOT c.void AND c.approved_on BETWEEN ? AND ?`;
    conditions.add(`EXISTS (${held})`, `${query.certifiedYear}-01-01`, `${query.certifiedYear}-12-31`);
  }
  addPosts(conditions, query, scope);
  if (query.registration !== undefined) addRegistration(conditions, query.registration, today);
  if (query.account !== undefined) {
    const account = 'SELECT 1 FROM bank_accounts b WHERE b.worker_id = w.id AND b.replaced_at IS NULL';
    conditions.add(`NOT EXISTS (${account})`);
  }
  if (query.suspended !== undefined) {
    const suspended = `SELECT 1 FROM suspensions s WHERE s.worker_id = w.id AND s.from_month <= ?
      AND (s.to_month IS NULL OR s.to_month >= ?)`;
    const month = monthOf(today);
    conditions.add(`${query.suspended ? '' : 'NOT '}EXISTS (${suspended})`, month, month);
  }
  if (query.changedSince !== undefined) {
    const since = `${query.changedSince}T00:00:00+08:00`;
    conditions.add(
      `w.id IN (SELECT worker_id FROM fact_marks WHERE changed_at >= ? UNION ALL
         SELECT id FROM workers WHERE created_at >= ?)`,
      since,
      since,
    );
  }
  return conditions;
}

/** Whom an employer is asked of serves there today; of those who do not serve, there before. */
function addPosts(conditions: Conditions, query: WorkersFilter, { callerRegion, today }: PeopleScope): void {
  const { organizationId, organizationKind, serving } = query;
  if (organizationId === undefined && organizationKind === undefined && serving === undefined) return;
  const posts = `SELECT p.worker_id FROM posts p JOIN organizations o ON o.id = p.organization_id
    JOIN regions r ON r.code = o.region_code WHERE r.path @> ARRAY[?]::text[]`;
  const ofEmployer: [sql: string, ...values: unknown[]] = [posts, callerRegion];
  if (organizationId !== undefined) {
    ofEmployer[0] += ' AND o.id = ?';
    ofEmployer.push(organizationId);
  }
  if (organizationKind !== undefined) {
    ofEmployer[0] += ' AND o.kind = ANY(?::text[])';
    ofEmployer.push(organizationKind);
  }
  const servingToday = ' AND p.start_on <= ? AND (p.end_on IS NULL OR p.end_on >= ?)';
  const [sql, ...values] = ofEmployer;
  if (serving === false) {
    conditions.add(`w.id NOT IN (${posts}${servingToday})`, callerRegion, today, today);
    if (values.length > 1) conditions.add(`w.id IN (${sql})`, ...values);
  } else {
    conditions.add(`w.id IN (${sql}${servingToday})`, ...values, today, today);
  }
}

function addRegistration(conditions: Conditions, states: readonly RegistrationState[], today: string): void {
  const until = (holds: string): string =>
    `w.id IN (SELECT e.worker_id FROM (${REGISTERED_UNTIL}) e WHERE e.ends_on ${holds})`;
  const certified = `SELECT 1 FROM certificates c WHERE c.worker_id = w.id AND ${validCertificate('c')}`;
  const ways: Record<RegistrationState, [sql: string, ...values: string[]]> = {
    'in-force': [until('>= ?'), today, today, today],
    lapsing: [until('BETWEEN ? AND ?'), today, today, today, addDays(today, LAPSING_DAYS)],
    lapsed: [until('< ?'), today, today, today],
    none: [`EXISTS (${certified}) AND w.id NOT IN (${REGISTERED_BY_ANYBODY})`, today, today, today, today],
  };
  const asked = states.map((state) => ways[state]);
  conditions.add(asked.map(([sql]) => `(${sql})`).join(' OR '), ...asked.flatMap(([, ...values]) => values));
}

const REGISTERED_BY_ANYBODY = `SELECT c.worker_id FROM certificates c JOIN registrations g ON g.certificate_id = c.id
  WHERE ${validCertificate('c')}`;

const TOPS = 'SELECT code FROM regions WHERE parent_code IS NULL LIMIT 2';

/** Whoever sees the whole tree sees everybody: every region code is one of the tree's, by foreign key. */
async function isWholeTree(tx: EntityManager, regionCode: string): Promise<boolean> {
  const tops = await queryPrepared<{ code: string }>(tx, TOPS, []);
  return tops.length === 1 && tops[0]!.code === regionCode;
}

/** Each meaning of the text finds its people by an index of its own; the union of them is what is searched. */
function addSearch(conditions: Conditions, text: string, scope: PeopleScope, personalData: PersonalData): void {
  const search = parseWorkerSearch(text);
  const branches: [sql: string, ...values: unknown[]][] = [];
  if (search.identityNumber !== null) {
    const hash = personalData.lookup('identity', search.identityNumber);
    // By the number of a record that was merged the survivor is found.
    branches.push(['SELECT coalesce(merged_into, id) FROM workers WHERE identity_hash = ?', hash]);
  }
  if (search.identityTail !== null) {
    const hash = personalData.lookup('identity-tail', search.identityTail);
    branches.push(['SELECT id FROM workers WHERE identity_tail_hash = ?', hash]);
  }
  if (search.phone !== null) {
    branches.push(['SELECT id FROM workers WHERE phone_hash = ?', personalData.lookup('phone', search.phone)]);
  }
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
  if (search.initials !== null) {
    const initials = 'SELECT id FROM workers WHERE name_initials(name) ~>=~ ? AND name_initials(name) ~<~ ?';
    branches.push([initials, ...search.initials]);
  }
  if (search.employerStart !== null) {
    // An employer beside the caller's region is not told by who is found.
    const employed = `SELECT p.worker_id FROM organizations o JOIN posts p ON p.organization_id = o.id
      WHERE o.name ~>=~ ? AND o.name ~<~ ? AND (SELECT r.path FROM regions r WHERE r.code = o.region_code) @> ARRAY[?]::text[]`;
    branches.push([employed, ...search.employerStart, scope.callerRegion]);
  }
  if (branches.length === 0) {
    conditions.add('false');
    return;
  }
  const union = branches.map(([sql]) => sql).join(' UNION ');
  conditions.add(`w.id IN (${union})`, ...branches.flatMap(([, ...values]) => values));
}
