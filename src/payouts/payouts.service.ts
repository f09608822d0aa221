import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { requireRegion } from '../auth/access/region-scope.js';
import { AwardsService } from '../awards/awards.service.js';
import { Clock } from '../common/values/clock.js';
import { newId } from '../common/values/ids.js';
import { monthOf, monthWords } from '../common/values/months.js';
import { Pace } from '../common/pace.js';
import { meanwhile } from '../database/statements/meanwhile.js';
import { inLockedSnapshot, type NamedLock } from '../database/transaction.js';
import { progress } from '../jobs/running/progress.js';
import { payoutWithin } from '../ledger/payouts/payout-within.js';
import { Payout } from '../ledger/payouts/payout.entity.js';
import type { PayKind } from '../ledger/subject.js';
import type { DueSubject } from '../policies/entitlements/entitlements.js';
import { asOfInFuture } from '../policies/entitlements/entitlements-errors.js';
import { policiesSeen } from '../policies/facts/fact-marks.js';
import { Region } from '../regions/region.entity.js';
import { StipendsService } from '../stipends/stipends.service.js';
import { recordStep } from './payout-ledger.js';
import { LineMaker, type MadeLines, NONE_PAID, paidLines, storeMade, wasPaid } from './lines/line-maker.js';
import { NettingPlan } from '../recoveries/netting/netting-rules.js';
import { NettingSource } from '../recoveries/netting/netting-source.js';
import { monthInFuture, monthsForAward, monthsReversed, nothingDue } from './payouts-errors.js';
import type { CreatePayoutRequest } from './payouts.dto.js';

/** Lines are made and stored in batches of so many, so that memory stays flat however many are due. */
const BATCH = 1_000;

const NUMBER_PREFIX: Record<PayKind, string> = { award: 'JL', stipend: 'JT' };
const KIND_TITLES: Record<PayKind, string> = { award: '社会工作者一次性奖励', stipend: '社会工作者职业津贴' };

/** What a payout is asked to hold, with its defaults filled in. */
export interface PayoutTerms {
  kind: PayKind;
  regionCode: string;
  asOf: string;
  fromMonth: string | null;
  toMonth: string | null;
}

@Injectable()
export class PayoutsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly awards: AwardsService,
    private readonly stipends: StipendsService,
    private readonly netting: NettingSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes everything that is due and on no other payout into a new draft.
   *
   * @throws {Refusal} 404 for a region outside the caller's; 422 when nothing is due
   */
  async create(caller: Caller, request: CreatePayoutRequest): Promise<Payout> {
    authorize(caller, 'payouts.create');
    const terms = termsOf(request, this.clock.today());
    await requireRegion(this.dataSource.manager, caller, terms.regionCode);
    const region = await this.dataSource.manager.findOneByOrFail(Region, { code: terms.regionCode });
    return inLockedSnapshot(this.dataSource, creationLocks(region, terms.kind), async (tx) => {
      const title = request.title ?? `${region.name}${KIND_TITLES[terms.kind]}${periodWords(terms)}`;
      const payout = tx.create(Payout, {
        id: newId(),
        ...terms,
        number: await nextNumber(tx, terms),
        title,
        state: 'draft',
        lineCount: 0,
        payeeCount: 0,
        totalFen: 0,
        nettedFen: 0,
        acceptedAt: null,
        noticeTo: null,
        seal: null,
        policiesSeen: '',
        createdBy: caller.id,
        createdAt: this.clock.now(),
      });
      await tx.save(payout);
      await this.fill(tx, payout);
      if (payout.lineCount === 0) throw nothingDue();
      await tx.save(payout);
      await recordStep(tx, payout, { action: 'create', actorId: caller.id, at: this.clock.now() });
      const { lineCount, payeeCount, totalFen, number } = payout;
      await this.audit.record(tx, caller, {
        action: 'payout.create',
        objectType: 'payout',
        objectId: payout.id,
        regionCode: payout.regionCode,
        details: { number, ...terms, lineCount, payeeCount, totalFen },
      });
      return payout;
    });
  }

  /** @throws {Refusal} 404, also for a payout of a region outside the caller's */
  async get(caller: Caller, id: string): Promise<Payout> {
    return payoutWithin(this.dataSource.manager, caller, id);
  }

  /** Puts what is due into a payout that has no line in flight. */
  async fill(tx: EntityManager, payout: Payout, round = 1): Promise<void> {
    // A one-time award is paid whole; what is to be paid back is kept from stipends (domain rule §7).
    const plan = payout.kind === 'stipend' ? await this.netting.plan(tx, payout.regionCode) : new NettingPlan();
    const maker = new LineMaker(payout, round, plan);
    const pace = new Pace();
    payout.policiesSeen = await policiesSeen(tx, payout.kind);
    await tx.query('UPDATE payouts SET policies_seen = $2 WHERE id = $1', [payout.id, payout.policiesSeen]);
    let made: MadeLines | null = null;
    let lines = 0;
    progress('deciding');
    for await (const due of this.due(tx, payout)) {
      for (let isLast = false; !isLast;) {
        // The database stores lines while the next ones are decided and made.
        const storing: Promise<void> = made ? storeMade(tx, made) : Promise.resolve();
        const next = await meanwhile(storing, async () => {
          const batch = await pace.take(due, BATCH, isPayable);
          return { batch, made: batch.some(wasPaid) ? null : await maker.make(batch, NONE_PAID, pace) };
        });
        isLast = next.batch.length < BATCH;
        progress('lines', (lines += next.batch.length));
        made = next.made ?? (await maker.make(next.batch, await paidLines(tx, next.batch), pace));
      }
    }
    if (made) await storeMade(tx, made);
    Object.assign(payout, maker.totals());
  }

  /** Everything to be paid or recovered, as the payout would find it. */
  due(tx: EntityManager, terms: PayoutTerms): AsyncIterable<IterableIterator<DueSubject>> {
    const { kind, regionCode, asOf } = terms;
    if (kind === 'award') return this.awards.due(tx, { regionCode, asOf });
    return this.stipends.due(tx, { regionCode, asOf, toMonth: terms.toMonth ?? monthOf(asOf) });
  }
}

/** A subject has one attempt at a time: what is owed on top of one in flight waits until that has ended. */
export function isPayable({ dueFen, inFlightFen }: DueSubject): boolean {
  return dueFen > 0 && inFlightFen === 0;
}

export function termsOf(request: CreatePayoutRequest, today: string): PayoutTerms {
  const { kind, regionCode } = request;
  const asOf = request.asOf ?? today;
  if (asOf > today) throw asOfInFuture(asOf);
  const { fromMonth = null, toMonth = null } = request;
  if (kind === 'award') {
    if (fromMonth !== null || toMonth !== null) throw monthsForAward();
    return { kind, regionCode, asOf, fromMonth: null, toMonth: null };
  }
  const last = toMonth ?? monthOf(asOf);
  if (last > monthOf(asOf)) throw monthInFuture(last);
  if (fromMonth !== null && fromMonth > last) throw monthsReversed();
  return { kind, regionCode, asOf, fromMonth: fromMonth ?? last, toMonth: last };
}

/**
 * Payouts of one kind are made one after the other where their regions overlap: a region's own lock is held alone,
 * those of the regions above it shared, so that counties do not wait for each other but each waits for the city.
 */
export function creationLocks(region: Region, kind: PayKind): NamedLock[] {
  return region.path.map((code) => ({ name: `payout ${kind} ${code}`, shared: code !== region.code }));
}

/** Counted up per kind, region and year; held unique by the creation lock and by the database. */
async function nextNumber(tx: EntityManager, { kind, regionCode, asOf }: PayoutTerms): Promise<string> {
  const prefix = `${NUMBER_PREFIX[kind]}-${regionCode}-${asOf.slice(0, 4)}-`;
  const [{ last }] = await tx.query<[{ last: number }]>(
    `SELECT coalesce(max(substr(number, $2)::int), 0) AS last FROM payouts
     WHERE region_code = $3 AND kind = $4 AND starts_with(number, $1)`,
    [prefix, prefix.length + 1, regionCode, kind],
  );
  return `${prefix}${String(last + 1).padStart(4, '0')}`;
}

function periodWords({ fromMonth, toMonth, asOf }: PayoutTerms): string {
  if (fromMonth === null || toMonth === null) return `（截至${monthWords(monthOf(asOf))}）`;
  return fromMonth === toMonth ? `（${monthWords(toMonth)}）` : `（${monthWords(fromMonth)}至${monthWords(toMonth)}）`;
}
