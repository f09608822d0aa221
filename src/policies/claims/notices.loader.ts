import type { EntityManager } from 'typeorm';
import type { PolicyKind } from '../policy.entity.js';
import type { NoticeFact } from '../terms/policy-terms.js';

/** Approved notices by policy; a policy without any has no entry. */
export type NoticesByPolicy = ReadonlyMap<string, NoticeFact[]>;

export const NO_NOTICES: NoticesByPolicy = new Map();

export async function loadNotices(tx: EntityManager, kind: PolicyKind): Promise<NoticesByPolicy> {
  const rows: (NoticeFact & { policyId: string })[] = await tx.query(
    `SELECT n.policy_id AS "policyId", n.id, n.notice_no AS "noticeNo", n.opens_on AS "opensOn", n.closes_on AS "closesOn",
       n.certificates_from AS "certificatesFrom", n.certificates_to AS "certificatesTo", n.months_from AS "monthsFrom",
       n.months_to AS "monthsTo", n.supplements
     FROM claim_notices n JOIN policies p ON p.id = n.policy_id
     WHERE n.state = 'approved' AND p.kind = $1 ORDER BY n.opens_on, n.id`,
    [kind],
  );
  const notices = new Map<string, NoticeFact[]>();
  for (const { policyId, ...notice } of rows) notices.set(policyId, [...(notices.get(policyId) ?? []), notice]);
  return notices;
}
