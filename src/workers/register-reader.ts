import type { EntityManager } from 'typeorm';
import type { PersonalData } from '../common/secrets/personal-data.js';
import type { WorkerDetail } from './worker-detail.dto.js';
import { CERTIFICATES, PAYMENTS_BEFORE, POSTS, SUSPENSIONS } from './worker-detail.js';
import { workerConditions, type WorkersFilter } from './worker-conditions.js';

/** A person of the register with the numbers in clear: for files that may hold them, never for an answer. */
export interface RegisterPerson extends Pick<WorkerDetail, 'posts' | 'certificates' | 'suspensions'> {
  id: string;
  name: string;
  identityNumber: string;
  phone: string | null;
  regionCode: string;
  remark: string | null;
  bankName: string | null;
  bankAccount: string | null;
  bankCode: string | null;
  /** Paid before there was this system: `award:<level>` or `stipend:<YYYY-MM>`. */
  pastPayments: { subject: string; amountFen: number; paidOn: string | null }[];
}

type Row = Omit<RegisterPerson, 'identityNumber' | 'phone' | 'bankAccount'> & {
  identityCipher: Buffer;
  phoneCipher: Buffer | null;
  accountCipher: Buffer | null;
};

/** Rows that few people have: who has none need not be read for a sheet of them. */
const HAVING = {
  suspensions: 'SELECT 1 FROM suspensions s WHERE s.worker_id = w.id',
  revocations: 'SELECT 1 FROM certificates c WHERE c.worker_id = w.id AND c.revoked_on IS NOT NULL',
  pastPayments: 'SELECT 1 FROM historical_payments h WHERE h.worker_id = w.id AND h.withdrawn_at IS NULL',
} as const;
export type Having = keyof typeof HAVING;

/** People of one statement: enough that statements are few, and few enough to be held. */
const BATCH = 500;

/**
 * Everybody whom the filter finds, in the order of entry, each of one moment. `regionCode` is what is narrowed to already,
 * `callerRegion` what employers are shown of.
 *
 * @param having only people who have some of these
 */
export async function* readRegister(
  manager: EntityManager,
  filter: WorkersFilter,
  scope: { regionCode: string; callerRegion: string; today: string },
  personalData: PersonalData,
  having: Having | null = null,
): AsyncGenerator<RegisterPerson> {
  for (let after: string | null = null; ;) {
    const conditions = await workerConditions(manager, filter, scope, personalData);
    if (having !== null) conditions.add(`EXISTS (${HAVING[having]})`);
    if (after !== null) conditions.add('w.id > ?', after);
    const posts = conditions.bind(POSTS, scope.callerRegion);
    const rows: Row[] = await manager.query(
      `SELECT w.id, w.name, w.identity_cipher AS "identityCipher", w.phone_cipher AS "phoneCipher", w.region_code AS "regionCode",
         w.remark, ${posts} AS posts, ${CERTIFICATES} AS certificates, ${SUSPENSIONS} AS suspensions,
         ${PAYMENTS_BEFORE} AS "pastPayments", b.bank_name AS "bankName", b.bank_code AS "bankCode",
         b.account_cipher AS "accountCipher"
       FROM workers w LEFT JOIN bank_accounts b ON b.worker_id = w.id AND b.replaced_at IS NULL
       ${conditions.where()} ORDER BY w.id LIMIT ${BATCH}`,
      conditions.parameters,
    );
    for (const { identityCipher, phoneCipher, accountCipher, ...person } of rows) {
      yield {
        ...person,
        identityNumber: personalData.decrypt(identityCipher),
        phone: phoneCipher && personalData.decrypt(phoneCipher),
        bankAccount: accountCipher && personalData.decrypt(accountCipher),
      };
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.id;
  }
}
