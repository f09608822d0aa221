import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { notFound } from '../../common/errors.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Clock } from '../../common/values/clock.js';
import { Conditions } from '../../database/statements/conditions.js';
import { inTransaction } from '../../database/transaction.js';
import type { ClaimState } from '../claim.entity.js';
import { claimCountDiffers, tooManyAtOnce } from '../claims-errors.js';
import { askedOfMany } from '../reading/asked-checks.js';
import { claimConditions } from '../reading/claim-queries.js';
import { claimWithin } from '../reading/claim-scope.js';
import { againstAcceptance } from './acceptance-rules.js';
import {
  type AcceptanceItem,
  type ClaimAcceptanceRequest,
  type ClaimAcceptanceResponse,
  MOST_AT_ONCE,
} from './claim-acceptance.dto.js';

interface MeantClaim {
  id: string;
  workerId: string;
}

interface LockedClaim extends MeantClaim {
  state: ClaimState;
  receivedOn: string;
  workerName: string;
  regionCode: string;
  isVoid: boolean;
}

/** Many claims accepted in one step, as one by one: people before claims, one statement, and each in the log. */
@Injectable()
export class ClaimAcceptanceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} 404 where none of those named is there, 409 where the filter finds others than were counted */
  async accept(caller: Caller, request: ClaimAcceptanceRequest): Promise<ClaimAcceptanceResponse> {
    authorize(caller, 'claims.decide');
    requireOneWay(request);
    const { claimIds } = request;
    return inTransaction(this.dataSource, async (tx) => {
      const meant = claimIds ? await this.named(tx, caller, claimIds) : await this.filtered(tx, caller, request);
      const locked = await lockAll(tx, meant);
      const against = await judgeAll(tx, locked);
      const taken = locked.filter(({ id }) => !against.has(id));
      await this.takeAll(tx, caller, taken);
      return told(locked, against, claimIds ?? []);
    });
  }

  private async named(tx: EntityManager, caller: Caller, claimIds: readonly string[]): Promise<MeantClaim[]> {
    const scope = claimWithin(caller, this.clock.today());
    const meant = await meantBy(
      tx,
      new Conditions().add('c.id = ANY(?::uuid[])', claimIds).add(scope.sql, ...scope.values),
    );
    if (meant.length === 0) throw notFound('申报');
    return meant;
  }

  private async filtered(
    tx: EntityManager,
    caller: Caller,
    { filter = {}, expectedCount }: ClaimAcceptanceRequest,
  ): Promise<MeantClaim[]> {
    const region = await narrowRegion(tx, caller, filter.regionCode);
    const conditions = claimConditions(caller, filter, { region, today: this.clock.today() });
    const meant = await meantBy(tx, conditions.add(`c.state = 'submitted'`));
    if (meant.length !== expectedCount) throw claimCountDiffers(expectedCount ?? 0, meant.length);
    if (meant.length > MOST_AT_ONCE) throw tooManyAtOnce(MOST_AT_ONCE);
    return meant;
  }

  /** One statement, so that the marks of everybody are raised at once and a payout sees all of them or none. */
  private async takeAll(tx: EntityManager, caller: Caller, taken: readonly LockedClaim[]): Promise<void> {
    if (taken.length === 0) return;
    await tx.query(
      `UPDATE claims SET state = 'accepted', decided_by = $2, decided_at = $3, decision_reason = NULL, version = version + 1
       WHERE id = ANY($1::uuid[])`,
      [taken.map(({ id }) => id), caller.id, this.clock.now()],
    );
    await this.audit.recordAll(
      tx,
      caller,
      taken.map(({ id, workerId, regionCode, receivedOn }) => ({
        action: 'claim.accept',
        objectType: 'claim',
        objectId: id,
        regionCode,
        details: {
          workerId,
          before: { state: 'submitted' },
          after: { state: 'accepted' },
          receivedOn,
          together: taken.length,
        },
      })),
    );
  }
}

function requireOneWay({ claimIds, filter, expectedCount }: ClaimAcceptanceRequest): void {
  const rules = new RuleCheck('CLAIM_REFUSED');
  const one = '请选择要受理的申报，或按筛选条件受理，两者取其一';
  rules.that((claimIds === undefined) !== (filter === undefined), 'claimIds', 'one-way', one);
  const counted = '按筛选条件受理须写明件数';
  rules.that(filter === undefined || expectedCount !== undefined, 'expectedCount', 'count-missing', counted);
  rules.done();
}

function meantBy(tx: EntityManager, conditions: Conditions): Promise<MeantClaim[]> {
  return tx.query(
    `SELECT c.id, c.worker_id AS "workerId" FROM claims c JOIN workers w ON w.id = c.worker_id ${conditions.where()}`,
    conditions.parameters,
  );
}

/** In the order in which claims are made, and of several people or claims by their ids; whoever was merged or withdrawn meanwhile is left out. */
async function lockAll(tx: EntityManager, meant: readonly MeantClaim[]): Promise<LockedClaim[]> {
  const people = [...new Set(meant.map(({ workerId }) => workerId))];
  await tx.query('SELECT 1 FROM workers WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [people]);
  const ids = meant.map(({ id }) => id);
  await tx.query('SELECT 1 FROM claims WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
  return tx.query<LockedClaim[]>(
    `SELECT c.id, c.worker_id AS "workerId", c.state, c.received_on AS "receivedOn", w.name AS "workerName",
       w.region_code AS "regionCode", coalesce(k.void, false) AS "isVoid"
     FROM claims c JOIN workers w ON w.id = c.worker_id LEFT JOIN certificates k ON k.id = c.certificate_id
     WHERE c.id = ANY($1::uuid[]) AND w.merged_into IS NULL AND w.withdrawn_at IS NULL ORDER BY w.name COLLATE "C", c.id`,
    [ids],
  );
}

type Against = NonNullable<ReturnType<typeof againstAcceptance>>;

async function judgeAll(tx: EntityManager, locked: readonly LockedClaim[]): Promise<Map<string, Against>> {
  const ids = locked.map(({ id }) => id);
  const asked = await askedOfMany(tx, ids);
  const rows: { claimId: string; code: string; met: boolean }[] = await tx.query(
    `SELECT DISTINCT ON (claim_id, code) claim_id AS "claimId", code, met FROM claim_checks
     WHERE claim_id = ANY($1::uuid[]) ORDER BY claim_id, code, checked_at DESC, id DESC`,
    [ids],
  );
  const confirmed = new Map<string, typeof rows>();
  for (const row of rows) confirmed.set(row.claimId, [...(confirmed.get(row.claimId) ?? []), row]);
  const against = new Map<string, Against>();
  for (const { id, state, isVoid } of locked) {
    const found = againstAcceptance({ state, isVoid, asked: asked.get(id) ?? [], confirmed: confirmed.get(id) ?? [] });
    if (found) against.set(id, found);
  }
  return against;
}

const NOT_THERE = { code: 'NOT_FOUND', message: '没有找到该申报。请刷新后查看。' };

function told(
  locked: readonly LockedClaim[],
  against: ReadonlyMap<string, Against>,
  named: readonly string[],
): ClaimAcceptanceResponse {
  const known = new Set(locked.map(({ id }) => id));
  const gone = named.filter((id) => !known.has(id));
  const items = [
    ...gone.map((claimId): AcceptanceItem => ({ claimId, workerName: null, accepted: false, ...NOT_THERE })),
    ...locked.map(({ id: claimId, workerName }): AcceptanceItem => {
      const { code = null, message = null } = against.get(claimId) ?? {};
      return { claimId, workerName, accepted: code === null, code, message };
    }),
  ].toSorted((a, b) => Number(a.accepted) - Number(b.accepted));
  const acceptedCount = locked.length - against.size;
  return { acceptedCount, refusedCount: items.length - acceptedCount, items };
}
