import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { attachmentContent } from '../../attachments/content/attachment-content.js';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { sumFen } from '../../common/values/money.js';
import { inTransaction } from '../../database/transaction.js';
import { PayoutDocument } from '../../ledger/payouts/payout-document.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { withLockedPayout } from '../../payouts/payout-ledger.js';
import { PayoutsService } from '../../payouts/payouts.service.js';
import { PayoutDocumentsService } from '../../payouts/sheets/payout-documents.service.js';
import { PayoutSheetSource } from '../../payouts/sheets/payout-sheet-source.js';
import { type BankEnding, SettlingService } from '../../payouts/steps/settling.service.js';
import { notAtBank } from '../files/bank-file-errors.js';
import { type BankRow, bankRowsOf } from '../files/bank-rows.js';
import { dayImpossible, notPayees, nothingOpen, rowsWait, slipMissing, slipRefused } from './bank-return-errors.js';
import { closeUnclear, type UploadedFile } from './bank-returns.service.js';

export interface AllPaid {
  paidOn: string;
  /** People whom the bank did not pay. */
  except: readonly string[];
  /** Whether their money came back, and is due again; otherwise they stay with the bank. */
  exceptReturned: boolean;
  slipId: string | null;
  reason: string;
}

/** Scanners in offices make TIFF too, little and big endian. */
const TIFF_STARTS = ['49492a00', '4d4d002a'];

/** What is kept of a slip; null for what is no whole scan or photograph of paper. */
async function slipContent(content: Buffer): Promise<Buffer | null> {
  const known = await attachmentContent(content);
  if (known) return typeof known === 'string' ? null : known.content;
  return TIFF_STARTS.includes(content.subarray(0, 4).toString('hex')) ? content : null;
}

/** Many banks answer on paper: all were paid on a day, but for these. */
@Injectable()
export class AllPaidService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly payouts: PayoutsService,
    private readonly source: PayoutSheetSource,
    private readonly documents: PayoutDocumentsService,
    private readonly settling: SettlingService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Keeps the stamped slip, encrypted; of a photograph the picture alone. The same bytes a second time are the same slip. */
  async keepSlip(caller: Caller, id: string, file: UploadedFile): Promise<PayoutDocument> {
    authorize(caller, 'payouts.send');
    const payout = await this.payouts.get(caller, id);
    const content = await slipContent(file.content);
    if (content === null) throw slipRefused();
    return inTransaction(this.dataSource, async (tx) => {
      const kept = { payoutId: id, kind: 'bank-slip' as const, fileName: file.name, content };
      const { document, isNew } = await this.documents.keep(tx, { ...kept, createdBy: caller.id });
      if (isNew) {
        const { id: documentId, sha256 } = document;
        await this.record(tx, caller, payout, 'payout.bank-slip', null, { documentId, sha256 });
      }
      return document;
    });
  }

  /**
   * Ends everybody who is with the bank as paid on that day, but for those who are named.
   *
   * @throws {Refusal} while a row of a return waits for a person that is about somebody who would be ended
   */
  async settle(caller: Caller, id: string, asked: AllPaid): Promise<Payout> {
    authorize(caller, 'payouts.send');
    return withLockedPayout(this.dataSource, caller, id, async (tx, payout) => {
      if (payout.state !== 'sent') throw notAtBank(payout.state);
      if (asked.paidOn < payout.asOf || asked.paidOn > this.clock.today()) throw dayImpossible(payout.asOf);
      if (asked.slipId !== null) await requireSlip(tx, id, asked.slipId);
      const open = await this.openTransfers(tx, payout);
      const excepted = new Set(asked.except);
      const isExcepted = ({ lines }: BankRow): boolean => excepted.has(lines[0]!.workerId);
      const strangers = asked.except.filter((worker) => !open.some(({ lines }) => lines[0]!.workerId === worker));
      if (strangers.length > 0) throw notPayees(strangers.length);
      const paid = open.filter((transfer) => !isExcepted(transfer));
      const returned = asked.exceptReturned ? open.filter(isExcepted) : [];
      if (paid.length + returned.length === 0) throw nothingOpen();
      await requireNothingWaits(tx, [...paid, ...returned]);
      const endings = [
        ...paid.flatMap((transfer) => endingsOf(transfer, asked, true)),
        ...returned.flatMap((transfer) => endingsOf(transfer, asked, false)),
      ];
      await closeUnclear(tx, caller, endings, this.clock.now());
      await this.record(tx, caller, payout, 'payout.all-paid', asked.reason, {
        paidOn: asked.paidOn,
        slipId: asked.slipId,
        paid: paid.length,
        paidFen: sumFen(paid.map(({ amountFen }) => amountFen)),
        returned: returned.length,
        stillOpen: open.length - paid.length - returned.length,
      });
      await this.settling.end(tx, caller, payout, endings);
      return payout;
    });
  }

  private async openTransfers(tx: EntityManager, payout: Payout): Promise<BankRow[]> {
    const lines = this.source.lines(tx, payout, 'payee');
    const transfers = await bankRowsOf(payout.number, lines, { identityNumbers: false });
    const live: { id: string }[] = await tx.query(
      `SELECT line_id AS id FROM live_attempts WHERE payout_id = $1 AND state = 'sent'`,
      [payout.id],
    );
    const open = new Set(live.map(({ id }) => id));
    return transfers.filter(({ lines: [first] }) => open.has(first!.id));
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    { id: objectId, number, regionCode }: Payout,
    action: string,
    reason: string | null,
    details: Record<string, unknown>,
  ): Promise<void> {
    const entry = { action, objectType: 'payout', objectId, regionCode, reason };
    return this.audit.record(tx, caller, { ...entry, details: { number, ...details } });
  }
}

function endingsOf({ lines }: BankRow, { paidOn, reason }: AllPaid, isPaid: boolean): BankEnding[] {
  return lines.map((line) => ({
    lineId: line.id,
    workerId: line.workerId,
    subject: line.subject,
    isCorrection: line.correctsLineId !== null,
    paidFen: isPaid ? line.amountFen : 0,
    endedOn: paidOn,
    reason,
  }));
}

async function requireSlip(tx: EntityManager, payoutId: string, slipId: string): Promise<void> {
  if (!(await tx.existsBy(PayoutDocument, { id: slipId, payoutId, kind: 'bank-slip' }))) throw slipMissing();
}

/** What a bank stated of somebody, and nobody has looked at yet, is not covered over by a general word. */
async function requireNothingWaits(tx: EntityManager, transfers: readonly BankRow[]): Promise<void> {
  const [{ waiting }] = await tx.query<[{ waiting: number }]>(
    `SELECT count(*)::int AS waiting FROM bank_return_rows
     WHERE line_id = ANY($1::uuid[]) AND resolution IS NULL AND queue NOT IN ('paid', 'returned', 'unclear')`,
    [transfers.map(({ lines }) => lines[0]!.id)],
  );
  if (waiting > 0) throw rowsWait(waiting);
}
