import type { DataSource } from 'typeorm';
import { newId } from '../../../src/common/values/ids.js';
import { PersonalData } from '../../../src/common/secrets/personal-data.js';
import { bulkInsert } from '../../../src/database/statements/bulk.js';
import { BankAccount } from '../../../src/workers/accounts/bank-account.entity.js';
import { testConfig } from '../service/test-config.js';
import { identityNumber } from '../roster/roster-workbook.js';

/**
 * Gives everybody who has none a readable identity number and a bank account, as whoever is sent money needs them. People
 * straight from the `RegisterBuilder` have neither.
 */
export async function makePayable(dataSource: DataSource): Promise<void> {
  const personalData = new PersonalData(testConfig(null).keys);
  const people: { id: string; n: number }[] = await dataSource.query(
    `SELECT id, row_number() OVER (ORDER BY id)::int + (SELECT count(*)::int FROM bank_accounts) AS n FROM workers w
     WHERE w.merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM bank_accounts a WHERE a.worker_id = w.id)`,
  );
  const numbers = people.map(({ n }) => identityNumber(n % 1000, `19${60 + (Math.floor(n / 1000) % 40)}0101`));
  await dataSource.query(
    `UPDATE workers w SET identity_cipher = u.cipher, identity_hash = u.hash
     FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS u(id, cipher, hash) WHERE w.id = u.id`,
    [
      people.map(({ id }) => id),
      numbers.map((number) => personalData.encrypt(number)),
      numbers.map((number) => personalData.lookup('identity', number)),
    ],
  );
  const accounts = people.map(({ id, n }) => {
    const account = `62284800700${String(n).padStart(8, '0')}`;
    return {
      id: newId(),
      workerId: id,
      bankName: '农业银行宣城分行',
      accountCipher: personalData.encrypt(account),
      accountHash: personalData.lookup('account', account),
    };
  });
  await bulkInsert(dataSource.manager, BankAccount, accounts);
}
