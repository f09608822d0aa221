import type { EntityManager } from 'typeorm';

/** What one person did themself to a payout or to anything it rests on. */
const PROOFS: { sql: string; tell: (row: { what: string; at: string }) => string }[] = [
  {
    sql: `SELECT e.action AS what, (min(e.at) AT TIME ZONE 'Asia/Shanghai')::date AS at FROM payout_events e
          WHERE e.payout_id = $1 AND e.actor_id = $2
            AND e.action IN ('create', 'recompute', 'submit', 'publish', 'hold', 'release', 'remove')
          GROUP BY e.action ORDER BY 2`,
    tell: ({ what, at }) => `${at} ${STEP_NAMES[what] ?? what}了本批次`,
  },
  {
    sql: `SELECT p.title AS what, (p.created_at AT TIME ZONE 'Asia/Shanghai')::date AS at FROM policies p
          WHERE p.created_by = $2 AND p.id IN (SELECT policy_id FROM payout_lines WHERE payout_id = $1)`,
    tell: ({ what, at }) => `${at} 起草了所依据的政策《${what}》`,
  },
  {
    sql: `WITH people AS (SELECT DISTINCT worker_id AS id FROM live_attempts WHERE payout_id = $1),
            touched AS (
              SELECT c.import_id FROM import_changes c JOIN people ON people.id = c.row_id AND c.table_name = 'workers'
              UNION SELECT c.import_id FROM import_changes c JOIN posts t ON t.id = c.row_id AND c.table_name = 'posts'
                JOIN people ON people.id = t.worker_id
              UNION SELECT c.import_id FROM import_changes c JOIN certificates t ON t.id = c.row_id AND c.table_name = 'certificates'
                JOIN people ON people.id = t.worker_id
              UNION SELECT c.import_id FROM import_changes c JOIN bank_accounts t ON t.id = c.row_id AND c.table_name = 'bank_accounts'
                JOIN people ON people.id = t.worker_id
              UNION SELECT c.import_id FROM import_changes c JOIN registrations t ON t.id = c.row_id AND c.table_name = 'registrations'
                JOIN certificates k ON k.id = t.certificate_id JOIN people ON people.id = k.worker_id
              UNION SELECT c.import_id FROM import_changes c JOIN suspensions t ON t.id = c.row_id AND c.table_name = 'suspensions'
                JOIN people ON people.id = t.worker_id
              UNION SELECT c.import_id FROM import_changes c JOIN historical_payments t ON t.id = c.row_id
                AND c.table_name = 'historical_payments' JOIN people ON people.id = t.worker_id)
          SELECT i.file_name AS what, (i.created_at AT TIME ZONE 'Asia/Shanghai')::date AS at FROM imports i
          WHERE i.created_by = $2 AND i.undone_at IS NULL AND i.id IN (SELECT import_id FROM touched)
          ORDER BY i.created_at LIMIT 3`,
    tell: ({ what, at }) => `${at} 导入了其中人员的数据(${what})`,
  },
  {
    sql: `WITH people AS (SELECT DISTINCT worker_id AS id FROM live_attempts WHERE payout_id = $1),
            things AS (
              SELECT id::text FROM people
              UNION SELECT c.id::text FROM certificates c JOIN people ON people.id = c.worker_id
              UNION SELECT p.organization_id::text FROM posts p JOIN people ON people.id = p.worker_id)
          SELECT a.action AS what, (a.at AT TIME ZONE 'Asia/Shanghai')::date AS at FROM audit_events a
          WHERE a.actor_id = $2 AND a.object_id IN (SELECT id FROM things)
            AND a.action NOT IN ('worker.reveal')
          ORDER BY a.at LIMIT 3`,
    tell: ({ what, at }) => `${at} 修改了其中人员的登记(${what})`,
  },
  {
    sql: `SELECT count(*)::text AS what, (min(r.created_at) AT TIME ZONE 'Asia/Shanghai')::date AS at FROM recoveries r
          WHERE r.created_by = $2 AND r.id IN (SELECT n.recovery_id FROM line_nettings n
            JOIN live_attempts a ON a.line_id = n.line_id WHERE a.payout_id = $1)
          HAVING count(*) > 0`,
    tell: ({ what, at }) => `${at} 立案了从本批次抵扣的追回(${what} 件)`,
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
