import type { EntityManager, EntityTarget } from 'typeorm';
import { Certificate } from '../../certificates/certificate.entity.js';
import { Registration } from '../../certificates/registrations/registration.entity.js';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { arrayText } from '../../database/statements/array-text.js';
import { insertStatements, type Statement, updateStatements } from '../../database/statements/bulk.js';
import { meanwhile } from '../../database/statements/meanwhile.js';
import { HistoricalPayment } from '../../ledger/historical-payment.entity.js';
import { BankAccount } from '../../workers/accounts/bank-account.entity.js';
import { Organization } from '../../workers/organizations/organization.entity.js';
import { Post } from '../../workers/posts/post.entity.js';
import { Suspension } from '../../workers/suspensions/suspension.entity.js';
import { Worker } from '../../workers/people/worker.entity.js';
import { tailHash } from '../../workers/search/identity-tails.js';
import type { TableChanges } from '../register/change-set.js';
import type { Pace } from '../../common/pace.js';
import type { KnownAccount, KnownWorker } from '../register/register-snapshot.js';
import type { RosterPlan } from '../planning/roster-plan.js';

interface Versioned {
  id: string;
  version: number;
}

/**
 * Writes a plan with bulk statements, each table once, and notes what each row was before, for undoing. What the next
 * statement takes is encrypted and put together while the database is at the one before.
 */
export async function writePlan(
  tx: EntityManager,
  importId: string,
  plan: RosterPlan,
  personalData: PersonalData,
  pace: Pace,
): Promise<void> {
  const write = new TableWriter(tx, importId, pace);
  const sealed = (row: KnownWorker): Partial<Worker> => sealWorker(row, personalData);
  await write.table(Organization, plan.organizations, ['kind', 'regionCode', 'registrarCode']);
  await write.inserts(Worker, plan.workers.inserted, sealed);
  const changed = [...plan.workers.updated.values()];
  const calls = changed.filter((row) => row.phone !== undefined);
  const others = changed.filter((row) => row.phone === undefined);
  await write.updates(Worker, others, ['regionCode', 'remark'], withoutNumbers);
  await write.updates(Worker, calls, ['regionCode', 'remark', 'phoneCipher', 'phoneHash'], sealed);
  await write.table(Post, plan.posts, ['endOn', 'staffing']);
  const { accounts, certificates } = plan;
  await write.updates(
    BankAccount,
    [...accounts.updated.values()],
    ['bankName', 'bankCode', 'replacedAt'],
    withoutNumber,
  );
  await write.inserts(BankAccount, accounts.inserted, (row) => sealAccount(row, personalData));
  // Changes first: a revocation makes room for the next certificate of the level.
  await write.table(Certificate, certificates, ['approvedOn', 'declaredOn', 'revokedOn', 'void', 'revocationReason']);
  await write.table(Registration, plan.registrations, ['endOn']);
  await write.table(Suspension, plan.suspensions, ['toMonth', 'reason']);
  await write.table(HistoricalPayment, plan.payments, []);
  await write.end();
}

class TableWriter {
  private readonly made: (string | undefined)[] = [];
  private readonly madeIn: string[] = [];
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly tx: EntityManager,
    private readonly importId: string,
    private readonly pace: Pace,
  ) {}

  /** Changes first, then what is new, of a table whose rows are stored as they are known. */
  async table<T extends Versioned>(
    entity: EntityTarget<T>,
    changes: TableChanges<Partial<T> & { id: string }>,
    changing: readonly (keyof T & string)[],
  ): Promise<void> {
    await this.updates(entity, [...changes.updated.values()], changing, (row) => row);
    await this.inserts(entity, changes.inserted, (row) => row);
  }

  async inserts<T extends Versioned, K extends { id: string }>(
    entity: EntityTarget<T>,
    rows: readonly K[],
    toRow: (row: K) => Partial<T>,
  ): Promise<void> {
    if (rows.length === 0) return;
    await this.send(async () => [...insertStatements(this.tx, entity, await this.pace.map(rows, toRow))]);
    const table = this.tx.connection.getMetadata(entity).tableName;
    for (const { id } of rows) {
      this.madeIn.push(table);
      this.made.push(id);
    }
  }

  async updates<T extends Versioned, K extends { id: string }>(
    entity: EntityTarget<T>,
    rows: readonly K[],
    changing: readonly (keyof T & string)[],
    toRow: (row: K) => Partial<T>,
  ): Promise<void> {
    if (rows.length === 0) return;
    const table = this.tx.connection.getMetadata(entity).tableName;
    const note: Statement = {
      sql: `INSERT INTO import_changes (import_id, table_name, row_id, before, version_after)
       SELECT $1, $2, t.id, to_jsonb(t), t.version + 1 FROM "${table}" t WHERE t.id = ANY($3::uuid[])`,
      parameters: [this.importId, table, arrayText(rows.map((row) => row.id))],
    };
    await this.send(async () => {
      const changed = await this.pace.map(rows, toRow);
      return [note, ...updateStatements(this.tx, entity, changing, changed)];
    });
  }

  /** Notes the rows that were made, of all tables in one statement; all is written when it returns. */
  async end(): Promise<void> {
    if (this.made.length > 0) {
      const note: Statement = {
        sql: `INSERT INTO import_changes (import_id, table_name, row_id, version_after)
         SELECT $1, table_name, id, 1 FROM unnest($2::text[], $3::uuid[]) AS u(table_name, id)`,
        parameters: [this.importId, arrayText(this.madeIn), arrayText(this.made)],
      };
      await this.send(() => Promise.resolve([note]));
    }
    await this.running;
  }

  /** Sends what `make` makes as soon as the statement before has ended, and returns while the last of it runs. */
  private async send(make: () => Promise<Iterable<Statement>>): Promise<void> {
    for (const { sql, parameters } of await meanwhile(this.running, make)) {
      await this.running;
      this.running = this.tx.query(sql, parameters);
      // Heard when the next one is sent, or at the end.
      this.running.catch(() => undefined);
    }
  }
}

function sealWorker(row: KnownWorker, personalData: PersonalData): Partial<Worker> {
  const { id, name, regionCode, remark, identityHash, identityNumber, phone, phoneHash } = row;
  return {
    id,
    name,
    regionCode,
    remark,
    identityHash: Buffer.from(identityHash, 'hex'),
    ...(identityNumber !== undefined && {
      identityCipher: personalData.encrypt(identityNumber),
      identityTailHash: tailHash(personalData, identityNumber),
    }),
    phoneCipher: phone === undefined ? null : personalData.encrypt(phone),
    phoneHash: phoneHash === null ? null : Buffer.from(phoneHash, 'hex'),
  };
}

function sealAccount(row: KnownAccount, personalData: PersonalData): Partial<BankAccount> {
  const { id, workerId, bankName, bankCode, replacedAt, accountHash, account } = row;
  return {
    id,
    workerId,
    bankName,
    bankCode,
    replacedAt,
    accountHash: Buffer.from(accountHash, 'hex'),
    accountCipher: personalData.encrypt(account ?? ''),
  };
}

function withoutNumbers({ id, regionCode, remark }: KnownWorker): Partial<Worker> {
  return { id, regionCode, remark };
}

function withoutNumber({ id, bankName, bankCode, replacedAt }: KnownAccount): Partial<BankAccount> {
  return { id, bankName, bankCode, replacedAt };
}
