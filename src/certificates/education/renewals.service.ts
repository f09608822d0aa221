import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, Not } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { inTransaction } from '../../database/transaction.js';
import { lockHolder } from '../certificate-lookup.js';
import {
  checkRenewal,
  HOURS_REQUIRED,
  hoursByRegistration,
  latestRegistration,
  type RegisteredCertificate,
  type RegistrationPeriod,
  renewedPeriod,
} from './education-rules.js';
import type { RenewalResponse, WithdrawnRegistration } from './education.dto.js';
import { type Education, loadEducation } from './education.loader.js';
import { RegistrationRenewal } from '../registrations/registration-renewal.entity.js';
import { Registration } from '../registrations/registration.entity.js';

/** 再登记: a registration is followed by the next one when its hours are earned, and loses that when they were not. */
@Injectable()
export class RenewalsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async renew(caller: Caller, certificateId: string): Promise<RenewalResponse> {
    authorize(caller, 'workers.write');
    const today = this.clock.today();
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockHolder(tx, caller, certificateId);
      const education = await educationOf(tx, worker.id);
      const certificate = education.certificates.find(({ id }) => id === certificateId);
      const latest = certificate && latestRegistration(certificate);
      if (!certificate || !latest) throw notRegistered();
      const period = renewedPeriod(latest.endOn, today);
      const hoursCounted = hoursBefore(education, certificate, latest, period);
      const rules = new RuleCheck('RENEWAL_REFUSED');
      checkRenewal(rules, { registration: latest, certificate, hours: hoursCounted, today });
      rules.done();
      const registration = tx.create(Registration, { id: newId(), certificateId, ...period });
      await tx.save(registration);
      const renewal = tx.create(RegistrationRenewal, {
        id: newId(),
        certificateId,
        registrationId: registration.id,
        periodStart: latest.startOn,
        periodEnd: latest.endOn,
        ...period,
        hoursRequired: HOURS_REQUIRED[certificate.level],
        hoursCounted,
        renewedBy: caller.id,
        renewedAt: this.clock.now(),
        withdrawnBy: null,
        withdrawnAt: null,
        withdrawalReason: null,
      });
      await tx.save(renewal);
      const { hoursRequired } = renewal;
      await this.record(tx, caller, worker.regionCode, renewal, 'registration.renew', { hoursRequired, hoursCounted });
      const { id, version } = registration;
      return { id, certificateId, ...period, version, hoursRequired, hoursCounted };
    });
  }

  /**
   * Takes back the renewals of a person whose hours no longer carry them. Called with the person locked, after hours
   * were taken away: what rested on them (months of stipend) then shows as not owed by itself.
   *
   * @throws {Refusal} conflict when a further registration already follows the one that would go
   */
  async withdrawUnsupported(
    tx: EntityManager,
    caller: Caller,
    worker: { id: string; regionCode: string },
    reason: string,
  ): Promise<WithdrawnRegistration[]> {
    const education = await educationOf(tx, worker.id);
    const standing = await tx.find(RegistrationRenewal, {
      where: { certificateId: In(education.certificates.map(({ id }) => id)), registrationId: Not(IsNull()) },
      order: { startOn: 'DESC' },
    });
    const hours = hoursByRegistration(education.certificates, education.credits);
    const withdrawn: WithdrawnRegistration[] = [];
    for (const renewal of standing) {
      const { certificateId, registrationId, startOn, endOn } = renewal;
      const certificate = education.certificates.find(({ id }) => id === certificateId);
      const before = certificate?.registrations.find((each) => each.startOn === renewal.periodStart);
      const left = (before && hours.get(before.id)) ?? 0;
      if (left >= renewal.hoursRequired) continue;
      if (certificate?.registrations.some((each) => each.startOn > startOn)) throw reliedOn(startOn);
      Object.assign(renewal, {
        registrationId: null,
        withdrawnBy: caller.id,
        withdrawnAt: this.clock.now(),
        withdrawalReason: reason,
      });
      await tx.save(renewal);
      await tx.delete(Registration, { id: registrationId ?? '' });
      await this.record(tx, caller, worker.regionCode, renewal, 'registration.withdraw', { hoursLeft: left }, reason);
      withdrawn.push({ workerId: worker.id, certificateId, startOn, endOn });
    }
    return withdrawn;
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    regionCode: string,
    renewal: RegistrationRenewal,
    action: string,
    details: Record<string, unknown>,
    reason: string | null = null,
  ): Promise<void> {
    const { certificateId, startOn, endOn, periodStart, periodEnd } = renewal;
    return this.audit.record(tx, caller, {
      action,
      objectType: 'certificate',
      objectId: certificateId,
      regionCode,
      reason,
      details: { startOn, endOn, periodStart, periodEnd, ...details },
    });
  }
}

async function educationOf(tx: EntityManager, workerId: string): Promise<Education> {
  return (await loadEducation(tx, [workerId])).get(workerId) ?? { certificates: [], credits: [] };
}

/** Hours of the old registration as they will be counted once the new one stands beside it. */
function hoursBefore(
  education: Education,
  certificate: RegisteredCertificate,
  latest: RegistrationPeriod,
  next: { startOn: string; endOn: string },
): number {
  const certificates = education.certificates.map((each) =>
    each === certificate ? { ...each, registrations: [...each.registrations, { id: 'next', ...next }] } : each,
  );
  return hoursByRegistration(certificates, education.credits).get(latest.id) ?? 0;
}

function notRegistered(): Refusal {
  return new Refusal('refused', 'NOT_REGISTERED', '该证书尚未登记，请先办理首次登记，再登记由此接续。');
}

function reliedOn(startOn: string): Refusal {
  return new Refusal(
    'conflict',
    'RENEWAL_RELIED_ON',
    `更正后学时不足，但依此学时办理的登记（${startOn} 起）之后又有新的登记，请先处理后一次登记。`,
  );
}
