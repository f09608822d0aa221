import type { EntityManager, EntityTarget } from 'typeorm';
import { Certificate } from '../certificates/certificate.entity.js';
import { Registration } from '../certificates/registration.entity.js';
import type { PersonalData } from '../common/personal-data.js';
import { arrayText } from '../database/array-text.js';
import { bulkInsert, bulkUpdate } from '../database/bulk.js';
import { HistoricalPayment } from '../ledger/historical-payment.entity.js';
import { BankAccount } from '../workers/bank-account.entity.js';
import { Organization } from '../workers/organization.entity.js';
import { Post } from '../workers/post.entity.js';
import { Suspension } from '../workers/suspension.entity.js';
import { Worker } from '../workers/worker.entity.js';
import type { TableChanges } from './change-set.js';
import type { Pace } from '../common/pace.js';
import type { KnownAccount, KnownWorker } from './register-snapshot.js';
import type { RosterPlan } from './roster-plan.js';

interface Versioned {
  id: string;
  version: number;
}

/** Writes a plan with bulk statements, each table once, and notes what each row was before, for undoing. */
export async function writePlan(
  tx: EntityManager,
  importId: string,
  plan: RosterPlan,
  personalData: PersonalData,
  pace: Pace,
): Promise<void> {
  const write = new TableWriter(tx, importId);
  await write.table(Organization, plan.organizations, ['kind', 'regionCode', 'registrarCode'], (row) => row);
  const newOrChanged = (row: KnownWorker): Partial<Worker> => sealWorker(row, personalData);
  await write.inserts(Worker, await pace.map(plan.workers.inserted, newOrChanged));
  const changed = [...plan.workers.updated.values()];
  const calls = changed.filter((row) => row.phone !== undefined);
  const others = changed.filter((row) => row.phone === undefined);
  await write.updates(Worker, others.map(withoutNumbers), ['regionCode', 'remark']);
  await write.updates(Worker, await pace.map(calls, newOrChanged), [
    'regionCode',
    'remark',
    'phoneCipher',
    'phoneHash',
  ]);
  await write.table(Post, plan.posts, ['endOn'], (row) => row);
  await write.updates(BankAccount, [...plan.accounts.updated.values()].map(withoutNumber), ['bankName', 'replacedAt']);
  const accounts = await pace.map(plan.accounts.inserted, (row) => sealAccount(row, personalData));
  await write.inserts(BankAccount, accounts);
  // Changes first: a revocation makes room for the next certificate of the level.
  const { certificates } = plan;
  const dates = ['approvedOn', 'declaredOn', 'revokedOn', 'void', 'revocationReason'] as const;
  await write.updates(Certificate, [...certificates.updated.values()], dates);
  await write.inserts(Certificate, certificates.inserted);
  await write.table(Registration, plan.registrations, ['endOn'], (row) => row);
  await write.table(Suspension, plan.suspensions, ['toMonth', 'reason'], (row) => row);
  await write.table(HistoricalPayment, plan.payments, [], (row) => row);
  await write.noteMade();
}

class TableWriter {
  private readonly made: (string | undefined)[] = [];
  private readonly madeIn: string[] = [];

  constructor(
    private readonly tx: EntityManager,
    private readonly importId: string,
  ) {}

  async table<T extends Versioned, K extends { id: string }>(
    entity: EntityTarget<T>,
    changes: TableChanges<K>,
    changing: readonly (keyof T & string)[],
    toRow: (row: K) => Partial<T>,
  ): Promise<void> {
    await this.updates(entity, [...changes.updated.values()].map(toRow), changing);
    await this.inserts(entity, changes.inserted.map(toRow));
  }

  async inserts<T extends Versioned>(entity: EntityTarget<T>, rows: readonly Partial<T>[]): Promise<void> {
    if (rows.length === 0) return;
    await bulkInsert(this.tx, entity, rows);
    const table = this.tx.connection.getMetadata(entity).tableName;
    for (const { id } of rows) {
      this.madeIn.push(table);
      this.made.push(id);
    }
  }

  /** Notes the rows that were made, of all tables in one statement. */
  async noteMade(): Promise<void> {
    if (this.made.length === 0) return;
    await this.tx.query(
      `INSERT INTO import_changes (import_id, table_name, row_id, version_after)
       SELECT $1, table_name, id, 1 FROM unnest($2::text[], $3::uuid[]) AS u(table_name, id)`,
      [this.importId, arrayText(this.madeIn), arrayText(this.made)],
    );
  }

  async updates<T extends Versioned>(
    entity: EntityTarget<T>,
    rows: readonly Partial<T>[],
    changing: readonly (keyof T & string)[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const table = this.tx.connection.getMetadata(entity).tableName;
    await this.tx.query(
      `INSERT INTO import_changes (import_id, table_name, row_id, before, version_after)
       SELECT $1, $2, t.id, to_jsonb(t), t.version + 1 FROM "${table}" t WHERE t.id = ANY($3::uuid[])`,
      [this.importId, table, arrayText(rows.map((row) => row.id))],
    );
    await bulkUpdate(this.tx, entity, changing, rows);
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
    ...(identityNumber !== undefined && { identityCipher: personalData.encrypt(identityNumber) }),
    phoneCipher: phone === undefined ? null : personalData.encrypt(phone),
    phoneHash: phoneHash === null ? null : Buffer.from(phoneHash, 'hex'),
  };
}

function sealAccount(row: KnownAccount, personalData: PersonalData): Partial<BankAccount> {
  const { id, workerId, bankName, replacedAt, accountHash, account } = row;
  return {
    id,
    workerId,
    bankName,
    replacedAt,
    accountHash: Buffer.from(accountHash, 'hex'),
    accountCipher: personalData.encrypt(account ?? ''),
  };
}

function withoutNumbers({ id, regionCode, remark }: KnownWorker): Partial<Worker> {
  return { id, regionCode, remark };
}

function withoutNumber({ id, bankName, replacedAt }: KnownAccount): Partial<BankAccount> {
  return { id, bankName, replacedAt };
}
