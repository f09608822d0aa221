import type { EntityManager } from 'typeorm';
import { Refusal } from '../../common/errors.js';
import type { Level } from '../../certificates/level.js';
import { checksFor } from '../../policies/claims/claim-rules.js';
import { EMPLOYER_CHECK, type PolicyCheck } from '../../policies/terms/policy-terms.js';
import { wordKey } from '../../imports/reading/row-cells.js';
import type { Claim } from '../claim.entity.js';
import { NOTICE_OF_CLAIM, POLICY_OF_CERTIFICATE } from './claim-scope.js';

/** What is asked to be confirmed of a claim, and by which policy. */
export interface Asked {
  policy: { id: string; title: string } | null;
  checks: PolicyCheck[];
}

const ASKED_BY_NOBODY: Asked = { policy: null, checks: [] };

/**
 * SQL: of the claims `c`, given as a FROM item, what their policy says. It is that of the notice; of an award without one the region's that
 * is in force on the certificate's day, else the latest that asks for claims.
 */
const policyOf = (claims: string): string =>
  `SELECT c.id, p.id AS "policyId", p.title, p.checks, k.level
   FROM ${claims} LEFT JOIN certificates k ON k.id = c.certificate_id
   LEFT JOIN LATERAL (SELECT n.policy_id FROM claim_notices n WHERE ${NOTICE_OF_CLAIM} LIMIT 1) n ON true
   JOIN LATERAL (SELECT q.* FROM policies q WHERE q.id = n.policy_id OR (n.policy_id IS NULL AND q.kind = c.kind
       AND q.region_code = c.policy_region_code AND q.approved_at IS NOT NULL)
     ORDER BY (k.id IS NOT NULL AND ${POLICY_OF_CERTIFICATE}) DESC, q.claim_by = 'application' DESC, q.effective_from DESC LIMIT 1) p ON true`;

interface PolicyRow {
  id: string;
  policyId: string;
  title: string;
  checks: PolicyCheck[];
  level: Level | null;
}

/**
 * What the policy of a claim asks to have confirmed of it (domain.md §15, S2), in the document's order; of an award only what is asked of its
 * level. The test of the employer is the engine's own and never confirmed by hand.
 */
export async function askedChecks(
  tx: EntityManager,
  {
    kind,
    policyRegionCode,
    certificateId,
    noticeId,
  }: Pick<Claim, 'kind' | 'policyRegionCode' | 'certificateId' | 'noticeId'>,
): Promise<Asked> {
  const [found]: PolicyRow[] = await tx.query(
    policyOf(
      '(SELECT NULL::uuid AS id, $1::text AS kind, $2::text AS policy_region_code, $3::uuid AS certificate_id, $4::uuid AS notice_id) c',
    ),
    [kind, policyRegionCode, certificateId, noticeId],
  );
  if (!found) return ASKED_BY_NOBODY;
  const checks = checksOf(found).filter(({ code }) => code !== EMPLOYER_CHECK);
  return { policy: { id: found.policyId, title: found.title }, checks };
}

/** The same of many claims, with the test of the employer among them, by claim; one of which nothing is asked is not there. */
export async function askedOfMany(tx: EntityManager, claimIds: readonly string[]): Promise<Map<string, PolicyCheck[]>> {
  const rows: PolicyRow[] = await tx.query(policyOf('(SELECT * FROM claims WHERE id = ANY($1::uuid[])) c'), [claimIds]);
  return new Map(rows.map((row) => [row.id, checksOf(row)]));
}

const checksOf = ({ checks, level }: PolicyRow): PolicyCheck[] =>
  level === null ? checks : checksFor({ checks }, level);

/**
 * The code by which the policy knows what somebody calls by its code or by its name; the word itself where the policy asks for nothing.
 *
 * @throws {Refusal} 422 for what the policy does not ask for, naming what it does
 */
export function checkCode(asked: readonly PolicyCheck[], word: string, field = 'code'): string {
  if (asked.length === 0) return word;
  const key = wordKey(word);
  const found = asked.find(({ code, label }) => wordKey(code) === key || wordKey(label) === key);
  if (found) return found.code;
  const message = `政策没有名为“${word}”的核对项目，请从${asked.map(({ label }) => `“${label}”`).join('、')}中选择`;
  throw new Refusal('refused', 'CLAIM_REFUSED', `${message}。`, [{ field, code: 'check-unknown', message }]);
}
