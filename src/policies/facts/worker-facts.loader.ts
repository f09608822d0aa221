import type { EntityManager } from 'typeorm';
import { grouped, groupedBy } from '../../common/values/grouped.js';
import type { Level } from '../../certificates/level.js';
import type { Balance, LedgerService } from '../../ledger/ledger.service.js';
import { isPeriodWithin, type PayKind, periodOf, type Subject } from '../../ledger/subject.js';
import type { Staffing } from '../../workers/posts/staffing.js';
import type { OrganizationKind } from '../../workers/organizations/organization-kind.js';
import type { RegionPaths } from './region-view.js';
import type {
  AwardPaidFact,
  CertificateFact,
  CheckFact,
  ClaimFact,
  PostFact,
  RegistrationFact,
  StipendPaidFact,
  SuspensionFact,
  WaiverFact,
  WorkerFacts,
} from './worker-facts.js';

/** A worker's row, as far as an entitlement names it. */
export interface PersonRow {
  id: string;
  name: string;
  regionCode: string;
}

/** A post, with the employer's row for whoever stores a decision about it. */
export interface ServedPost extends PostFact {
  organizationId: string;
}

export interface PersonFacts extends WorkerFacts {
  posts: ServedPost[];
}

/** Everything that a decision about one person rests on, and what was paid. */
export interface Person extends PersonRow {
  facts: PersonFacts;
  balances: ReadonlyMap<Subject, Balance>;
}

export interface FactsNeeded {
  kind: PayKind;
  /** Stipends: the months whose payments are asked for. */
  fromMonth?: string;
  toMonth?: string;
  /** Stipends: whether a policy pays whole years, so that payments of the months beside them are looked at too. */
  wholeYears?: boolean;
}

/**
 * Reads the facts of many people at once, in six statements for awards and seven for stipends, however many they are:
 * posts with their employers, certificates, registrations, suspensions (stipends), waivers, claims with their checks, balances. Rows come in the order of
 * their dates, so that the same register always gives the same sentences.
 */
export async function loadPeople(
  tx: EntityManager,
  ledger: LedgerService,
  paths: RegionPaths,
  rows: readonly PersonRow[],
  needed: FactsNeeded,
): Promise<Person[]> {
  const ids = rows.map(({ id }) => id);
  const posts = await loadPosts(tx, ids, paths);
  const certificates = await loadCertificates(tx, ids);
  const suspensions = needed.kind === 'stipend' ? await loadSuspensions(tx, ids) : new Map<string, SuspensionFact[]>();
  const waivers = await loadWaivers(tx, ids, needed.kind);
  const claims = await loadClaims(tx, ids, needed.kind);
  const balances = groupedBy(await ledger.balances(tx, ids, needed), ({ workerId }) => workerId);
  return rows.map((row) => {
    const read = balances.get(row.id) ?? [];
    const asked = read.filter(({ subject }) => isAsked(subject, needed));
    const own = new Map(asked.map((balance) => [balance.subject, balance]));
    return {
      ...row,
      balances: own,
      facts: {
        workerId: row.id,
        posts: posts.get(row.id) ?? [],
        certificates: certificates.get(row.id) ?? [],
        suspensions: suspensions.get(row.id) ?? [],
        waivers: waivers.get(row.id) ?? [],
        claims: claims.get(row.id) ?? [],
        awardsPaid: awardsPaid(own.values()),
        stipendsPaid: stipendsPaid(read),
      },
    };
  });
}

/** Payments of awards as the rules look at them (§4); what is only on its way was not paid. */
export function awardsPaid(balances: Iterable<Balance>): AwardPaidFact[] {
  const paid: AwardPaidFact[] = [];
  for (const { subject, historicalFen, systemFen, firstPaidOn } of balances) {
    if (!subject.startsWith('award:') || firstPaidOn === null) continue;
    const level = subject.slice('award:'.length) as Level;
    paid.push({ level, paidFen: historicalFen + systemFen, paidOn: firstPaidOn, byHistory: historicalFen > 0 });
  }
  return paid;
}

/** Months and whole years with money on them: what is on its way too, since it may be paid any day. */
export function stipendsPaid(balances: Iterable<Balance>): StipendPaidFact[] {
  const paid: StipendPaidFact[] = [];
  for (const { subject, historicalFen, systemFen, inFlightFen, payerRegionCode } of balances) {
    const period = periodOf(subject);
    if (period !== null && historicalFen + systemFen + inFlightFen > 0) paid.push({ period, payerRegionCode });
  }
  return paid;
}

/** Payments are read more widely than they are asked for, since a year and its months are weighed together. */
function isAsked(subject: Subject, { fromMonth, toMonth }: FactsNeeded): boolean {
  const period = periodOf(subject);
  return period === null || isPeriodWithin(period, fromMonth, toMonth);
}

async function loadPosts(tx: EntityManager, ids: string[], paths: RegionPaths): Promise<Map<string, ServedPost[]>> {
  interface Row {
    workerId: string;
    organizationId: string;
    name: string;
    kind: OrganizationKind;
    registrarCode: string | null;
    regionCode: string;
    startOn: string;
    endOn: string | null;
    staffing: Staffing | null;
  }
  const rows: Row[] = await tx.query(
    `SELECT p.worker_id AS "workerId", o.id AS "organizationId", o.name, o.kind, o.registrar_code AS "registrarCode", o.region_code AS "regionCode",
       p.start_on AS "startOn", p.end_on AS "endOn", p.staffing
     FROM posts p JOIN organizations o ON o.id = p.organization_id
     WHERE p.worker_id = ANY($1::uuid[]) ORDER BY p.start_on, p.id`,
    [ids],
  );
  return grouped(rows, ({ workerId, name, regionCode, ...post }) => {
    const regionPath = paths.get(regionCode) ?? [];
    return [workerId, { ...post, organizationName: name, regionPath }];
  });
}

async function loadCertificates(tx: EntityManager, ids: string[]): Promise<Map<string, CertificateFact[]>> {
  const rows: (Omit<CertificateFact, 'registrations'> & { workerId: string })[] = await tx.query(
    `SELECT id, worker_id AS "workerId", certificate_no AS "certificateNo", level, approved_on AS "approvedOn",
       declared_on AS "declaredOn", revoked_on AS "revokedOn", void
     FROM certificates WHERE worker_id = ANY($1::uuid[]) ORDER BY approved_on, id`,
    [ids],
  );
  const registered: (RegistrationFact & { certificateId: string })[] = await tx.query(
    `SELECT r.certificate_id AS "certificateId", r.start_on AS "startOn", r.end_on AS "endOn"
     FROM registrations r JOIN certificates c ON c.id = r.certificate_id
     WHERE c.worker_id = ANY($1::uuid[]) ORDER BY r.start_on, r.id`,
    [ids],
  );
  const registrations = grouped(registered, ({ certificateId, startOn, endOn }) => [certificateId, { startOn, endOn }]);
  return grouped(rows, ({ workerId, ...certificate }) => [
    workerId,
    { ...certificate, registrations: registrations.get(certificate.id) ?? [] },
  ]);
}

async function loadSuspensions(tx: EntityManager, ids: string[]): Promise<Map<string, SuspensionFact[]>> {
  const rows: (SuspensionFact & { workerId: string })[] = await tx.query(
    `SELECT worker_id AS "workerId", from_month AS "fromMonth", to_month AS "toMonth", reason
     FROM suspensions WHERE worker_id = ANY($1::uuid[]) ORDER BY from_month, id`,
    [ids],
  );
  return grouped(rows, ({ workerId, ...suspension }) => [workerId, suspension]);
}

async function loadWaivers(tx: EntityManager, ids: string[], kind: PayKind): Promise<Map<string, WaiverFact[]>> {
  const rows: (WaiverFact & { workerId: string })[] = await tx.query(
    `SELECT worker_id AS "workerId", kind, subject, from_month AS "fromMonth", waived_on AS "waivedOn", paper
     FROM waivers WHERE worker_id = ANY($1::uuid[]) AND kind = $2 AND withdrawn_at IS NULL ORDER BY waived_on, id`,
    [ids, kind],
  );
  return grouped(rows, ({ workerId, ...waiver }) => [workerId, waiver]);
}

/** What was handed in: drafts were not yet, and what was withdrawn is as if it had never been. */
async function loadClaims(tx: EntityManager, ids: string[], kind: PayKind): Promise<Map<string, ClaimFact[]>> {
  const rows: (Omit<ClaimFact, 'checks'> & { workerId: string; checks: CheckFact[] | null })[] = await tx.query(
    `SELECT c.worker_id AS "workerId", c.id, c.policy_region_code AS "regionCode", c.kind, c.certificate_id AS "certificateId",
       c.notice_id AS "noticeId", c.received_on AS "receivedOn", c.state, (
         SELECT jsonb_agg(jsonb_build_object('code', k.code, 'met', k.met, 'evidence', k.evidence, 'by', u.display_name,
           'on', (k.checked_at AT TIME ZONE 'Asia/Shanghai')::date) ORDER BY k.checked_at, k.id)
         FROM claim_checks k JOIN users u ON u.id = k.checked_by WHERE k.claim_id = c.id) AS checks
     FROM claims c WHERE c.worker_id = ANY($1::uuid[]) AND c.kind = $2 AND c.state NOT IN ('draft', 'withdrawn')
     ORDER BY c.received_on, c.id`,
    [ids, kind],
  );
  return grouped(rows, ({ workerId, checks, ...claim }) => [workerId, { ...claim, checks: checks ?? [] }]);
}
