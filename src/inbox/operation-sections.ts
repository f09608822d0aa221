import type { Caller } from '../auth/access/caller.js';
import { TOP_REGION } from '../auth/access/region-scope.js';
import { Conditions } from '../database/statements/conditions.js';
import { inRegion, type RowSection, statement } from './row-section.js';

/** What waits for whoever answers for the accounts and for the running of the service. */

/** The day of an instant, as the bureau counts it. */
const dayOf = (instant: string): string => `(${instant} AT TIME ZONE 'Asia/Shanghai')::date`;

const STATE = '/settings?tab=operations';

/** Days without a backup until somebody is told. */
const BACKUP_DAYS = 7;
const KEY_YEARS = 1;

/** The whole installation is the matter of whoever has the whole tree: a county's administrator can do nothing about it. */
const ofEverything = (caller: Caller): Conditions => new Conditions().add(`EXISTS (${TOP_REGION})`, caller.regionCode);

export const OPERATION_SECTIONS: readonly RowSection[] = [
  {
    code: 'accounts-unused',
    title: '建立后没有用过的账号',
    permission: 'users.manage',
    type: 'user',
    step: '联系本人或停用',
    rows: ({ caller, today }) => {
      const where = inRegion('u.region_code', caller)
        .add('u.must_change_password AND u.disabled_at IS NULL')
        .add(`u.created_at < ?::date - interval '7 days'`, today);
      return statement(
        where,
        `SELECT u.id, u.display_name AS title, '首次登录的密码还没有改过' AS detail,
           ${dayOf('u.created_at')} AS since, NULL::date AS "dueOn", '/users?id=' || u.id AS href
         FROM users u ${where.where()}`,
      );
    },
  },
  {
    code: 'accounts-delayed',
    title: '连续输错密码的账号',
    permission: 'users.manage',
    type: 'user',
    step: '问明是否本人',
    rows: ({ caller }) => {
      const where = inRegion('u.region_code', caller).add('u.disabled_at IS NULL');
      // Whoever came in since has settled it.
      return statement(
        where,
        `SELECT u.id, u.display_name AS title, '一天内因输错被要求等待' || d.times || '次' AS detail,
           ${dayOf('d.since')} AS since, NULL::date AS "dueOn", '/users?id=' || u.id AS href
         FROM (SELECT e.object_id, count(*) AS times, min(e.at) AS since, max(e.at) AS last FROM audit_events e
               WHERE e.at > now() - interval '1 day' AND e.action = 'user.login-delayed' GROUP BY e.object_id) d
         JOIN users u ON u.id::text = d.object_id
         ${where.where()} AND NOT EXISTS (SELECT 1 FROM audit_events g WHERE g.object_type = 'user' AND g.object_id = d.object_id
           AND g.action = 'user.login' AND g.at > d.last)`,
      );
    },
  },
  {
    code: 'backup-due',
    title: '备份',
    permission: 'operations.read',
    type: 'list',
    step: '查看运行状况',
    rows: ({ caller }) => {
      const where = ofEverything(caller);
      return statement(
        where,
        `SELECT NULL::uuid AS id,
           CASE WHEN b.at IS NULL THEN '还没有备份' ELSE '超过 ${BACKUP_DAYS} 天没有备份' END AS title,
           coalesce('最近一次备份在' || ${dayOf('b.at')}, '本系统使用以来没有做过备份') || '，请运行维护人员尽快备份' AS detail,
           ${dayOf('coalesce(b.at, f.at)')} AS since, NULL::date AS "dueOn", '${STATE}' AS href
         FROM (SELECT max(at) AS at FROM audit_events WHERE object_type = 'backup' AND action = 'backup.take') b
           CROSS JOIN (SELECT min(created_at) AS at FROM users) f
         ${where.where()} AND coalesce(b.at, f.at) < now() - interval '${BACKUP_DAYS} days'`,
      );
    },
  },
  {
    code: 'backup-failed',
    title: '没有成功的备份',
    permission: 'operations.read',
    type: 'list',
    step: '查看运行状况',
    rows: ({ caller }) => {
      const where = ofEverything(caller);
      // The last one each: what succeeded since has settled it.
      return statement(
        where,
        `SELECT NULL::uuid AS id, b.title, b.detail, b.since, NULL::date AS "dueOn", '${STATE}' AS href
         FROM ((SELECT '自动备份没有成功' AS title, failure AS detail, due_on AS since, failure IS NOT NULL AS is_bad
                FROM backup_runs WHERE ended_at IS NOT NULL ORDER BY due_on DESC LIMIT 1)
               UNION ALL
               (SELECT '备份的恢复试验没有通过', '不能确认备份可以恢复，请运行维护人员立即另做备份并查明原因', due_on,
                       trial_failure IS NOT NULL
                FROM backup_runs WHERE tried_at IS NOT NULL ORDER BY due_on DESC LIMIT 1)) b
         ${where.where()} AND b.is_bad`,
      );
    },
  },
  {
    code: 'keys-old',
    title: '数据密钥',
    permission: 'operations.read',
    type: 'list',
    step: '查看运行状况',
    rows: ({ caller }) => {
      const where = ofEverything(caller);
      return statement(
        where,
        `SELECT NULL::uuid AS id, '数据密钥已使用超过一年' AS title,
           '自' || ${dayOf('k.active_from')} || '起使用，请运行维护人员更换' AS detail,
           ${dayOf('k.active_from')} AS since, NULL::date AS "dueOn", '${STATE}' AS href
         FROM (SELECT active_from FROM data_keys WHERE active_from IS NOT NULL ORDER BY version DESC LIMIT 1) k
         ${where.where()} AND k.active_from < now() - interval '${KEY_YEARS} year'`,
      );
    },
  },
  {
    code: 'jobs-failed',
    title: '未办成的后台办理',
    permission: 'operations.read',
    type: 'list',
    step: '查看运行状况',
    rows: ({ caller }) => {
      const where = inRegion('j.region_code', caller).add(`j.state = 'failed'`);
      return statement(
        where,
        `SELECT NULL::uuid AS id, '一天内有后台办理没有办成' AS title,
           count(*) || '件，最近一件由' || (array_agg(u.display_name ORDER BY j.ended_at DESC))[1] || '办理' AS detail,
           ${dayOf('min(j.ended_at)')} AS since, NULL::date AS "dueOn", '${STATE}' AS href
         FROM jobs j JOIN users u ON u.id = j.user_id ${where.where()} HAVING count(*) > 0`,
      );
    },
  },
  {
    code: 'audit-unchained',
    title: '尚未接入校验链的操作记录',
    permission: 'audit.read',
    type: 'list',
    step: '查看操作记录',
    rows: () => ({
      // Linked within a second; what stands an hour was not.
      sql: `SELECT NULL::uuid AS id, '操作记录的校验链落后' AS title, count(*) || '条超过一小时未接入，请告知运行维护人员' AS detail,
              ${dayOf('min(e.at)')} AS since, NULL::date AS "dueOn", '/audit' AS href
            FROM audit_pending p JOIN audit_events e ON e.id = p.event_id
            WHERE e.at < now() - interval '1 hour' HAVING count(*) > 0`,
      parameters: [],
    }),
  },
];
