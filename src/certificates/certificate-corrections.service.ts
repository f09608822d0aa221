import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { staleRow } from '../audit/stale/stale-row.js';
import { changedFields } from '../audit/changed-fields.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { notFound, Refusal } from '../common/errors.js';
import { RuleCheck } from '../common/fields/rule-check.js';
import type { WithdrawalResponse } from '../common/fields/withdrawal.dto.js';
import { Clock } from '../common/values/clock.js';
import { refusingConflicts } from '../database/conflicts.js';
import { inTransaction } from '../database/transaction.js';
import { checkFreeText, checkReason, requireReason } from '../workers/people/worker-rules.js';
import type { Worker } from '../workers/people/worker.entity.js';
import { Certificate } from './certificate.entity.js';
import { checkRegistration, checkRevocation, checkSuccession } from './certificate-rules.js';
import {
  type CertificateResponse,
  type RegistrationResponse,
  toCertificate,
  toRegistration,
  type UpdateRegistrationRequest,
  type UpdateRevocationRequest,
} from './certificates.dto.js';
import {
  certificateEntry,
  lockCertificate,
  othersAtLevel,
  registrationExists,
  registrationsOf,
} from './certificates.service.js';
import { RegistrationRenewal } from './registrations/registration-renewal.entity.js';
import { Registration } from './registrations/registration.entity.js';

/**
 * What was recorded of a certificate, put right or taken back, each with its reason (domain.md §13). The log keeps what it was; what was
 * paid on it shows as a late fact.
 */
@Injectable()
export class CertificateCorrectionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async correctRegistration(
    caller: Caller,
    id: string,
    registrationId: string,
    version: number,
    request: UpdateRegistrationRequest,
  ): Promise<RegistrationResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { worker, certificate } = await lockCertificate(tx, caller, id);
      const { registration, others } = await requireRegistration(tx, id, registrationId);
      if (registration.version !== version)
        throw await staleRow(tx, '登记', { type: 'worker', id: worker.id }, registration);
      const { startOn = registration.startOn, endOn = registration.endOn, reason } = request;
      const before = { startOn: registration.startOn, endOn: registration.endOn };
      const changes = changedFields(before, { startOn, endOn });
      if (!changes) return toRegistration(registration);
      const rules = new RuleCheck('REGISTRATION_REFUSED');
      checkReason(rules, reason, true);
      // What a revocation ended may have begun before it only.
      checkRegistration(rules, { startOn, endOn }, certificate, others, this.clock.today());
      rules.done();
      Object.assign(registration, { startOn, endOn });
      await refusingConflicts({ registrations_one_per_start: registrationExists }, () => tx.save(registration));
      await tx.update(RegistrationRenewal, { registrationId }, { startOn, endOn });
      await this.record(tx, caller, worker, id, 'registration.update', reason, { registrationId, ...changes });
      return toRegistration(registration);
    });
  }

  async withdrawRegistration(
    caller: Caller,
    id: string,
    registrationId: string,
    reason: string,
  ): Promise<WithdrawalResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { worker } = await lockCertificate(tx, caller, id);
      const { registration } = await requireRegistration(tx, id, registrationId);
      requireReason('REGISTRATION_REFUSED', reason);
      await this.removeRegistration(tx, caller, registrationId, reason);
      const { startOn, endOn } = registration;
      const details = { registrationId, before: { startOn, endOn } };
      await this.record(tx, caller, worker, id, 'registration.withdraw', reason, details);
      return { id: registrationId };
    });
  }

  async correctRevocation(
    caller: Caller,
    id: string,
    version: number,
    request: UpdateRevocationRequest,
  ): Promise<CertificateResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { worker, certificate } = await lockCertificate(tx, caller, id);
      if (certificate.version !== version)
        throw await staleRow(tx, '证书', { type: 'worker', id: worker.id }, certificate);
      const before = revocationOf(certificate);
      if (certificate.revokedOn === null) throw notRevoked();
      const { revokedOn = certificate.revokedOn, cause = certificate.revocationReason ?? '', reason } = request;
      const after = { revokedOn, void: request.void ?? certificate.void, cause };
      const registrations = await registrationsOf(tx, id);
      const changes = changedFields(before, after);
      if (!changes) return toCertificate(certificate, registrations);
      const rules = new RuleCheck('REVOCATION_REFUSED');
      checkReason(rules, reason, true);
      checkFreeText(rules, 'cause', cause);
      checkRevocation(rules, revokedOn, certificate.approvedOn);
      Object.assign(certificate, { revokedOn, void: after.void, revocationReason: cause });
      checkSuccession(rules, certificate, await othersAtLevel(tx, certificate));
      rules.done();
      await tx.save(certificate);
      await this.record(tx, caller, worker, id, 'certificate.revocation-update', reason, { ...changes });
      return toCertificate(certificate, registrations);
    });
  }

  /** The certificate holds as if it had never been revoked. */
  async withdrawRevocation(caller: Caller, id: string, reason: string): Promise<CertificateResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { worker, certificate } = await lockCertificate(tx, caller, id);
      if (certificate.revokedOn === null) throw notRevoked();
      const before = revocationOf(certificate);
      Object.assign(certificate, { revokedOn: null, void: false, revocationReason: null });
      const rules = new RuleCheck('REVOCATION_REFUSED');
      checkReason(rules, reason, true);
      checkSuccession(rules, certificate, await othersAtLevel(tx, certificate));
      rules.done();
      await tx.save(certificate);
      await this.record(tx, caller, worker, id, 'certificate.revocation-withdraw', reason, { before });
      return toCertificate(certificate, await registrationsOf(tx, id));
    });
  }

  /**
   * Takes a certificate back that this person never held. One that a payout's line or a claim names stays in the register, void from the
   * start: they say for good what they rested on.
   */
  async withdraw(caller: Caller, id: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { worker, certificate } = await lockCertificate(tx, caller, id);
      requireReason('CERTIFICATE_REFUSED', reason);
      const { level, certificateNo, approvedOn, declaredOn } = certificate;
      const registrations = await registrationsOf(tx, id);
      const naming: unknown[] = await tx.query(
        `SELECT 1 FROM payout_lines WHERE certificate_id = $1 UNION ALL SELECT 1 FROM claims WHERE certificate_id = $1 LIMIT 1`,
        [id],
      );
      const kept = naming.length > 0;
      if (kept) {
        const revokedOn = certificate.revokedOn ?? approvedOn;
        Object.assign(certificate, { revokedOn, void: true, revocationReason: reason });
        await tx.save(certificate);
      } else {
        for (const registration of registrations) await this.removeRegistration(tx, caller, registration.id, reason);
        await tx.delete(RegistrationRenewal, { certificateId: id });
        await tx.delete(Certificate, { id });
      }
      const before = { level, certificateNo, approvedOn, declaredOn };
      const registered = registrations.map(({ id: registrationId, startOn, endOn }) => ({
        registrationId,
        startOn,
        endOn,
      }));
      // Under the person: the certificate is gone, and the person's history must find it.
      await this.audit.record(tx, caller, {
        action: 'certificate.withdraw',
        objectType: 'worker',
        objectId: worker.id,
        regionCode: worker.regionCode,
        reason,
        details: { certificateId: id, before, registrations: registered, keptAsVoid: kept },
      });
      return { id };
    });
  }

  /** A renewal keeps telling of the registration that it had made. */
  private async removeRegistration(tx: EntityManager, caller: Caller, id: string, reason: string): Promise<void> {
    await tx.update(
      RegistrationRenewal,
      { registrationId: id },
      { registrationId: null, withdrawnBy: caller.id, withdrawnAt: this.clock.now(), withdrawalReason: reason },
    );
    await tx.delete(Registration, { id });
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    worker: Worker,
    certificateId: string,
    action: string,
    reason: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, caller, certificateEntry(worker, certificateId, { action, reason, details }));
  }
}

function revocationOf(certificate: Certificate) {
  return { revokedOn: certificate.revokedOn, void: certificate.void, cause: certificate.revocationReason ?? '' };
}

async function requireRegistration(
  tx: EntityManager,
  certificateId: string,
  id: string,
): Promise<{ registration: Registration; others: Registration[] }> {
  const all = await registrationsOf(tx, certificateId);
  const registration = all.find((each) => each.id === id);
  if (!registration) throw notFound('登记');
  return { registration, others: all.filter((each) => each !== registration) };
}

function notRevoked(): Refusal {
  return new Refusal('conflict', 'CERTIFICATE_NOT_REVOKED', '该证书没有撤销登记，无须更正，请核对是否选错了证书。');
}
