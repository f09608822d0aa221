import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { SettlingService } from './settling.service.js';
import { PayoutDocumentsService, workbookBytes } from '../sheets/payout-documents.service.js';
import {
  dropEnded,
  endUnpaid,
  postNettings,
  recordStep,
  refreshTotals,
  setState,
  withLockedPayout,
} from '../payout-ledger.js';
import { ChangeGate } from '../changes/change-gate.js';
import { TRANSITIONS } from '../payout-life.js';
import { PayoutSheetSource } from '../sheets/payout-sheet-source.js';
import { nothingToSend, stepRefused } from '../payouts-errors.js';
import { Seal } from '../sheets/seal.js';

/** Money leaves here: lines and totals are frozen, the workbook is sealed, what is held stays behind. */
@Injectable()
export class PayoutSendingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly source: PayoutSheetSource,
    private readonly documents: PayoutDocumentsService,
    private readonly gate: ChangeGate,
    private readonly settling: SettlingService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} 409 unless approved, or when nothing is left to send */
  async send(
    caller: Caller,
    id: string,
    { comment, seen }: { comment: string | null; seen: number | null },
  ): Promise<Payout> {
    authorize(caller, TRANSITIONS.send.permission);
    return withLockedPayout(
      this.dataSource,
      caller,
      id,
      async (tx, payout) => {
        if (!TRANSITIONS.send.from.includes(payout.state)) throw stepRefused('send', payout.state);
        await this.gate.look(tx, payout, 'send');
        const sent = await this.freeze(tx, caller, payout);
        await this.gate.pass(tx, sent, 'send');
        await this.settleNetted(tx, caller, sent);
        await recordStep(tx, sent, { action: 'send', actorId: caller.id, at: this.clock.now(), comment });
        const { number, lineCount, payeeCount, totalFen, nettedFen, seal } = sent;
        await this.audit.record(tx, caller, {
          action: 'payout.send',
          objectType: 'payout',
          objectId: id,
          regionCode: sent.regionCode,
          reason: comment,
          details: { number, lineCount, payeeCount, totalFen, nettedFen, seal },
        });
        // Where all of it repays recoveries there is no answer of the bank to wait for.
        await this.settling.settleIfAllEnded(tx, caller, sent);
        return sent;
      },
      seen,
    );
  }

  private async freeze(tx: EntityManager, caller: Caller, payout: Payout): Promise<Payout> {
    const { id } = payout;
    const endedOn = this.clock.today();
    const leftOut = { outcome: 'left-out', reason: '送银行时仍暂缓', endedOn, recordedBy: caller.id } as const;
    await endUnpaid(tx, { payoutId: id, states: ['held'] }, leftOut);
    await tx.query(`UPDATE live_attempts SET state = 'sent' WHERE payout_id = $1 AND state = 'open'`, [id]);
    const fresh = await refreshTotals(tx, id);
    if (fresh.lineCount === 0) throw nothingToSend();
    const seal = new Seal();
    const { lineCount, totalFen, nettedFen } = fresh;
    const sealed = {
      lineCount,
      grossFen: totalFen,
      nettedFen,
      sealedOn: endedOn,
      // 发放表 states it below its lines, from which it is made while they are written.
      get sha256() {
        return seal.digest();
      },
    };
    const content = await workbookBytes(await this.source.workbook(tx, fresh, sealed, seal));
    await setState(tx, fresh, 'sent', { seal: seal.digest() });
    const fileName = `${fresh.title}_发放表_${fresh.number}.xlsx`;
    await this.documents.keep(tx, { payoutId: id, kind: 'workbook', fileName, content, createdBy: caller.id });
    return fresh;
  }

  /** A line that is kept back whole repays a recovery and never reaches the bank: it is paid by being sent. */
  private async settleNetted(tx: EntityManager, caller: Caller, payout: Payout): Promise<void> {
    await tx.query(
      `INSERT INTO line_endings (line_id, payout_id, worker_id, subject, outcome, paid_fen, is_correction, ended_on, reason, recorded_by)
       SELECT l.id, l.payout_id, l.worker_id, l.subject, 'paid', l.amount_fen, l.corrects_line_id IS NOT NULL, $2::date, '全额抵扣追回款', $3::uuid
       FROM payout_lines l JOIN live_attempts a ON a.line_id = l.id
       WHERE l.payout_id = $1 AND l.netted_fen = l.amount_fen`,
      [payout.id, this.clock.today(), caller.id],
    );
    await postNettings(tx, payout.id, this.clock.today(), caller.id);
    await dropEnded(tx, payout.id);
  }
}
