import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion, regionWithin } from '../../auth/access/region-scope.js';
import { pageOffset } from '../../common/http/paging.js';
import { Clock } from '../../common/values/clock.js';
import { Conditions } from '../../database/statements/conditions.js';
import { PAID_AND_RETURNED } from '../../ledger/payouts/banked-money.js';
import { payoutWithin } from '../../ledger/payouts/payout-within.js';
import { Payout } from '../../ledger/payouts/payout.entity.js';
import { NO_CHANGES } from '../changes/change-rules.js';
import { ChangesService } from '../changes/changes.service.js';
import { noticePeriod } from '../notice/notice-period.js';
import { toPayout } from '../payouts.dto.js';
import { PayoutSheetSource } from '../sheets/payout-sheet-source.js';
import { NextSteps } from '../steps/next-steps.js';
import type {
  ListedPayoutResponse,
  NoticePlanResponse,
  PayoutDetailResponse,
  PayoutEventResponse,
  PayoutEventsQuery,
  PayoutSortField,
  PayoutsQuery,
  PayoutSumsResponse,
} from './payout-list.dto.js';

const COLUMNS: Record<PayoutSortField, string> = {
  createdAt: 'p.created_at',
  number: 'p.number',
  state: `array_position(ARRAY['draft', 'submitted', 'notice', 'approved', 'sent', 'settled', 'cancelled'], p.state)`,
  asOf: 'p.as_of',
  totalFen: 'p.total_fen',
  payeeCount: 'p.payee_count',
  noticeTo: 'p.notice_to',
};

function orderBy(sort = 'createdAt:desc'): string {
  const [name, direction] = sort.split(':') as [PayoutSortField, string];
  return `${COLUMNS[name]} ${direction === 'desc' ? 'DESC NULLS LAST' : 'ASC NULLS LAST'}, p.id DESC`;
}

const SUMS = `count(*) FILTER (WHERE p.state <> 'cancelled')::int AS "payoutCount",
  coalesce(sum(p.line_count) FILTER (WHERE p.state <> 'cancelled'), 0)::int AS "lineCount",
  coalesce(sum(p.total_fen) FILTER (WHERE p.state <> 'cancelled'), 0)::int8 AS "grossFen",
  coalesce(sum(p.netted_fen) FILTER (WHERE p.state <> 'cancelled'), 0)::int8 AS "nettedFen",
  coalesce(sum(p.total_fen - p.netted_fen) FILTER (WHERE p.state <> 'cancelled'), 0)::int8 AS "netFen"`;

type Sums = Pick<
  ListedPayoutResponse,
  'regionName' | 'createdByName' | 'heldCount' | 'heldFen' | 'paidFen' | 'returnedFen' | 'openFen'
>;

/** Payouts with what their lines come to, what changed under them and what the caller may do next. */
@Injectable()
export class PayoutListReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: ChangesService,
    private readonly nextSteps: NextSteps,
    private readonly source: PayoutSheetSource,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Caller,
    query: PayoutsQuery,
  ): Promise<{ items: ListedPayoutResponse[]; total: number; sums: PayoutSumsResponse }> {
    authorize(caller, 'payouts.read');
    const { manager } = this.dataSource;
    const where = new Conditions().add(
      regionWithin('p.region_code'),
      await narrowRegion(manager, caller, query.regionCode),
    );
    const { kind, state, year, search, createdBy, noticeEndsBy } = query;
    if (kind) where.add('p.kind = ?', kind);
    if (state) where.add('p.state = ANY(?::text[])', state);
    if (year) where.add('p.as_of BETWEEN ?::date AND ?::date', `${year}-01-01`, `${year}-12-31`);
    if (search) where.add('strpos(p.number, upper(?)) > 0 OR strpos(p.title, ?) > 0', search, search);
    if (createdBy) where.add('p.created_by = ?', createdBy);
    if (noticeEndsBy) where.add('p.notice_to <= ?::date', noticeEndsBy);
    const [{ total, ...sums }] = await manager.query<[{ total: number } & PayoutSumsResponse]>(
      `SELECT count(*)::int AS total, ${SUMS} FROM payouts p ${where.where()}`,
      [...where.parameters],
    );
    const page = where.bind('LIMIT ?::int OFFSET ?::int', query.pageSize, pageOffset(query));
    const rows: { id: string }[] = await manager.query(
      `SELECT p.id FROM payouts p ${where.where()} ORDER BY ${orderBy(query.sort)} ${page}`,
      [...where.parameters],
    );
    const found = await manager.findBy(Payout, { id: In(rows.map(({ id }) => id)) });
    const byId = new Map(found.map((payout) => [payout.id, payout]));
    return {
      items: await this.told(
        caller,
        rows.map(({ id }) => byId.get(id)!),
      ),
      total,
      sums,
    };
  }

  /** @throws {Refusal} 404, also for a payout of a region outside the caller's */
  async get(caller: Caller, id: string): Promise<PayoutDetailResponse> {
    const payout = await payoutWithin(this.dataSource.manager, caller, id);
    const [told] = await this.told(caller, [payout]);
    return { ...told!, noticePlan: await this.noticePlan(payout) };
  }

  /** What the officer is told before posting; a draft may still change it. */
  private async noticePlan(payout: Payout): Promise<NoticePlanResponse | null> {
    if (payout.state !== 'draft' && payout.state !== 'submitted') return null;
    const workingDays = await this.source.noticeWorkingDays(this.dataSource.manager, payout);
    return { workingDays, to: noticePeriod(this.clock.today(), workingDays).to };
  }

  /** What happened to a payout and to its lines, oldest first, with what was said. */
  async events(
    caller: Caller,
    id: string,
    query: PayoutEventsQuery,
  ): Promise<{ items: PayoutEventResponse[]; total: number }> {
    const { manager } = this.dataSource;
    await payoutWithin(manager, caller, id);
    const [{ total }] = await manager.query<[{ total: number }]>(
      'SELECT count(*)::int AS total FROM payout_events WHERE payout_id = $1',
      [id],
    );
    const rows: (Omit<PayoutEventResponse, 'at'> & { at: Date })[] = await manager.query(
      `SELECT e.id, e.action, e.to_state AS "toState", e.comment, e.actor_id AS by, u.display_name AS "byName", e.at,
         e.line_id AS "lineId", coalesce(e.worker_id, l.worker_id) AS "workerId",
         coalesce(w.name, l.worker_name) AS "workerName", e.totals
       FROM payout_events e JOIN users u ON u.id = e.actor_id LEFT JOIN payout_lines l ON l.id = e.line_id
       LEFT JOIN workers w ON w.id = e.worker_id
       WHERE e.payout_id = $1 ORDER BY e.at, e.id LIMIT $2 OFFSET $3`,
      [id, query.pageSize, pageOffset(query)],
    );
    return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })), total };
  }

  private async told(caller: Caller, payouts: readonly Payout[]): Promise<ListedPayoutResponse[]> {
    const { manager } = this.dataSource;
    const changes = await this.changes.counts(payouts);
    const sums = await sumsOf(manager, payouts);
    const told: ListedPayoutResponse[] = [];
    for (const payout of payouts) {
      const counts = changes.get(payout.id) ?? NO_CHANGES;
      const nextSteps = await this.nextSteps.of(manager, caller, payout, counts);
      const { totalFen: grossFen, nettedFen } = payout;
      const money = { grossFen, netFen: grossFen - nettedFen };
      told.push({ ...toPayout(payout), ...sums.get(payout.id)!, ...money, changes: counts, nextSteps });
    }
    return told;
  }
}

/**
 * What the bank pays, has paid and sent back, each without what repays recoveries: paid + returned + open = net, but for
 * what the bank paid short or over.
 */
async function sumsOf(manager: EntityManager, payouts: readonly Payout[]): Promise<Map<string, Sums>> {
  const rows: (Sums & { id: string })[] = await manager.query(
    `SELECT p.id, r.name AS "regionName", u.display_name AS "createdByName", a.held AS "heldCount", a.held_fen AS "heldFen",
       a.open_fen AS "openFen", e.paid_fen AS "paidFen", e.returned_fen AS "returnedFen"
     FROM payouts p JOIN regions r ON r.code = p.region_code JOIN users u ON u.id = p.created_by
     CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE a.state = 'held')::int AS held,
         coalesce(sum(a.amount_fen) FILTER (WHERE a.state = 'held'), 0)::int8 AS held_fen,
         coalesce(sum(l.amount_fen - l.netted_fen) FILTER (WHERE a.state <> 'held'), 0)::int8 AS open_fen
       FROM live_attempts a JOIN payout_lines l ON l.id = a.line_id WHERE a.payout_id = p.id) a
     CROSS JOIN LATERAL ${PAID_AND_RETURNED}
     WHERE p.id = ANY($1::uuid[])`,
    [payouts.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, ...sums }) => [id, sums]));
}
