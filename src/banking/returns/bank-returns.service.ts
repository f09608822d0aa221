import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { pageOffset } from '../../common/http/paging.js';
import { arrayText } from '../../database/statements/array-text.js';
import { bulkInsert } from '../../database/statements/bulk.js';
import { lookUpByKey, lookUpFreely } from '../../database/statements/by-key.js';
import { inTransaction } from '../../database/transaction.js';
import { progress } from '../../jobs/running/progress.js';
import { BankReturnRow, type ReturnQueue } from '../../ledger/bank-return.entity.js';
import { PayoutDocument } from '../../ledger/payouts/payout-document.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { workbookRefusal } from '../../workbooks/workbook-refusal.js';
import { profileOf } from '../profiles/profiles-in-force.js';
import type { BankProfile } from '../profiles/bank-profiles.js';
import { queueOf, tailOf, TransferFinder } from './bank-return-match.js';
import { LINE_KEY, readBankReturn, type ReturnRow } from './bank-return-reader.js';
import { bankRowsOf, type BankRow, lineNoOf } from '../files/bank-rows.js';
import { type BankEnding, SettlingService } from '../../payouts/steps/settling.service.js';
import { notAtBank } from '../files/bank-file-errors.js';
import { lockPayout } from '../../payouts/payout-ledger.js';
import { PayoutDocumentsService } from '../../payouts/sheets/payout-documents.service.js';
import { PayoutSheetSource } from '../../payouts/sheets/payout-sheet-source.js';
import { PayoutsService } from '../../payouts/payouts.service.js';

/** A bank's return and how many of its rows went where. */
export interface BankReturn {
  document: PayoutDocument;
  /** Only queues that hold rows. */
  queues: Partial<Record<ReturnQueue, number>>;
  rowCount: number;
  /** Rows in a queue of a person's that nobody has worked off yet. */
  openCount: number;
}

export interface UploadedFile {
  name: string;
  content: Buffer;
}

/** A row in its queue, with what was sent to the bank under its key. */
export interface ReturnRowView {
  row: BankReturnRow;
  expected: { name: string; amountFen: number; accountCipher: Buffer | null; lineCount: number } | null;
}

interface Matched {
  row: BankReturnRow;
  endings: BankEnding[];
}

/** Reads what the bank answered. What agrees in everything settles at once; everything else waits in its queue. */
@Injectable()
export class BankReturnsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly payouts: PayoutsService,
    private readonly source: PayoutSheetSource,
    private readonly documents: PayoutDocumentsService,
    private readonly settling: SettlingService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The same file again changes nothing and answers what it answered. */
  async upload(
    caller: Caller,
    id: string,
    code: string | undefined,
    file: UploadedFile,
  ): Promise<{ payout: Payout; result: BankReturn }> {
    authorize(caller, 'payouts.send');
    const seen = await this.payouts.get(caller, id);
    const profile = await profileOf(this.dataSource.manager, seen.regionCode, code);
    if (seen.state !== 'sent' && seen.state !== 'settled') throw notAtBank(seen.state);
    progress('reading');
    const rows = await readBankReturn(profile, file.content).catch((error: unknown) => {
      throw workbookRefusal(error);
    });
    return inTransaction(this.dataSource, async (tx) => {
      const payout = await lockPayout(tx, id);
      const { document, isNew } = await this.documents.keep(tx, {
        payoutId: id,
        kind: 'bank-return',
        profile: profile.code,
        fileName: file.name,
        content: file.content,
        createdBy: caller.id,
      });
      if (isNew) await this.take(tx, caller, { payout, document, profile, rows });
      const [result] = await countsOf(tx, [document]);
      return { payout, result: result! };
    });
  }

  async list(caller: Caller, id: string): Promise<BankReturn[]> {
    await this.payouts.get(caller, id);
    const { manager } = this.dataSource;
    const where = { payoutId: id, kind: 'bank-return' as const };
    return countsOf(manager, await manager.find(PayoutDocument, { where, order: { createdAt: 'ASC', id: 'ASC' } }));
  }

  async rows(
    caller: Caller,
    id: string,
    query: { queue?: ReturnQueue; open?: boolean; page: number; pageSize: number },
  ): Promise<{ items: ReturnRowView[]; total: number }> {
    await this.payouts.get(caller, id);
    const { manager } = this.dataSource;
    const builder = manager.createQueryBuilder(BankReturnRow, 'r').where('r.payoutId = :id', { id });
    if (query.queue) builder.andWhere('r.queue = :queue', { queue: query.queue });
    if (query.open !== undefined) {
      const open = `(r.resolution IS NULL AND r.queue NOT IN ('paid', 'returned'))`;
      builder.andWhere(query.open ? open : `NOT ${open}`);
    }
    const [rows, total] = await builder
      .orderBy('r.documentId')
      .addOrderBy('r.rowNo')
      .offset(pageOffset(query))
      .limit(query.pageSize)
      .getManyAndCount();
    return { items: await withExpected(manager, rows), total };
  }

  async view(row: BankReturnRow): Promise<ReturnRowView> {
    const [view] = await withExpected(this.dataSource.manager, [row]);
    return view ?? { row, expected: null };
  }

  private async take(tx: EntityManager, caller: Caller, { payout, document, profile, rows }: Taking): Promise<void> {
    const transfers = await this.transfersOf(tx, payout, rows);
    const ended = await endedLines(tx, transfers);
    const matched = this.match({ payout, document, profile, rows }, transfers, ended);
    await bulkInsert(
      tx,
      BankReturnRow,
      matched.map(({ row }) => row),
    );
    const endings = matched.flatMap((each) => each.endings);
    await closeUnclear(tx, caller, endings, this.clock.now());
    const queues: Partial<Record<ReturnQueue, number>> = {};
    for (const { row } of matched) queues[row.queue] = (queues[row.queue] ?? 0) + 1;
    await this.audit.record(tx, caller, {
      action: 'payout.bank-return',
      objectType: 'payout',
      objectId: payout.id,
      regionCode: payout.regionCode,
      details: { number: payout.number, documentId: document.id, sha256: document.sha256, rows: rows.length, queues },
    });
    await this.settling.end(tx, caller, payout, endings);
  }

  /** What was sent to the payees whom the rows name; all of it where a row names nobody by our key. */
  private async transfersOf(tx: EntityManager, payout: Payout, rows: readonly ReturnRow[]): Promise<BankRow[]> {
    const lineNos = rows.map(({ lineKey }) => lineNoOf(payout.number, lineKey ?? ''));
    const known = [...new Set(lineNos.filter((no) => no !== null))];
    if (rows.some(isWithoutKey)) {
      const all = reported(this.source.lines(tx, payout, 'payee'), rows.length);
      return bankRowsOf(payout.number, all, { identityNumbers: false });
    }
    await lookUpByKey(tx);
    const lines = reported(this.source.linesOfPayees(tx, payout, known), rows.length);
    const transfers = await bankRowsOf(payout.number, lines, { identityNumbers: false });
    await lookUpFreely(tx);
    return transfers;
  }

  private match(
    { payout, document, profile, rows }: Taking,
    transfers: readonly BankRow[],
    ended: ReadonlySet<string>,
  ): Matched[] {
    const byKey = new Map(transfers.map((transfer) => [transfer.lineKey, transfer]));
    const finder = new TransferFinder(transfers);
    const named = new Set<string>();
    return rows.map((row) => {
      const transfer = isWithoutKey(row) ? finder.find(row) : byKey.get(row.lineKey ?? '');
      const first = transfer?.lines[0]?.id;
      const isRepeated = first !== undefined && (ended.has(first) || named.has(first));
      if (first !== undefined) named.add(first);
      const queue = queueOf(profile, row, { transfer, isRepeated });
      const settles = queue === 'paid' || queue === 'returned';
      const endings = settles && transfer ? this.endingsOf(payout, transfer, row, queue) : [];
      return { row: toReturnRow(document, row, queue, first ?? null), endings };
    });
  }

  private endingsOf(payout: Payout, transfer: BankRow, row: ReturnRow, queue: 'paid' | 'returned'): BankEnding[] {
    const endedOn = bankDay(row.paidOn, payout, this.clock.today());
    const reason = queue === 'returned' ? (row.reason ?? row.status) : null;
    return transfer.lines.map((line) => ({
      lineId: line.id,
      workerId: line.workerId,
      subject: line.subject,
      isCorrection: line.correctsLineId !== null,
      paidFen: queue === 'paid' ? line.amountFen : 0,
      endedOn,
      reason,
    }));
  }
}

interface Taking {
  payout: Payout;
  document: PayoutDocument;
  profile: BankProfile;
  rows: readonly ReturnRow[];
}

/** Says of how many payees the lines were read; a row of the bank's is a payee, but for rows that stand there twice or are nobody's. */
async function* reported<Line extends { workerId: string }>(
  lines: AsyncIterable<Line>,
  rowCount: number,
): AsyncGenerator<Line> {
  const payees = new Set<string>();
  for await (const line of lines) {
    payees.add(line.workerId);
    progress('matching', Math.min(payees.size, rowCount), rowCount);
    yield line;
  }
}

/** What stands in the column of keys is the bank's own, or words; a key of ours that nobody has is a mistake and no such row. */
function isWithoutKey({ lineKey }: ReturnRow): boolean {
  return lineKey === null || !LINE_KEY.test(lineKey);
}

/** The bank's day, where it can be one: not before the lines were worked out, and not in the future. */
export function bankDay(stated: string | null, payout: Payout, today: string): string {
  return stated !== null && stated >= payout.asOf && stated <= today ? stated : today;
}

function toReturnRow(
  document: PayoutDocument,
  row: ReturnRow,
  queue: ReturnQueue,
  lineId: string | null,
): BankReturnRow {
  return {
    id: newId(),
    documentId: document.id,
    payoutId: document.payoutId,
    rowNo: row.rowNo,
    lineKey: row.lineKey,
    amountFen: row.amountFen,
    payeeName: row.name,
    // The whole number stands in the kept file only, which is encrypted.
    accountTail: tailOf(row.account),
    bankStatus: row.status,
    bankReason: row.reason,
    paidOn: row.paidOn,
    queue,
    lineId,
    resolution: null,
    resolutionReason: null,
    resolvedBy: null,
    resolvedAt: null,
    closedByRowId: null,
  };
}

/** Of the transfers' first lines, those that have ended: all lines of a transfer end together. */
async function endedLines(tx: EntityManager, transfers: readonly BankRow[]): Promise<Set<string>> {
  const rows: { id: string }[] = await tx.query(
    `SELECT line_id AS id FROM line_endings WHERE line_id = ANY($1::uuid[]) AND outcome IN ('paid', 'returned')`,
    [arrayText(transfers.map(({ lines }) => lines[0]!.id))],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The reason of a row that was closed together with others. */
export const ANSWERED_ELSEWHERE = '该笔已由其他回单行办结';

/**
 * Rows that said nothing yet are answered once a later file, or a person, says how the payment went.
 *
 * @param byRowId the row on which a person said it
 */
export async function closeUnclear(
  tx: EntityManager,
  caller: Caller,
  endings: readonly Pick<BankEnding, 'lineId'>[],
  at: Date,
  byRowId: string | null = null,
): Promise<void> {
  await tx.query(
    `UPDATE bank_return_rows SET resolution = 'no-effect', resolution_reason = '${ANSWERED_ELSEWHERE}', resolved_by = $2, resolved_at = $3,
       closed_by_row_id = $4::uuid
     WHERE line_id = ANY($1::uuid[]) AND queue = 'unclear' AND resolution IS NULL AND id IS DISTINCT FROM $4::uuid`,
    [endings.map(({ lineId }) => lineId), caller.id, at, byRowId],
  );
}

async function countsOf(manager: EntityManager, documents: readonly PayoutDocument[]): Promise<BankReturn[]> {
  const counts: { documentId: string; queue: ReturnQueue; rows: number; open: number }[] = await manager.query(
    `SELECT document_id AS "documentId", queue, count(*)::int AS rows,
            (count(*) FILTER (WHERE resolution IS NULL AND queue NOT IN ('paid', 'returned')))::int AS open
     FROM bank_return_rows WHERE document_id = ANY($1::uuid[]) GROUP BY document_id, queue`,
    [documents.map(({ id }) => id)],
  );
  return documents.map((document) => {
    const own = counts.filter(({ documentId }) => documentId === document.id);
    return {
      document,
      queues: Object.fromEntries(own.map(({ queue, rows }) => [queue, rows])),
      rowCount: own.reduce((sum, { rows }) => sum + rows, 0),
      openCount: own.reduce((sum, { open }) => sum + open, 0),
    };
  });
}

/** What was sent under the rows' keys: all lines of the payee that went to the bank, less what was netted. */
export async function withExpected(manager: EntityManager, rows: readonly BankReturnRow[]): Promise<ReturnRowView[]> {
  const sent: ({ lineId: string } & NonNullable<ReturnRowView['expected']>)[] = await manager.query(
    `SELECT k.id AS "lineId", k.worker_name AS name, k.account_cipher AS "accountCipher",
            sum(l.amount_fen - l.netted_fen)::int8 AS "amountFen", count(*)::int AS "lineCount"
     FROM payout_lines k JOIN payout_lines l ON l.payout_id = k.payout_id AND l.worker_id = k.worker_id AND l.amount_fen > l.netted_fen
     WHERE k.id = ANY($1::uuid[])
       AND (EXISTS (SELECT 1 FROM live_attempts a WHERE a.line_id = l.id AND a.state = 'sent')
         OR EXISTS (SELECT 1 FROM line_endings e WHERE e.line_id = l.id AND e.outcome IN ('paid', 'returned')))
     GROUP BY k.id`,
    [rows.map(({ lineId }) => lineId).filter((lineId) => lineId !== null)],
  );
  const byLine = new Map(sent.map(({ lineId, ...expected }) => [lineId, expected]));
  return rows.map((row) => ({ row, expected: byLine.get(row.lineId ?? '') ?? null }));
}
