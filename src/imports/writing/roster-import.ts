import type { EntityManager } from 'typeorm';
import { oneAhead } from '../../common/one-ahead.js';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { progress } from '../../jobs/running/progress.js';
import { lookUpByKey } from '../../database/statements/by-key.js';
import type { ImportMode } from './import.entity.js';
import { MAX_ERRORS, MAX_WARNINGS } from '../../common/issues/issue-log.js';
import { Pace } from '../../common/pace.js';
import {
  type Asked,
  hashKey,
  type KnownOrganization,
  organizationKey,
  readOrganizations,
  readPeople,
} from '../register/register-snapshot.js';
import type { RegionPaths } from '../../policies/facts/region-view.js';
import type { PayingPolicies } from '../months/month-only.js';
import { writePlan } from './register-writer.js';
import { STOCK_ROWS } from '../planning/plausible-days.js';
import { RosterPlan } from '../planning/roster-plan.js';
import { type PersonRows, statesEmployer } from '../roster/roster-rows.js';
import { ImportRowChanges } from './import-row-changes.entity.js';
import { bulkInsert } from '../../database/statements/bulk.js';
import { type ChangedRow, Outcomes, runPerson } from '../planning/roster-run.js';
import type { RosterThread } from '../thread/roster-thread.js';

/** Rows that are looked up, planned and written at a time: what is in memory beside the packed workbook. */
const ROWS_AT_A_TIME = 1_000;

export interface RosterImportContext {
  importId: string;
  mode: ImportMode;
  regionCode: string;
  today: string;
  now: Date;
  /** Whether a county (or the city) lies in the importer's part of the tree. */
  regionIsOwn: (code: string) => boolean;
  personalData: PersonalData;
  policies: PayingPolicies;
  paths: RegionPaths;
  regionName: (code: string) => string;
}

interface Batch {
  people: PersonRows[];
  asked: Asked;
  hash: Hash;
  rows: number;
}

type Hash = (kind: 'identity' | 'phone' | 'account', plain: string) => string;

/**
 * Takes a checked workbook over, some people at a time: what the register knows of them, what changes, the writing. Where
 * one refused row forbids all, what was written before it goes back to the savepoint, and the rest is only looked at.
 */
export class RosterImport {
  private readonly outcomes = new Outcomes(MAX_ERRORS, MAX_WARNINGS);
  /** Of one batch; of all so far where nothing is written, since nobody else knows what the file would make. */
  private readonly organizations = new Map<string, KnownOrganization>();
  private readonly pace = new Pace();
  private writes: boolean;

  constructor(
    private readonly tx: EntityManager,
    private readonly thread: RosterThread,
    private readonly context: RosterImportContext,
  ) {
    const { unusable, errorCount } = thread.summary;
    this.writes = context.mode === 'valid' ? !unusable : context.mode === 'all' && !unusable && errorCount === 0;
  }

  /** @returns what came of the rows, and whether they are in the register now */
  async run(): Promise<{ outcomes: Outcomes; applied: boolean }> {
    const { tx, outcomes, context } = this;
    await lookUpByKey(tx);
    if (this.writes) await tx.query('SAVEPOINT before_rows');
    let done = 0;
    this.report(done);
    // The next is made ready while the database works on one.
    for await (const batch of oneAhead(this.batches())) {
      const plan = await this.planOf(batch);
      done += batch.rows;
      this.report(done);
      if (this.writes && context.mode === 'all' && outcomes.refused > 0) {
        await tx.query('ROLLBACK TO SAVEPOINT before_rows');
        this.writes = false;
      }
      const changed = outcomes.takeChanges();
      if (this.writes || context.mode === 'check') await this.tell(changed);
      if (!this.writes) continue;
      await writePlan(tx, context.importId, plan, context.personalData, this.pace);
      // The register tells again what is written; a country's file names more than a hundred thousand employers.
      this.organizations.clear();
    }
    return { outcomes, applied: this.writes && (context.mode === 'all' || outcomes.taken > 0) };
  }

  private report(done: number): void {
    const { rowCounts } = this.thread.summary;
    const total = Object.values(rowCounts).reduce((sum, count) => sum + count, 0);
    progress(this.writes ? 'writing' : 'checking', done, total);
  }

  /** What the rows change is kept where it comes into the register, and where a check asks for it. */
  private async tell(changed: readonly ChangedRow[]): Promise<void> {
    const { importId } = this.context;
    await bulkInsert(
      this.tx,
      ImportRowChanges,
      changed.map((row) => ({ importId, ...row })),
    );
  }

  /** The people with what must be asked about them: all that can be worked out without the database. */
  private async *batches(): AsyncGenerator<Batch, void> {
    for await (const { lines, unpack } of this.thread.people(ROWS_AT_A_TIME)) {
      const hash = hashing(this.context.personalData);
      const people = await this.pace.map(lines, unpack);
      yield { people, asked: await this.askedOf(people, hash), hash, rows: rowsOf(people) };
    }
  }

  private async planOf({ people, asked, hash }: Batch): Promise<RosterPlan> {
    const { context, organizations, pace } = this;
    const scope = { regionCode: context.regionCode, today: context.today, locked: context.mode !== 'check' };
    const known = await readPeople(this.tx, scope, asked);
    const unknown = asked.organizations.filter((it) => !organizations.has(organizationKey(it.name, it.countyCode)));
    for (const organization of await readOrganizations(this.tx, unknown)) {
      organizations.set(organizationKey(organization.name, organization.countyCode), organization);
    }
    const { regionName: region, personalData } = context;
    const names = { region, decrypt: (cipher: Buffer) => personalData.decrypt(cipher) };
    const isStock = this.thread.summary.rowCounts.roster >= STOCK_ROWS;
    const plan = new RosterPlan({ ...context, isStock, names, snapshot: { ...known, organizations }, hash });
    for (const person of people) {
      runPerson(person, plan, this.outcomes);
      if (pace.isDue) await pace.rest();
    }
    this.outcomes.warn(plan.warnings);
    return plan;
  }

  private async askedOf(people: readonly PersonRows[], hash: Hash): Promise<Asked> {
    const organizations = new Map<string, Asked['organizations'][number]>();
    const certificateNos = new Set<string>();
    const identityHashes = await this.pace.map(people, (person) => {
      for (const row of person.roster) {
        if (statesEmployer(row)) {
          const { organizationName: name, countyCode } = row;
          organizations.set(organizationKey(name, countyCode), { name, countyCode });
        }
        if (row.certificateNo !== null) certificateNos.add(row.certificateNo);
      }
      return hash('identity', identityOf(person));
    });
    return { identityHashes, organizations: [...organizations.values()], certificateNos: [...certificateNos] };
  }
}

function rowsOf(people: readonly PersonRows[]): number {
  return people.reduce(
    (sum, { roster, suspensions, revocations, historicalPayments }) =>
      sum + roster.length + suspensions.length + revocations.length + historicalPayments.length,
    0,
  );
}

function identityOf({ roster, suspensions, revocations, historicalPayments }: PersonRows): string {
  const row = roster[0] ?? suspensions[0] ?? revocations[0] ?? historicalPayments[0];
  if (!row) throw new Error('a person without rows');
  return row.identityNumber;
}

/** The keyed hash of a number, remembered while a batch is worked on. */
function hashing(personalData: PersonalData): Hash {
  const known = {
    identity: new Map<string, string>(),
    phone: new Map<string, string>(),
    account: new Map<string, string>(),
  };
  return (kind, plain) => {
    let hash = known[kind].get(plain);
    if (hash === undefined) known[kind].set(plain, (hash = hashKey(personalData, kind, plain)));
    return hash;
  };
}
