import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { changedFields } from '../../audit/changed-fields.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { notFound, Refusal } from '../../common/errors.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { monthOf } from '../../common/values/months.js';
import { LEVELS } from '../../certificates/level.js';
import { inTransaction } from '../../database/transaction.js';
import { awardSubject, periodOf, type Subject, SUBJECT_PATTERN } from '../../ledger/subject.js';
import { lockWorker, requireWorker } from '../../workers/people/worker-lookup.js';
import { checkFreeText, checkReason } from '../../workers/people/worker-rules.js';
import { Waiver } from './waiver.entity.js';
import type { ToldWaiver, UpdateWaiverRequest, WaiverRequest } from './waivers.dto.js';

/** 本人放弃: recorded with its paper, put right and taken back with a reason; what rests on it shows up by itself. */
@Injectable()
export class WaiversService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Newest first, those taken back included. */
  async list(caller: Caller, workerId: string): Promise<ToldWaiver[]> {
    authorize(caller, 'workers.read');
    const { manager } = this.dataSource;
    await requireWorker(manager, caller, workerId);
    return told(manager, workerId);
  }

  async create(caller: Caller, workerId: string, request: WaiverRequest): Promise<ToldWaiver> {
    authorize(caller, 'workers.write');
    const { kind, waivedOn, paper } = request;
    const subject = (request.subject ?? null) as Subject | null;
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const rules = new RuleCheck('WAIVER_REFUSED');
      const facts = { kind, subject, fromMonth: request.fromMonth ?? null, waivedOn, paper };
      this.check(rules, facts);
      rules.done();
      const fromMonth = isAllStipends(facts) ? (facts.fromMonth ?? monthOf(waivedOn)) : null;
      await requireOnlyOne(tx, workerId, facts);
      const id = newId();
      const row = { id, workerId, kind, subject, fromMonth, waivedOn, paper, recordedBy: caller.id };
      await tx.insert(Waiver, { ...row, recordedAt: this.clock.now() });
      await this.audit.record(tx, caller, {
        action: 'waiver.create',
        objectType: 'worker',
        objectId: workerId,
        regionCode: worker.regionCode,
        reason: paper,
        details: { waiverId: id, after: { kind, subject, fromMonth, waivedOn } },
      });
      return one(tx, workerId, id);
    });
  }

  /** Puts right what was recorded of it: what it covers by then is kept back, what it covered before comes due again. */
  async update(
    caller: Caller,
    workerId: string,
    id: string,
    version: number,
    request: UpdateWaiverRequest,
  ): Promise<ToldWaiver> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const waiver = await tx.findOneBy(Waiver, { id, workerId });
      if (!waiver) throw notFound('放弃声明');
      if (waiver.withdrawnAt !== null) {
        throw new Refusal('conflict', 'WAIVER_WITHDRAWN', '该放弃声明已经撤回，不能更正；仍然放弃的请重新登记。');
      }
      if (waiver.version !== version) {
        throw await staleRow(tx, '放弃声明', { type: 'worker', id: workerId }, waiver);
      }
      const before = factsOf(waiver);
      const { reason, ...stated } = request;
      const after = corrected(before, stated);
      const rules = new RuleCheck('WAIVER_REFUSED');
      this.check(rules, after);
      checkReason(rules, reason, true);
      rules.done();
      const changes = changedFields(before, after);
      if (!changes) return one(tx, workerId, id);
      await requireOnlyOne(tx, workerId, after, id);
      await tx.save(Object.assign(waiver, after));
      await this.audit.record(tx, caller, {
        action: 'waiver.update',
        objectType: 'worker',
        objectId: workerId,
        regionCode: worker.regionCode,
        reason,
        details: { waiverId: id, ...changes },
      });
      return one(tx, workerId, id);
    });
  }

  /** Taken back, it covers nothing any more: what it kept back comes due again. */
  async withdraw(caller: Caller, workerId: string, id: string, reason: string): Promise<ToldWaiver> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const waiver = await tx.findOneBy(Waiver, { id, workerId });
      if (!waiver) throw notFound('放弃声明');
      if (waiver.withdrawnAt !== null) {
        throw new Refusal('conflict', 'WAIVER_WITHDRAWN', '该放弃声明已经撤回，不用再次撤回。请刷新后查看现在的情况。');
      }
      const rules = new RuleCheck('WAIVER_REFUSED');
      checkFreeText(rules, 'reason', reason);
      rules.done();
      const withdrawal = { withdrawalReason: reason, withdrawnBy: caller.id, withdrawnAt: this.clock.now() };
      await tx.save(Object.assign(waiver, withdrawal));
      await this.audit.record(tx, caller, {
        action: 'waiver.withdraw',
        objectType: 'worker',
        objectId: workerId,
        regionCode: worker.regionCode,
        reason,
        details: { waiverId: id, before: { kind: waiver.kind, subject: waiver.subject, waivedOn: waiver.waivedOn } },
      });
      return one(tx, workerId, id);
    });
  }

  private check(rules: RuleCheck, facts: WaiverFacts): void {
    const { kind, subject, fromMonth, waivedOn, paper } = facts;
    rules.that(subject === null || isSubjectOf(kind, subject), 'subject', 'subject-of-other-kind', SUBJECT_MESSAGE);
    rules.that(waivedOn <= this.clock.today(), 'waivedOn', 'in-future', '放弃声明的日期不能晚于今天');
    const message = '只有放弃全部津贴时才填写起始月份';
    rules.that(isAllStipends(facts) || fromMonth === null, 'fromMonth', 'month-of-one-subject', message);
    checkFreeText(rules, 'paper', paper);
  }
}

type WaiverFacts = Pick<Waiver, 'kind' | 'subject' | 'fromMonth' | 'waivedOn' | 'paper'>;

function factsOf({ kind, subject, fromMonth, waivedOn, paper }: Waiver): WaiverFacts {
  return { kind, subject, fromMonth, waivedOn, paper };
}

/** What is not stated stays; the first month only where all stipends are still what is given up. */
function corrected(before: WaiverFacts, stated: Omit<UpdateWaiverRequest, 'reason'>): WaiverFacts {
  const { kind = before.kind, waivedOn = before.waivedOn, paper = before.paper } = stated;
  // Of another kind, the one subject that was given up cannot be it any more.
  const kept = kind === before.kind ? before.subject : null;
  const subject = stated.subject === undefined ? kept : (stated.subject as Subject | null);
  if (!isAllStipends({ kind, subject })) return { kind, subject, fromMonth: stated.fromMonth ?? null, waivedOn, paper };
  return { kind, subject, fromMonth: stated.fromMonth ?? before.fromMonth ?? monthOf(waivedOn), waivedOn, paper };
}

function isAllStipends({ kind, subject }: Pick<WaiverFacts, 'kind' | 'subject'>): boolean {
  return kind === 'stipend' && subject === null;
}

/** @throws {Refusal} 409 where the same is given up already, by another waiver than the one that is put right */
async function requireOnlyOne(
  tx: EntityManager,
  workerId: string,
  { kind, subject }: WaiverFacts,
  besides?: string,
): Promise<void> {
  const others = besides === undefined ? {} : { id: Not(besides) };
  if (await tx.existsBy(Waiver, { ...others, workerId, kind, subject: subject ?? IsNull(), withdrawnAt: IsNull() })) {
    throw new Refusal('conflict', 'WAIVER_EXISTS', '此人对该项目已有未撤回的放弃声明，无需重复登记。');
  }
}

const SUBJECT_MESSAGE = '所填项目与类别不符：放弃奖励须指明级别，放弃津贴须指明月份或年度，或不填以表示全部';

function isSubjectOf(kind: Waiver['kind'], subject: string): boolean {
  if (kind === 'award') return LEVELS.some((level) => subject === awardSubject(level));
  return periodOf(subject) !== null && new RegExp(SUBJECT_PATTERN).test(subject);
}

function told(tx: EntityManager, workerId: string): Promise<ToldWaiver[]> {
  return tx.query<ToldWaiver[]>(
    `SELECT v.id, v.kind, v.subject, v.from_month AS "fromMonth", v.waived_on AS "waivedOn", v.paper,
       v.recorded_by AS "recordedBy", r.display_name AS "recordedByName", v.recorded_at AS "recordedAt",
       v.withdrawal_reason AS "withdrawalReason", v.withdrawn_by AS "withdrawnBy", u.display_name AS "withdrawnByName",
       v.withdrawn_at AS "withdrawnAt", v.version
     FROM waivers v JOIN users r ON r.id = v.recorded_by LEFT JOIN users u ON u.id = v.withdrawn_by
     WHERE v.worker_id = $1 ORDER BY v.recorded_at DESC, v.id DESC`,
    [workerId],
  );
}

async function one(tx: EntityManager, workerId: string, id: string): Promise<ToldWaiver> {
  const found = (await told(tx, workerId)).find((each) => each.id === id);
  if (!found) throw notFound('放弃声明');
  return found;
}
