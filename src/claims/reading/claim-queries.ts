import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { eventTitle } from '../../common/event-titles.js';
import { pageOffset } from '../../common/http/paging.js';
import { Conditions } from '../../database/statements/conditions.js';
import { parseWorkerSearch } from '../../workers/search/worker-search.js';
import { nextClaimSteps } from '../life/claim-life.js';
import { claimWithin, NOTICE_OF_CLAIM } from './claim-scope.js';
import type {
  ClaimCheckResponse,
  ClaimEventResponse,
  ClaimResponse,
  ClaimsFilter,
  ClaimSortField,
  ClaimsQuery,
} from './claims.dto.js';

/** Names sort by code point: one order on every machine. */
const ORDERS: Record<ClaimSortField, string> = {
  receivedOn: 'c.received_on',
  createdAt: 'c.created_at',
  workerName: 'w.name COLLATE "C"',
  state: `array_position(ARRAY['returned', 'submitted', 'draft', 'accepted', 'rejected', 'withdrawn'], c.state)`,
};

/** The filter as conditions on `claims c` and its person `w`; `region` is what the caller’s is narrowed to. */
export function claimConditions(
  caller: Caller,
  query: Omit<ClaimsFilter, 'page' | 'pageSize' | 'state'>,
  { region, today }: { region: string; today: string },
): Conditions {
  const scope = claimWithin(caller, today, region);
  const conditions = new Conditions().add(scope.sql, ...scope.values);
  if (query.kind !== undefined) conditions.add('c.kind = ?', query.kind);
  if (query.workerId !== undefined) conditions.add('c.worker_id = ?', query.workerId);
  if (query.noticeId !== undefined) {
    conditions.add(`EXISTS (SELECT 1 FROM claim_notices n WHERE n.id = ? AND ${NOTICE_OF_CLAIM})`, query.noticeId);
  }
  if (query.from !== undefined) conditions.add('c.received_on >= ?', query.from);
  if (query.to !== undefined) conditions.add('c.received_on <= ?', query.to);
  if (query.search !== undefined) {
    const { nameStart, certificateNo } = parseWorkerSearch(query.search);
    const certified = 'EXISTS (SELECT 1 FROM certificates k WHERE k.id = c.certificate_id AND k.certificate_no = ?)';
    if (nameStart) {
      conditions.add(`w.name ~>=~ ? AND w.name ~<~ ? OR ${certified}`, ...nameStart, certificateNo);
    } else conditions.add(certified, certificateNo);
  }
  return conditions;
}

/**
 * The page is found first, and only its rows are looked up.
 *
 * @param query its `today` is the day that one who has not handed in yet would hand in on
 */
export async function readClaims(
  tx: EntityManager,
  caller: Caller,
  conditions: Conditions,
  query: Pick<ClaimsQuery, 'page' | 'pageSize' | 'sort'> & { today: string },
): Promise<ClaimResponse[]> {
  const where = conditions.where();
  const employer = conditions.bind('?', caller.regionCode);
  const day = conditions.bind('coalesce(c.received_on, ?::date)', query.today);
  const [name, direction] = (query.sort ?? 'receivedOn:desc').split(':') as [ClaimSortField, string];
  const order = `${ORDERS[name]} ${direction === 'asc' ? 'ASC NULLS LAST' : 'DESC NULLS FIRST'}, c.id`;
  const rows: Omit<ClaimResponse, 'nextSteps'>[] = await tx.query(
    `SELECT c.id, c.worker_id AS "workerId", w.name AS "workerName", w.region_code AS "regionCode", r.name AS "regionName",
       c.policy_region_code AS "policyRegionCode", pr.name AS "policyRegionName", c.kind, c.certificate_id AS "certificateId",
       k.certificate_no AS "certificateNo", k.level, c.notice_id AS "noticeId",
       CASE WHEN n.id IS NOT NULL THEN jsonb_build_object('id', n.id, 'noticeNo', n.notice_no, 'title', n.title,
         'opensOn', n.opens_on, 'closesOn', n.closes_on, 'papers', n.papers) END AS notice,
       CASE WHEN n.id IS NULL THEN 'none' WHEN ${day} < n.opens_on THEN 'before' WHEN ${day} > n.closes_on THEN 'after' ELSE 'in' END AS window,
       c.received_on AS "receivedOn", c.state,
       CASE WHEN e.path IS NULL OR e.path @> ARRAY[${employer}]::text[] THEN c.stated - 'organizationRegionCode'
         ELSE c.stated - 'organizationRegionCode' || '{"organizationName": null, "since": null}' END AS stated,
       c.opinion, c.opinion_by AS "opinionBy", o.display_name AS "opinionByName", c.opinion_on AS "opinionOn",
       c.decided_by AS "decidedBy", d.display_name AS "decidedByName", c.decided_at AS "decidedAt", c.decision_reason AS "decisionReason",
       c.created_by AS "createdBy", u.display_name AS "createdByName", c.created_at AS "createdAt", c.version
     FROM (SELECT c.*, row_number() OVER (ORDER BY ${order}) AS place FROM claims c JOIN workers w ON w.id = c.worker_id ${where}
       ORDER BY ${order} LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}) c
     JOIN workers w ON w.id = c.worker_id JOIN regions r ON r.code = w.region_code
     JOIN regions pr ON pr.code = c.policy_region_code JOIN users u ON u.id = c.created_by
     LEFT JOIN certificates k ON k.id = c.certificate_id LEFT JOIN users o ON o.id = c.opinion_by LEFT JOIN users d ON d.id = c.decided_by
     LEFT JOIN regions e ON e.code = c.stated->>'organizationRegionCode'
     LEFT JOIN LATERAL (SELECT n.* FROM claim_notices n WHERE ${NOTICE_OF_CLAIM}
       ORDER BY ${day} BETWEEN n.opens_on AND n.closes_on DESC, n.supplements NULLS FIRST, n.opens_on DESC, n.id LIMIT 1) n ON true
     ORDER BY c.place`,
    conditions.parameters,
  );
  return rows.map((row) => ({ ...row, nextSteps: nextClaimSteps(caller.role, row.state) }));
}

/** How many there are in each state. */
export async function countClaims(tx: EntityManager, conditions: Conditions): Promise<Record<string, number>> {
  const rows: { state: string; count: number }[] = await tx.query(
    `SELECT c.state, count(*)::int AS count FROM claims c JOIN workers w ON w.id = c.worker_id ${conditions.where()} GROUP BY c.state`,
    conditions.parameters,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

type Confirmed = Omit<ClaimCheckResponse, 'label'>;

/** What was confirmed of each of these claims, in the order of its entries; one without any is not there. */
export async function readChecks(tx: EntityManager, claimIds: readonly string[]): Promise<Map<string, Confirmed[]>> {
  const rows: (Confirmed & { claimId: string })[] = await tx.query(
    `SELECT k.claim_id AS "claimId", k.id, k.code, k.met, k.evidence, k.checked_by AS "checkedBy", u.display_name AS "checkedByName", k.checked_at AS "checkedAt",
       row_number() OVER (PARTITION BY k.claim_id, k.code ORDER BY k.checked_at DESC, k.id DESC) = 1 AS counts
     FROM claim_checks k JOIN users u ON u.id = k.checked_by WHERE k.claim_id = ANY($1::uuid[])
     ORDER BY k.checked_at, k.id`,
    [claimIds],
  );
  return byClaim(rows);
}

/** What was done with the claim, by the log; who opened it is told in the log alone. */
export async function readClaimEvents(
  tx: EntityManager,
  claimIds: readonly string[],
): Promise<Map<string, ClaimEventResponse[]>> {
  const rows: (Omit<ClaimEventResponse, 'title'> & { claimId: string })[] = await tx.query(
    `SELECT object_id AS "claimId", action, actor_id AS by, actor_name AS "byName", at, reason FROM audit_events
     WHERE object_type = 'claim' AND object_id = ANY($1) ORDER BY at, id`,
    [claimIds],
  );
  return byClaim(rows.map((row) => ({ ...row, title: eventTitle(row.action, 'claim') })));
}

function byClaim<T extends { claimId: string }>(rows: readonly T[]): Map<string, Omit<T, 'claimId'>[]> {
  const claims = new Map<string, Omit<T, 'claimId'>[]>();
  for (const { claimId, ...row } of rows) {
    const own = claims.get(claimId);
    if (own) own.push(row);
    else claims.set(claimId, [row]);
  }
  return claims;
}
