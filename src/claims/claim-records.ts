import type { EntityManager } from 'typeorm';
import type { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../auth/access/caller.js';
import { RuleCheck } from '../common/fields/rule-check.js';
import { notFound } from '../common/errors.js';
import { newId } from '../common/values/ids.js';
import { Certificate } from '../certificates/certificate.entity.js';
import { refusingConflicts } from '../database/conflicts.js';
import { Conditions } from '../database/statements/conditions.js';
import type { PayKind } from '../ledger/subject.js';
import { ownStaff } from '../workers/people/own-staff.js';
import { lockWorker } from '../workers/people/worker-lookup.js';
import { checkFreeText } from '../workers/people/worker-rules.js';
import { Worker } from '../workers/people/worker.entity.js';
import { ClaimCheck } from './claim-check.entity.js';
import { Claim, type StatedFacts } from './claim.entity.js';
import { certificateVoid, claimExists, noClaimPolicy, noStation, noticeNotApproved } from './claims-errors.js';
import { ClaimNotice } from './notices/claim-notice.entity.js';
import { noticeSeen } from './reading/claim-scope.js';
import type { ClaimCheckRequest, ClaimRequest } from './reading/claims.dto.js';

/** What a claim is made of and what is recorded of it, by hand and from a sheet alike. */

/** The person, locked: what is claimed for one person is claimed one after the other. A station manager has the own staff. */
export async function lockClaimant(
  tx: EntityManager,
  caller: Caller,
  workerId: string,
  today: string,
): Promise<Worker> {
  if (caller.role !== 'station_manager') return lockWorker(tx, caller, workerId);
  if (caller.stationId === null) throw noStation();
  const { stationId, regionCode } = caller;
  const conditions = new Conditions()
    .add('w.id = ?', workerId)
    .add(ownStaff('w.id'), stationId, regionCode, today, today);
  const rows: unknown[] = await tx.query(`SELECT 1 FROM workers w ${conditions.where()}`, conditions.parameters);
  if (rows.length === 0) throw notFound('人员');
  return tx.findOneOrFail(Worker, { where: { id: workerId }, lock: { mode: 'for_no_key_update' } });
}

/** What is claimed: of an award the certificate and whose policy, of stipends the notice. */
export interface ClaimAim {
  kind: PayKind;
  policyRegionCode: string;
  certificate: Certificate | null;
  notice: ClaimNotice | null;
}

/** @throws {Refusal} 404 for what does not exist for the caller, 422 where nothing can be claimed */
export async function aimOf(
  tx: EntityManager,
  caller: Caller,
  worker: Worker,
  request: ClaimRequest,
): Promise<ClaimAim> {
  const { kind, certificateId = null, policyRegionCode = null, noticeId = null } = request;
  const rules = new RuleCheck('CLAIM_REFUSED');
  if (kind === 'award') {
    rules.that(certificateId !== null, 'certificateId', 'certificate-missing', '申报一次性奖励须选择证书');
    rules.that(policyRegionCode !== null, 'policyRegionCode', 'region-missing', '申报一次性奖励须选择政策所属地区');
    rules.that(noticeId === null, 'noticeId', 'notice-of-award', '一次性奖励按证书批准日期对应申报通知，无须选择通知');
  } else {
    rules.that(noticeId !== null, 'noticeId', 'notice-missing', '申报职业津贴须选择申报通知');
    rules.that(certificateId === null, 'certificateId', 'certificate-of-stipend', '申报职业津贴无须选择证书');
  }
  rules.done();
  if (kind === 'stipend') {
    const { notice, regionCode } = await noticeToClaim(tx, caller, noticeId ?? '');
    return { kind, policyRegionCode: regionCode, certificate: null, notice };
  }
  const certificate = await tx.findOneBy(Certificate, { id: certificateId ?? '', workerId: worker.id });
  if (!certificate) throw notFound('证书');
  if (certificate.void) throw certificateVoid();
  const conditions = new Conditions()
    .add(`q.kind = 'award' AND q.approved_at IS NOT NULL AND q.region_code = ?`, policyRegionCode)
    .add(noticeSeen('q.region_code'), caller.regionCode, caller.regionCode);
  const policies: unknown[] = await tx.query(
    `SELECT 1 FROM policies q ${conditions.where()} LIMIT 1`,
    conditions.parameters,
  );
  if (policies.length === 0) throw noClaimPolicy();
  return { kind, policyRegionCode: policyRegionCode ?? '', certificate, notice: null };
}

async function noticeToClaim(tx: EntityManager, { regionCode }: Caller, id: string) {
  const conditions = new Conditions()
    .add(`n.id = ? AND q.kind = 'stipend'`, id)
    .add(noticeSeen('q.region_code'), regionCode, regionCode);
  const [found]: { regionCode: string }[] = await tx.query(
    `SELECT q.region_code AS "regionCode" FROM claim_notices n JOIN policies q ON q.id = n.policy_id ${conditions.where()}`,
    conditions.parameters,
  );
  if (!found) throw notFound('申报通知');
  // Not withdrawn while a claim by it is written: a withdrawal waits, and then counts this claim.
  const notice = await tx.findOneOrFail(ClaimNotice, { where: { id }, lock: { mode: 'pessimistic_read' } });
  if (notice.state !== 'approved') throw noticeNotApproved();
  return { notice, regionCode: found.regionCode };
}

/** The day that is stated: no later than today, and no earlier than what is claimed. */
export function checkReceived(receivedOn: string | null, certificate: Certificate | null, today: string): void {
  const rules = new RuleCheck('CLAIM_REFUSED');
  if (receivedOn !== null) {
    rules.that(receivedOn <= today, 'receivedOn', 'in-future', '申报日期不能晚于今天');
    const approvedOn = certificate?.approvedOn ?? receivedOn;
    const message = `申报日期不能早于证书批准日期 ${approvedOn}`;
    rules.that(receivedOn >= approvedOn, 'receivedOn', 'before-approved', message);
  }
  rules.done();
}

export interface Recording {
  caller: Caller;
  audit: AuditService;
  now: Date;
}

/** @throws {Refusal} CLAIM_EXISTS */
export async function createClaim(
  tx: EntityManager,
  recording: Recording,
  worker: Worker,
  aim: ClaimAim,
  receivedOn: string | null,
): Promise<Claim> {
  const claim = tx.create(Claim, {
    id: newId(),
    workerId: worker.id,
    policyRegionCode: aim.policyRegionCode,
    kind: aim.kind,
    certificateId: aim.certificate?.id ?? null,
    noticeId: aim.notice?.id ?? null,
    receivedOn,
    state: 'draft',
    stated: null,
    opinion: null,
    opinionBy: null,
    opinionOn: null,
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    createdBy: recording.caller.id,
    createdAt: recording.now,
  });
  const conflicts = { claims_one_of_a_certificate: claimExists, claims_one_of_a_notice: claimExists };
  await refusingConflicts(conflicts, () => tx.save(claim));
  const { kind, level, certificateNo } = { ...aim.certificate, kind: aim.kind };
  const what = { kind, level, certificateNo, noticeNo: aim.notice?.noticeNo };
  await recordClaim(tx, recording, { claim, worker }, 'create', { after: { ...what, receivedOn } });
  return claim;
}

/** What is known of the person on the day, as it is frozen with the claim. */
export async function statedFacts(tx: EntityManager, claim: Claim, worker: Worker): Promise<StatedFacts> {
  const [post]: { name: string; regionCode: string; since: string }[] = await tx.query(
    `SELECT o.name, o.region_code AS "regionCode", p.start_on AS since FROM posts p JOIN organizations o ON o.id = p.organization_id
     WHERE p.worker_id = $1 AND p.start_on <= $2 AND (p.end_on IS NULL OR p.end_on >= $2) ORDER BY p.start_on DESC, p.id DESC LIMIT 1`,
    [worker.id, claim.receivedOn],
  );
  const certificate = claim.certificateId && (await tx.findOneBy(Certificate, { id: claim.certificateId }));
  const { level = null, certificateNo = null, approvedOn = null, declaredOn = null } = certificate || {};
  return {
    name: worker.name,
    organizationName: post?.name ?? null,
    organizationRegionCode: post?.regionCode ?? null,
    since: post?.since ?? null,
    level,
    certificateNo,
    approvedOn,
    declaredOn,
  };
}

/** @throws {Refusal} 422 for what names numbers of people */
export function requireCheckText({ code, evidence }: Pick<ClaimCheckRequest, 'code' | 'evidence'>): void {
  const rules = new RuleCheck('CLAIM_REFUSED');
  checkFreeText(rules, 'code', code);
  checkFreeText(rules, 'evidence', evidence);
  rules.done();
}

/** Appends one confirmation; of a code the last counts. */
export async function addCheck(
  tx: EntityManager,
  recording: Recording,
  { claim, worker }: { claim: Claim; worker: Worker },
  { code, met, evidence }: ClaimCheckRequest,
): Promise<void> {
  requireCheckText({ code, evidence });
  const { caller, now } = recording;
  const id = newId();
  await tx.insert(ClaimCheck, { id, claimId: claim.id, code, met, evidence, checkedBy: caller.id, checkedAt: now });
  const details = { checkId: id, after: { code, met, evidence } };
  await recordClaim(tx, recording, { claim, worker }, 'check', details);
}

export function recordClaim(
  tx: EntityManager,
  { audit, caller }: Recording,
  { claim, worker }: { claim: Claim; worker: Worker },
  verb: string,
  details: Record<string, unknown>,
  reason: string | null = null,
): Promise<void> {
  return audit.record(tx, caller, {
    action: `claim.${verb}`,
    objectType: 'claim',
    objectId: claim.id,
    regionCode: worker.regionCode,
    reason,
    details: { workerId: worker.id, ...details },
  });
}
