import { staleRow } from '../audit/stale/stale-row.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, Not } from 'typeorm';
import { type AuditEntry, AuditService } from '../audit/audit.service.js';
import { changedFields } from '../audit/changed-fields.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { Clock } from '../common/values/clock.js';
import { Refusal } from '../common/errors.js';
import { newId } from '../common/values/ids.js';
import { RuleCheck } from '../common/fields/rule-check.js';
import { refusingConflicts } from '../database/conflicts.js';
import { inTransaction } from '../database/transaction.js';
import { lockWorker } from '../workers/people/worker-lookup.js';
import { checkFreeText, checkReason } from '../workers/people/worker-rules.js';
import type { Worker } from '../workers/people/worker.entity.js';
import { lockHolder } from './certificate-lookup.js';
import {
  checkCertificate,
  checkRegistration,
  checkRevocation,
  checkSuccession,
  defaultRegistrationEnd,
  normalizeCertificateNo,
} from './certificate-rules.js';
import { Certificate } from './certificate.entity.js';
import {
  type CertificateRequest,
  type CertificateResponse,
  type RegistrationRequest,
  type RegistrationResponse,
  type RevocationRequest,
  toCertificate,
  toRegistration,
  type UpdateCertificateRequest,
} from './certificates.dto.js';
import { Registration } from './registrations/registration.entity.js';

@Injectable()
export class CertificatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async create(caller: Caller, request: CertificateRequest): Promise<CertificateResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, request.workerId);
      const certificate = tx.create(Certificate, {
        id: newId(),
        workerId: worker.id,
        level: request.level,
        certificateNo: normalizeCertificateNo(request.certificateNo),
        approvedOn: request.approvedOn,
        declaredOn: request.declaredOn ?? this.clock.today(),
        revokedOn: null,
        void: false,
        revocationReason: null,
      });
      await this.check(tx, certificate, []);
      await saveCertificate(tx, certificate);
      await this.record(tx, caller, worker, certificate, 'certificate.create', { after: factsOf(certificate) });
      return toCertificate(certificate, []);
    });
  }

  async update(
    caller: Caller,
    id: string,
    version: number,
    request: UpdateCertificateRequest,
  ): Promise<CertificateResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { worker, certificate } = await lockCertificate(tx, caller, id);
      if (certificate.version !== version) throw await staleRow(tx, '证书', { type: 'certificate', id }, certificate);
      const registrations = await registrationsOf(tx, id);
      const before = factsOf(certificate);
      const { level, certificateNo, approvedOn, declaredOn, reason = null } = request;
      if (level !== undefined) certificate.level = level;
      if (certificateNo !== undefined) certificate.certificateNo = normalizeCertificateNo(certificateNo);
      if (approvedOn !== undefined) certificate.approvedOn = approvedOn;
      if (declaredOn !== undefined) certificate.declaredOn = declaredOn;
      const changes = changedFields(before, factsOf(certificate));
      if (!changes) return toCertificate(certificate, registrations);
      const rules = new RuleCheck('CERTIFICATE_REFUSED');
      checkReason(rules, reason, true);
      rules.done();
      await this.check(tx, certificate, registrations);
      await saveCertificate(tx, certificate);
      await this.record(tx, caller, worker, certificate, 'certificate.update', { ...changes }, reason);
      return toCertificate(certificate, registrations);
    });
  }

  async register(caller: Caller, id: string, request: RegistrationRequest): Promise<RegistrationResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { worker, certificate } = await lockCertificate(tx, caller, id);
      const { startOn, endOn = defaultRegistrationEnd(startOn) } = request;
      // The same start is a conflict of its own.
      const others = (await registrationsOf(tx, id)).filter((each) => each.startOn !== startOn);
      const rules = new RuleCheck('REGISTRATION_REFUSED');
      checkRegistration(rules, { startOn, endOn }, certificate, others, this.clock.today());
      rules.done();
      const registration = tx.create(Registration, { id: newId(), certificateId: id, startOn, endOn });
      await refusingConflicts({ registrations_one_per_start: registrationExists }, () => tx.save(registration));
      const details = { registrationId: registration.id, after: { startOn, endOn } };
      await this.record(tx, caller, worker, certificate, 'registration.create', details);
      return toRegistration(registration);
    });
  }

  /** What it takes away, and what it does not, follows from the day it names; put right by CertificateCorrections. */
  async revoke(caller: Caller, id: string, request: RevocationRequest): Promise<CertificateResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { worker, certificate } = await lockCertificate(tx, caller, id);
      if (certificate.revokedOn !== null) throw alreadyRevoked(certificate.revokedOn);
      const { revokedOn, reason } = request;
      const rules = new RuleCheck('REVOCATION_REFUSED');
      checkRevocation(rules, revokedOn, certificate.approvedOn);
      checkFreeText(rules, 'reason', reason);
      rules.done();
      Object.assign(certificate, { revokedOn, void: request.void, revocationReason: reason });
      await saveCertificate(tx, certificate);
      const details = { after: { revokedOn, void: request.void } };
      await this.record(tx, caller, worker, certificate, 'certificate.revoke', details, reason);
      return toCertificate(certificate, await registrationsOf(tx, id));
    });
  }

  /** The person is locked, so nobody records another certificate of theirs meanwhile. */
  private async check(tx: EntityManager, certificate: Certificate, registrations: Registration[]): Promise<void> {
    const rules = new RuleCheck('CERTIFICATE_REFUSED');
    checkCertificate(rules, certificate, registrations, this.clock.today());
    checkSuccession(rules, certificate, await othersAtLevel(tx, certificate));
    rules.done();
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    worker: Worker,
    certificate: Certificate,
    action: string,
    details: Record<string, unknown>,
    reason: string | null = null,
  ): Promise<void> {
    return this.audit.record(tx, caller, certificateEntry(worker, certificate.id, { action, reason, details }));
  }
}

function factsOf({ level, certificateNo, approvedOn, declaredOn }: Certificate) {
  return { level, certificateNo, approvedOn, declaredOn };
}

/** What the log says of a certificate, with the person whose it is. */
export function certificateEntry(
  worker: Worker,
  certificateId: string,
  { details, ...said }: { action: string; reason: string | null; details: Record<string, unknown> },
): AuditEntry {
  return {
    ...said,
    objectType: 'certificate',
    objectId: certificateId,
    regionCode: worker.regionCode,
    details: { workerId: worker.id, ...details },
  };
}

/** What the same person holds, or held, at the same level besides. */
export function othersAtLevel(tx: EntityManager, { id, workerId, level }: Certificate): Promise<Certificate[]> {
  return tx.findBy(Certificate, { workerId, level, id: Not(id) });
}

export function registrationsOf(tx: EntityManager, certificateId: string): Promise<Registration[]> {
  return tx.find(Registration, { where: { certificateId }, order: { startOn: 'ASC' } });
}

/** The certificate and its holder, locked through the holder; it exists for those for whom the holder exists. */
export async function lockCertificate(
  tx: EntityManager,
  caller: Caller,
  id: string,
): Promise<{ worker: Worker; certificate: Certificate }> {
  const worker = await lockHolder(tx, caller, id);
  // Read again: it may have been changed while the lock was waited for.
  return { worker, certificate: await tx.findOneByOrFail(Certificate, { id }) };
}

async function saveCertificate(tx: EntityManager, certificate: Certificate): Promise<void> {
  await refusingConflicts({ certificates_number: numberTaken }, () => tx.save(certificate));
}

/** Says nothing of whose it is: the holder may be registered outside the caller's region. */
function numberTaken(): Refusal {
  return new Refusal(
    'conflict',
    'CERTIFICATE_NO_TAKEN',
    '该证书管理号已登记，一证一号，请按证书核对；如确认无误，请联系市局办理。',
  );
}

export function registrationExists(): Refusal {
  return new Refusal('conflict', 'REGISTRATION_EXISTS', '该证书同一登记日期的登记已存在，请核对登记日期。');
}

function alreadyRevoked(revokedOn: string): Refusal {
  return new Refusal(
    'conflict',
    'CERTIFICATE_REVOKED',
    `该证书已于 ${revokedOn} 撤销，不能重复撤销。日期或是否自始无效有误的，请更正撤销登记。`,
  );
}
