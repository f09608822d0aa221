import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { pageOffset } from '../../common/http/paging.js';
import { Conditions } from '../../database/statements/conditions.js';
import { Reading } from '../../database/reading.js';
import type { Span } from '../counted/counted.js';
import { ReportsService } from '../reports.service.js';
import { figureSql } from './figure-rows.js';
import type { FigureName, FigureRow, FigureRowsQuery, FigureRowsResponse } from './rows.dto.js';

const NOTHING = {
  workerId: null,
  workerName: null,
  level: null,
  stationId: null,
  stationName: null,
  kind: null,
  grade: null,
  sessionId: null,
  sessionTitle: null,
  on: null,
  times: null,
  subject: null,
  amountFen: null,
  source: null,
  payoutId: null,
  payoutNumber: null,
};

/** What a figure was counted from, row by row. */
@Injectable()
export class FigureRowsService {
  constructor(
    private readonly reading: Reading,
    private readonly reports: ReportsService,
  ) {}

  /** The rows of one figure of the overview for the same region and days, of one snapshot with their total. */
  async rows(caller: Caller, query: FigureRowsQuery): Promise<FigureRowsResponse> {
    authorize(caller, 'reports.read');
    const { figure, own = false, page, pageSize } = query;
    return this.reading.onSnapshot(async (tx) => {
      const span = { ...(await this.reports.span(tx, caller, query)), own };
      const { total, totalFen } = await sumsOf(tx, span, figure);
      const items = total > pageOffset(query) ? await pageOf(tx, span, query) : [];
      const { top: regionCode, from, to } = span;
      return { figure, regionCode, from, to, total, totalFen, page, pageSize, items };
    });
  }
}

async function sumsOf(
  tx: EntityManager,
  span: Span,
  figure: FigureName,
): Promise<{ total: number; totalFen: number | null }> {
  const sql = new Conditions();
  const { rows, isMoney } = figureSql(sql, span, figure);
  const fen = isMoney ? 'coalesce(sum(n.fen), 0)::int8' : 'NULL';
  const found: { total: number; totalFen: number | null }[] = await tx.query(
    `SELECT count(*)::int AS total, ${fen} AS "totalFen" FROM (${rows}) n`,
    sql.parameters,
  );
  return found[0]!;
}

async function pageOf(tx: EntityManager, span: Span, query: FigureRowsQuery): Promise<FigureRow[]> {
  const sql = new Conditions();
  const { rows, shown } = figureSql(sql, span, query.figure);
  const { order, columns, joins } = shown();
  const page = sql.bind(`LIMIT ?::int OFFSET ?::int`, query.pageSize, pageOffset(query));
  const found: FigureRow[] = await tx.query(
    `SELECT ${columns} FROM (SELECT n.* FROM (${rows}) n ORDER BY ${order} ${page}) n ${joins} ORDER BY ${order}`,
    sql.parameters,
  );
  return found.map((row) => ({ ...NOTHING, ...row }));
}
