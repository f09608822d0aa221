import { CLAIM_SECTIONS } from './claim-sections.js';
import { IDENTITY_SECTIONS } from './identity-sections.js';
import { OPERATION_SECTIONS } from './operation-sections.js';
import { inRegion, isManager, type RowSection, statement } from './row-section.js';
import { regionWithin } from '../auth/access/region-scope.js';
import { addDays, addMonths, firstDay, lastDayOfMonth, monthOf, monthWords } from '../common/values/months.js';
import { Conditions } from '../database/statements/conditions.js';
import { reportDueOn } from '../stations/reports/report-rules.js';
import { addStationScope, onSite, servingStation } from '../stations/station-scope.js';
import { validCertificate } from '../workers/certificate-validity.js';
import { LAPSING_DAYS } from '../workers/worker-conditions.js';
import { workerRowWithin } from '../workers/people/worker-scope.js';

/** What else waits, each by one statement over what is open; in the order in which they are listed. */
export const ROW_SECTIONS: readonly RowSection[] = [
  // What somebody asks for by name comes first.
  {
    code: 'report-reminders',
    title: '催报的月报',
    permission: 'stations.report',
    only: isManager,
    type: 'station',
    step: '上报',
    rows: ({ caller }) => {
      const where = addStationScope(new Conditions(), caller, 's').add(UNREPORTED);
      return statement(
        where,
        `SELECT s.id, s.name || to_char(to_date(m.month, 'YYYY-MM'), 'FMYYYY"年"FMMM"月"') || '的月报' AS title,
           (array_agg(u.display_name ORDER BY m.reminded_at DESC))[1] || '于' || max(m.reminded_on) || '催报'
             || CASE WHEN count(*) > 1 THEN '，已催报' || count(*) || '次' ELSE '' END AS detail,
           min(m.reminded_on) AS since, NULL::date AS "dueOn", '/stations/' || s.id || '/report?month=' || m.month AS href
         FROM station_report_reminders m JOIN stations s ON s.id = m.station_id JOIN users u ON u.id = m.reminded_by
         ${where.where()} GROUP BY s.id, s.name, m.month`,
      );
    },
  },
  {
    code: 'policies-to-approve',
    title: '待批准的政策',
    permission: 'policies.approve',
    type: 'policy',
    step: '批准',
    ownMessage: {
      code: 'APPROVER_IS_AUTHOR',
      message: '您参与了拟写或提交，不能由同一人批准，请由另一位有批准权限的人员办理。',
    },
    rows: ({ caller }) => {
      const where = inRegion('p.region_code', caller).add(`p.state = 'draft' AND p.submitted_at IS NOT NULL`);
      const own = where.bind(
        `p.created_by = ? OR EXISTS (SELECT 1 FROM audit_events e WHERE e.object_type = 'policy' AND e.object_id = p.id::text
           AND e.actor_id = ? AND e.action IN ('policy.update', 'policy.submit'))`,
        caller.id,
        caller.id,
      );
      return statement(
        where,
        `SELECT p.id, p.title, concat_ws('，', r.name, p.document_no, u.display_name || '提交') AS detail,
           (p.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn",
           '/policies/' || p.id AS href, (${own}) AS own
         FROM policies p JOIN regions r ON r.code = p.region_code JOIN users u ON u.id = p.submitted_by ${where.where()}`,
      );
    },
  },
  {
    code: 'policies-returned',
    title: '退回修改的政策',
    permission: 'policies.write',
    type: 'policy',
    step: '修改后重新提交',
    rows: ({ caller }) => {
      const where = inRegion('p.region_code', caller).add(
        `p.state = 'draft' AND p.submitted_at IS NULL AND p.returned_at IS NOT NULL`,
      );
      return statement(
        where,
        `SELECT p.id, p.title, concat_ws('，', r.name, u.display_name || '退回：' || p.return_comment) AS detail,
           (p.returned_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn",
           '/policies/' || p.id AS href
         FROM policies p JOIN regions r ON r.code = p.region_code JOIN users u ON u.id = p.returned_by ${where.where()}`,
      );
    },
  },
  {
    code: 'write-offs',
    title: '待决定的核销',
    permission: 'payouts.review',
    type: 'recovery',
    step: '决定',
    ownMessage: { code: 'OWN_WRITE_OFF', message: '核销由您提出，须由另一位审核人决定。' },
    rows: ({ caller }) => {
      const where = inRegion('r.region_code', caller).add('q.decision IS NULL');
      const own = where.bind('q.requested_by = ?', caller.id);
      return statement(
        where,
        `SELECT r.id, w.name || '的核销申请' AS title, to_char(q.amount_fen / 100.0, 'FM999,999,990.00') || '元，' || q.reason AS detail,
           (q.requested_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn",
           '/recoveries?id=' || r.id AS href, (${own}) AS own
         FROM write_off_requests q JOIN recoveries r ON r.id = q.recovery_id JOIN workers w ON w.id = r.worker_id ${where.where()}`,
      );
    },
  },
  ...CLAIM_SECTIONS,
  ...IDENTITY_SECTIONS,
  {
    code: 'bank-rows-unclear',
    title: '银行回单待认的行',
    permission: 'payouts.send',
    type: 'payout',
    step: '逐行认定',
    rows: ({ caller }) => {
      const where = inRegion('p.region_code', caller).add(
        `b.resolution IS NULL AND b.queue NOT IN ('paid', 'returned')`,
      );
      return statement(
        where,
        `SELECT p.id, p.title || '（' || p.number || '）' AS title, count(*) || '行待认' AS detail,
           (min(d.created_at) AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn",
           '/payouts/' || p.id AS href
         FROM bank_return_rows b JOIN payouts p ON p.id = b.payout_id JOIN payout_documents d ON d.id = b.document_id
         ${where.where()} GROUP BY p.id`,
      );
    },
  },
  {
    code: 'payments-returned',
    title: '银行退回、尚未重发的款项',
    permission: 'payouts.send',
    type: 'payout',
    step: '核对账户后重发',
    rows: ({ caller }) => {
      const where = inRegion('p.region_code', caller).add(`e.outcome = 'returned'`);
      where.add('NOT EXISTS (SELECT 1 FROM live_attempts a WHERE a.worker_id = e.worker_id AND a.subject = e.subject)');
      where.add(`NOT EXISTS (SELECT 1 FROM line_endings x WHERE x.worker_id = e.worker_id AND x.subject = e.subject
        AND x.outcome = 'paid')`);
      return statement(
        where,
        `SELECT p.id, p.title || '（' || p.number || '）' AS title,
           count(DISTINCT e.worker_id) || '人，' || count(*) || '笔' AS detail, min(e.ended_on) AS since, NULL::date AS "dueOn",
           '/payouts/' || p.id AS href
         FROM line_endings e JOIN payouts p ON p.id = e.payout_id ${where.where()} GROUP BY p.id`,
      );
    },
  },
  {
    code: 'recoveries-to-receive',
    title: '待收回的款项',
    permission: 'recoveries.receive',
    type: 'recovery',
    step: '登记收款',
    rows: ({ caller }) => {
      const where = inRegion('r.region_code', caller).add(
        `r.amount_fen > (SELECT coalesce(sum(e.amount_fen), 0) FROM recovery_entries e WHERE e.recovery_id = r.id)`,
      );
      return statement(
        where,
        `SELECT r.id, w.name AS title, '应追回' || to_char(r.amount_fen / 100.0, 'FM999,999,990.00') || '元，' || r.cause AS detail,
           (r.created_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn",
           '/recoveries?id=' || r.id AS href
         FROM recoveries r JOIN workers w ON w.id = r.worker_id ${where.where()}`,
      );
    },
  },
  {
    code: 'late-facts',
    title: '发放之后的变动',
    permission: 'recoveries.write',
    type: 'list',
    step: '查看变动',
    rows: ({ caller }) => {
      const conditions = new Conditions();
      // Marks that nobody asked about since they were raised: as many as are counted, and no more are looked at.
      const marks = `SELECT worker_id, changed_at FROM fact_marks WHERE asked IS DISTINCT FROM version
        AND changed_at IS NOT NULL ORDER BY worker_id LIMIT 1000`;
      const paid = conditions.bind(
        `EXISTS (SELECT 1 FROM line_endings e JOIN payouts p ON p.id = e.payout_id
           WHERE e.worker_id = m.worker_id AND e.outcome = 'paid' AND ${regionWithin('p.region_code')} OFFSET 0)`,
        caller.regionCode,
      );
      return statement(
        conditions,
        `SELECT NULL::uuid AS id, '已发放人员的登记有变动' AS title, count(*) || '人，请核对是否少发或多发' AS detail,
           (min(m.changed_at) AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn",
           '/recoveries?tab=late' AS href
         FROM (${marks}) m WHERE ${paid} HAVING count(*) > 0`,
      );
    },
  },
  {
    code: 'imports-unfinished',
    title: '没有导入完的花名册',
    permission: 'imports.run',
    type: 'import',
    step: '改好后再导入',
    rows: ({ caller, today }) => {
      const where = inRegion('i.region_code', caller)
        .add('i.created_by = ? AND NOT i.applied', caller.id)
        .add(`(i.counts->>'rejected')::int > 0`)
        .add(`i.created_at >= ?::date - interval '14 days'`, today)
        .add('NOT EXISTS (SELECT 1 FROM imports n WHERE n.created_by = i.created_by AND n.created_at > i.created_at)');
      return statement(
        where,
        `SELECT i.id, i.file_name AS title, (i.counts->>'rejected') || '行有误，尚未写入' AS detail,
           (i.created_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn", '/imports/' || i.id AS href
         FROM imports i ${where.where()}`,
      );
    },
  },
  {
    code: 'registrations-lapsing',
    title: '登记即将到期的人员',
    permission: 'workers.write',
    type: 'worker',
    step: '办理再登记',
    rows: ({ caller, today }) => {
      const where = lapsing(today).add(workerRowWithin('w'), caller.regionCode, caller.regionCode);
      return statement(where, `${LAPSING} JOIN workers w ON w.id = c.worker_id ${where.where()}`);
    },
  },
  {
    code: 'own-staff-lapsing',
    title: '本站登记即将到期的人员',
    permission: 'training.enrol',
    only: isManager,
    type: 'worker',
    step: '为其报名培训',
    rows: ({ caller, today }) => {
      const where = lapsing(today).add(
        `w.id IN (SELECT f.worker_id FROM station_staff f JOIN stations s ON s.id = f.station_id
           WHERE s.id = ?::uuid AND ${regionWithin('s.region_code')} AND ${onSite('f')})`,
        caller.stationId,
        caller.regionCode,
        today,
        today,
      );
      const sql = `${LAPSING.replace(`'/workers/' || w.id`, `'/training/renewals'`)} JOIN workers w ON w.id = c.worker_id`;
      return statement(where, `${sql} ${where.where()}`);
    },
  },
  {
    code: 'station-reports',
    title: '没有上报的月报',
    permission: 'stations.report',
    type: 'station',
    step: '上报',
    rows: ({ caller, today, reportDueDay }) => {
      const month = addMonths(monthOf(today), -1);
      const where = addStationScope(new Conditions(), caller, 's')
        .add(servingStation('s'), lastDayOfMonth(month), firstDay(month))
        .add('NOT EXISTS (SELECT 1 FROM station_reports t WHERE t.station_id = s.id AND t.month = ?)', month);
      // What was reminded of stands above.
      if (isManager(caller)) where.add(`NOT EXISTS (${REMINDED})`, month);
      const columns = where.bind(
        '?::date AS since, ?::date AS "dueOn"',
        firstDay(monthOf(today)),
        reportDueOn(month, reportDueDay),
      );
      return statement(
        where,
        `SELECT s.id, s.name AS title, '${monthWords(month)}的月报没有上报' AS detail, ${columns},
           '/stations/' || s.id || '/report?month=${month}' AS href FROM stations s ${where.where()}`,
      );
    },
  },
  ...OPERATION_SECTIONS,
];

/** Of reminders `m`: the report did not come since. */
const UNREPORTED =
  'NOT EXISTS (SELECT 1 FROM station_reports t WHERE t.station_id = m.station_id AND t.month = m.month)';
const REMINDED = 'SELECT 1 FROM station_report_reminders m WHERE m.station_id = s.id AND m.month = ?';

/** Of valid certificates, what ends soon and is followed by nothing. */
function lapsing(today: string): Conditions {
  return new Conditions()
    .add('g.end_on BETWEEN ? AND ?', today, addDays(today, LAPSING_DAYS))
    .add(validCertificate('c'), today, today)
    .add(
      'NOT EXISTS (SELECT 1 FROM registrations n WHERE n.certificate_id = g.certificate_id AND n.end_on > g.end_on)',
    );
}

const LAPSING = `SELECT w.id, w.name AS title, '登记至' || g.end_on || '，证书' || c.certificate_no AS detail, NULL::date AS since,
    g.end_on AS "dueOn", '/workers/' || w.id AS href
  FROM registrations g JOIN certificates c ON c.id = g.certificate_id`;
