import { newId } from '../../src/common/values/ids.js';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { readConfig } from '../../src/common/config/config.js';
import type { BareConnection } from '../database.js';
import { ENVIRONMENT } from '../register/load.js';
import { FIRST_ID_OF_A_RUN } from '../register/random.js';

/** Behind a corrected name, so that it can be told again. */
const CORRECTED = '（改）';
const LEFT_ON = '2024-10-31';
/** One of each kind of change in turn: less, the payee, the payee, less, more where no senior certificate is there yet. */
type Change = (bare: BareConnection, workerId: string) => Promise<unknown>;

const personalData = new PersonalData(readConfig(ENVIRONMENT).keys);

const CHANGES: Change[] = [
  (bare, workerId) =>
    bare.query(
      `INSERT INTO suspensions (id, worker_id, from_month, to_month, reason, version)
       VALUES ($1, $2, '2024-12', '2024-12', '借调', 1)`,
      [newId(), workerId],
    ),
  async (bare, workerId) => {
    await bare.query('UPDATE bank_accounts SET replaced_at = now() WHERE worker_id = $1 AND replaced_at IS NULL', [
      workerId,
    ]);
    const account = '6228480079999999995';
    await bare.query(
      `INSERT INTO bank_accounts (id, worker_id, bank_name, account_cipher, account_hash, version) VALUES ($1, $2, '银行', $3, $4, 1)`,
      [newId(), workerId, personalData.encrypt(account), personalData.lookup('account', account)],
    );
  },
  (bare, workerId) => bare.query(`UPDATE workers SET name = name || '${CORRECTED}' WHERE id = $1`, [workerId]),
  (bare, workerId) =>
    bare.query(`UPDATE posts SET end_on = '${LEFT_ON}' WHERE worker_id = $1 AND end_on IS NULL`, [workerId]),
  async (bare, workerId) => {
    const [certificate] = await bare.query<{ id: string }>(
      `INSERT INTO certificates (id, worker_id, level, certificate_no, approved_on, declared_on, void, version)
       SELECT $1, $2::uuid, 'senior', 'BENCH' || $2::uuid, date '2024-01-10', date '2024-02-10', false, 1
       WHERE NOT EXISTS (SELECT 1 FROM certificates WHERE worker_id = $2::uuid AND level = 'senior') RETURNING id`,
      [newId(), workerId],
    );
    if (!certificate) return;
    await bare.query(
      `INSERT INTO registrations (id, certificate_id, start_on, end_on, version) VALUES ($1, $2, date '2024-02-10', date '2027-02-09', 1)`,
      [newId(), certificate.id],
    );
  },
];

/**
 * Changes facts of so many people with a line, spread over the whole payout; each in a transaction of its own, as the register's pages
 * do it.
 *
 * @param part which people: 0 and 1 name different ones
 */
export async function changeFacts(bare: BareConnection, payoutId: string, count: number, part: 0 | 1): Promise<void> {
  const lines = await bare.query<{ workerId: string }>(
    `SELECT worker_id AS "workerId" FROM payout_lines l WHERE payout_id = $1
       AND NOT EXISTS (SELECT 1 FROM line_endings e WHERE e.line_id = l.id AND e.outcome = 'removed') ORDER BY line_no`,
    [payoutId],
  );
  const step = lines.length / (2 * count);
  for (let n = 0; n < count; n++) {
    const { workerId } = lines[Math.floor((2 * n + part) * step)]!;
    await bare.query('BEGIN');
    await CHANGES[n % CHANGES.length]!(bare, workerId);
    await bare.query('COMMIT');
  }
}

/** The register as it was made. */
export async function withoutChanges(bare: BareConnection): Promise<void> {
  await bare.query('SET session_replication_role = replica');
  for (const table of ['suspensions', 'bank_accounts', 'registrations', 'certificates']) {
    await bare.query(`DELETE FROM ${table} WHERE id > $1`, [FIRST_ID_OF_A_RUN]);
  }
  await bare.query('UPDATE bank_accounts SET replaced_at = NULL WHERE replaced_at IS NOT NULL');
  await bare.query(`UPDATE workers SET name = replace(name, '${CORRECTED}', '') WHERE name LIKE '%${CORRECTED}'`);
  await bare.query(
    `UPDATE posts p SET end_on = NULL WHERE end_on = '${LEFT_ON}' AND NOT EXISTS (
       SELECT 1 FROM posts o WHERE o.worker_id = p.worker_id AND o.start_on > p.start_on)`,
  );
  await bare.query('TRUNCATE fact_marks');
  await bare.query('RESET session_replication_role');
}
