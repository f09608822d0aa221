import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { pageOffset } from '../../common/http/paging.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Conditions } from '../../database/statements/conditions.js';
import { PayoutLine } from '../../ledger/payouts/payout-line.entity.js';
import { payoutWithin } from '../../ledger/payouts/payout-within.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { type LineFate, type LineState, type PayoutLineResponse, toPayoutLine } from '../payouts.dto.js';
import {
  type LinesFilter,
  type LineSumsResponse,
  type PayoutLinesQuery,
  type PayoutPayeeResponse,
  type PayoutPayeesQuery,
  toPayee,
} from './payout-lines.dto.js';

/** Lines that never were, or never will be, sent. */
const DEAD = `('removed', 'recomputed', 'left-out', 'cancelled')`;

/** Line by line (`OFFSET 0` keeps it so), however old the statistics are. */
const IS_DEAD = `EXISTS (SELECT 1 FROM line_endings e WHERE e.line_id = l.id AND e.outcome IN ${DEAD} OFFSET 0)`;

const STANDS = `coalesce((SELECT a.state FROM live_attempts a WHERE a.line_id = l.id),
  (SELECT e.outcome FROM line_endings e WHERE e.line_id = l.id))`;

const ORDERS: Record<string, { lines: string; payees: string }> = {
  lineNo: { lines: 'l.line_no', payees: 'min(l.line_no)' },
  workerName: { lines: 'l.worker_name', payees: 'min(l.worker_name)' },
  amountFen: { lines: 'l.amount_fen', payees: 'sum(l.amount_fen)' },
  subject: { lines: 'l.subject', payees: 'min(l.line_no)' },
};

function orderBy(sort: string | undefined, of: 'lines' | 'payees'): string {
  const [name = 'lineNo', direction = 'asc'] = (sort ?? 'lineNo:asc').split(':');
  return `${ORDERS[name]![of]} ${direction === 'desc' ? 'DESC' : 'ASC'}`;
}

export interface LinesPage<T> {
  items: T[];
  total: number;
  sums: LineSumsResponse;
}

/** The lines of a payout, one by one or by person, with the sums of what is filtered. */
@Injectable()
export class PayoutLinesReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
  ) {}

  async lines(caller: Caller, id: string, query: PayoutLinesQuery): Promise<LinesPage<PayoutLineResponse>> {
    const { manager } = this.dataSource;
    const payout = await payoutWithin(manager, caller, id);
    const meant = linesMeant(payout, query, query.ended ?? false);
    if (query.workerId !== undefined) meant.add('l.worker_id = ?', query.workerId);
    const isWhole = !query.ended && query.workerId === undefined && !isFiltered(query);
    const sums = isWhole ? await sumsOfAll(manager, payout) : await sumsOf(manager, meant);
    const page = meant.bind('LIMIT ?::int OFFSET ?::int', query.pageSize, pageOffset(query));
    const rows: { id: string }[] = await manager.query(
      `SELECT l.id FROM payout_lines l ${meant.where()} ORDER BY ${orderBy(query.sort, 'lines')}, l.round, l.line_no ${page}`,
      [...meant.parameters],
    );
    return {
      items: await this.told(
        manager,
        rows.map((row) => row.id),
      ),
      total: sums.lineCount,
      sums,
    };
  }

  /** One row per person with the lines that the filter matches. */
  async payees(caller: Caller, id: string, query: PayoutPayeesQuery): Promise<LinesPage<PayoutPayeeResponse>> {
    const { manager } = this.dataSource;
    const payout = await payoutWithin(manager, caller, id);
    const meant = linesMeant(payout, query, false);
    const sums = isFiltered(query) ? await sumsOf(manager, meant) : await sumsOfAll(manager, payout);
    const page = meant.bind('LIMIT ?::int OFFSET ?::int', query.pageSize, pageOffset(query));
    const rows: { ids: string[] }[] = await manager.query(
      `SELECT array_agg(l.id ORDER BY l.line_no) AS ids FROM payout_lines l ${meant.where()}
       GROUP BY l.worker_id ORDER BY ${orderBy(query.sort, 'payees')}, min(l.line_no) ${page}`,
      [...meant.parameters],
    );
    const told = new Map(
      (
        await this.told(
          manager,
          rows.flatMap(({ ids }) => ids),
        )
      ).map((line) => [line.id, line]),
    );
    return { items: rows.map(({ ids }) => toPayee(ids.map((each) => told.get(each)!))), total: sums.payeeCount, sums };
  }

  private async told(manager: EntityManager, ids: readonly string[]): Promise<PayoutLineResponse[]> {
    if (ids.length === 0) return [];
    const lines = await manager.findBy(PayoutLine, { id: In(ids) });
    const byId = new Map(lines.map((line) => [line.id, line]));
    const fates = await fatesOf(manager, ids);
    return ids.map((id) => toPayoutLine(byId.get(id)!, fates.get(id)!, this.personalData));
  }
}

/** Without `ended`, the lines of the last round that are, or were, to be sent. */
export function linesMeant(
  payout: Payout,
  { search, state, level, arrears }: Omit<LinesFilter, 'page' | 'pageSize'>,
  ended: boolean,
): Conditions {
  const meant = new Conditions().add('l.payout_id = ?', payout.id);
  const asksForDead = state?.some((each) => DEAD.includes(`'${each}'`)) ?? false;
  if (!ended && !asksForDead) {
    meant.add('l.round = (SELECT max(m.round) FROM payout_lines m WHERE m.payout_id = ?)', payout.id);
    meant.add(`NOT ${IS_DEAD}`);
  }
  if (state) meant.add(`${STANDS} = ANY(?::text[])`, state);
  if (level) meant.add('l.level = ANY(?::text[])', level);
  if (search) {
    const anywhere = 'strpos(l.worker_name, ?) > 0 OR strpos(l.organization_name, ?) > 0 OR l.certificate_no = ?';
    meant.add(anywhere, search, search, search);
  }
  if (arrears !== undefined) {
    const first = payout.fromMonth === null ? null : `stipend:${payout.fromMonth}`;
    meant.add(`coalesce(l.subject < ?::text COLLATE "C", false) = ?`, first, arrears);
  }
  return meant;
}

function isFiltered({ search, state, level, arrears }: LinesFilter): boolean {
  return [search, state, level, arrears].some((each) => each !== undefined);
}

/** The payout's own totals and what is held beside them, so that a page of a long payout does not add up all of it. */
async function sumsOfAll(manager: EntityManager, payout: Payout): Promise<LineSumsResponse> {
  const [held] = await manager.query<[Omit<LineSumsResponse, 'netFen'>]>(
    `SELECT count(*)::int AS "lineCount", coalesce(sum(l.amount_fen), 0)::int8 AS "amountFen",
       coalesce(sum(l.netted_fen), 0)::int8 AS "nettedFen", count(DISTINCT a.worker_id) FILTER (WHERE NOT EXISTS (
         SELECT 1 FROM live_attempts o WHERE o.worker_id = a.worker_id AND o.payout_id = a.payout_id
           AND o.state <> 'held' OFFSET 0))::int AS "payeeCount"
     FROM live_attempts a JOIN payout_lines l ON l.id = a.line_id WHERE a.payout_id = $1 AND a.state = 'held'`,
    [payout.id],
  );
  // The totals of a cancelled payout stay as they were; none of its lines stands.
  const own = payout.state === 'cancelled' ? { lineCount: 0, payeeCount: 0, totalFen: 0, nettedFen: 0 } : payout;
  const amountFen = own.totalFen + held.amountFen;
  const nettedFen = own.nettedFen + held.nettedFen;
  const lineCount = own.lineCount + held.lineCount;
  return {
    lineCount,
    payeeCount: own.payeeCount + held.payeeCount,
    amountFen,
    nettedFen,
    netFen: amountFen - nettedFen,
  };
}

async function sumsOf(manager: EntityManager, meant: Conditions): Promise<LineSumsResponse> {
  const [sums] = await manager.query<[LineSumsResponse]>(
    `SELECT count(*)::int AS "lineCount", count(DISTINCT l.worker_id)::int AS "payeeCount",
       coalesce(sum(l.amount_fen), 0)::int8 AS "amountFen", coalesce(sum(l.netted_fen), 0)::int8 AS "nettedFen",
       coalesce(sum(l.amount_fen - l.netted_fen), 0)::int8 AS "netFen"
     FROM payout_lines l ${meant.where()}`,
    [...meant.parameters],
  );
  return sums;
}

interface FateRow {
  id: string;
  state: LineState;
  holdReason: string | null;
  heldBy: string | null;
  heldByName: string | null;
  heldAt: Date | null;
  heldFor: string | null;
  endReason: string | null;
  endedBy: string | null;
  endedByName: string | null;
  endedAt: Date | null;
  paidOn: string | null;
}

async function fatesOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, LineFate>> {
  const rows: FateRow[] = await manager.query(
    `SELECT l.id, coalesce(e.outcome, a.state) AS state, a.hold_reason AS "holdReason", a.held_by AS "heldBy",
       h.display_name AS "heldByName", a.held_at AS "heldAt", a.held_for AS "heldFor", e.reason AS "endReason",
       e.recorded_by AS "endedBy", r.display_name AS "endedByName", e.recorded_at AS "endedAt",
       CASE e.outcome WHEN 'paid' THEN e.ended_on END AS "paidOn"
     FROM unnest($1::uuid[]) AS l(id)
     LEFT JOIN live_attempts a ON a.line_id = l.id LEFT JOIN line_endings e ON e.line_id = l.id
     LEFT JOIN users h ON h.id = a.held_by LEFT JOIN users r ON r.id = e.recorded_by`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, fateOf(row)]));
}

function fateOf(row: FateRow): LineFate {
  const { state, holdReason, heldBy, heldByName, heldAt, heldFor, endReason, endedBy, endedByName, endedAt, paidOn } =
    row;
  const hold = {
    reason: holdReason,
    by: heldBy,
    byName: heldByName,
    at: heldAt?.toISOString() ?? null,
    objectionId: heldFor,
  };
  return {
    state,
    hold: state === 'held' ? hold : null,
    ending: endedBy ? { reason: endReason, by: endedBy, byName: endedByName!, at: endedAt!.toISOString() } : null,
    paidOn,
  };
}
