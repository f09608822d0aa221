import type { Staffing } from '../../workers/posts/staffing.js';
import type { EntityManager } from 'typeorm';
import { regionWithin } from '../../auth/access/region-scope.js';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import type { Level } from '../../certificates/level.js';
import type { Subject } from '../../ledger/subject.js';
import type { OrganizationKind } from '../../workers/organizations/organization-kind.js';
import { workerRowWithin } from '../../workers/people/worker-scope.js';
import { arrayText } from '../../database/statements/array-text.js';
import { Conditions } from '../../database/statements/conditions.js';

/** The rows of the register that a workbook may touch, as an import compares and changes them. */
export interface KnownWorker {
  id: string;
  name: string;
  /** Hex of the keyed hash. */
  identityHash: string;
  phoneHash: string | null;
  regionCode: string;
  remark: string | null;
  /** False for a person who does not exist for the importer. */
  visible: boolean;
  /** Of a record that was merged: the name of the person whose record it went into, who exists for the importer; else null. */
  mergedInto: string | null;
  /** Whether the importer's region keeps the person's own facts: registered there, or serving there today. */
  kept: boolean;
  /** Set when the import states a new number, to be encrypted when it is written. */
  identityNumber?: string;
  phone?: string;
  /** As the register holds it. */
  phoneCipher?: Buffer | null;
}

export interface KnownOrganization {
  id: string;
  name: string;
  kind: OrganizationKind;
  regionCode: string;
  countyCode: string;
  registrarCode: string | null;
}

export interface KnownPost {
  id: string;
  workerId: string;
  organizationId: string;
  startOn: string;
  endOn: string | null;
  staffing: Staffing | null;
}

export interface KnownCertificate {
  id: string;
  workerId: string;
  level: Level;
  certificateNo: string;
  approvedOn: string;
  declaredOn: string;
  revokedOn: string | null;
  void: boolean;
  revocationReason: string | null;
}

export interface KnownRegistration {
  id: string;
  certificateId: string;
  startOn: string;
  endOn: string;
}

export interface KnownSuspension {
  id: string;
  workerId: string;
  fromMonth: string;
  toMonth: string | null;
  reason: string;
}

export interface KnownAccount {
  id: string;
  workerId: string;
  bankName: string | null;
  bankCode: string | null;
  /** Hex of the keyed hash. */
  accountHash: string;
  account?: string;
  /** As the register holds it. */
  accountCipher?: Buffer;
  replacedAt: Date | null;
}

export interface KnownPayment {
  id: string;
  workerId: string;
  subject: Subject;
  amountFen: number;
  paidOn: string;
  /** Taken back: it counts for nothing, and a list that still has it does not bring it back. */
  withdrawn?: boolean;
}

/** Everything of one person. */
export interface Dossier {
  worker: KnownWorker;
  posts: KnownPost[];
  certificates: KnownCertificate[];
  registrations: KnownRegistration[];
  suspensions: KnownSuspension[];
  account: KnownAccount | null;
  payments: KnownPayment[];
}

export interface RegisterSnapshot {
  /** By the hex of the identity number's keyed hash. */
  people: Map<string, Dossier>;
  /** By {@link organizationKey}. */
  organizations: Map<string, KnownOrganization>;
  /** Of the posts of these people, by the organization's id. */
  employers: Map<string, { name: string; regionCode: string; countyCode: string }>;
  /** Who holds each certificate number that the workbook names, by number. */
  certificateHolders: Map<string, string>;
  /** Whose number it was until it was corrected, by the hex of its keyed hash; of people who exist for the importer. */
  formerNumbers: Map<string, string>;
}

export function organizationKey(name: string, countyCode: string): string {
  return `${countyCode} ${name}`;
}

/** For whom the register is read. */
export interface SnapshotScope {
  regionCode: string;
  today: string;
  /** People are locked until the transaction ends, so that nothing is recorded of them by hand meanwhile. */
  locked: boolean;
}

/** What the workbook names, by which the register is asked. */
export interface Asked {
  /** Hex of keyed hashes. */
  identityHashes: string[];
  organizations: { name: string; countyCode: string }[];
  certificateNos: string[];
}

/** A person of whom nothing else is known yet. */
export function emptyDossier(worker: KnownWorker): Dossier {
  return { worker, posts: [], certificates: [], registrations: [], suspensions: [], account: null, payments: [] };
}

/** What the register knows of some people, and of the certificates that they name; a fixed number of statements. */
export async function readPeople(
  tx: EntityManager,
  scope: SnapshotScope,
  asked: Asked,
): Promise<Omit<RegisterSnapshot, 'organizations'>> {
  const people = new Map<string, Dossier>();
  const employers: RegisterSnapshot['employers'] = new Map();
  const byId = new Map<string, Dossier>();
  for (const worker of await readWorkers(tx, scope, asked.identityHashes)) {
    const dossier = emptyDossier(worker);
    people.set(worker.identityHash, dossier);
    byId.set(worker.id, dossier);
  }
  if (byId.size > 0) await fillDossiers(tx, [...byId.keys()], byId, employers);
  const certificateHolders = await readHolders(tx, asked.certificateNos);
  const formerNumbers = await readFormerNumbers(tx, scope, asked.identityHashes);
  return { people, employers, certificateHolders, formerNumbers };
}

async function readFormerNumbers(
  tx: EntityManager,
  { regionCode }: SnapshotScope,
  hashes: string[],
): Promise<Map<string, string>> {
  const conditions = new Conditions()
    .add(
      `c.state = 'confirmed' AND c.from_hash = ANY(SELECT decode(h, 'hex') FROM unnest(?::text[]) h)`,
      arrayText(hashes),
    )
    .add(workerRowWithin('w'), regionCode, regionCode);
  const rows: { hash: string; name: string }[] = await tx.query(
    `SELECT encode(c.from_hash, 'hex') AS hash, w.name FROM identity_corrections c JOIN workers w ON w.id = c.worker_id
     ${conditions.where()} ORDER BY c.decided_at`,
    conditions.parameters,
  );
  return new Map(rows.map(({ hash, name }) => [hash, name]));
}

async function readWorkers(tx: EntityManager, scope: SnapshotScope, hashes: string[]): Promise<KnownWorker[]> {
  const { regionCode, today } = scope;
  const conditions = new Conditions();
  const visible = conditions.bind(workerRowWithin('w'), regionCode, regionCode);
  const kept = conditions.bind(workerKeptBy('w'), regionCode, today, today, regionCode);
  const survivor = conditions.bind(workerRowWithin('s'), regionCode, regionCode);
  conditions.add(`w.identity_hash = ANY(SELECT decode(h, 'hex') FROM unnest(?::text[]) h)`, arrayText(hashes));
  return tx.query(
    `SELECT w.id, w.name, encode(w.identity_hash, 'hex') AS "identityHash", encode(w.phone_hash, 'hex') AS "phoneHash",
            w.region_code AS "regionCode", w.remark, w.phone_cipher AS "phoneCipher", (${visible}) AS visible, ${kept} AS kept,
            (SELECT s.name FROM workers s WHERE s.id = w.merged_into AND (${survivor})) AS "mergedInto"
     FROM workers w ${conditions.where()} ORDER BY w.id ${scope.locked ? 'FOR NO KEY UPDATE OF w' : ''}`,
    conditions.parameters,
  );
}

/** SQL of the rule that `requireKeeper` (worker-lookup.ts) holds one person to; its `?` take region, day, day, region. */
function workerKeptBy(alias: string): string {
  return `(${regionWithin(`${alias}.region_code`)} OR EXISTS (
    SELECT 1 FROM posts p_ JOIN organizations o_ ON o_.id = p_.organization_id
    WHERE p_.worker_id = ${alias}.id AND p_.start_on <= ? AND (p_.end_on IS NULL OR p_.end_on >= ?)
      AND ${regionWithin('o_.region_code')}))`;
}

async function fillDossiers(
  tx: EntityManager,
  ids: string[],
  byId: Map<string, Dossier>,
  employers: RegisterSnapshot['employers'],
): Promise<void> {
  const people = arrayText(ids);
  const of = (row: { workerId: string }): Dossier | undefined => byId.get(row.workerId);
  const posts: (KnownPost & { name: string; regionCode: string; countyCode: string })[] = await tx.query(
    `SELECT p.id, p.worker_id AS "workerId", p.organization_id AS "organizationId", p.start_on AS "startOn",
            p.end_on AS "endOn", p.staffing, o.name, o.region_code AS "regionCode", o.county_code AS "countyCode"
     FROM posts p JOIN organizations o ON o.id = p.organization_id WHERE p.worker_id = ANY($1::uuid[])`,
    [people],
  );
  for (const { name, regionCode, countyCode, ...post } of posts) {
    of(post)?.posts.push(post);
    employers.set(post.organizationId, { name, regionCode, countyCode });
  }
  const certificates: KnownCertificate[] = await tx.query(
    `SELECT id, worker_id AS "workerId", level, certificate_no AS "certificateNo", approved_on AS "approvedOn",
            declared_on AS "declaredOn", revoked_on AS "revokedOn", void, revocation_reason AS "revocationReason"
     FROM certificates WHERE worker_id = ANY($1::uuid[])`,
    [people],
  );
  for (const certificate of certificates) of(certificate)?.certificates.push(certificate);
  const registrations: (KnownRegistration & { workerId: string })[] = await tx.query(
    `SELECT r.id, r.certificate_id AS "certificateId", r.start_on AS "startOn", r.end_on AS "endOn", c.worker_id AS "workerId"
     FROM registrations r JOIN certificates c ON c.id = r.certificate_id WHERE c.worker_id = ANY($1::uuid[])`,
    [people],
  );
  for (const registration of registrations) of(registration)?.registrations.push(registration);
  const suspensions: KnownSuspension[] = await tx.query(
    `SELECT id, worker_id AS "workerId", from_month AS "fromMonth", to_month AS "toMonth", reason
     FROM suspensions WHERE worker_id = ANY($1::uuid[])`,
    [people],
  );
  for (const suspension of suspensions) of(suspension)?.suspensions.push(suspension);
  const accounts: KnownAccount[] = await tx.query(
    `SELECT id, worker_id AS "workerId", bank_name AS "bankName", bank_code AS "bankCode",
            encode(account_hash, 'hex') AS "accountHash",
            account_cipher AS "accountCipher", replaced_at AS "replacedAt"
     FROM bank_accounts WHERE replaced_at IS NULL AND worker_id = ANY($1::uuid[])`,
    [people],
  );
  for (const account of accounts) {
    const dossier = of(account);
    if (dossier) dossier.account = account;
  }
  const payments: KnownPayment[] = await tx.query(
    `SELECT id, worker_id AS "workerId", subject, amount_fen AS "amountFen", paid_on AS "paidOn",
            withdrawn_at IS NOT NULL AS withdrawn
     FROM historical_payments WHERE worker_id = ANY($1::uuid[])`,
    [people],
  );
  for (const payment of payments) of(payment)?.payments.push(payment);
}

/** Those of the employers asked for that the register has. */
export async function readOrganizations(
  tx: EntityManager,
  asked: Asked['organizations'],
): Promise<KnownOrganization[]> {
  if (asked.length === 0) return [];
  return tx.query(
    `SELECT o.id, o.name, o.kind, o.region_code AS "regionCode", o.county_code AS "countyCode",
            o.registrar_code AS "registrarCode"
     FROM unnest($1::text[], $2::text[]) AS a(name, county_code)
     JOIN organizations o ON o.name = a.name AND o.county_code = a.county_code`,
    [arrayText(asked.map((item) => item.name)), arrayText(asked.map((item) => item.countyCode))],
  );
}

async function readHolders(tx: EntityManager, certificateNos: string[]): Promise<Map<string, string>> {
  if (certificateNos.length === 0) return new Map();
  const rows: { certificateNo: string; workerId: string }[] = await tx.query(
    `SELECT certificate_no AS "certificateNo", worker_id AS "workerId" FROM certificates
     WHERE certificate_no = ANY($1::text[])`,
    [arrayText(certificateNos)],
  );
  return new Map(rows.map((row) => [row.certificateNo, row.workerId]));
}

/** The keyed hash of a number as the snapshot's maps are keyed by it. */
export function hashKey(personalData: PersonalData, kind: 'identity' | 'phone' | 'account', plain: string): string {
  return personalData.lookup(kind, plain).toString('hex');
}
