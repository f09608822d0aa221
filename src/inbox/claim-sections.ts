import { claimable } from '../claims/candidates/claimable.js';
import { claimWithin } from '../claims/reading/claim-scope.js';
import { Conditions } from '../database/statements/conditions.js';
import { type Asking, inRegion, isManager, type RowSection, statement } from './row-section.js';

const within = ({ caller, today }: Asking): Conditions => {
  const scope = claimWithin(caller, today);
  return new Conditions().add(scope.sql, ...scope.values);
};

/** Claims that wait for a decision or for what is missing, and notices that wait for their second person. */
export const CLAIM_SECTIONS: readonly RowSection[] = [
  {
    code: 'claims-to-decide',
    title: '待受理的申报',
    permission: 'claims.decide',
    type: 'claim',
    step: '核对材料后受理',
    rows: (asking) => {
      const where = within(asking).add(`c.state = 'submitted'`);
      return statement(
        where,
        `SELECT c.id, w.name || '的' || CASE c.kind WHEN 'award' THEN '一次性奖励' ELSE '职业津贴' END || '申报' AS title, concat_ws('，', r.name, u.display_name || '登记') AS detail,
           c.received_on AS since, NULL::date AS "dueOn", '/claims/' || c.id AS href
         FROM claims c JOIN workers w ON w.id = c.worker_id JOIN regions r ON r.code = w.region_code
           JOIN users u ON u.id = c.created_by ${where.where()}`,
      );
    },
  },
  {
    code: 'claims-to-complete',
    title: '待补正的申报',
    permission: 'claims.write',
    type: 'claim',
    step: '补正后重新提交',
    rows: (asking) => {
      const where = within(asking).add(`c.state = 'returned'`);
      return statement(
        where,
        `SELECT c.id, w.name || '的' || CASE c.kind WHEN 'award' THEN '一次性奖励' ELSE '职业津贴' END || '申报' AS title, u.display_name || '退回：' || c.decision_reason AS detail,
           (c.decided_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn", '/claims/' || c.id AS href
         FROM claims c JOIN workers w ON w.id = c.worker_id JOIN users u ON u.id = c.decided_by ${where.where()}`,
      );
    },
  },
  {
    code: 'claims-to-submit',
    title: '没有提交的申报',
    permission: 'claims.write',
    only: isManager,
    type: 'claim',
    step: '上传材料后提交',
    rows: (asking) => {
      const where = within(asking).add(`c.state = 'draft'`);
      return statement(
        where,
        `SELECT c.id, w.name || '的' || CASE c.kind WHEN 'award' THEN '一次性奖励' ELSE '职业津贴' END || '申报' AS title, u.display_name || '登记，还没有提交' AS detail,
           (c.created_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn", '/claims/' || c.id AS href
         FROM claims c JOIN workers w ON w.id = c.worker_id JOIN users u ON u.id = c.created_by ${where.where()}`,
      );
    },
  },
  {
    code: 'claims-to-enter',
    title: '本站可以申报的人员',
    permission: 'claims.write',
    only: isManager,
    type: 'claim',
    step: '登记申报',
    rows: ({ caller, today }) => {
      const { things, parameters } = claimable(caller, { claimed: false }, today);
      const sql = `WITH ${things} SELECT n.id, n.title, n.notice_no || '，本站还有 ' || count(DISTINCT t.worker_id) || ' 人没有申报' AS detail,
          n.opens_on AS since, n.closes_on AS "dueOn", '/claims/new' AS href
        FROM things t JOIN claim_notices n ON n.id = t.notice_id GROUP BY n.id`;
      return { sql, parameters };
    },
  },
  {
    code: 'claim-notices-to-approve',
    title: '待批准的申报通知',
    permission: 'claimNotices.approve',
    type: 'claim',
    step: '核对后批准',
    ownMessage: {
      code: 'APPROVER_IS_AUTHOR',
      message: '您参与了拟写，不能由同一人批准，请由另一位有批准权限的人员办理。',
    },
    rows: ({ caller }) => {
      const where = inRegion('p.region_code', caller).add(`n.state = 'draft'`);
      const own = where.bind(
        `n.created_by = ? OR EXISTS (SELECT 1 FROM audit_events e WHERE e.object_type = 'claim_notice' AND e.object_id = n.id::text
           AND e.actor_id = ? AND e.action = 'claim_notice.update')`,
        caller.id,
        caller.id,
      );
      return statement(
        where,
        `SELECT n.id, n.title, concat_ws('，', r.name, n.notice_no, u.display_name || '拟写') AS detail,
           (n.created_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn",
           '/claims/notices/' || n.id AS href, (${own}) AS own
         FROM claim_notices n JOIN policies p ON p.id = n.policy_id JOIN regions r ON r.code = p.region_code
           JOIN users u ON u.id = n.created_by ${where.where()}`,
      );
    },
  },
];
