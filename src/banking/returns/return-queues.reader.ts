import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion, regionWithin } from '../../auth/access/region-scope.js';
import { pageOffset, type PageQuery } from '../../common/http/paging.js';
import { Conditions } from '../../database/statements/conditions.js';
import { BankReturnRow, type ReturnQueue } from '../../ledger/bank-return.entity.js';
import type { PayoutState } from '../../ledger/payouts/payout.entity.js';
import { type ReturnRowView, withExpected } from './bank-returns.service.js';

export interface QueuesAsked extends PageQuery {
  queue?: ReturnQueue[];
  open?: boolean;
  regionCode?: string;
  payoutId?: string;
  search?: string;
}

/** Where a row stands: its payout and its file. */
export interface RowPlace {
  payoutNumber: string;
  payoutTitle: string;
  payoutState: PayoutState;
  regionCode: string;
  regionName: string;
  fileName: string;
  uploadedAt: Date;
  resolvedByName: string | null;
}

export interface QueuedRow {
  view: ReturnRowView;
  place: RowPlace;
}

/** Rows that a person works off; those of `paid` and `returned` settled by themselves. */
const OF_PEOPLE = `b.queue NOT IN ('paid', 'returned')`;

const FROM = `FROM bank_return_rows b JOIN payouts p ON p.id = b.payout_id JOIN regions r ON r.code = p.region_code
  JOIN payout_documents d ON d.id = b.document_id LEFT JOIN users u ON u.id = b.resolved_by`;

/** What banks left unclear, over all payouts of the caller's region: the oldest file first, as they are worked off. */
@Injectable()
export class ReturnQueuesReader {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns also how many rows each queue holds, whichever queue is asked for */
  async list(
    caller: Caller,
    query: QueuesAsked,
  ): Promise<{ items: QueuedRow[]; total: number; queues: Partial<Record<ReturnQueue, number>> }> {
    authorize(caller, 'payouts.read');
    const { manager } = this.dataSource;
    const where = new Conditions()
      .add(regionWithin('p.region_code'), await narrowRegion(manager, caller, query.regionCode))
      .add(OF_PEOPLE);
    const { queue, open = true, payoutId, search } = query;
    where.add(open ? 'b.resolution IS NULL' : 'b.resolution IS NOT NULL');
    if (payoutId) where.add('b.payout_id = ?::uuid', payoutId);
    if (search) {
      const places = ['b.payee_name', 'b.line_key', 'p.number', 'p.title'].map((column) => `strpos(${column}, ?) > 0`);
      where.add(places.join(' OR '), search, search, search, search);
    }
    const counts: { queue: ReturnQueue; rows: number }[] = await manager.query(
      `SELECT b.queue, count(*)::int AS rows ${FROM} ${where.where()} GROUP BY b.queue`,
      [...where.parameters],
    );
    if (queue) where.add('b.queue = ANY(?::text[])', queue);
    const page = where.bind('LIMIT ?::int OFFSET ?::int', query.pageSize, pageOffset(query));
    const order = open ? 'd.created_at, d.id, b.row_no' : 'b.resolved_at DESC, b.id DESC';
    const found: (RowPlace & { id: string })[] = await manager.query(
      `SELECT b.id, p.number AS "payoutNumber", p.title AS "payoutTitle", p.state AS "payoutState", p.region_code AS "regionCode",
         r.name AS "regionName", d.file_name AS "fileName", d.created_at AS "uploadedAt", u.display_name AS "resolvedByName"
       ${FROM} ${where.where()} ORDER BY ${order} ${page}`,
      [...where.parameters],
    );
    const rows = await manager.findBy(BankReturnRow, { id: In(found.map(({ id }) => id)) });
    const views = new Map((await withExpected(manager, rows)).map((view) => [view.row.id, view]));
    return {
      items: found.map(({ id, ...place }) => ({ view: views.get(id)!, place })),
      total: counts.filter((each) => !queue || queue.includes(each.queue)).reduce((sum, each) => sum + each.rows, 0),
      queues: Object.fromEntries(counts.map((each) => [each.queue, each.rows])),
    };
  }
}
