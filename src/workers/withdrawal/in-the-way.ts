import type { EntityManager } from 'typeorm';

/** What of a person keeps them from being withdrawn: how many, and names where there are some to tell. */
interface Reliance {
  kind: keyof typeof REMEDIES;
  count: number;
  named: string | null;
}

/** What it is, and what to do about it; a clause without a full stop. */
const REMEDIES = {
  paid: ({ named }) =>
    `${named ? `发放批次${named}已向此人发放` : '其他地区已向此人发放'}，已付的款项不能当作没有发生：发错的请更正其任职或证书后立案追回，与他人是同一人的请办理合并`,
  sent: ({ named }) => `${named ? `发放批次${named}` : '其他地区的发放批次'}已把此人送银行，请等银行回单后再办理`,
  live: ({ named }) => `${named ? `发放批次${named}` : '其他地区的发放批次'}中有此人，请先移出批次`,
  history: ({ count }) => `有 ${count} 笔历史发放，请先逐笔作废`,
  waiver: ({ count }) => `有 ${count} 份未撤回的放弃声明，请先撤回`,
  claim: ({ count }) => `有 ${count} 件未撤回的申报，请先撤回`,
  request: ({ count }) => `有 ${count} 件身份证号更正或合并的申请待确认，请先撤回申请`,
  paper: ({ count }) => `有 ${count} 份附件，请先移除`,
  merged: ({ count }) => `有 ${count} 条记录已并入此人，不能一并作废，请改为作废其任职和证书`,
  staff: ({ count }) => `有 ${count} 条驻站登记，请先在社工站作废`,
  enrolment: ({ count }) => `有 ${count} 个培训班的报名未取消，请先取消报名`,
  attendance: ({ count }) => `有 ${count} 次培训出勤，请先更正为缺席`,
  credit: ({ count }) => `有 ${count} 条继续教育学时，请先作废`,
  candidate: ({ count }) => `有 ${count} 次选拔推荐未作落选处理，请先处理推荐`,
  elsewhere: ({ count }) => `另有 ${count} 段其他地区的任职，请联系市局办理`,
} as const satisfies Record<string, (reliance: { count: number; named: string | null }) => string>;

/**
 * What rests on the person, in clauses that say what to do about it first; nothing where the person may be withdrawn. Payouts of other
 * regions are told of without their number.
 *
 * @param regionCode the caller's
 */
export async function inTheWay(
  tx: EntityManager,
  workerId: string,
  regionCode: string,
): Promise<{ kind: string; message: string }[]> {
  const found: Reliance[] = await tx.query(STATEMENT, [workerId, regionCode]);
  return found.map((row) => ({ kind: row.kind, message: REMEDIES[row.kind](row) }));
}

const WITHIN =
  'EXISTS (SELECT 1 FROM regions r WHERE r.code = y.region_code AND r.path @> ARRAY[asked.region]::text[])';

function lines(kind: string, from: string): string {
  return `SELECT '${kind}' AS kind, count(*)::int AS count,
      (SELECT string_agg(n.number, '、') FROM (SELECT DISTINCT y.number FROM ${from} AND ${WITHIN} ORDER BY 1 LIMIT 3) n) AS named
    FROM ${from}`;
}

function rows(kind: string, from: string): string {
  return `SELECT '${kind}', count(*)::int, NULL FROM ${from}`;
}

const LINE =
  'JOIN payout_lines l ON l.id = a.line_id JOIN payouts y ON y.id = l.payout_id WHERE a.worker_id = asked.id';

const PARTS = [
  lines('paid', `line_endings a ${LINE} AND a.outcome = 'paid'`),
  lines('sent', `live_attempts a ${LINE} AND a.state = 'sent'`),
  lines('live', `live_attempts a ${LINE} AND a.state <> 'sent'`),
  rows('history', 'historical_payments h WHERE h.worker_id = asked.id AND h.withdrawn_at IS NULL'),
  rows('waiver', 'waivers v WHERE v.worker_id = asked.id AND v.withdrawn_at IS NULL'),
  rows('claim', `claims c WHERE c.worker_id = asked.id AND c.state <> 'withdrawn'`),
  rows(
    'request',
    `(SELECT 1 FROM identity_corrections q WHERE q.worker_id = asked.id AND q.state = 'pending'
      UNION ALL SELECT 1 FROM worker_merges m WHERE asked.id IN (m.survivor_id, m.duplicate_id) AND m.state = 'pending') q`,
  ),
  rows('paper', 'attachments p WHERE p.worker_id = asked.id'),
  rows('merged', 'workers d WHERE d.merged_into = asked.id'),
  rows('staff', 'station_staff s WHERE s.worker_id = asked.id'),
  rows('enrolment', `training_enrolments e WHERE e.worker_id = asked.id AND e.state <> 'cancelled'`),
  rows('attendance', `training_attendances t WHERE t.worker_id = asked.id AND t.status IN ('present', 'partial')`),
  rows('credit', 'education_credits c WHERE c.worker_id = asked.id'),
  rows('candidate', `training_candidates k WHERE k.worker_id = asked.id AND k.state <> 'declined'`),
  rows(
    'elsewhere',
    `posts p JOIN organizations y ON y.id = p.organization_id WHERE p.worker_id = asked.id AND NOT ${WITHIN}`,
  ),
];

const STATEMENT = `WITH asked AS (SELECT $1::uuid AS id, $2::text AS region)
  SELECT found.* FROM asked CROSS JOIN LATERAL (${PARTS.join('\nUNION ALL ')}) found WHERE found.count > 0`;
