import type { EntityManager } from 'typeorm';
import type { PersonalData } from '../../../common/secrets/personal-data.js';
import { arrayText } from '../../../database/statements/array-text.js';
import { personsOf } from '../../../exports/payouts/payout-lines.js';
import type { PayoutSheetLine } from '../../../exports/payouts/payout-sheet.js';
import type { RowSource } from '../../../exports/sheet.js';
import type { Payout } from '../../../ledger/payouts/payout.entity.js';
import type { PersonFacts } from './unusual-rules.js';

/** People about whom the database is asked at once. */
const CHUNK = 500;

/** All lines of one person. */
type Person = readonly PayoutSheetLine[];

export interface WeighedPerson {
  person: Person;
  facts: PersonFacts;
}

/** The people of a payout, in the order of its lines, with what the rules weigh; some hundred of them in memory at a time. */
export async function* weighedPeople(
  manager: EntityManager,
  personalData: PersonalData,
  payout: Payout,
  lines: RowSource<PayoutSheetLine>,
): AsyncGenerator<WeighedPerson> {
  let chunk: Person[] = [];
  for await (const person of personsOf(lines)) {
    chunk.push(person);
    if (chunk.length < CHUNK) continue;
    yield* weighed(manager, personalData, payout, chunk);
    chunk = [];
  }
  yield* weighed(manager, personalData, payout, chunk);
}

async function* weighed(
  manager: EntityManager,
  personalData: PersonalData,
  payout: Payout,
  chunk: readonly Person[],
): AsyncGenerator<WeighedPerson> {
  if (chunk.length === 0) return;
  const last = await lastAccounts(manager, payout, chunk);
  const sharing = await sharingAccounts(manager, personalData, payout, chunk);
  for (const person of chunk) {
    const { workerId, bankAccount } = person[0]!;
    const before = last.get(workerId);
    const others = (sharing.get(workerId) ?? []).filter(
      // Found by what the register knows of accounts, now or before; the payout pays what its lines froze.
      (other) => other.accountCipher !== null && personalData.decrypt(other.accountCipher) === bankAccount,
    );
    const facts = {
      bankAccount,
      arrears: person.flatMap((line) => arrearsOf(line, payout)),
      last: before ? { ...before, bankAccount: personalData.decrypt(before.accountCipher) } : null,
      sharing: others.map(({ name, identityCipher }) => ({
        name,
        identityNumber: personalData.decrypt(identityCipher),
      })),
    };
    yield { person, facts };
  }
}

function arrearsOf({ months, use }: PayoutSheetLine, { fromMonth }: Payout): string[] {
  if (fromMonth === null || use !== 'back-pay') return [];
  return months.filter((month) => month < fromMonth);
}

interface LastAccount {
  accountCipher: Buffer;
  sentOn: string;
  isReturned: boolean;
}

/** Where a line stands that the bank was given. */
const WAS_SENT = `coalesce((SELECT a.state FROM live_attempts a WHERE a.line_id = l.id),
  (SELECT e.outcome FROM line_endings e WHERE e.line_id = l.id)) IN ('sent', 'paid', 'returned')`;

/** Of each person the account of the newest line that went to the bank in an earlier payout, whatever region it was of. */
async function lastAccounts(
  manager: EntityManager,
  { id }: Payout,
  chunk: readonly Person[],
): Promise<Map<string, LastAccount>> {
  const rows: (LastAccount & { workerId: string })[] = await manager.query(
    `SELECT w.worker_id AS "workerId", x.account_cipher AS "accountCipher", x.is_returned AS "isReturned",
       to_char(s.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "sentOn"
     FROM unnest($2::uuid[]) AS w(worker_id)
     CROSS JOIN LATERAL (
       SELECT l.payout_id, l.account_cipher,
         EXISTS (SELECT 1 FROM line_endings e WHERE e.line_id = l.id AND e.outcome = 'returned') AS is_returned
       FROM payout_lines l JOIN payouts p ON p.id = l.payout_id
       WHERE l.worker_id = w.worker_id AND l.account_cipher IS NOT NULL AND p.state IN ('sent', 'settled')
         AND (p.created_at, p.id) < (SELECT t.created_at, t.id FROM payouts t WHERE t.id = $1) AND ${WAS_SENT}
       ORDER BY p.created_at DESC, p.id DESC, l.line_no DESC LIMIT 1) x
     JOIN LATERAL (SELECT max(v.at) AS at FROM payout_events v WHERE v.payout_id = x.payout_id AND v.action = 'send') s ON true`,
    [id, arrayText(chunk.map(([line]) => line!.workerId))],
  );
  return new Map(rows.map(({ workerId, ...last }) => [workerId, last]));
}

interface Sharing {
  workerId: string;
  name: string;
  identityCipher: Buffer;
  accountCipher: Buffer | null;
}

/** Others of this payout whose account is, or was, that of each person, by its keyed hash. */
async function sharingAccounts(
  manager: EntityManager,
  personalData: PersonalData,
  { id }: Payout,
  chunk: readonly Person[],
): Promise<Map<string, Sharing[]>> {
  const withAccount = chunk.map(([line]) => line!).filter(({ bankAccount }) => bankAccount !== '');
  const rows: Sharing[] = await manager.query(
    `SELECT w.worker_id AS "workerId", x.worker_name AS name, x.identity_cipher AS "identityCipher",
       x.account_cipher AS "accountCipher"
     FROM unnest($2::uuid[], $3::bytea[]) AS w(worker_id, hash)
     CROSS JOIN LATERAL (
       SELECT DISTINCT b.worker_id FROM bank_accounts b WHERE b.account_hash = w.hash AND b.worker_id <> w.worker_id) o
     CROSS JOIN LATERAL (
       SELECT l.worker_name, l.identity_cipher, l.account_cipher FROM payout_lines l
       WHERE l.payout_id = $1 AND l.worker_id = o.worker_id
         AND (${WAS_SENT} OR EXISTS (SELECT 1 FROM live_attempts f WHERE f.line_id = l.id AND f.state = 'open'))
       ORDER BY l.line_no LIMIT 1) x`,
    [
      id,
      arrayText(withAccount.map(({ workerId }) => workerId)),
      arrayText(withAccount.map(({ bankAccount }) => personalData.lookup('account', bankAccount))),
    ],
  );
  const sharing = new Map<string, Sharing[]>();
  for (const row of rows) sharing.set(row.workerId, [...(sharing.get(row.workerId) ?? []), row]);
  return sharing;
}
