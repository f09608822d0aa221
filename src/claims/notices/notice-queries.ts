import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { pageOffset, type PageQuery } from '../../common/http/paging.js';
import { Conditions } from '../../database/statements/conditions.js';
import { claimWithin, NOTICE_OF_CLAIM } from '../reading/claim-scope.js';
import type { ClaimNoticeResponse, NoticeSort } from './claim-notices.dto.js';

const ORDERS: Record<NoticeSort, string> = {
  'opensOn:asc': 'n.opens_on',
  'opensOn:desc': 'n.opens_on DESC',
  'closesOn:asc': 'n.closes_on',
  'closesOn:desc': 'n.closes_on DESC',
  'noticeNo:asc': 'n.notice_no',
};

/** @param conditions on `n` and its policy `q` */
export async function readNotices(
  tx: EntityManager,
  caller: Caller,
  conditions: Conditions,
  page: PageQuery & { sort?: NoticeSort; today: string },
): Promise<ClaimNoticeResponse[]> {
  const where = conditions.where();
  const scope = claimWithin(caller, page.today);
  const claims = conditions.bind(scope.sql, ...scope.values);
  return tx.query<ClaimNoticeResponse[]>(
    `SELECT n.id, n.policy_id AS "policyId", q.title AS "policyTitle", q.kind, q.region_code AS "regionCode", r.name AS "regionName",
       n.notice_no AS "noticeNo", n.title, n.opens_on AS "opensOn", n.closes_on AS "closesOn",
       n.certificates_from AS "certificatesFrom", n.certificates_to AS "certificatesTo",
       n.months_from AS "monthsFrom", n.months_to AS "monthsTo", n.papers, n.supplements, s.notice_no AS "supplementsNo", n.state,
       n.created_by AS "createdBy", u.display_name AS "createdByName", n.created_at AS "createdAt",
       n.approved_by AS "approvedBy", a.display_name AS "approvedByName", n.approved_at AS "approvedAt",
       (SELECT count(*)::int FROM claims c WHERE c.state <> 'withdrawn' AND ${NOTICE_OF_CLAIM} AND ${claims}) AS "claimCount", n.version
     FROM claim_notices n JOIN policies q ON q.id = n.policy_id JOIN regions r ON r.code = q.region_code
     JOIN users u ON u.id = n.created_by LEFT JOIN users a ON a.id = n.approved_by LEFT JOIN claim_notices s ON s.id = n.supplements
     ${where} ORDER BY ${ORDERS[page.sort ?? 'opensOn:desc']}, n.id LIMIT ${page.pageSize} OFFSET ${pageOffset(page)}`,
    conditions.parameters,
  );
}

export async function countNotices(tx: EntityManager, conditions: Conditions): Promise<number> {
  const [{ total }] = await tx.query<[{ total: number }]>(
    `SELECT count(*)::int AS total FROM claim_notices n JOIN policies q ON q.id = n.policy_id ${conditions.where()}`,
    conditions.parameters,
  );
  return total;
}
