/** Something that must always hold of the money, as a question to the database. */
export interface MoneyCheck {
  name: string;
  /** Chinese: what must hold. */
  message: string;
  /**
   * Answers the rows that break it: `example` (kinds of rows with their ids, never personal data) and `region_code`, by
   * which the answer is cut to the caller's part of the tree.
   */
  sql: string;
}

/** States before the bank: lines may still be held, taken out or computed anew. */
const BEFORE_SENT = `('draft', 'submitted', 'notice', 'approved')`;

/** What each payout's lines come to: before it is sent those that are open, afterwards those that were sent. */
const SUMS = `
  SELECT p.id, count(l.id)::int AS lines, count(DISTINCT l.worker_id)::int AS people,
         coalesce(sum(l.amount_fen), 0)::bigint AS total, coalesce(sum(l.netted_fen), 0)::bigint AS netted
  FROM payouts p
  LEFT JOIN (SELECT l.*, a.state, e.outcome FROM payout_lines l
             LEFT JOIN live_attempts a ON a.line_id = l.id LEFT JOIN line_endings e ON e.line_id = l.id) l
    ON l.payout_id = p.id AND CASE WHEN p.state IN ${BEFORE_SENT} THEN l.state = 'open'
                                   ELSE l.state = 'sent' OR l.outcome IN ('paid', 'returned') END
  GROUP BY p.id`;

/** SQL: a recovery that was not taken back together with the row of a bank's return that opened it. */
const IN_FORCE = (recovery: string): string =>
  `NOT EXISTS (SELECT 1 FROM recovery_entries v WHERE v.recovery_id = ${recovery}.id AND v.kind = 'void')`;

/** SQL: a line that is on its way, or was paid and of whose subject not all came back. */
const HAS_MONEY = (line: string): string =>
  `(EXISTS (SELECT 1 FROM live_attempts a WHERE a.line_id = ${line}.id) OR (
    EXISTS (SELECT 1 FROM line_endings e WHERE e.line_id = ${line}.id AND e.outcome = 'paid')
    AND (SELECT sum(e.paid_fen) FROM line_endings e WHERE e.worker_id = ${line}.worker_id AND e.subject = ${line}.subject
      AND e.outcome = 'paid') > (SELECT coalesce(sum(n.amount_fen), 0) FROM recovery_entries n
      JOIN recoveries r ON r.id = n.recovery_id WHERE r.worker_id = ${line}.worker_id AND r.subject = ${line}.subject
        AND n.kind NOT IN ('write-off', 'void'))))`;

/** The registers that an import writes, by the names under which it notes its changes. */
const IMPORTED_TABLES = [
  'workers',
  'organizations',
  'posts',
  'certificates',
  'registrations',
  'suspensions',
  'bank_accounts',
  'historical_payments',
];

/** What was imported and then taken back by hand is gone, and the log tells of it (domain.md §13). */
const IS_WITHDRAWN = `EXISTS (SELECT 1 FROM audit_events a WHERE a.action LIKE '%withdraw' AND (a.object_id = c.row_id::text
  OR a.details @> jsonb_build_object('postId', c.row_id) OR a.details @> jsonb_build_object('suspensionId', c.row_id)
  OR a.details @> jsonb_build_object('registrationId', c.row_id) OR a.details @> jsonb_build_object('certificateId', c.row_id)
  OR a.details @> jsonb_build_object('registrations', jsonb_build_array(jsonb_build_object('registrationId', c.row_id)))
  OR a.details @> jsonb_build_object('removed', jsonb_build_array(c.row_id))))`;

/**
 * The invariants of the ledger (domain rule §7) that one statement can tell. The database holds most of them by keys and
 * triggers as well; these find what went around those: a restored table, a trigger switched off, a defect.
 */
export const MONEY_CHECKS: readonly MoneyCheck[] = [
  {
    name: 'payout-totals',
    message: '每个发放批次的笔数、人数、金额和抵扣额，等于其明细之和。',
    sql: `SELECT format('payout %s', p.id) AS example, p.region_code FROM payouts p JOIN (${SUMS}) s ON s.id = p.id
          WHERE p.state <> 'cancelled'
            AND (p.line_count, p.payee_count, p.total_fen, p.netted_fen) <> (s.lines, s.people, s.total, s.netted)`,
  },
  {
    name: 'line-amounts',
    message: '每笔明细的金额等于应发减已发减在途，且大于零。',
    sql: `SELECT format('line %s', l.id) AS example, p.region_code FROM payout_lines l JOIN payouts p ON p.id = l.payout_id
          WHERE l.amount_fen <> l.owed_fen - l.paid_fen - l.in_flight_fen OR l.amount_fen <= 0`,
  },
  {
    name: 'one-fate',
    message: '每笔明细要么在途，要么已了结，二者必居其一且只居其一。',
    sql: `SELECT format('line %s', l.id) AS example, p.region_code FROM payout_lines l JOIN payouts p ON p.id = l.payout_id
          LEFT JOIN live_attempts a ON a.line_id = l.id LEFT JOIN line_endings e ON e.line_id = l.id
          WHERE (a.line_id IS NULL) = (e.line_id IS NULL)`,
  },
  {
    name: 'attempts-follow-lines',
    message: '每笔在途款的人员、事项、批次和金额与其明细一致。',
    sql: `SELECT format('line %s', l.id) AS example, p.region_code FROM live_attempts a
          JOIN payout_lines l ON l.id = a.line_id JOIN payouts p ON p.id = l.payout_id
          WHERE (a.worker_id, a.subject, a.payout_id, a.amount_fen) <> (l.worker_id, l.subject, l.payout_id, l.amount_fen)`,
  },
  {
    name: 'attempts-of-live-payouts',
    message: '在途款只属于在办的批次：送银行之前待发或暂缓，送银行之后均已送出。',
    sql: `SELECT format('payout %s line %s', p.id, a.line_id) AS example, p.region_code
          FROM live_attempts a JOIN payouts p ON p.id = a.payout_id
          WHERE NOT ((p.state IN ${BEFORE_SENT} AND a.state IN ('open', 'held')) OR (p.state = 'sent' AND a.state = 'sent'))`,
  },
  {
    name: 'one-attempt-each',
    message: '同一人员同一事项至多有一笔在途款。',
    sql: `SELECT format('worker %s %s', a.worker_id, a.subject) AS example, min(p.region_code) AS region_code
          FROM live_attempts a JOIN payouts p ON p.id = a.payout_id
          GROUP BY a.worker_id, a.subject HAVING count(*) > 1`,
  },
  {
    name: 'endings-follow-lines',
    message:
      '每笔了结记录的人员、事项、批次与其明细一致；只有送过银行的批次才有已付、退回或未送出的明细，只有作废的批次才有作废的明细。',
    sql: `SELECT format('line %s', l.id) AS example, p.region_code FROM line_endings e
          JOIN payout_lines l ON l.id = e.line_id JOIN payouts p ON p.id = l.payout_id
          WHERE (e.worker_id, e.subject, e.payout_id) <> (l.worker_id, l.subject, l.payout_id)
             OR (e.outcome IN ('left-out', 'paid', 'returned') AND p.state NOT IN ('sent', 'settled'))
             OR (e.outcome = 'cancelled') <> (p.state = 'cancelled' AND e.outcome NOT IN ('removed', 'recomputed'))`,
  },
  {
    name: 'paid-once',
    message: '同一人员同一事项不重复发放：再次发放的明细须指明它所补差的、此前已付的明细。',
    sql: `SELECT format('line %s', l.id) AS example, p.region_code FROM line_endings e
          JOIN payout_lines l ON l.id = e.line_id JOIN payouts p ON p.id = l.payout_id
          WHERE e.is_correction <> (l.corrects_line_id IS NOT NULL)
             OR (l.corrects_line_id IS NOT NULL AND NOT EXISTS (
                   SELECT 1 FROM line_endings b WHERE b.line_id = l.corrects_line_id AND b.outcome = 'paid'
                     AND (b.worker_id = l.worker_id OR person_of(b.worker_id) = person_of(l.worker_id))
                     AND b.subject = l.subject AND b.line_id <> l.id))
             OR (e.outcome = 'paid' AND l.corrects_line_id IS NULL AND EXISTS (
                   SELECT 1 FROM line_endings o WHERE o.worker_id = e.worker_id AND o.subject = e.subject
                     AND o.outcome = 'paid' AND NOT o.is_correction AND o.line_id <> e.line_id))`,
  },
  {
    name: 'year-or-months',
    message: '同一人员同一年度不既按月又按整年发放。',
    sql: `SELECT format('worker %s %s', y.worker_id, y.subject) AS example, y.region_code
          FROM (SELECT l.worker_id, l.subject, p.region_code FROM payout_lines l JOIN payouts p ON p.id = l.payout_id
            WHERE l.subject LIKE 'stipend:Y%' AND ${HAS_MONEY('l')}) y
          WHERE EXISTS (SELECT 1 FROM payout_lines l WHERE l.worker_id = y.worker_id
            AND l.subject LIKE 'stipend:' || substr(y.subject, 10) || '-%' AND ${HAS_MONEY('l')})`,
  },
  {
    name: 'settled-whole',
    message: '已办结的批次没有未了结的明细。',
    sql: `SELECT format('payout %s', p.id) AS example, p.region_code FROM payouts p
          WHERE p.state = 'settled' AND EXISTS (
            SELECT 1 FROM payout_lines l LEFT JOIN line_endings e ON e.line_id = l.id
            WHERE l.payout_id = p.id AND e.line_id IS NULL)`,
  },
  {
    name: 'sealed-when-sent',
    message: '送过银行的批次都有封印和留存的发放表，其他批次都没有封印。',
    sql: `SELECT format('payout %s', p.id) AS example, p.region_code FROM payouts p
          WHERE (p.state IN ('sent', 'settled')) <> (p.seal IS NOT NULL)
             OR (p.seal IS NOT NULL AND NOT EXISTS (
                   SELECT 1 FROM payout_documents d WHERE d.payout_id = p.id AND d.kind = 'workbook'))`,
  },
  {
    name: 'nettings-add-up',
    message: '每笔明细的抵扣额等于其各项抵扣之和，抵扣的是本人的追回款。',
    sql: `SELECT format('line %s', l.id) AS example, p.region_code FROM payout_lines l JOIN payouts p ON p.id = l.payout_id
          LEFT JOIN (SELECT n.line_id, sum(n.amount_fen) AS netted FROM line_nettings n GROUP BY n.line_id) n ON n.line_id = l.id
          WHERE l.netted_fen <> coalesce(n.netted, 0)
             OR (n.line_id IS NOT NULL AND EXISTS (
                   SELECT 1 FROM line_nettings m JOIN recoveries r ON r.id = m.recovery_id
                   WHERE m.line_id = l.id AND r.worker_id <> l.worker_id AND r.worker_id <> person_of(l.worker_id)))`,
  },
  {
    name: 'nettings-entered',
    message: '已付明细的每项抵扣都记入了追回款，且只有已付明细的抵扣才记入。',
    sql: `SELECT format('recovery %s line %s', coalesce(n.recovery_id, t.recovery_id), coalesce(n.line_id, t.line_id)) AS example,
                 r.region_code
          FROM (SELECT n.* FROM line_nettings n JOIN line_endings e ON e.line_id = n.line_id AND e.outcome = 'paid') n
          FULL JOIN (SELECT recovery_id, line_id, sum(amount_fen) AS amount_fen FROM recovery_entries WHERE kind = 'netting'
                     GROUP BY recovery_id, line_id HAVING sum(amount_fen) <> 0) t
            ON t.recovery_id = n.recovery_id AND t.line_id = n.line_id
          JOIN recoveries r ON r.id = coalesce(n.recovery_id, t.recovery_id)
          WHERE n.amount_fen IS DISTINCT FROM t.amount_fen`,
  },
  {
    name: 'recovered-within-recovery',
    message: '每笔追回款收回和核销之和不超过应追回的金额。',
    sql: `SELECT format('recovery %s', r.id) AS example, r.region_code
          FROM recoveries r JOIN recovery_entries e ON e.recovery_id = r.id
          GROUP BY r.id HAVING sum(e.amount_fen) > r.amount_fen`,
  },
  {
    name: 'recoveries-within-paid',
    message: '追回款所指的是本人同一事项已付的明细，合计不超过本系统为该事项所付的金额。',
    sql: `SELECT format('recovery %s', r.id) AS example, r.region_code FROM recoveries r
          LEFT JOIN line_endings e ON e.line_id = r.line_id AND e.outcome = 'paid'
            AND (e.worker_id = r.worker_id OR person_of(e.worker_id) = r.worker_id) AND e.subject = r.subject
          WHERE ${IN_FORCE('r')} AND (e.line_id IS NULL
             OR (SELECT sum(o.amount_fen) FROM recoveries o WHERE o.worker_id = r.worker_id AND o.subject = r.subject AND ${IN_FORCE('o')})
              > (SELECT sum(o.paid_fen) FROM line_endings o
                 WHERE o.worker_id = ANY(ARRAY(SELECT r.worker_id UNION ALL SELECT d.id FROM workers d WHERE d.merged_into = r.worker_id))
                   AND o.subject = r.subject AND o.outcome = 'paid'))`,
  },
  {
    name: 'import-changes',
    message: '导入留下的每项变动都属于已写入的导入，所变动的记录仍在，或已写明原因作废。',
    sql: `SELECT format('import %s %s %s', c.import_id, c.table_name, c.row_id) AS example, i.region_code
          FROM import_changes c JOIN imports i ON i.id = c.import_id
          LEFT JOIN (${IMPORTED_TABLES.map((table) => `SELECT '${table}' AS table_name, id FROM ${table}`).join(' UNION ALL ')}) t
            ON t.table_name = c.table_name AND t.id = c.row_id
          WHERE NOT i.applied OR (i.undone_at IS NULL AND t.id IS NULL AND NOT ${IS_WITHDRAWN} AND NOT EXISTS (
            SELECT 1 FROM worker_merges m WHERE m.state = 'confirmed' AND m.moved->'joined' @> to_jsonb(c.row_id::text)))`,
  },
  {
    name: 'merged-paid-once',
    message: '合并为一人的记录：合并后不再向被并入的记录付款，也不就其已领的项目再次全额发放。',
    sql: `SELECT format('line %s', l.id) AS example, p.region_code FROM workers d
          JOIN payout_lines l ON l.worker_id IN (d.id, d.merged_into) JOIN payouts p ON p.id = l.payout_id
          LEFT JOIN line_endings e ON e.line_id = l.id LEFT JOIN live_attempts a ON a.line_id = l.id
          WHERE d.merged_into IS NOT NULL AND (a.state = 'sent' OR e.outcome = 'paid')
            AND (l.worker_id = d.id OR (l.corrects_line_id IS NULL AND EXISTS (
              SELECT 1 FROM line_endings o WHERE o.worker_id = d.id AND o.subject = l.subject AND o.outcome = 'paid')))
            AND NOT EXISTS (SELECT 1 FROM worker_merges m
              WHERE m.state = 'confirmed' AND m.moved->'paid' @> to_jsonb(l.id::text))`,
  },
  {
    name: 'merged-whole',
    message:
      '每条被并入的记录都有经另一人确认的合并，名下不再有任职、证书、账户、历史发放和追回，并且一步指向在册的人员。',
    sql: `SELECT format('worker %s', d.id) AS example, d.region_code FROM workers d JOIN workers s ON s.id = d.merged_into
          WHERE s.merged_into IS NOT NULL
             OR NOT EXISTS (SELECT 1 FROM worker_merges m WHERE m.duplicate_id = d.id AND m.state = 'confirmed'
                  AND m.decided_by <> m.requested_by AND person_of(m.survivor_id) = d.merged_into)
             OR ${['posts', 'certificates', 'suspensions', 'bank_accounts', 'historical_payments', 'recoveries']
               .map((table) => `EXISTS (SELECT 1 FROM ${table} t WHERE t.worker_id = d.id)`)
               .join(' OR ')}
          UNION ALL
          SELECT format('merge %s', m.id), d.region_code FROM worker_merges m JOIN workers d ON d.id = m.duplicate_id
          WHERE m.state = 'confirmed' AND d.merged_into IS DISTINCT FROM person_of(m.survivor_id)`,
  },
];
