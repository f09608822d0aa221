import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion, regionWithin } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { Reading } from '../../database/reading.js';
import { Conditions } from '../../database/statements/conditions.js';
import type { Download } from '../../exports/logged-download.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import { RegionsService } from '../../regions/regions.service.js';
import { type Part, PAYER_KEY, type Payers, partsSql, payersWithin, shared } from '../funding/funded-money.js';
import { voucherSheet, type VoucherRow } from './voucher-sheet.js';
import type { VouchersQuery } from './vouchers.dto.js';

/** What moved on one day of one payout. */
interface Movement {
  day: string;
  number: string;
  title: string;
  regionCode: string;
  people: number;
  lines: number;
  parts: Part<'fen'>[];
}

interface Books {
  /** By region that pays. */
  subjects: ReadonlyMap<string, string | null>;
  payers: Payers;
}

/**
 * 记账凭证 of a month: the bank's payments by the day on which they arrived, and what was paid back by instalments. What is netted
 * moves no money and is not among them; what the bank sends back never left.
 */
@Injectable()
export class VouchersService {
  constructor(
    private readonly reading: Reading,
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  /** Figures without names, which the log is not told of. */
  async workbook(caller: Caller, { month, regionCode }: VouchersQuery): Promise<Download> {
    authorize(caller, 'reports.read');
    const found = await this.reading.onSnapshot(async (tx) => {
      const code = await narrowRegion(tx, caller, regionCode);
      const rows = await this.rows(tx, month, code);
      return { rows, ...(await this.regions.sheetHead(tx, caller, code)) };
    });
    const preparedOn = this.clock.today();
    return {
      fileName: `${found.regionName}${month}记账凭证清单_${preparedOn}.xlsx`,
      writeTo: (output) => writeWorkbook([voucherSheet({ ...found, month, preparedOn })], output),
    };
  }

  private async rows(tx: EntityManager, month: string, regionCode: string): Promise<VoucherRow[]> {
    const books = await this.booksOf(tx, regionCode);
    const paid = await movements(tx, PAID, month, regionCode, books.payers);
    const back = await movements(tx, PAID_BACK, month, regionCode, books.payers);
    const rows = [
      ...paid.flatMap((one) => vouchersOf(one, books, `支付${one.title}，${one.people}人${one.lines}笔`, 1)),
      ...back.flatMap((one) => vouchersOf(one, books, `收回${one.title}多发款，${one.people}人${one.lines}笔`, -1)),
    ];
    return rows.toSorted((a, b) => a.day.localeCompare(b.day) || a.payoutNumber.localeCompare(b.payoutNumber));
  }

  /** The subject of each region that pays, or that of the nearest region above it, and who divides the money. */
  private async booksOf(tx: EntityManager, regionCode: string): Promise<Books> {
    const payers = await payersWithin(tx, this.regions, regionCode);
    const subjects = new Map<string, string | null>();
    for (const code of payers.regions) subjects.set(code, await this.regions.setting(tx, code, 'budgetSubject'));
    return { subjects, payers };
  }
}

/** Money that moved: whose, of which payout, and on which day. */
interface Moved {
  day: string;
  from: string;
}
const PAID: Moved = {
  day: 'x.ended_on',
  from: `SELECT p.number, p.title, p.region_code, x.ended_on AS day, x.worker_id, (x.paid_fen - l.netted_fen)::int8 AS fen, ${PAYER_KEY} AS key
    FROM payouts p JOIN line_endings x ON x.payout_id = p.id AND x.outcome = 'paid' JOIN payout_lines l ON l.id = x.line_id`,
};
const PAID_BACK: Moved = {
  day: 'e.received_on',
  from: `SELECT p.number, p.title, p.region_code, e.received_on AS day, v.worker_id, e.amount_fen::int8 AS fen, ${PAYER_KEY} AS key
    FROM recovery_entries e JOIN recoveries v ON v.id = e.recovery_id JOIN payout_lines l ON l.id = v.line_id
    JOIN payouts p ON p.id = l.payout_id AND e.kind = 'instalment' AND e.withdraws_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM recovery_entries w WHERE w.withdraws_id = e.id)`,
};

async function movements(
  tx: EntityManager,
  { day, from }: Moved,
  month: string,
  regionCode: string,
  payers: Payers,
): Promise<Movement[]> {
  const where = new Conditions()
    .add(regionWithin('p.region_code'), regionCode)
    .add(`${day} >= ?::date AND ${day} < ?::date + interval '1 month'`, `${month}-01`, `${month}-01`);
  return tx.query(
    `WITH m AS (${from} ${where.where()}), ${partsSql(where, payers, 'm.number, m.day', ['fen'])}
     SELECT m.day, m.number, m.title, m.region_code AS "regionCode", count(DISTINCT m.worker_id)::int AS people, count(*)::int AS lines,
       (SELECT jsonb_agg(jsonb_build_object('key', s.key, 'n', s.n, 'figures', jsonb_build_object('fen', s.fen)))
         FROM parts s WHERE s.number = m.number AND s.day = m.day) AS parts
     FROM m WHERE m.fen <> 0 GROUP BY m.day, m.number, m.title, m.region_code`,
    where.parameters,
  );
}

function vouchersOf(one: Movement, { subjects, payers }: Books, summary: string, sign: 1 | -1): VoucherRow[] {
  return shared(one.parts, payers, ['fen']).map(({ source, figures }) => ({
    day: one.day,
    summary,
    subject: subjects.get(one.regionCode) ?? null,
    source,
    amountFen: sign * figures.fen,
    payoutNumber: one.number,
  }));
}
