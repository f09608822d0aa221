import type { Caller } from '../auth/access/caller.js';
import { Conditions } from '../database/statements/conditions.js';
import { workerRowWithin } from '../workers/people/worker-scope.js';
import { type RowSection, statement } from './row-section.js';

/**
 * What of people waits for a second person: for those who may confirm, and never what they asked for themselves. Numbers are told on
 * the page alone, masked.
 */
export const IDENTITY_SECTIONS: readonly RowSection[] = [
  {
    code: 'identity-corrections',
    title: '待确认的身份证号更正',
    permission: 'workers.confirm',
    type: 'worker',
    step: '核对证件后确认',
    rows: ({ caller }) => {
      const where = ofOthers(caller).add(workerRowWithin('w'), caller.regionCode, caller.regionCode);
      return statement(
        where,
        `SELECT w.id, w.name || '的身份证号更正' AS title, u.display_name || '提出：' || q.reason AS detail,
           (q.requested_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn", '/identity-corrections' AS href
         FROM identity_corrections q JOIN workers w ON w.id = q.worker_id JOIN users u ON u.id = q.requested_by ${where.where()}`,
      );
    },
  },
  {
    code: 'merges',
    title: '待确认的人员合并',
    permission: 'workers.confirm',
    type: 'worker',
    step: '核对后确认',
    rows: ({ caller }) => {
      const where = ofOthers(caller)
        .add(workerRowWithin('w'), caller.regionCode, caller.regionCode)
        .add(workerRowWithin('d'), caller.regionCode, caller.regionCode);
      return statement(
        where,
        `SELECT w.id, '将' || d.name || '的记录并入' || w.name || '的记录' AS title, u.display_name || '提出：' || q.reason AS detail,
           (q.requested_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn",
           '/identity-corrections?tab=merges' AS href
         FROM worker_merges q JOIN workers w ON w.id = q.survivor_id JOIN workers d ON d.id = q.duplicate_id
           JOIN users u ON u.id = q.requested_by ${where.where()}`,
      );
    },
  },
];

const ofOthers = ({ id }: Caller): Conditions =>
  new Conditions().add(`q.state = 'pending' AND q.requested_by <> ?`, id);
