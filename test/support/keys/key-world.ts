import type { DataSource } from 'typeorm';
import { PersonalData } from '../../../src/common/secrets/personal-data.js';
import type { OpenDatabase } from '../../../src/database/open-database.js';
import { openDatabase } from '../../../src/database/open-database.js';
import { cipherTables } from '../../../src/keys/cipher-tables.js';
import { openPersonalData } from '../../../src/keys/data-keys.js';
import type { RotationStage } from '../../../src/keys/rotation/rotation.js';
import { importRoster } from '../roster/imports.js';
import { makePayable } from '../register/payees.js';
import { putInForce, stipendPolicy } from '../register/policies.js';
import { RegisterBuilder } from '../register/register.js';
import { identityNumber, rosterWorkbook, someone } from '../roster/roster-workbook.js';
import { bytesOf } from '../payouts/sent-payout.js';
import { TrainingGround } from '../places/training.js';
import { PayoutSteps, TO_THE_BANK } from '../payouts/payout-steps.js';
import { TEST_DATABASE_URL, testConfig } from '../service/test-config.js';
import type { Session, TestService } from '../service/test-service.js';

/** What stands in clear of one person, and what the tests hold the service's answers against. */
export interface Known {
  id: string;
  identityNumber: string;
  phone: string;
  account: string;
}

export const accountOf = (n: number): string => `62284800${String(n).padStart(11, '0')}`;
export const phoneOf = (n: number): string => `137${String(10_000_000 + n)}`;
const bornOn = (n: number): string => `19${60 + (Math.floor(n / 1000) % 40)}0101`;
const REGION = '341802';
export const DRAFT_COUNTY = '341821';
export const PAYEES = 100;

/** A register with an encrypted value of every kind: people, accounts, imports with what was before, a payout at the bank. */
export class KeyWorld {
  readonly people: Known[] = [];
  payoutId = '';
  importId = '';
  /** The sealed workbook as the officer has it. */
  workbook: Buffer;
  /** A request that was answered under this `Idempotency-Key`, and the answer. */
  replay: { key: string; body: object; text: string };
  officer: Session;
  finance: Session;

  constructor(readonly service: TestService) {}

  async open(people: number): Promise<this> {
    // Whoever reads without pause takes more than an office does.
    await (
      await this.service.admin()
    )
      .patch('/settings/security', 1, { revealsPerHour: 10_000, filesPerHour: 10_000 })
      .expect(200);
    this.officer = await this.service.as('officer');
    this.finance = await this.service.as('finance');
    await importRoster(this.officer, await roster(people, 0));
    // Again with other phones for some: what they were before is kept for the undo.
    this.importId = (await importRoster(this.officer, await roster(people, Math.min(40, people)))).id;
    await this.learnPeople(people);
    const policy = { regionCode: REGION, effectiveFrom: '2024-01', noticeWorkingDays: 0 };
    await putInForce(this.service, stipendPolicy({ ...policy, eligibleEmployers: [{ kind: 'urban_community' }] }));
    await this.fillDraftCounty();
    const steps = new PayoutSteps(this.service);
    const payout = await steps.create({ kind: 'stipend', regionCode: REGION, asOf: '2024-03-31' });
    await steps.take(payout.id, ...TO_THE_BANK);
    this.payoutId = payout.id;
    this.workbook = (await bytesOf(this.finance.get(`/payouts/${this.payoutId}/workbook.xlsx`))).content;
    const ground = new TrainingGround(this.service);
    await ground.session(this.officer);
    const body = { name: '幂等社区', kind: 'village', regionCode: REGION };
    const key = 'before-the-rotation';
    const { text } = await this.officer.post('/organizations', body).set('idempotency-key', key).expect(201);
    this.replay = { key, body, text };
    return this;
  }

  /** People of another county, whom nobody edits: an edit of a payee would make a draft begin again. */
  private async fillDraftCounty(): Promise<void> {
    await putInForce(this.service, stipendPolicy({ regionCode: DRAFT_COUNTY, effectiveFrom: '2024-01' }));
    const register = new RegisterBuilder(this.service.dataSource);
    const village = register.organization({ regionCode: '341821100' });
    for (let n = 0; n < PAYEES; n++) {
      const posts = [{ at: village, startOn: '2019-01-01' }];
      register.worker({ regionCode: DRAFT_COUNTY, posts, certificates: [{ approvedOn: '2019-06-10' }] });
    }
    await register.save();
    await makePayable(this.service.dataSource);
  }

  private async learnPeople(count: number): Promise<void> {
    const { keys } = testConfig(null);
    const personalData = new PersonalData(keys);
    const rows: { id: string; hash: Buffer }[] = await this.service.dataSource.query(
      'SELECT id, identity_hash AS hash FROM workers',
    );
    const ids = new Map(rows.map(({ id, hash }) => [hash.toString('hex'), id]));
    for (let n = 0; n < count; n++) {
      const number = identityNumber(n % 1000, bornOn(n));
      const id = ids.get(personalData.lookup('identity', number).toString('hex'));
      if (!id) throw new Error(`person ${n} was not imported`);
      const phone = phoneOf(n + (n < 40 ? 5_000_000 : 0));
      this.people.push({ id, identityNumber: number, phone, account: accountOf(n) });
    }
  }
}

async function roster(people: number, changed: number): Promise<Buffer> {
  const book = rosterWorkbook();
  for (let n = 0; n < people; n++) {
    book.certified({
      ...someone(n),
      身份证号: identityNumber(n % 1000, bornOn(n)),
      手机号: phoneOf(n + (n < changed ? 5_000_000 : 0)),
      证书管理号: `2020434180${String(n).padStart(8, '0')}`,
      登记有效期至: '2026-11-30',
      开户行: '农业银行宣城分行',
      银行账号: accountOf(n),
    });
  }
  return book.bytes();
}

/** The rotation as the command line has it: beside the service on a server, within it on the embedded database. */
export async function rotationStage(
  service: TestService,
  report: (line: string) => void = () => {},
): Promise<{ stage: RotationStage; close: () => Promise<void> }> {
  if (!TEST_DATABASE_URL) {
    const { dataSource, app } = service;
    const stage = { dataSource, personalData: app.get(PersonalData), embedded: true, report };
    return { stage, close: () => Promise.resolve() };
  }
  const config = testConfig((service.dataSource.options as { url: string }).url);
  const database: OpenDatabase = await openDatabase(config);
  const personalData = await openPersonalData(database.dataSource.manager, config.keys);
  const stage = { dataSource: database.dataSource, personalData, embedded: false, report };
  return { stage, close: () => database.close() };
}

/** Every encrypted value of the database, in clear, by where it stands. */
export async function plainValues(dataSource: DataSource, personalData: PersonalData): Promise<Map<string, string>> {
  const plain = new Map<string, string>();
  for (const { table, place, value } of await storedValues(dataSource)) {
    plain.set(`${table} ${place}`, personalData.decryptBytes(value).toString('base64'));
  }
  return plain;
}

/** How many values stand under which key version, by table. */
export async function versionsOf(dataSource: DataSource): Promise<Record<string, Record<number, number>>> {
  const counts: Record<string, Record<number, number>> = {};
  for (const { table, value } of await storedValues(dataSource)) {
    const version = value[0] ?? 0;
    const own = (counts[table] ??= {});
    own[version] = (own[version] ?? 0) + 1;
  }
  return counts;
}

async function storedValues(dataSource: DataSource): Promise<{ table: string; place: string; value: Buffer }[]> {
  const all: { table: string; place: string; value: Buffer }[] = [];
  for (const { name: table, key, values } of cipherTables(dataSource)) {
    const keys = key.map(({ name }) => `t."${name}"::text`).join(` || ' ' || `);
    for (const { name, sql } of values) {
      const rows: { place: string; value: Buffer | null }[] = await dataSource.query(
        `SELECT ${keys} AS place, ${sql} AS value FROM "${table}" t`,
      );
      for (const { place, value } of rows) if (value) all.push({ table, place: `${place} ${name}`, value });
    }
  }
  return all;
}
