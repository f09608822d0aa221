import type { EntityManager } from 'typeorm';
import { sqlState } from '../database/server/sql-state.js';
import { notUndoable } from './imports-errors.js';

/** Tables an import writes, those that rest on others first. */
const TABLES = [
  'historical_payments',
  'suspensions',
  'registrations',
  'certificates',
  'bank_accounts',
  'posts',
  'workers',
  'organizations',
] as const;

const TABLE_NAMES: Record<(typeof TABLES)[number], string> = {
  historical_payments: '历史发放',
  suspensions: '停发登记',
  registrations: '登记',
  certificates: '证书',
  bank_accounts: '银行账户',
  posts: '任职',
  workers: '人员',
  organizations: '单位',
};

/** A row of another's that names this one, or that has taken the place which this one left (a certificate in force). */
const RELIANCE = new Set(['23503', '23505']);

/**
 * Takes an import back whole: what it made is deleted, what it changed is set to what it was.
 *
 * @throws {Refusal} conflict, while anything rests on it: a row changed since, a row added to its people or employers, a payout
 */
export async function undoChanges(tx: EntityManager, importId: string): Promise<void> {
  await refuseIfChangedSince(tx, importId);
  await refuseIfPaidOn(tx, importId);
  for (const table of TABLES) await refusingReliance(table, () => deleteMade(tx, importId, table));
  for (const table of TABLES.toReversed()) await refusingReliance(table, () => restoreChanged(tx, importId, table));
}

async function refuseIfChangedSince(tx: EntityManager, importId: string): Promise<void> {
  for (const table of TABLES) {
    const [{ changed }] = await tx.query<[{ changed: number }]>(
      `SELECT count(*)::int AS changed FROM import_changes c LEFT JOIN "${table}" t ON t.id = c.row_id
       WHERE c.import_id = $1 AND c.table_name = $2 AND t.version IS DISTINCT FROM c.version_after`,
      [importId, table],
    );
    if (changed > 0) {
      throw notUndoable(
        'IMPORT_CHANGED_SINCE',
        `导入之后，有 ${changed} 条${TABLE_NAMES[table]}记录又被修改，不能整批撤销。请先撤销其后的导入或修改，或逐条更正。`,
      );
    }
  }
}

async function refuseIfPaidOn(tx: EntityManager, importId: string): Promise<void> {
  const rows = await payoutsRestingOn(tx, importId);
  if (rows.length === 0) return;
  const numbers = rows.map((row) => row.number).join('、');
  throw notUndoable('IMPORT_PAID_ON', `发放批次 ${numbers} 已依据这次导入的数据计算，不能撤销。有误的记录请逐条更正。`);
}

/**
 * Payouts with somebody of the import that were made since, or made before and recomputed since. The payouts are found first:
 * there are few of them beside their lines.
 */
export function payoutsRestingOn(tx: EntityManager, importId: string): Promise<{ number: string }[]> {
  return tx.query(
    `WITH since AS MATERIALIZED (
       SELECT p.id, p.number FROM imports i JOIN payouts p ON p.created_at >= i.created_at OR EXISTS (
         SELECT 1 FROM payout_events e WHERE e.payout_id = p.id AND e.at >= i.created_at AND e.action = 'recompute')
       WHERE i.id = $1),
     person AS MATERIALIZED (
       SELECT row_id AS worker_id FROM import_changes WHERE import_id = $1 AND table_name = 'workers'
       UNION SELECT t.worker_id FROM import_changes c JOIN posts t ON t.id = c.row_id
         WHERE c.import_id = $1 AND c.table_name = 'posts'
       UNION SELECT t.worker_id FROM import_changes c JOIN certificates t ON t.id = c.row_id
         WHERE c.import_id = $1 AND c.table_name = 'certificates'
       UNION SELECT k.worker_id FROM import_changes c JOIN registrations t ON t.id = c.row_id
         JOIN certificates k ON k.id = t.certificate_id
         WHERE c.import_id = $1 AND c.table_name = 'registrations'
       UNION SELECT t.worker_id FROM import_changes c JOIN suspensions t ON t.id = c.row_id
         WHERE c.import_id = $1 AND c.table_name = 'suspensions'
       UNION SELECT t.worker_id FROM import_changes c JOIN historical_payments t ON t.id = c.row_id
         WHERE c.import_id = $1 AND c.table_name = 'historical_payments'
       UNION SELECT t.worker_id FROM import_changes c JOIN bank_accounts t ON t.id = c.row_id
         WHERE c.import_id = $1 AND c.table_name = 'bank_accounts'
       UNION SELECT t.worker_id FROM import_changes c JOIN posts t ON t.organization_id = c.row_id
         WHERE c.import_id = $1 AND c.table_name = 'organizations')
     SELECT DISTINCT s.number FROM since s CROSS JOIN person
     JOIN payout_lines l ON l.payout_id = s.id AND l.worker_id = person.worker_id
     ORDER BY s.number LIMIT 5`,
    [importId],
  );
}

async function refusingReliance(table: (typeof TABLES)[number], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!RELIANCE.has(sqlState(error) ?? '')) throw error;
    throw notUndoable(
      'IMPORT_RELIED_ON',
      `导入之后，又有其他记录依据这批${TABLE_NAMES[table]}登记，不能整批撤销。请先撤销登记了那些记录的导入，或逐条更正。`,
    );
  }
}

async function deleteMade(tx: EntityManager, importId: string, table: (typeof TABLES)[number]): Promise<void> {
  await tx.query(
    `DELETE FROM "${table}" t USING import_changes c
     WHERE c.import_id = $1 AND c.table_name = $2 AND c.before IS NULL AND t.id = c.row_id`,
    [importId, table],
  );
}

async function restoreChanged(tx: EntityManager, importId: string, table: (typeof TABLES)[number]): Promise<void> {
  const metadata = tx.connection.entityMetadatas.find((entity) => entity.tableName === table);
  const sets = (metadata?.columns ?? [])
    .filter((column) => column.databaseName !== 'id')
    .map((column) => `"${column.databaseName}" = b."${column.databaseName}"`)
    .join(', ');
  await tx.query(
    `UPDATE "${table}" t SET ${sets}
     FROM import_changes c CROSS JOIN LATERAL jsonb_populate_record(NULL::"${table}", c.before) b
     WHERE c.import_id = $1 AND c.table_name = $2 AND c.before IS NOT NULL AND t.id = c.row_id`,
    [importId, table],
  );
}
