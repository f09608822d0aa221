import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { staleRow } from '../audit/stale/stale-row.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { narrowRegion } from '../auth/access/region-scope.js';
import { roleMay } from '../auth/access/permissions.js';
import { Certificate } from '../certificates/certificate.entity.js';
import { notFound, Refusal } from '../common/errors.js';
import { RuleCheck } from '../common/fields/rule-check.js';
import { Clock } from '../common/values/clock.js';
import { Conditions } from '../database/statements/conditions.js';
import { inTransaction } from '../database/transaction.js';
import { checkFreeText } from '../workers/people/worker-rules.js';
import type { Worker } from '../workers/people/worker.entity.js';
import {
  addCheck,
  aimOf,
  checkReceived,
  createClaim,
  lockClaimant,
  recordClaim,
  type Recording,
  statedFacts,
} from './claim-records.js';
import { Claim } from './claim.entity.js';
import { certificateVoid, decided, notDraft, notHandedIn } from './claims-errors.js';
import { againstStep, type ClaimStep, needsReason, TRANSITIONS, UNDECIDED } from './life/claim-life.js';
import { claimConditions, countClaims, readChecks, readClaimEvents, readClaims } from './reading/claim-queries.js';
import { askedChecks, checkCode } from './reading/asked-checks.js';
import { claimWithin } from './reading/claim-scope.js';
import type {
  ClaimCheckRequest,
  ClaimDetailResponse,
  ClaimOpinionRequest,
  ClaimRequest,
  ClaimResponse,
  ClaimsQuery,
} from './reading/claims.dto.js';

/** 申报: entered by a station or an officer, decided by an officer; each step is in the log and marks the person's facts. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Caller,
    query: ClaimsQuery,
  ): Promise<{ items: ClaimResponse[]; total: number; states: Record<string, number> }> {
    authorize(caller, 'claims.read');
    const tx = this.dataSource.manager;
    const today = this.clock.today();
    const region = await narrowRegion(tx, caller, query.regionCode);
    const conditions = claimConditions(caller, query, { region, today });
    const states = await countClaims(tx, conditions);
    const asked = query.state ?? Object.keys(states);
    const total = asked.reduce((sum, state) => sum + (states[state] ?? 0), 0);
    if (query.state !== undefined) conditions.add('c.state = ANY(?::text[])', query.state);
    return { items: await readClaims(tx, caller, conditions, { ...query, today }), total, states };
  }

  async get(caller: Caller, id: string): Promise<ClaimDetailResponse> {
    authorize(caller, 'claims.read');
    return this.told(this.dataSource.manager, caller, id);
  }

  /** @throws {Refusal} CLAIM_EXISTS; 404 for people, certificates and notices that do not exist for the caller */
  async create(caller: Caller, request: ClaimRequest): Promise<ClaimDetailResponse> {
    authorize(caller, 'claims.write');
    const today = this.clock.today();
    return inTransaction(this.dataSource, async (tx) => {
      const worker = await lockClaimant(tx, caller, request.workerId, today);
      const aim = await aimOf(tx, caller, worker, request);
      const receivedOn = request.receivedOn ?? null;
      requireMayDate(caller, receivedOn);
      checkReceived(receivedOn, aim.certificate, today);
      const claim = await createClaim(tx, this.recording(caller), worker, aim, receivedOn);
      return this.told(tx, caller, claim.id);
    });
  }

  /** The day of the paper, while it is a draft; from then on it stands. */
  async update(caller: Caller, id: string, version: number, receivedOn: string | null): Promise<ClaimDetailResponse> {
    authorize(caller, 'claims.write');
    return inTransaction(this.dataSource, async (tx) => {
      const { claim, worker } = await this.lock(tx, caller, id, version);
      if (claim.state !== 'draft') throw notDraft();
      requireMayDate(caller, receivedOn);
      checkReceived(receivedOn, await certificateOf(tx, claim), this.clock.today());
      if (claim.receivedOn !== receivedOn) {
        const changes = { before: { receivedOn: claim.receivedOn }, after: { receivedOn } };
        await tx.save(Object.assign(claim, { receivedOn }));
        await recordClaim(tx, this.recording(caller), { claim, worker }, 'update', changes);
      }
      return this.told(tx, caller, id);
    });
  }

  /** @throws {Refusal} what `againstStep` says, 422 without a reason where one is needed */
  async step(
    caller: Caller,
    id: string,
    step: ClaimStep,
    { version, reason }: { version: number | null; reason: string | null },
  ): Promise<ClaimDetailResponse> {
    authorize(caller, TRANSITIONS[step].permission);
    return inTransaction(this.dataSource, async (tx) => {
      const { claim, worker } = await this.lock(tx, caller, id, version);
      const refusal = againstStep(caller.role, claim.state, step);
      if (refusal) throw refusal;
      requireStepReason(step, claim, reason);
      const from = claim.state;
      if (step === 'submit') await this.handIn(tx, claim, worker);
      else if (step !== 'withdraw') {
        if (step === 'accept' && (await certificateOf(tx, claim))?.void) throw certificateVoid();
        Object.assign(claim, { decidedBy: caller.id, decidedAt: this.clock.now(), decisionReason: reason });
      }
      claim.state = TRANSITIONS[step].to;
      await tx.save(claim);
      const details = { before: { state: from }, after: { state: claim.state }, receivedOn: claim.receivedOn };
      await recordClaim(tx, this.recording(caller), { claim, worker }, step, details, reason);
      return this.told(tx, caller, id);
    });
  }

  /** 单位意见, while nobody has decided. */
  async opine(
    caller: Caller,
    id: string,
    version: number | null,
    { opinion, opinionOn }: ClaimOpinionRequest,
  ): Promise<ClaimDetailResponse> {
    authorize(caller, 'claims.write');
    const today = this.clock.today();
    return inTransaction(this.dataSource, async (tx) => {
      const { claim, worker } = await this.lock(tx, caller, id, version);
      if (!UNDECIDED.includes(claim.state)) throw decided('填写单位意见');
      const rules = new RuleCheck('CLAIM_REFUSED');
      checkFreeText(rules, 'opinion', opinion);
      rules.that((opinionOn ?? today) <= today, 'opinionOn', 'in-future', '意见日期不能晚于今天');
      rules.done();
      const before = { opinion: claim.opinion, opinionOn: claim.opinionOn };
      const after = { opinion, opinionOn: opinionOn ?? today };
      await tx.save(Object.assign(claim, { ...after, opinionBy: caller.id }));
      await recordClaim(tx, this.recording(caller), { claim, worker }, 'opinion', { before, after });
      return this.told(tx, caller, id);
    });
  }

  /** A further entry of what was confirmed, also of a claim that is accepted: that is how one is put right. */
  async check(caller: Caller, id: string, request: ClaimCheckRequest): Promise<ClaimDetailResponse> {
    authorize(caller, 'claims.decide');
    return inTransaction(this.dataSource, async (tx) => {
      const { claim, worker } = await this.lock(tx, caller, id, null);
      if (claim.state === 'draft' || claim.state === 'withdrawn') throw notHandedIn();
      const code = checkCode((await askedChecks(tx, claim)).checks, request.code);
      await addCheck(tx, this.recording(caller), { claim, worker }, { ...request, code });
      return this.told(tx, caller, id);
    });
  }

  /** The first time the day is set and stays; what is stated is frozen anew each time. */
  private async handIn(tx: EntityManager, claim: Claim, worker: Worker): Promise<void> {
    const certificate = await certificateOf(tx, claim);
    if (certificate?.void) throw certificateVoid();
    claim.receivedOn ??= this.clock.today();
    checkReceived(claim.receivedOn, certificate, this.clock.today());
    claim.stated = await statedFacts(tx, claim, worker);
  }

  private recording(caller: Caller): Recording {
    return { caller, audit: this.audit, now: this.clock.now() };
  }

  /** The claim and its person, locked in the order in which claims are made. */
  private async lock(
    tx: EntityManager,
    caller: Caller,
    id: string,
    version: number | null,
  ): Promise<{ claim: Claim; worker: Worker }> {
    const { workerId } = await this.one(tx, caller, id);
    const worker = await lockClaimant(tx, caller, workerId, this.clock.today());
    const claim = await tx.findOneOrFail(Claim, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (version !== null && claim.version !== version) {
      throw await staleRow(tx, '申报', { type: 'claim', id }, await this.one(tx, caller, id));
    }
    return { claim, worker };
  }

  private async one(tx: EntityManager, caller: Caller, id: string): Promise<ClaimResponse> {
    const today = this.clock.today();
    const scope = claimWithin(caller, today);
    const conditions = new Conditions().add('c.id = ?', id).add(scope.sql, ...scope.values);
    const [claim] = await readClaims(tx, caller, conditions, { page: 1, pageSize: 1, today });
    if (!claim) throw notFound('申报');
    return claim;
  }

  private async told(tx: EntityManager, caller: Caller, id: string): Promise<ClaimDetailResponse> {
    const claim = await this.one(tx, caller, id);
    const { checks: asked, policy: askedBy } = await askedChecks(tx, claim);
    const labels = new Map(asked.map(({ code, label }) => [code, label]));
    const checks = (await readChecks(tx, [id])).get(id) ?? [];
    return {
      ...claim,
      asked,
      askedBy,
      checks: checks.map((check) => ({ ...check, label: labels.get(check.code) ?? check.code })),
      events: (await readClaimEvents(tx, [id])).get(id) ?? [],
    };
  }
}

function certificateOf(tx: EntityManager, { certificateId }: Claim): Promise<Certificate | null> {
  return certificateId === null ? Promise.resolve(null) : tx.findOneBy(Certificate, { id: certificateId });
}

/** A paper that lay about is dated by whoever takes papers in; a station hands in on the day on which it does. */
function requireMayDate(caller: Caller, receivedOn: string | null): void {
  if (receivedOn === null || roleMay(caller.role, 'claims.decide')) return;
  const message = '申报日期按提交当日登记，请不要填写';
  throw new Refusal('refused', 'CLAIM_REFUSED', `${message}。`, [
    { field: 'receivedOn', code: 'received-on-stated', message },
  ]);
}

function requireStepReason(step: ClaimStep, claim: Claim, reason: string | null): void {
  const rules = new RuleCheck('CLAIM_REFUSED');
  const message = `${TRANSITIONS[step].name}须写明原因`;
  rules.that(reason !== null || !needsReason(step, claim.state), 'reason', 'reason-missing', message);
  checkFreeText(rules, 'reason', reason ?? '');
  rules.done();
}
