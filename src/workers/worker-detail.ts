import { type EntityManager, IsNull } from 'typeorm';
import { regionWithin } from '../auth/region-scope.js';
import { levelRank } from '../certificates/level.js';
import { maskAccount, maskIdentityNumber, maskPhone } from '../common/masking.js';
import type { PersonalData } from '../common/personal-data.js';
import { Conditions } from '../database/conditions.js';
import { BankAccount } from './bank-account.entity.js';
import { type OrganizationResponse, toOrganization } from './organizations.dto.js';
import type { PostResponse } from './posts.dto.js';
import { Suspension } from './suspension.entity.js';
import { toSuspension } from './suspensions.dto.js';
import type {
  BankAccountDetail,
  CertificateDetail,
  CreditDetail,
  PaymentDetail,
  WorkerDetail,
} from './worker-detail.dto.js';
import type { WorkerRow } from './worker-queries.js';
import type { Worker } from './worker.entity.js';
import type { WorkerItem } from './workers.dto.js';

/** Everything of one person that exists for a region, masked: as many statements however much there is of it. */

/** `summary` is what a list row brings along already, and the detail works out of what it has read. */
export function toWorkerItem(
  row: Worker | WorkerRow,
  { organizationName, level }: Pick<WorkerRow, 'organizationName' | 'level'>,
  personalData: PersonalData,
): Pick<WorkerItem, keyof WorkerItem> {
  const { id, name, regionCode, version } = row;
  return {
    id,
    name,
    identityNumber: maskIdentityNumber(personalData.decrypt(row.identityCipher)),
    phone: row.phoneCipher ? maskPhone(personalData.decrypt(row.phoneCipher)) : null,
    regionCode,
    organizationName,
    certified: level !== null,
    level,
    version,
  };
}

export async function readWorkerDetail(
  tx: EntityManager,
  worker: Worker,
  scope: { callerRegion: string; today: string },
  personalData: PersonalData,
): Promise<WorkerDetail> {
  const { callerRegion, today } = scope;
  const posts = await readPosts(tx, worker.id, callerRegion);
  const certificates = await readCertificates(tx, worker.id);
  const suspensions = await tx.find(Suspension, { where: { workerId: worker.id }, order: { fromMonth: 'ASC' } });
  const valid = certificates.filter(
    (it) => !it.void && it.approvedOn <= today && !(it.revokedOn && it.revokedOn <= today),
  );
  const level = valid.map((it) => it.level).sort((a, b) => levelRank(b) - levelRank(a))[0] ?? null;
  const current = posts.find((post) => post.startOn <= today && (post.endOn === null || post.endOn >= today));
  const organizations = new Map(posts.map(({ organization }) => [organization.id, organization]));
  return {
    ...toWorkerItem(worker, { level, organizationName: current?.organization.name ?? null }, personalData),
    remark: worker.remark,
    createdAt: worker.createdAt,
    organizations: [...organizations.values()],
    posts,
    suspensions: suspensions.map(toSuspension),
    certificates,
    credits: await readCredits(tx, worker.id),
    bankAccount: await readBankAccount(tx, worker.id, personalData),
    payments: await readPayments(tx, worker.id, callerRegion),
  };
}

type PostRow = Omit<PostResponse, 'organization'> &
  OrganizationResponse & { organizationId: string; orgVersion: number };

async function readPosts(tx: EntityManager, workerId: string, region: string): Promise<PostResponse[]> {
  const conditions = new Conditions().add('p.worker_id = ?', workerId).add(regionWithin('o.region_code'), region);
  const rows: PostRow[] = await tx.query(
    `SELECT p.id, p.start_on AS "startOn", p.end_on AS "endOn", p.version, o.id AS "organizationId", o.name, o.kind,
       o.region_code AS "regionCode", o.county_code AS "countyCode", o.registrar_code AS "registrarCode",
       o.version AS "orgVersion"
     FROM posts p JOIN organizations o ON o.id = p.organization_id ${conditions.where()}
     ORDER BY p.start_on DESC, p.id DESC`,
    conditions.parameters,
  );
  return rows.map(({ id, startOn, endOn, version, organizationId, orgVersion, ...facts }) => ({
    id,
    organization: toOrganization({ ...facts, id: organizationId, version: orgVersion }),
    startOn,
    endOn,
    version,
  }));
}

/** Read by SQL, since the certificates' room rests on this one and not the other way round. */
async function readCertificates(tx: EntityManager, workerId: string): Promise<CertificateDetail[]> {
  return tx.query(
    `SELECT c.id, c.level, c.certificate_no AS "certificateNo", c.approved_on AS "approvedOn",
       c.declared_on AS "declaredOn", c.revoked_on AS "revokedOn", c.void, c.revocation_reason AS "revocationReason",
       c.version,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'startOn', r.start_on, 'endOn', r.end_on,
                   'version', r.version) ORDER BY r.start_on)
                 FROM registrations r WHERE r.certificate_id = c.id), '[]') AS registrations
     FROM certificates c WHERE c.worker_id = $1 ORDER BY c.approved_on, c.id`,
    [workerId],
  );
}

async function readCredits(tx: EntityManager, workerId: string): Promise<CreditDetail[]> {
  return tx.query(
    `SELECT e.id, e.source, e.hours, e.earned_on AS "earnedOn", coalesce(e.note, p.title || s.title) AS note
     FROM education_credits e LEFT JOIN training_attendances a ON a.id = e.attendance_id
     LEFT JOIN training_sessions s ON s.id = a.session_id LEFT JOIN training_programmes p ON p.id = s.programme_id
     WHERE e.worker_id = $1 ORDER BY e.earned_on DESC, e.id DESC`,
    [workerId],
  );
}

export async function currentAccount(tx: EntityManager, workerId: string): Promise<BankAccount | null> {
  return tx.findOneBy(BankAccount, { workerId, replacedAt: IsNull() });
}

async function readBankAccount(
  tx: EntityManager,
  workerId: string,
  personalData: PersonalData,
): Promise<BankAccountDetail | null> {
  const account = await currentAccount(tx, workerId);
  if (!account) return null;
  return { bankName: account.bankName, account: maskAccount(personalData.decrypt(account.accountCipher)) };
}

/** The ledger is only read here. */
async function readPayments(tx: EntityManager, workerId: string, region: string): Promise<PaymentDetail[]> {
  const conditions = new Conditions();
  const history = conditions.bind(
    `SELECT h.id, 'history' AS source, h.subject, h.amount_fen AS "amountFen", h.paid_on AS "paidOn",
       NULL::uuid AS "payoutId", NULL AS "payoutNumber", NULL AS "payoutState"
     FROM historical_payments h WHERE h.worker_id = ?`,
    workerId,
  );
  const lines = conditions.bind(
    `SELECT l.id, 'payout', l.subject, l.amount_fen, NULL, p.id, p.number, p.state
     FROM payout_lines l JOIN payouts p ON p.id = l.payout_id
     WHERE l.worker_id = ? AND ${regionWithin('p.region_code')}`,
    workerId,
    region,
  );
  const rows: (PaymentDetail & { id: string })[] = await tx.query(
    `${history} UNION ALL ${lines} ORDER BY subject, 2, id`,
    conditions.parameters,
  );
  return rows.map(({ id: _id, ...payment }) => payment);
}
