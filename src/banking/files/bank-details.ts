import type { EntityManager } from 'typeorm';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import type { BankField, BankProfile } from '../profiles/bank-profiles.js';
import type { BankRow } from './bank-rows.js';

/** Fields that no line freezes; few profiles ask for them. */
const FROM_REGISTER: readonly BankField[] = ['bankCode', 'phone', 'township'];

interface Details {
  workerId: string;
  township: string | null;
  phoneCipher: Buffer | null;
  bankCode: string | null;
  accountCipher: Buffer | null;
}

/** Adds what the profile asks for and the register knows: the branch's code only where it is that of the very account. */
export async function withDetails(
  manager: EntityManager,
  payoutId: string,
  { profile, rows, personalData }: { profile: BankProfile; rows: BankRow[]; personalData: PersonalData },
): Promise<BankRow[]> {
  if (!profile.columns.some(({ field }) => FROM_REGISTER.includes(field))) return rows;
  const found: Details[] = await manager.query(
    `SELECT DISTINCT ON (l.worker_id) l.worker_id AS "workerId", l.township_name AS township, w.phone_cipher AS "phoneCipher",
            b.bank_code AS "bankCode", b.account_cipher AS "accountCipher"
     FROM payout_lines l JOIN workers w ON w.id = l.worker_id
     LEFT JOIN bank_accounts b ON b.worker_id = w.id AND b.replaced_at IS NULL AND b.bank_code IS NOT NULL
     WHERE l.payout_id = $1 ORDER BY l.worker_id, l.line_no`,
    [payoutId],
  );
  const byWorker = new Map(found.map((details) => [details.workerId, details]));
  return rows.map((row) => {
    const details = byWorker.get(row.lines[0]?.workerId ?? '');
    const { township = null, phoneCipher = null, bankCode = null, accountCipher = null } = details ?? {};
    const isSame = accountCipher !== null && personalData.decrypt(accountCipher) === row.account;
    const phone = phoneCipher && personalData.decrypt(phoneCipher);
    return { ...row, township, phone, bankCode: isSame ? bankCode : null };
  });
}
