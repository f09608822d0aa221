import type { EntityManager } from 'typeorm';
import { eventTitle, READING_ACTIONS_SQL } from '../../common/event-titles.js';

/** SQL: whether a line of the payout `$1` is for this person, or whom they were merged into. A look by key, asked of what one person did. */
function isPaid(workerId: string): string {
  return `EXISTS (SELECT 1 FROM live_attempts l WHERE l.payout_id = $1
    AND l.worker_id IN (${workerId}, (SELECT m.merged_into FROM workers m WHERE m.id = ${workerId})))`;
}

const SECOND_LOOKS = `'worker.identity-confirm', 'worker.identity-refuse', 'worker.merge-confirm', 'worker.merge-refuse'`;

/**
 * SQL: policies of the payout `$1`, or approved notices of such, of which the person `$2` wrote any part before they were approved. Who changed or
 * submitted another's draft is one of its authors; the log knows.
 */
function writtenBy(table: 'policies' | 'claim_notices', type: string, deeds: readonly string[]): string {
  const policyId = table === 'policies' ? 't.id' : 't.policy_id';
  return `SELECT t.title AS what, (coalesce(w.at, t.created_at) AT TIME ZONE 'Asia/Shanghai')::date AS at
    FROM ${table} t LEFT JOIN LATERAL (
      SELECT a.at FROM audit_events a WHERE a.object_type = '${type}' AND a.object_id = t.id::text AND a.actor_id = $2
        AND a.action IN (${deeds.map((deed) => `'${deed}'`).join(', ')}) AND a.at <= t.approved_at
      ORDER BY a.at LIMIT 1) w ON t.created_by <> $2
    WHERE t.approved_at IS NOT NULL AND (t.created_by = $2 OR w.at IS NOT NULL) AND ${policyId} IN (SELECT policy_id FROM payout_lines WHERE payout_id = $1)
    ORDER BY t.created_at`;
}

/** What one person did themself to a payout or to anything it rests on. */
const PROOFS: { sql: string; tell: (row: { what: string; at: string }) => string }[] = [
  {
    sql: `SELECT e.action AS what, (min(e.at) AT TIME ZONE 'Asia/Shanghai')::date AS at FROM payout_events e
          WHERE e.payout_id = $1 AND e.actor_id = $2
            AND e.action IN ('create', 'recompute', 'submit', 'publish', 'hold', 'release', 'remove', 'take-out')
          GROUP BY e.action ORDER BY 2`,
    tell: ({ what, at }) => `${at} ${STEP_NAMES[what] ?? '办理'}了本批次`,
  },
  {
    sql: writtenBy('policies', 'policy', ['policy.update', 'policy.submit']),
    tell: ({ what, at }) => `${at} 拟写、修改或提交了所依据的政策《${what}》`,
  },
  {
    sql: writtenBy('claim_notices', 'claim_notice', ['claim_notice.update']),
    tell: ({ what, at }) => `${at} 拟写或修改了所依据的申报通知《${what}》`,
  },
  {
    // From what the person imported: most people imported nothing, and few rows are enough to know.
    sql: `SELECT i.file_name AS what, (i.created_at AT TIME ZONE 'Asia/Shanghai')::date AS at FROM imports i
          WHERE i.created_by = $2 AND i.undone_at IS NULL AND EXISTS (
            SELECT 1 FROM import_changes c WHERE c.import_id = i.id AND CASE c.table_name
              WHEN 'workers' THEN ${isPaid('c.row_id')}
              WHEN 'registrations' THEN EXISTS (SELECT 1 FROM registrations t JOIN certificates k ON k.id = t.certificate_id
                WHERE t.id = c.row_id AND ${isPaid('k.worker_id')})
              ${['posts', 'certificates', 'bank_accounts', 'suspensions', 'historical_payments']
                .map(
                  (table) =>
                    `WHEN '${table}' THEN EXISTS (SELECT 1 FROM ${table} t WHERE t.id = c.row_id AND ${isPaid('t.worker_id')})`,
                )
                .join(' ')}
            END)
          ORDER BY i.created_at LIMIT 3`,
    tell: ({ what, at }) => `${at} 导入了其中人员的数据（${what}）`,
  },
  {
    // Whoever confirms what another asked for is the second pair of eyes, as whoever approves a policy is.
    sql: `SELECT a.action AS what, (a.at AT TIME ZONE 'Asia/Shanghai')::date AS at FROM audit_events a
          WHERE a.actor_id = $2 AND a.action NOT IN (${READING_ACTIONS_SQL}, ${SECOND_LOOKS}) AND CASE WHEN a.object_id ~ '^[0-9a-f-]{36}$' THEN
            ${isPaid('a.object_id::uuid')}
            OR EXISTS (SELECT 1 FROM certificates c WHERE c.id = a.object_id::uuid AND ${isPaid('c.worker_id')})
            OR EXISTS (SELECT 1 FROM posts p WHERE p.organization_id = a.object_id::uuid AND ${isPaid('p.worker_id')})
            OR EXISTS (SELECT 1 FROM claims c JOIN payouts y ON y.id = $1 AND y.kind = c.kind
              WHERE c.id = a.object_id::uuid AND ${isPaid('c.worker_id')}) END
          ORDER BY a.at LIMIT 3`,
    tell: ({ what, at }) => `${at} 修改了其中人员的登记（${eventTitle(what, 'worker')}）`,
  },
  {
    // What was confirmed of a claim is part of why its line is paid (domain rule §15, S2).
    sql: `SELECT d.what, (min(d.at) AT TIME ZONE 'Asia/Shanghai')::date AS at FROM (
            SELECT c.id AS claim_id, '登记' AS what, c.created_at AS at FROM claims c WHERE c.created_by = $2
            UNION ALL SELECT c.id, '受理', c.decided_at FROM claims c WHERE c.decided_by = $2
            UNION ALL SELECT k.claim_id, '核对', k.checked_at FROM claim_checks k WHERE k.checked_by = $2) d
          WHERE EXISTS (SELECT 1 FROM live_attempts a JOIN payout_lines l ON l.id = a.line_id
            WHERE a.payout_id = $1 AND l.claim_id = d.claim_id)
          GROUP BY d.what ORDER BY 2`,
    tell: ({ what, at }) => `${at} ${what}了其中人员的申报`,
  },
  {
    sql: `SELECT count(*)::text AS what, (min(r.created_at) AT TIME ZONE 'Asia/Shanghai')::date AS at FROM recoveries r
          WHERE r.created_by = $2 AND r.id IN (SELECT n.recovery_id FROM line_nettings n
            JOIN live_attempts a ON a.line_id = n.line_id WHERE a.payout_id = $1)
          HAVING count(*) > 0`,
    tell: ({ what, at }) => `${at} 立案了从本批次抵扣的追回（${what} 件）`,
  },
];

const STEP_NAMES: Record<string, string> = {
  create: '计算',
  recompute: '重新计算',
  submit: '提交',
  publish: '公示',
  hold: '暂缓发放',
  release: '恢复发放',
  remove: '移出明细',
  'take-out': '移出变动明细',
};

/**
 * Whether somebody made any part of a payout: computed it, wrote a policy it rests on, imported or edited the people on it
 * (domain rule §7). Whoever did does not approve it.
 *
 * @returns a sentence for each thing they did; empty when they may approve
 */
export async function makersProofs(tx: EntityManager, payoutId: string, personId: string): Promise<string[]> {
  const proofs: string[] = [];
  for (const { sql, tell } of PROOFS) {
    const rows: { what: string; at: string }[] = await tx.query(sql, [payoutId, personId]);
    proofs.push(...rows.map(tell));
  }
  return proofs;
}
