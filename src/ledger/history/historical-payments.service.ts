import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { LEVEL_NAMES, type Level } from '../../certificates/level.js';
import { notFound, Refusal } from '../../common/errors.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { stale } from '../../common/http/if-match.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inTransaction } from '../../database/transaction.js';
import { lockWorker, requireWorker } from '../../workers/people/worker-lookup.js';
import { checkReason } from '../../workers/people/worker-rules.js';
import type { Worker } from '../../workers/people/worker.entity.js';
import { HistoricalPayment } from '../historical-payment.entity.js';
import type { Subject } from '../subject.js';
import type {
  CorrectHistoricalPaymentRequest,
  HistoricalPaymentRequest,
  ToldPayment,
} from './historical-payments.dto.js';

type Facts = Pick<HistoricalPayment, 'subject' | 'amountFen' | 'paidOn'>;

/**
 * 历史发放 by hand (domain.md §7, §13): recorded, corrected by a further row, withdrawn with a reason. What is due of the subject
 * follows by itself: more where less was paid before, less where more was, and never a recovery of what this system did not pay.
 */
@Injectable()
export class HistoricalPaymentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** By subject and day, those withdrawn included. */
  async list(caller: Caller, workerId: string): Promise<ToldPayment[]> {
    authorize(caller, 'workers.read');
    const { manager } = this.dataSource;
    await requireWorker(manager, caller, workerId);
    return told(manager, workerId);
  }

  async create(caller: Caller, workerId: string, request: HistoricalPaymentRequest): Promise<ToldPayment> {
    authorize(caller, 'workers.write');
    const { reason, subject, amountFen, paidOn } = request;
    const facts = { subject, amountFen, paidOn };
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      await this.check(tx, workerId, facts, reason);
      const payment = await insert(tx, { workerId, ...facts, correctsId: null });
      await this.record(tx, caller, worker, 'create', reason, { paymentId: payment.id, after: facts });
      return one(tx, workerId, payment.id);
    });
  }

  /** The row that was wrong is withdrawn, and the one that is answered stands for it. */
  async correct(
    caller: Caller,
    workerId: string,
    id: string,
    version: number,
    request: CorrectHistoricalPaymentRequest,
  ): Promise<ToldPayment> {
    authorize(caller, 'workers.write');
    const { reason } = request;
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const payment = await requireStanding(tx, workerId, id);
      if (payment.version !== version) throw stale('历史发放');
      const before = factsOf(payment);
      const { amountFen = before.amountFen, paidOn = before.paidOn } = request;
      const after = { ...before, amountFen, paidOn };
      const changes = changedFields(before, after);
      if (!changes) return one(tx, workerId, id);
      await this.check(tx, workerId, after, reason);
      await this.takeBack(tx, caller, payment, reason);
      const next = await insert(tx, { workerId, ...after, correctsId: id });
      await this.record(tx, caller, worker, 'update', reason, { paymentId: next.id, correctsId: id, ...changes });
      return one(tx, workerId, next.id);
    });
  }

  async withdraw(caller: Caller, workerId: string, id: string, reason: string): Promise<ToldPayment> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, workerId);
      const payment = await requireStanding(tx, workerId, id);
      const rules = new RuleCheck('HISTORY_REFUSED');
      checkReason(rules, reason, true);
      rules.done();
      await this.takeBack(tx, caller, payment, reason);
      await this.record(tx, caller, worker, 'withdraw', reason, { paymentId: id, before: factsOf(payment) });
      return one(tx, workerId, id);
    });
  }

  private async check(tx: EntityManager, workerId: string, { subject, paidOn }: Facts, reason: string): Promise<void> {
    const rules = new RuleCheck('HISTORY_REFUSED');
    rules.that(paidOn <= this.clock.today(), 'paidOn', 'payment-in-future', '发放日期不能晚于今天');
    // As the import asks: an award was paid for a certificate.
    const [kind, level] = subject.split(':') as ['award' | 'stipend', Level];
    const holds = kind === 'stipend' || (await holdsLevel(tx, workerId, level));
    const name = kind === 'award' ? LEVEL_NAMES[level] : '';
    rules.that(holds, 'subject', 'certificate-unknown', `系统中没有此人的${name}证书，请先登记证书`);
    checkReason(rules, reason, true);
    rules.done();
  }

  private async takeBack(tx: EntityManager, caller: Caller, payment: HistoricalPayment, reason: string): Promise<void> {
    const withdrawal = { withdrawalReason: reason, withdrawnBy: caller.id, withdrawnAt: this.clock.now() };
    await tx.save(Object.assign(payment, withdrawal));
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    { id: objectId, regionCode }: Worker,
    does: 'create' | 'update' | 'withdraw',
    reason: string,
    details: object,
  ): Promise<void> {
    const action = `historical_payment.${does}`;
    const about = { objectType: 'worker', objectId, regionCode };
    return this.audit.record(tx, caller, { action, ...about, reason, details: { ...details } });
  }
}

function factsOf({ subject, amountFen, paidOn }: HistoricalPayment): Facts {
  return { subject, amountFen, paidOn };
}

async function insert(
  tx: EntityManager,
  facts: Facts & { workerId: string; correctsId: string | null },
): Promise<HistoricalPayment> {
  const none = { withdrawalReason: null, withdrawnBy: null, withdrawnAt: null };
  const payment = tx.create(HistoricalPayment, { id: newId(), ...facts, ...none });
  return refusingConflicts({ historical_payments_once: paymentExists }, () => tx.save(payment));
}

async function holdsLevel(tx: EntityManager, workerId: string, level: Level): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT 1 FROM certificates WHERE worker_id = $1 AND level = $2 LIMIT 1', [
    workerId,
    level,
  ]);
  return rows.length > 0;
}

/** @throws {Refusal} 404 where it is not there, 409 where it was withdrawn before */
async function requireStanding(tx: EntityManager, workerId: string, id: string): Promise<HistoricalPayment> {
  const payment = await tx.findOneBy(HistoricalPayment, { id, workerId });
  if (!payment) throw notFound('历史发放');
  if (payment.withdrawnAt !== null) {
    throw new Refusal('conflict', 'HISTORY_WITHDRAWN', '这笔历史发放已经作废或更正，请刷新后查看现行记录。');
  }
  return payment;
}

function paymentExists(): Refusal {
  return new Refusal(
    'conflict',
    'HISTORY_EXISTS',
    '此人同一项目、同一发放日期已有历史发放，请核对；金额有误的，请更正原记录。',
  );
}

function told(tx: EntityManager, workerId: string): Promise<ToldPayment[]> {
  return tx.query<(ToldPayment & { subject: Subject })[]>(
    `SELECT h.id, h.subject, h.amount_fen AS "amountFen", h.paid_on AS "paidOn", h.corrects_id AS "correctsId",
       h.withdrawal_reason AS "withdrawalReason", h.withdrawn_by AS "withdrawnBy", u.display_name AS "withdrawnByName",
       h.withdrawn_at AS "withdrawnAt", h.version
     FROM historical_payments h LEFT JOIN users u ON u.id = h.withdrawn_by
     WHERE h.worker_id = $1 ORDER BY h.subject, h.paid_on, h.id`,
    [workerId],
  );
}

async function one(tx: EntityManager, workerId: string, id: string): Promise<ToldPayment> {
  const found = (await told(tx, workerId)).find((each) => each.id === id);
  if (!found) throw notFound('历史发放');
  return found;
}
