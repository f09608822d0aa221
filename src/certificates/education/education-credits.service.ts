import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { notFound, Refusal } from '../../common/errors.js';
import { stale } from '../../common/http/if-match.js';
import { newId } from '../../common/values/ids.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inTransaction } from '../../database/transaction.js';
import { lockWorker, requireWorker } from '../../workers/people/worker-lookup.js';
import { checkFreeText, checkReason, requireReason } from '../../workers/people/worker-rules.js';
import { EducationCredit } from './education-credit.entity.js';
import { DEGREE_HOURS, HOURS_REQUIRED, hoursByRegistration, renewalOpensOn } from './education-rules.js';
import {
  type CorrectCreditRequest,
  type CorrectedCredit,
  type CreditRequest,
  type CreditResponse,
  type PeriodHours,
  toCredit,
  type WithdrawnRegistration,
  type WorkerCredits,
} from './education.dto.js';
import { type Education, loadEducation } from './education.loader.js';
import { RenewalsService } from './renewals.service.js';

@Injectable()
export class EducationCreditsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly renewals: RenewalsService,
  ) {}

  async list(caller: Caller, workerId: string): Promise<WorkerCredits> {
    authorize(caller, 'workers.read');
    const tx = this.dataSource.manager;
    await requireWorker(tx, caller, workerId);
    const credits = await tx.find(EducationCredit, { where: { workerId }, order: { earnedOn: 'ASC', id: 'ASC' } });
    const education = (await loadEducation(tx, [workerId])).get(workerId);
    return { items: credits.map(toCredit), periods: education ? periodsOf(education) : [] };
  }

  /** Hours that no training of this system brought: a degree, or a course proved by its papers. */
  async create(caller: Caller, workerId: string, request: CreditRequest): Promise<CreditResponse> {
    authorize(caller, 'workers.write');
    const { source, earnedOn, note } = request;
    const hours = source === 'degree' ? DEGREE_HOURS : request.hours;
    const rules = new RuleCheck('CREDIT_REFUSED');
    const stated = request.hours;
    rules
      .that(earnedOn <= this.clock.today(), 'earnedOn', 'earned-in-future', '取得日期不能晚于今天')
      .that(hours !== undefined, 'hours', 'hours-missing', '请填写学时')
      .that(
        source === 'other' || stated === undefined || stated === DEGREE_HOURS,
        'hours',
        'degree-hours',
        `社会工作专业学历按 ${DEGREE_HOURS} 学时计，请勿另填`,
      );
    checkFreeText(rules, 'note', note);
    rules.done();
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const credit = tx.create(EducationCredit, {
        id: newId(),
        workerId,
        source,
        attendanceId: null,
        hours,
        earnedOn,
        note,
        createdBy: caller.id,
      });
      await refusingConflicts({ education_credits_degree_once: degreeCounted }, () => tx.save(credit));
      await this.record(tx, caller, worker.regionCode, credit, 'education_credit.create');
      return toCredit(credit);
    });
  }

  /** Hours that were entered wrongly; the renewals that they carried go where they no longer do. */
  async correct(
    caller: Caller,
    workerId: string,
    id: string,
    version: number,
    request: CorrectCreditRequest,
  ): Promise<CorrectedCredit> {
    authorize(caller, 'workers.write');
    const { reason } = request;
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const credit = await requireOwn(tx, workerId, id);
      if (credit.version !== version) throw stale('学时');
      const before = factsOf(credit);
      const { hours = before.hours, earnedOn = before.earnedOn, note = before.note } = request;
      const after = { hours, earnedOn, note };
      const changes = changedFields(before, after);
      if (!changes) return { ...toCredit(credit), withdrawnRegistrations: [] };
      const rules = new RuleCheck('CREDIT_REFUSED');
      rules
        .that(after.earnedOn <= this.clock.today(), 'earnedOn', 'earned-in-future', '取得日期不能晚于今天')
        .that(
          credit.source === 'other' || after.hours === DEGREE_HOURS,
          'hours',
          'degree-hours',
          `社会工作专业学历按 ${DEGREE_HOURS} 学时计，不能改为其他学时；登记错了类别的，请作废后重新登记`,
        );
      checkFreeText(rules, 'note', after.note ?? '');
      checkReason(rules, reason, true);
      rules.done();
      await tx.save(Object.assign(credit, after));
      await this.record(tx, caller, worker.regionCode, credit, 'education_credit.update', reason, { ...changes });
      const withdrawnRegistrations = await this.renewals.withdrawUnsupported(tx, caller, worker, reason);
      return { ...toCredit(credit), withdrawnRegistrations };
    });
  }

  /** Takes back hours that were entered by hand; those of a training follow its attendance. */
  async withdraw(caller: Caller, workerId: string, id: string, reason: string): Promise<WithdrawnRegistration[]> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const credit = await requireOwn(tx, workerId, id);
      requireReason('CREDIT_REFUSED', reason);
      await tx.delete(EducationCredit, { id });
      await this.record(tx, caller, worker.regionCode, credit, 'education_credit.withdraw', reason);
      return this.renewals.withdrawUnsupported(tx, caller, worker, reason);
    });
  }

  /**
   * Makes the hours of an attendance what it says: credited once, changed with it, gone when it earns none. The unique
   * index over attendances holds that, whoever tells it how often.
   */
  async creditAttendance(
    tx: EntityManager,
    facts: { attendanceId: string; workerId: string; hours: number; earnedOn: string; createdBy: string | null },
  ): Promise<void> {
    const { attendanceId, workerId, hours, earnedOn, createdBy } = facts;
    const known = await tx.findOneBy(EducationCredit, { attendanceId });
    if (hours === 0) {
      if (known) await tx.delete(EducationCredit, { id: known.id });
      return;
    }
    const credit =
      known ??
      tx.create(EducationCredit, { id: newId(), workerId, source: 'attendance', attendanceId, note: null, createdBy });
    Object.assign(credit, { hours, earnedOn });
    await tx.save(credit);
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    regionCode: string,
    credit: EducationCredit,
    action: string,
    reason: string | null = null,
    changes: object = {},
  ): Promise<void> {
    const { id: creditId, workerId: objectId, source, hours, earnedOn } = credit;
    return this.audit.record(tx, caller, {
      action,
      objectType: 'worker',
      objectId,
      regionCode,
      reason,
      details: { creditId, source, hours, earnedOn, ...changes },
    });
  }
}

/** @throws {Refusal} 404 where it is not there, 409 where a training brought it */
async function requireOwn(tx: EntityManager, workerId: string, id: string): Promise<EducationCredit> {
  const credit = await tx.findOneBy(EducationCredit, { id, workerId });
  if (!credit) throw notFound('学时');
  if (credit.attendanceId !== null) throw ofAttendance();
  return credit;
}

function factsOf({ hours, earnedOn, note }: EducationCredit): Pick<EducationCredit, 'hours' | 'earnedOn' | 'note'> {
  return { hours, earnedOn, note };
}

function periodsOf({ certificates, credits }: Education): PeriodHours[] {
  const counted = hoursByRegistration(certificates, credits);
  return certificates.flatMap((certificate) =>
    certificate.registrations.map(({ id, startOn, endOn }) => {
      const hours = counted.get(id) ?? 0;
      const hoursRequired = HOURS_REQUIRED[certificate.level];
      return {
        certificateId: certificate.id,
        registrationId: id,
        level: certificate.level,
        startOn,
        endOn,
        hours,
        hoursRequired,
        hoursMissing: Math.max(0, hoursRequired - hours),
        renewalOpensOn: renewalOpensOn(endOn),
      };
    }),
  );
}

function degreeCounted(): Refusal {
  return new Refusal(
    'conflict',
    'DEGREE_COUNTED',
    '此人的社会工作专业学历已计过学时，只计一次。登记有误的，请更正或作废原来的那一条。',
  );
}

function ofAttendance(): Refusal {
  return new Refusal('conflict', 'CREDIT_OF_ATTENDANCE', '该学时由培训出勤计得，请更正该次出勤，学时随之更正。');
}
