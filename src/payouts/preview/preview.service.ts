import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { regionWithin, requireRegion } from '../../auth/access/region-scope.js';
import { type Level, LEVELS } from '../../certificates/level.js';
import { Clock } from '../../common/values/clock.js';
import { Reading } from '../../database/reading.js';
import type { DueSubject } from '../../policies/entitlements/entitlements.js';
import { NettingPlan } from '../../recoveries/netting/netting-rules.js';
import { NettingSource } from '../../recoveries/netting/netting-source.js';
import { sumFen } from '../../common/values/money.js';
import { nothingDue } from '../payouts-errors.js';
import type { CreatePayoutRequest } from '../payouts.dto.js';
import { isPayable, PayoutsService, type PayoutTerms, termsOf } from '../payouts.service.js';
import {
  NAMED,
  type PayoutPreviewResponse,
  type PreviewInFlight,
  type PreviewLeftOut,
  type PreviewSum,
} from './preview.dto.js';
import { isWholeYear, periodOf } from '../../ledger/subject.js';

/** People whose accounts and returned payments are asked for in one statement. */
const CHUNK = 1_000;

/** What a payout would hold, by the same walk that makes it, and nothing is made. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly reading: Reading,
    private readonly payouts: PayoutsService,
    private readonly netting: NettingSource,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} 404 for a region outside the caller's; 422 for months and days that no payout takes */
  async preview(caller: Caller, request: CreatePayoutRequest): Promise<PayoutPreviewResponse> {
    authorize(caller, 'payouts.create');
    const terms = termsOf(request, this.clock.today());
    return this.reading.onSnapshot(async (tx) => {
      await requireRegion(tx, caller, terms.regionCode);
      // As the payout itself: a one-time award is paid whole.
      const plan = terms.kind === 'stipend' ? await this.netting.plan(tx, terms.regionCode, 'look') : new NettingPlan();
      const tally = new Tally(terms, plan);
      for await (const chunk of this.payouts.due(tx, terms)) {
        for (const due of chunk) {
          tally.add(due);
          if (tally.waiting.length >= CHUNK) await look(tx, tally);
        }
      }
      await look(tx, tally);
      const inFlight = await onTheirWay(tx, terms);
      return {
        ...tally.told(),
        inFlight,
        ...(tally.all.lineCount > 0 ? { code: null, message: null } : why(inFlight)),
      };
    });
  }
}

/** Adds up what is due, and what is due and left out. */
class Tally {
  readonly all: PreviewSum = { lineCount: 0, totalFen: 0 };
  waiting: DueSubject[] = [];
  withoutAccountCount = 0;
  readonly withoutAccount: { workerId: string; workerName: string }[] = [];
  readonly reissues: PreviewSum = { lineCount: 0, totalFen: 0 };
  private readonly arrears: PreviewSum = { lineCount: 0, totalFen: 0 };
  private readonly levels = new Map<Level, PreviewSum>();
  private readonly months = new Map<string, PreviewSum>();
  private readonly people = new Set<string>();
  private toRecover = 0;
  private besideFlight = 0;
  private nettedFen = 0;

  constructor(
    private readonly terms: PayoutTerms,
    private readonly plan: NettingPlan,
  ) {}

  add(due: DueSubject): void {
    if (!isPayable(due)) {
      if (due.dueFen < 0) this.toRecover++;
      else this.besideFlight++;
      return;
    }
    const { subject, decision, person, dueFen } = due;
    count(this.all, dueFen);
    const netted = this.plan.take(person.id, dueFen).map(({ amountFen }) => amountFen);
    this.nettedFen = sumFen([this.nettedFen, ...netted]);
    this.people.add(person.id);
    if (decision.level) count(entry(this.levels, decision.level), dueFen);
    const month = periodOf(subject);
    if (month !== null) {
      count(entry(this.months, month), dueFen);
      if (!isWholeYear(month) && this.terms.fromMonth !== null && month < this.terms.fromMonth)
        count(this.arrears, dueFen);
    }
    this.waiting.push(due);
  }

  told(): Omit<PayoutPreviewResponse, 'inFlight' | 'code' | 'message'> {
    const { all, arrears, reissues, withoutAccountCount, withoutAccount } = this;
    return {
      ...all,
      nettedFen: this.nettedFen,
      netFen: all.totalFen - this.nettedFen,
      payeeCount: this.people.size,
      byLevel: LEVELS.flatMap((level) => {
        const sum = this.levels.get(level);
        return sum ? [{ level, ...sum }] : [];
      }),
      byMonth: [...this.months].map(([month, sum]) => ({ month, ...sum })).sort((a, b) => (a.month < b.month ? -1 : 1)),
      arrears,
      reissues,
      withoutAccountCount,
      withoutAccount,
      leftOut: [
        ...leftOut('TO_RECOVER', '已多发，应追回，不在本批次发放。', this.toRecover),
        ...leftOut('IN_FLIGHT', '在其他批次中办理，办结后差额再发。', this.besideFlight),
      ],
    };
  }
}

function count(sum: PreviewSum, fen: number): void {
  sum.lineCount++;
  sum.totalFen += fen;
}

function entry<K>(sums: Map<K, PreviewSum>, key: K): PreviewSum {
  const known = sums.get(key) ?? { lineCount: 0, totalFen: 0 };
  sums.set(key, known);
  return known;
}

function leftOut(code: string, message: string, lines: number): PreviewLeftOut[] {
  return lines > 0 ? [{ code, message, count: lines }] : [];
}

/** Accounts and former returns of those who were added since the last look; a person's subjects stand next to each other. */
async function look(tx: EntityManager, tally: Tally): Promise<void> {
  const due = tally.waiting;
  tally.waiting = [];
  if (due.length === 0) return;
  const people = new Map(due.map(({ person }) => [person.id, person.name]));
  const missing: { id: string }[] = await tx.query(
    `SELECT u.id FROM unnest($1::uuid[]) AS u(id)
     WHERE NOT EXISTS (SELECT 1 FROM bank_accounts b WHERE b.worker_id = u.id AND b.replaced_at IS NULL) ORDER BY u.id`,
    [[...people.keys()]],
  );
  const named = new Set(tally.withoutAccount.map(({ workerId }) => workerId));
  for (const { id } of missing.filter((each) => !named.has(each.id))) {
    tally.withoutAccountCount++;
    if (tally.withoutAccount.length < NAMED) {
      tally.withoutAccount.push({ workerId: id, workerName: people.get(id)! });
    }
  }
  const returned: { n: number }[] = await tx.query(
    `SELECT d.n::int AS n FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS d(worker_id, subject, n)
     WHERE EXISTS (SELECT 1 FROM line_endings e WHERE e.worker_id = d.worker_id AND e.subject = d.subject
       AND e.outcome = 'returned')`,
    [due.map(({ person }) => person.id), due.map(({ subject }) => subject)],
  );
  for (const { n } of returned) count(tally.reissues, due[n - 1]!.dueFen);
}

function onTheirWay(tx: EntityManager, { kind, regionCode }: PayoutTerms): Promise<PreviewInFlight[]> {
  return tx.query<PreviewInFlight[]>(
    `SELECT p.id AS "payoutId", p.number, p.state, count(*)::int AS "lineCount", sum(a.amount_fen)::int8 AS "totalFen"
     FROM payouts p JOIN live_attempts a ON a.payout_id = p.id
     WHERE p.kind = $2 AND ${regionWithin('p.region_code').replace('?', '$1')}
       AND p.state IN ('draft', 'submitted', 'notice', 'approved', 'sent')
     GROUP BY p.id ORDER BY p.created_at, p.id`,
    [regionCode, kind],
  );
}

function why(inFlight: readonly PreviewInFlight[]): { code: string; message: string } {
  const { code, detail } = nothingDue();
  if (inFlight.length === 0) return { code, message: detail };
  const numbers = inFlight.map(({ number, lineCount }) => `${number}（${lineCount}笔）`).join('、');
  return { code, message: `没有可以列入新批次的金额，在办的有${numbers}。请先办结，或在应发清单中查看原因。` };
}
