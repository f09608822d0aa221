import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { staleRow } from '../audit/stale/stale-row.js';
import { changedFields, type Show } from '../audit/changed-fields.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { narrowRegion, requireRegion } from '../auth/access/region-scope.js';
import { Clock } from '../common/values/clock.js';
import { notFound, Refusal } from '../common/errors.js';
import { birthDateOf, normalizeIdentityNumber } from '../common/values/identity-number.js';
import { newId } from '../common/values/ids.js';
import { maskAccount, maskIdentityNumber, maskPhone } from '../common/values/masking.js';
import { personName } from '../common/values/names.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { RuleCheck } from '../common/fields/rule-check.js';
import { refusingConflicts } from '../database/conflicts.js';
import { inTransaction } from '../database/transaction.js';
import { BankAccount } from './accounts/bank-account.entity.js';
import { requireKnownRegion } from './organizations/employers.js';
import { recordPost } from './posts/posts.service.js';
import type { WorkerDetail } from './worker-detail.dto.js';
import { currentAccount, readWorkerDetail } from './worker-detail.js';
import { lockWorker, notThere, requireKeeper, requireWorker } from './people/worker-lookup.js';
import { findWorkers } from './worker-queries.js';
import { toWorkerItem } from './worker-summary.js';
import { checkFreeText, checkPerson, checkReason, requireReason, withoutSpaces } from './people/worker-rules.js';
import { Worker } from './people/worker.entity.js';
import { fillTails, tailHash } from './search/identity-tails.js';
import { parseWorkerSearch } from './search/worker-search.js';
import type {
  BankAccountRequest,
  CreateWorkerRequest,
  PhoneResponse,
  RevealResponse,
  UpdateWorkerRequest,
  WorkerItem,
  WorkersQuery,
} from './workers.dto.js';

/** A person's own facts in clear, as they are compared; the log shows them masked. */
interface OwnFacts {
  name: string;
  phone: string | null;
  regionCode: string;
  remark: string | null;
  bankName: string | null;
  account: string | null;
  bankCode: string | null;
}

const SHOWN: Show<OwnFacts> = { phone: maskPhone, account: maskAccount };

@Injectable()
export class WorkersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
  ) {}

  async list(caller: Caller, query: WorkersQuery): Promise<{ items: WorkerItem[]; total: number }> {
    authorize(caller, 'workers.read');
    const tx = this.dataSource.manager;
    const regionCode = await narrowRegion(tx, caller, query.regionCode);
    const scope = { regionCode, callerRegion: caller.regionCode, today: this.clock.today() };
    if (query.search && parseWorkerSearch(query.search).identityTail !== null) {
      await fillTails(this.dataSource, this.personalData);
    }
    const { rows, total } = await findWorkers(tx, query, scope, this.personalData);
    return { items: rows.map((row) => toWorkerItem(row, this.personalData)), total };
  }

  /** @throws {Refusal} 404, in the same words for a person outside the caller's region and one that is not there */
  async detail(caller: Caller, id: string): Promise<WorkerDetail> {
    authorize(caller, 'workers.read');
    return this.readDetail(this.dataSource.manager, caller, id);
  }

  async create(caller: Caller, request: CreateWorkerRequest): Promise<WorkerDetail> {
    authorize(caller, 'workers.write');
    const name = personName(request.name);
    const identityNumber = normalizeIdentityNumber(request.identityNumber);
    const facts = ownFactsOf(request);
    this.checkFacts({ ...facts, name, identityNumber, identityKind: request.identityKind });
    return inTransaction(this.dataSource, async (tx) => {
      const { code: regionCode } = await requireKnownRegion(tx, request.regionCode, 'regionCode', 'WORKER_REFUSED');
      await requireRegion(tx, caller, regionCode);
      const worker = tx.create(Worker, {
        id: newId(),
        name,
        identityCipher: this.personalData.encrypt(identityNumber),
        identityHash: this.personalData.lookup('identity', identityNumber),
        identityTailHash: tailHash(this.personalData, identityNumber),
        ...this.phoneColumns(facts.phone ?? null),
        regionCode,
        remark: facts.remark ?? null,
      });
      await refusingConflicts({ workers_identity: workerExists }, () => tx.save(worker));
      if (request.bankAccount) await this.replaceAccount(tx, worker.id, request.bankAccount);
      const serving = { workerId: worker.id, bornOn: birthDateOf(identityNumber), today: this.clock.today() };
      const recorded = request.post ? await recordPost(tx, caller, serving, request.post, 'post.') : null;
      if (recorded && recorded.organization.regionCode !== regionCode) {
        worker.regionCode = recorded.organization.regionCode;
        await tx.update(Worker, { id: worker.id }, { regionCode: worker.regionCode });
      }
      await this.audit.record(tx, caller, {
        action: 'worker.create',
        objectType: 'worker',
        objectId: worker.id,
        regionCode: worker.regionCode,
        details: {
          after: {
            name,
            identityNumber: maskIdentityNumber(identityNumber),
            phone: facts.phone ? maskPhone(facts.phone) : null,
            regionCode: worker.regionCode,
            ...(facts.account && {
              bankName: request.bankAccount?.bankName ?? null,
              account: maskAccount(facts.account),
            }),
            ...(recorded && { post: recorded.facts }),
          },
        },
      });
      return this.readDetail(tx, caller, worker.id);
    });
  }

  async update(caller: Caller, id: string, version: number, request: UpdateWorkerRequest): Promise<WorkerDetail> {
    authorize(caller, 'workers.write');
    const stated = ownFactsOf(request);
    this.checkFacts(stated, request.reason);
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, id);
      if (worker.version !== version)
        throw await staleRow(tx, '人员', { type: 'worker', id }, await this.readDetail(tx, caller, id));
      await requireKeeper(tx, caller, worker, this.clock.today());
      if (request.regionCode !== undefined) {
        await requireKnownRegion(tx, request.regionCode, 'regionCode', 'WORKER_REFUSED');
        await requireRegion(tx, caller, request.regionCode);
      }
      const before = await this.storedFacts(tx, worker);
      const after = { ...before, ...stated };
      const changes = changedFields(before, after, SHOWN);
      if (!changes) return this.readDetail(tx, caller, id);
      const { name, phone, regionCode, remark } = after;
      // Also where only the account changes: the person's version stands for the account too.
      const phoneColumns = phone === before.phone ? {} : this.phoneColumns(phone);
      await tx.update(Worker, { id }, { name, regionCode, remark, ...phoneColumns });
      const accountChanged = (['account', 'bankName', 'bankCode'] as const).some(
        (field) => after[field] !== before[field],
      );
      if (request.bankAccount && accountChanged) await this.replaceAccount(tx, id, request.bankAccount);
      await this.audit.record(tx, caller, {
        action: 'worker.update',
        objectType: 'worker',
        objectId: id,
        regionCode,
        reason: request.reason ?? null,
        details: { ...changes },
      });
      return this.readDetail(tx, caller, id);
    });
  }

  /** Takes back an account that is not the person's: it is kept with the moment, and nothing goes to it any more. */
  async withdrawAccount(caller: Caller, id: string, reason: string): Promise<WorkerDetail> {
    authorize(caller, 'workers.write');
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockWorker(tx, caller, id);
      await requireKeeper(tx, caller, worker, this.clock.today());
      const current = await currentAccount(tx, id);
      if (!current) throw notFound('银行账户');
      requireReason('WORKER_REFUSED', reason);
      await tx.update(BankAccount, { id: current.id }, { replacedAt: this.clock.now() });
      // The person's version stands for the account too.
      await tx.update(Worker, { id }, { remark: worker.remark });
      const account = maskAccount(this.personalData.decrypt(current.accountCipher));
      await this.audit.record(tx, caller, {
        action: 'worker.account-withdraw',
        objectType: 'worker',
        objectId: id,
        regionCode: worker.regionCode,
        reason,
        details: { before: { bankName: current.bankName, account } },
      });
      return this.readDetail(tx, caller, id);
    });
  }

  /** The numbers in clear; who saw them, and why, stands in the log before they are shown (domain.md §11). */
  reveal(caller: Caller, id: string, reason: string): Promise<RevealResponse> {
    return this.revealed(caller, id, { reason, action: 'worker.reveal' }, ({ identityCipher }, facts) => {
      const { phone, bankName, account, bankCode } = facts;
      return { identityNumber: this.personalData.decrypt(identityCipher), phone, bankName, account, bankCode };
    });
  }

  revealPhone(caller: Caller, id: string, reason: string): Promise<PhoneResponse> {
    return this.revealed(caller, id, { reason, action: 'worker.reveal-phone' }, (_worker, { phone }) => ({ phone }));
  }

  private async revealed<T>(
    caller: Caller,
    id: string,
    { reason, action }: { reason: string; action: 'worker.reveal' | 'worker.reveal-phone' },
    of: (worker: Worker, facts: OwnFacts) => T,
  ): Promise<T> {
    authorize(caller, 'workers.reveal');
    const rules = new RuleCheck('REVEAL_REFUSED');
    checkFreeText(rules, 'reason', reason);
    rules.done();
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await requireWorker(tx, caller, id);
      const { regionCode } = worker;
      await this.audit.record(tx, caller, { action, objectType: 'worker', objectId: id, regionCode, reason });
      return of(worker, await this.storedFacts(tx, worker));
    });
  }

  private checkFacts(facts: Parameters<typeof checkPerson>[1], reason?: string): void {
    const rules = new RuleCheck('WORKER_REFUSED');
    checkReason(rules, reason, false);
    checkPerson(rules, facts, this.clock.today());
    rules.done();
  }

  private async readDetail(tx: EntityManager, caller: Caller, id: string): Promise<WorkerDetail> {
    const scope = { callerRegion: caller.regionCode, today: this.clock.today() };
    const detail = await readWorkerDetail(tx, id, scope, this.personalData);
    if (!detail) throw await notThere(tx, caller, id);
    return detail;
  }

  private async storedFacts(tx: EntityManager, worker: Worker): Promise<OwnFacts> {
    const { name, regionCode, remark, phoneCipher } = worker;
    const account = await currentAccount(tx, worker.id);
    return {
      name,
      phone: phoneCipher ? this.personalData.decrypt(phoneCipher) : null,
      regionCode,
      remark,
      bankName: account?.bankName ?? null,
      account: account ? this.personalData.decrypt(account.accountCipher) : null,
      bankCode: account?.bankCode ?? null,
    };
  }

  private phoneColumns(phone: string | null): Pick<Worker, 'phoneCipher' | 'phoneHash'> {
    if (phone === null) return { phoneCipher: null, phoneHash: null };
    return { phoneCipher: this.personalData.encrypt(phone), phoneHash: this.personalData.lookup('phone', phone) };
  }

  /** The present account, if any, is kept with the moment it was replaced: payments made to it can still be told. */
  private async replaceAccount(tx: EntityManager, workerId: string, request: BankAccountRequest): Promise<void> {
    const current = await currentAccount(tx, workerId);
    if (current) await tx.update(BankAccount, { id: current.id }, { replacedAt: this.clock.now() });
    const account = withoutSpaces(request.account);
    await tx.insert(BankAccount, {
      id: newId(),
      workerId,
      bankName: request.bankName ?? null,
      bankCode: request.bankCode ? withoutSpaces(request.bankCode) : null,
      accountCipher: this.personalData.encrypt(account),
      accountHash: this.personalData.lookup('account', account),
    });
  }
}

/** What a request states, in its stored form; empty text states that there is nothing. */
function ownFactsOf(request: UpdateWorkerRequest): Partial<Omit<OwnFacts, 'account'>> & { account?: string } {
  const { name, phone, regionCode, remark, bankAccount } = request;
  return {
    ...(name !== undefined && { name: personName(name) }),
    ...(phone !== undefined && { phone: phone === null ? null : withoutSpaces(phone) }),
    ...(regionCode !== undefined && { regionCode }),
    ...(remark !== undefined && { remark: remark || null }),
    ...(bankAccount && {
      account: withoutSpaces(bankAccount.account),
      bankName: bankAccount.bankName ?? null,
      bankCode: bankAccount.bankCode ? withoutSpaces(bankAccount.bankCode) : null,
    }),
  };
}

/** Says nothing of who or where: the person may be registered outside the caller's region. */
function workerExists(): Refusal {
  return new Refusal(
    'conflict',
    'WORKER_EXISTS',
    '该身份证号的人员已登记。请先在人员列表中查找；如查不到，请联系市局办理。',
  );
}
