import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion, regionWithin } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { Reading } from '../../database/reading.js';
import { Conditions } from '../../database/statements/conditions.js';
import type { Download } from '../../exports/logged-download.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import { PAID_AND_RETURNED } from '../../ledger/payouts/banked-money.js';
import { RegionsService } from '../../regions/regions.service.js';
import { type Part, PAYER_KEY, partsSql, payersWithin, shared } from '../funding/funded-money.js';
import { reconciliationSheets } from './reconciliation-sheets.js';
import type {
  ReconciledMoney,
  ReconciledPayout,
  ReconciledRegion,
  ReconciledSource,
  ReconciliationQuery,
  ReconciliationResponse,
} from './reconciliation.dto.js';

/** The day on which a payout went to the bank, as Shanghai counts it. */
const SENT_ON = `(v.at AT TIME ZONE 'Asia/Shanghai')::date`;

/**
 * 对账: what went to the bank in a month, and what has become of it up to today. A payout counts in the month in which it was
 * sent, whenever the bank answers, so that every fen that was sent is found again in one of the other columns.
 */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly reading: Reading,
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  async month(caller: Caller, query: ReconciliationQuery): Promise<ReconciliationResponse> {
    authorize(caller, 'reports.read');
    return this.reading.onSnapshot(async (tx) =>
      this.read(tx, query.month, await narrowRegion(tx, caller, query.regionCode)),
    );
  }

  /** The same on paper; figures without names, which the log is not told of. */
  async workbook(caller: Caller, { month, regionCode }: ReconciliationQuery): Promise<Download> {
    authorize(caller, 'reports.read');
    const found = await this.reading.onSnapshot(async (tx) => {
      const code = await narrowRegion(tx, caller, regionCode);
      return { ...(await this.read(tx, month, code)), ...(await this.regions.sheetHead(tx, caller, code)) };
    });
    const preparedOn = this.clock.today();
    const sheets = reconciliationSheets({ ...found, preparedOn });
    return {
      fileName: `${found.regionName}${month}按月对账表_${preparedOn}.xlsx`,
      writeTo: (output) => writeWorkbook(sheets, output),
    };
  }

  private async read(tx: EntityManager, month: string, regionCode: string): Promise<ReconciliationResponse> {
    const where = sentIn(month, regionCode);
    const rows: Omit<ReconciledPayout, 'netFen' | 'differenceFen' | 'href'>[] = await tx.query(
      `SELECT p.id, p.number, p.title, p.kind, p.region_code AS "regionCode", r.name AS "regionName", ${SENT_ON} AS "sentOn",
           p.line_count AS "lineCount", p.total_fen AS "grossFen", p.netted_fen AS "nettedFen",
           e.paid_fen AS "paidFen", e.returned_fen AS "returnedFen", a.open_fen AS "openFen"
         FROM payout_events v JOIN payouts p ON p.id = v.payout_id JOIN regions r ON r.code = p.region_code
         CROSS JOIN LATERAL ${PAID_AND_RETURNED}
         CROSS JOIN LATERAL (SELECT coalesce(sum(l.amount_fen - l.netted_fen), 0)::int8 AS open_fen
           FROM live_attempts t JOIN payout_lines l ON l.id = t.line_id WHERE t.payout_id = p.id AND t.state = 'sent') a
         ${where.where()} ORDER BY p.region_code, p.kind, v.at, p.id`,
      where.parameters,
    );
    const payouts = rows.map((row): ReconciledPayout => {
      const netFen = row.grossFen - row.nettedFen;
      const differenceFen = netFen - row.paidFen - row.returnedFen - row.openFen;
      return { ...row, netFen, differenceFen, href: `/payouts/${row.id}?tab=bank` };
    });
    const sources = payouts.length > 0 ? await this.sources(tx, month, regionCode) : [];
    return { month, items: byRegion(payouts), sources, sums: sumOf(payouts) };
  }

  private async sources(tx: EntityManager, month: string, regionCode: string): Promise<ReconciledSource[]> {
    const payers = await payersWithin(tx, this.regions, regionCode);
    if ([...payers.shares.values()].flat().every(({ source }) => source === null)) return [];
    const where = sentIn(month, regionCode);
    const groups = await tx.query<SourceGroup[]>(
      `WITH sent AS (SELECT p.id FROM payout_events v JOIN payouts p ON p.id = v.payout_id ${where.where()}),
         m AS (
           SELECT p.region_code, p.kind, ${PAYER_KEY} AS key, (l.amount_fen - l.netted_fen)::int8 AS net,
             CASE x.outcome WHEN 'paid' THEN x.paid_fen - l.netted_fen ELSE 0 END::int8 AS paid,
             CASE x.outcome WHEN 'paid' THEN 0 ELSE l.amount_fen - l.netted_fen END::int8 AS returned, 0::int8 AS open
           FROM sent JOIN payouts p ON p.id = sent.id
           JOIN line_endings x ON x.payout_id = p.id AND x.outcome IN ('paid', 'returned') JOIN payout_lines l ON l.id = x.line_id
           UNION ALL
           SELECT p.region_code, p.kind, ${PAYER_KEY}, (l.amount_fen - l.netted_fen)::int8, 0, 0, (l.amount_fen - l.netted_fen)::int8
           FROM sent JOIN payouts p ON p.id = sent.id
           JOIN live_attempts t ON t.payout_id = p.id AND t.state = 'sent' JOIN payout_lines l ON l.id = t.line_id),
         ${partsSql(where, payers, 'm.region_code, m.kind', FUNDED)}
       SELECT s.region_code AS "regionCode", r.name AS "regionName", s.kind,
         jsonb_agg(jsonb_build_object('key', s.key, 'n', s.n, 'figures', to_jsonb(s) - '{region_code,kind,key,n}'::text[])) AS parts
       FROM parts s JOIN regions r ON r.code = s.region_code GROUP BY s.region_code, r.name, s.kind ORDER BY s.region_code, s.kind`,
      where.parameters,
    );
    return groups.flatMap(({ parts, ...of }) =>
      shared(parts, payers, FUNDED).map(({ source, figures: { net, paid, returned, open } }) => ({
        source,
        ...of,
        netFen: net,
        paidFen: paid,
        returnedFen: returned,
        openFen: open,
        differenceFen: net - paid - returned - open,
      })),
    );
  }
}

const FUNDED = ['net', 'paid', 'returned', 'open'] as const;

interface SourceGroup extends Pick<ReconciledSource, 'regionCode' | 'regionName' | 'kind'> {
  parts: Part<(typeof FUNDED)[number]>[];
}

/** Beside `payout_events v` and `payouts p`. */
function sentIn(month: string, regionCode: string): Conditions {
  return new Conditions()
    .add(`v.action = 'send'`)
    .add(`${SENT_ON} >= ?::date AND ${SENT_ON} < ?::date + interval '1 month'`, `${month}-01`, `${month}-01`)
    .add(regionWithin('p.region_code'), regionCode);
}

function byRegion(payouts: readonly ReconciledPayout[]): ReconciledRegion[] {
  const groups = new Map<string, ReconciledPayout[]>();
  for (const payout of payouts) {
    const key = `${payout.regionCode} ${payout.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), payout]);
  }
  return [...groups.values()].map((own) => {
    const { regionCode, regionName, kind } = own[0]!;
    return { regionCode, regionName, kind, ...sumOf(own), payouts: own };
  });
}

function sumOf(parts: readonly ReconciledMoney[]): ReconciledMoney {
  const sum = (of: keyof ReconciledMoney): number => parts.reduce((total, part) => total + part[of], 0);
  return {
    grossFen: sum('grossFen'),
    nettedFen: sum('nettedFen'),
    netFen: sum('netFen'),
    paidFen: sum('paidFen'),
    returnedFen: sum('returnedFen'),
    openFen: sum('openFen'),
    differenceFen: sum('differenceFen'),
  };
}
