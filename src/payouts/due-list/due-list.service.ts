import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { AwardsService } from '../../awards/awards.service.js';
import { Refusal } from '../../common/errors.js';
import { pageOffset } from '../../common/http/paging.js';
import { Pace } from '../../common/pace.js';
import { Clock } from '../../common/values/clock.js';
import { monthOf } from '../../common/values/months.js';
import { Reading } from '../../database/reading.js';
import { auditedDownload } from '../../exports/audited-download.js';
import { type Download, loggedDownload } from '../../exports/logged-download.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import { PAY_KINDS, type PayKind } from '../../ledger/subject.js';
import type { DueSubject } from '../../policies/entitlements/entitlements.js';
import { RegionsService } from '../../regions/regions.service.js';
import { StipendsService } from '../../stipends/stipends.service.js';
import type { DueExportQuery, DueItem, DueListQuery, DueTotals } from './due-list.dto.js';
import { type DueRow, dueRows, DueSums } from './due-rows.js';
import { dueSheet } from './due-sheet.js';

/** More than anybody reads on paper; more is taken county by county. */
const MOST_ROWS = 50_000;
const BATCH = 1_000;

export interface DueByPayer {
  /** Each counted once. */
  people: number;
  dueFen: number;
  /** Fen by region code. */
  byPayer: ReadonlyMap<string, number>;
  /** The same in parts by region and kind. */
  parts: readonly { regionCode: string; kind: PayKind; dueFen: number }[];
}

/** Everything that is owed to today and neither paid nor on its way, by the walk that makes a payout. */
@Injectable()
export class DueListService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly awards: AwardsService,
    private readonly stipends: StipendsService,
    private readonly regions: RegionsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Awards before stipends, people in the order of their entry. */
  async list(
    caller: Caller,
    query: DueListQuery,
  ): Promise<{ items: DueItem[]; total: number; sums: DueTotals; asOf: string }> {
    authorize(caller, 'entitlements.read');
    const asOf = this.clock.today();
    return this.reading.onSnapshot(async (tx) => {
      const offset = pageOffset(query);
      const shown: DueRow[] = [];
      const sums = new DueSums();
      for await (const row of this.rows(tx, caller, query, asOf)) {
        if (sums.rowCount >= offset && shown.length < query.pageSize) shown.push(row);
        sums.add(row);
      }
      return { items: await named(tx, shown), total: sums.rowCount, sums: totalsOf(sums), asOf };
    });
  }

  /**
   * What it comes to by the region whose policy pays, without names: of the caller's region and those below it, owed up to a day and
   * not paid today.
   */
  async totalsByPayer(tx: EntityManager, caller: Caller, asOf: string): Promise<DueByPayer> {
    authorize(caller, 'reports.read');
    const sums = new DueSums();
    const byPayer = new Map<string, number>();
    const parts = new Map<string, DueByPayer['parts'][number]>();
    for await (const row of this.rows(tx, caller, {}, asOf)) {
      sums.add(row);
      const { regionCode, kind, dueFen } = row;
      byPayer.set(regionCode, (byPayer.get(regionCode) ?? 0) + dueFen);
      const key = `${regionCode} ${kind}`;
      parts.set(key, { regionCode, kind, dueFen: (parts.get(key)?.dueFen ?? 0) + dueFen });
    }
    return { people: sums.payeeCount, dueFen: sums.dueFen, byPayer, parts: [...parts.values()] };
  }

  /**
   * The list as a workbook. It is decided before its first byte, since a snapshot is not held while a file is taken.
   *
   * @throws {Refusal} 422 for more rows than a sheet is made of
   */
  async workbook(caller: Caller, query: DueExportQuery): Promise<Download> {
    authorize(caller, 'entitlements.read');
    const { reason, ...filter } = query;
    const asOf = this.clock.today();
    const { head, items, sums } = await this.reading.onSnapshot(async (tx) => {
      const rows: DueRow[] = [];
      const added = new DueSums();
      for await (const row of this.rows(tx, caller, filter, asOf)) {
        if (rows.length === MOST_ROWS) throw tooMany();
        rows.push(row);
        added.add(row);
      }
      const narrowed = await narrowRegion(tx, caller, filter.regionCode);
      const place = await this.regions.sheetHead(tx, caller, narrowed);
      return { head: place, items: await named(tx, rows), sums: totalsOf(added) };
    });
    // Whom was searched for may be somebody of another county; that something was is enough.
    const { search, regionCode: _asked, ...plain } = filter;
    const entry = {
      action: 'entitlement.due-export',
      objectType: 'region',
      objectId: head.regionCode,
      regionCode: caller.regionCode,
      reason,
      details: { ...plain, searched: search !== undefined, rows: items.length },
    };
    return loggedDownload(
      `${head.regionName}应发未发清单_${asOf}.xlsx`,
      auditedDownload(this.dataSource, this.audit, caller, entry),
      (output) => writeWorkbook([dueSheet({ ...head, asOf, items, sums, narrowedTo: filter })], output),
    );
  }

  private async *rows(
    tx: EntityManager,
    caller: Caller,
    query: Omit<DueListQuery, 'page' | 'pageSize'>,
    asOf: string,
  ): AsyncGenerator<DueRow> {
    const { kind, level, organizationKind, search } = query;
    const narrowed = await narrowRegion(tx, caller, query.regionCode);
    const filter = {
      level,
      organizationKind,
      search,
      ...(narrowed === caller.regionCode ? {} : { employerRegion: narrowed }),
    };
    const { regionCode } = caller;
    const pace = new Pace();
    for (const each of kind ? [kind] : PAY_KINDS) {
      const chunks: AsyncIterable<IterableIterator<DueSubject>> =
        each === 'award'
          ? this.awards.due(tx, { regionCode, asOf })
          : this.stipends.due(tx, { regionCode, asOf, toMonth: monthOf(asOf), explain: false });
      for await (const chunk of chunks) {
        const due: DueSubject[] = [];
        for (let taken = BATCH; taken === BATCH;) {
          const some = await pace.take(chunk, BATCH, ({ dueFen }) => dueFen > 0);
          taken = some.length;
          due.push(...some);
        }
        yield* dueRows(each, due, filter);
      }
    }
  }
}

function tooMany(): Refusal {
  const most = MOST_ROWS.toLocaleString('zh-CN');
  const message = `符合条件的超过 ${most} 行，一个文件装不下，请按县（市、区）分几次导出`;
  return new Refusal('refused', 'DUE_EXPORT_REFUSED', `${message}。`, [
    { field: 'regionCode', code: 'too-many-rows', message },
  ]);
}

function totalsOf({ payeeCount, lineCount, dueFen, waitingFen }: DueSums): DueTotals {
  return { payeeCount, lineCount, dueFen, waitingFen };
}

async function named(tx: EntityManager, rows: readonly DueRow[]): Promise<DueItem[]> {
  const codes = new Set(rows.flatMap(({ regionCode, employerPath }) => [regionCode, employerPath.at(-1)!]));
  const regions: { code: string; name: string; countyName: string }[] = await tx.query(
    `SELECT r.code, r.name, CASE r.level WHEN 'township' THEN p.name ELSE r.name END AS "countyName"
     FROM regions r LEFT JOIN regions p ON p.code = r.parent_code WHERE r.code = ANY($1)`,
    [[...codes]],
  );
  const byCode = new Map(regions.map((region) => [region.code, region]));
  return rows.map(({ employerPath, ...row }) => ({
    ...row,
    regionName: byCode.get(row.regionCode)?.name ?? '',
    countyName: byCode.get(employerPath.at(-1)!)?.countyName ?? '',
  }));
}
