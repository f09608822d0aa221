import type { EntityManager } from 'typeorm';
import type { PersonalData } from '../../../src/common/secrets/personal-data.js';

/** 50 000 people with all that hangs on them, made by the server itself within seconds. */
const PEOPLE = 50_000;

/** Tables that grow with the people, with the months or with what is done. */
export const LARGE_TABLES = [
  'workers',
  'posts',
  'certificates',
  'registrations',
  'bank_accounts',
  'education_credits',
  'historical_payments',
  'suspensions',
  'organizations',
  'payout_lines',
  'live_attempts',
  'line_ending_entries',
  'audit_events',
];

/** The one whom the requests ask for. */
export const PERSON = {
  id: '01900000-0000-7000-8000-000000000309',
  name: '社工777',
  identityNumber: '341802199003077734',
  countyCode: '341802',
  payoutId: '01900000-0000-7000-8000-00000000aaaa',
};

const ID = `('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`;

const STATEMENTS = [
  `INSERT INTO organizations (id, name, kind, region_code, county_code, version)
   SELECT gen_random_uuid(), r.name || '村' || n, 'village', r.code, r.parent_code, 1
   FROM regions r CROSS JOIN generate_series(1, 50) n WHERE r.level = 'township'`,
  `CREATE TEMP TABLE org ON COMMIT DROP AS
   SELECT id, region_code, row_number() OVER (ORDER BY county_code, id) - 1 AS n FROM organizations`,
  `INSERT INTO workers (id, name, identity_cipher, identity_hash, region_code, version)
   SELECT ${ID}, '社工' || i, $1, CASE i WHEN 777 THEN $2 ELSE sha256(i::text::bytea) END, o.region_code, 1
   FROM generate_series(1, ${PEOPLE}) i JOIN org o ON o.n = i * (SELECT count(*) FROM org) / ${PEOPLE + 1}`,
  `CREATE TEMP TABLE person ON COMMIT DROP AS SELECT id, row_number() OVER (ORDER BY id) AS n FROM workers`,
  `INSERT INTO posts (id, worker_id, organization_id, start_on, version)
   SELECT gen_random_uuid(), p.id, o.id, date '2022-01-01' + (p.n % 300)::int, 1
   FROM person p JOIN org o ON o.n = p.n * (SELECT count(*) FROM org) / ${PEOPLE + 1}`,
  `INSERT INTO certificates (id, worker_id, level, certificate_no, approved_on, declared_on, version)
   SELECT gen_random_uuid(), p.id, 'junior', 'ZS' || p.n || 'JUNIOR', date '2022-02-01', date '2022-03-01', 1 FROM person p`,
  `INSERT INTO registrations (id, certificate_id, start_on, end_on, version)
   SELECT gen_random_uuid(), id, declared_on, declared_on + 1094, 1 FROM certificates`,
  `INSERT INTO bank_accounts (id, worker_id, bank_name, account_cipher, account_hash, version)
   SELECT gen_random_uuid(), id, '银行', $1, sha256(id::text::bytea), 1 FROM person`,
  `INSERT INTO suspensions (id, worker_id, from_month, to_month, reason, version)
   SELECT gen_random_uuid(), id, '2023-05', '2023-06', '借调', 1 FROM person`,
  `INSERT INTO education_credits (id, worker_id, source, hours, earned_on, version)
   SELECT gen_random_uuid(), id, 'other', 24, date '2023-05-01', 1 FROM person`,
  `INSERT INTO historical_payments (id, worker_id, subject, amount_fen, paid_on, version)
   SELECT gen_random_uuid(), id, 'stipend:2023-07', 5000, date '2023-12-01', 1 FROM person`,
  `INSERT INTO audit_events (id, action, object_type, object_id)
   SELECT gen_random_uuid(), 'worker.create', 'worker', id::text FROM person`,
  // Nobody waits for the chain of these to be made.
  'DELETE FROM audit_pending',
  `INSERT INTO payouts (id, number, kind, region_code, title, state, as_of, line_count, payee_count, total_fen, created_by, version)
   SELECT '${PERSON.payoutId}', 'JT-1', 'stipend', r.code, '津贴', 'draft', date '2024-12-31', 0, 0, 0, u.id, 1
   FROM regions r, users u WHERE r.code = '341800' AND u.username = 'admin'`,
  `INSERT INTO payout_lines (id, payout_id, line_no, worker_id, subject, owed_fen, paid_fen, in_flight_fen, amount_fen, policy_id,
     certificate_id, level, rate_fen, reasons, worker_name, identity_cipher, organization_name, county_name, certificate_no, approved_on)
   SELECT gen_random_uuid(), '${PERSON.payoutId}', p.n, p.id, 'stipend:2024-12', 10000, 0, 0, 10000,
     (SELECT id FROM policies LIMIT 1), c.id, 'junior', 10000, '[]', '社工', $1, '村', '县', c.certificate_no, c.approved_on
   FROM person p JOIN certificates c ON c.worker_id = p.id`,
  `INSERT INTO live_attempts (worker_id, subject, line_id, payout_id, amount_fen)
   SELECT worker_id, subject, id, payout_id, amount_fen FROM payout_lines WHERE line_no % 2 = 0`,
  `INSERT INTO line_endings (line_id, payout_id, worker_id, subject, outcome, paid_fen, ended_on, recorded_by)
   SELECT l.id, l.payout_id, l.worker_id, l.subject, 'removed', 0, date '2024-12-31', u.id
   FROM payout_lines l, users u WHERE line_no % 2 = 1 AND u.username = 'admin'`,
];

export async function largeRegister(tx: EntityManager, personalData: PersonalData): Promise<void> {
  const values = [personalData.encrypt(PERSON.identityNumber), personalData.lookup('identity', PERSON.identityNumber)];
  for (const sql of STATEMENTS) {
    const used = [1, 2].filter((n) => sql.includes(`$${n}`)).length;
    await tx.query(sql, values.slice(0, used));
  }
}
