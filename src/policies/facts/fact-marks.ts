import type { EntityManager } from 'typeorm';
import { Refusal } from '../../common/errors.js';
import { LOCK_WAIT } from '../../database/server/lock-wait.js';
import { sqlState } from '../../database/server/sql-state.js';
import type { PayKind } from '../../ledger/subject.js';

const LOCK_NOT_AVAILABLE = '55P03';
const LOCK_WAIT_SECONDS = 10;

/**
 * From here to the end of the transaction nobody's facts change: whoever writes one waits, and this waits for whoever does so now
 * (`facts_are_written` in the database). So a change is either seen by what is asked next, or comes after this transaction.
 *
 * @throws {Refusal} 409 where somebody writes for long, an import for example
 */
export async function standFactsStill(tx: EntityManager): Promise<void> {
  try {
    await tx.query(`SET LOCAL lock_timeout = '${LOCK_WAIT_SECONDS}s'`);
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('facts', 0))`);
    await tx.query(`SET LOCAL lock_timeout = '${LOCK_WAIT}'`);
  } catch (error) {
    if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error;
    throw new Refusal('conflict', 'BUSY', '正在写入人员资料（例如导入花名册），本次未办理，请稍后重试。');
  }
}

/**
 * A digest of the approved policies of a kind and of their notices, of every region: a policy of a neighbour may take a month away, and so
 * may a notice by which it begins to owe. What is approved never changes but for a policy's last day, and that a notice is withdrawn.
 * Where there is no notice it is what it was before there were any: no payout on its way is asked whole for an upgrade.
 */
export async function policiesSeen(tx: EntityManager, kind: PayKind): Promise<string> {
  const [{ seen }] = await tx.query<[{ seen: string }]>(
    `SELECT md5(coalesce(string_agg(concat_ws(' ', id, effective_from, effective_to), ',' ORDER BY id), '')
       || coalesce((SELECT string_agg(n.id::text, ',' ORDER BY n.id) FROM claim_notices n JOIN policies q ON q.id = n.policy_id
         WHERE q.kind = $1 AND q.claim_by = 'application' AND n.state = 'approved'), '')) AS seen
     FROM policies WHERE kind = $1 AND approved_at IS NOT NULL`,
    [kind],
  );
  return seen;
}

/** The marks of those whose facts changed since their late facts were last asked for, by person. */
export async function marksToAsk(tx: EntityManager): Promise<Map<string, number>> {
  const rows: { workerId: string; version: number }[] = await tx.query(
    `SELECT worker_id AS "workerId", version FROM fact_marks WHERE asked IS DISTINCT FROM version`,
  );
  return new Map(rows.map(({ workerId, version }) => [workerId, version]));
}

/** Notes that these were asked at these marks and nothing was found; whoever changed meanwhile stays to be asked. */
export async function noteAsked(tx: EntityManager, marks: ReadonlyMap<string, number>): Promise<void> {
  if (marks.size === 0) return;
  await tx.query(
    `UPDATE fact_marks m SET asked = u.version FROM unnest($1::uuid[], $2::int[]) AS u(worker_id, version)
     WHERE m.worker_id = u.worker_id AND m.version = u.version`,
    [[...marks.keys()], [...marks.values()]],
  );
}

/** Has these asked again, whatever was noted of them. */
export async function raiseMarks(tx: EntityManager, workerIds: readonly string[]): Promise<void> {
  await tx.query('SELECT mark_facts($1::uuid[], true)', [workerIds]);
}
