import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import JSZip from 'jszip';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { sumFen } from '../../common/values/money.js';
import { Reading } from '../../database/reading.js';
import { inTransaction } from '../../database/transaction.js';
import { PayoutDocument } from '../../ledger/payouts/payout-document.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { filesOf, type PayoutFile, recordHandOut } from './bank-hand-outs.js';
import {
  bankWouldRefuse,
  fileAlreadyTaken,
  notAtBank,
  nothingForBank,
  nothingToWithhold,
  partUnknown,
} from './bank-file-errors.js';
import { withDetails } from './bank-details.js';
import { bankFileBytes, bankFileName, bankGrid, type FilePayout } from './bank-file.js';
import { type BankFinding, lintBankRows } from './bank-lint.js';
import type { BankProfile } from '../profiles/bank-profiles.js';
import { profileOf } from '../profiles/profiles-in-force.js';
import { type BankPart, bankPartsOf, type BankRow, bankRowsOf } from './bank-rows.js';
import { SettlingService } from '../../payouts/steps/settling.service.js';
import { PayoutDocumentsService } from '../../payouts/sheets/payout-documents.service.js';
import { endUnpaid, lockPayout, recordStep, withLockedPayout } from '../../payouts/payout-ledger.js';
import { PayoutSheetSource } from '../../payouts/sheets/payout-sheet-source.js';
import { PayoutSheetsService, type SheetDownload } from '../../payouts/sheets/payout-sheets.service.js';
import { PayoutsService } from '../../payouts/payouts.service.js';

/** What a payout's bank files hold, and what keeps them from being made. */
export interface BankCheck {
  profile: BankProfile;
  parts: (Pick<BankPart, 'no' | 'side' | 'totalFen'> & { fileName: string; rowCount: number })[];
  rowCount: number;
  totalFen: number;
  findings: BankFinding[];
}

interface Prepared {
  good: BankRow[];
  refused: BankRow[];
  findings: BankFinding[];
}

interface KeptFile {
  documentId: string;
  fileName: string;
  content: Buffer;
}

interface BankFile extends Omit<KeptFile, 'documentId'> {
  /** Of which part and by which profile it is. */
  label: string;
}

export interface BankFileAsked {
  profile?: string;
  part?: number;
  reason?: string | null;
}

/** The files that the bank pays by. What was handed out once is handed out again, byte for byte. */
@Injectable()
export class BankFileService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly payouts: PayoutsService,
    private readonly source: PayoutSheetSource,
    private readonly documents: PayoutDocumentsService,
    private readonly sheets: PayoutSheetsService,
    private readonly settling: SettlingService,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** What would go out and what the bank would refuse, in any state: a draft's faults can still be mended. */
  async check(caller: Caller, id: string, code: string | undefined): Promise<BankCheck> {
    authorize(caller, 'payouts.read');
    const payout = await this.payouts.get(caller, id);
    const profile = await profileOf(this.dataSource.manager, payout.regionCode, code);
    const { good, findings } = await this.reading.byStatement((manager) => this.prepare(manager, payout, profile));
    const parts = bankPartsOf(profile, good);
    return {
      profile,
      parts: parts.map((part) => ({
        no: part.no,
        side: part.side,
        fileName: bankFileName(profile, payout, part, parts.length),
        rowCount: part.rows.length,
        totalFen: part.totalFen,
      })),
      rowCount: good.length,
      totalFen: sumFen(good.map((row) => row.amountFen)),
      findings,
    };
  }

  /**
   * One file, or a zip of all where there are several and none is named.
   *
   * @throws {Refusal} 409 unless sent; 422 while the bank would refuse a line that has not been withheld
   */
  async file(caller: Caller, id: string, { profile: code, part: no, reason }: BankFileAsked): Promise<SheetDownload> {
    authorize(caller, 'payouts.send');
    const payout = await this.payouts.get(caller, id);
    if (payout.state !== 'sent' && payout.state !== 'settled') throw notAtBank(payout.state);
    const profile = await profileOf(this.dataSource.manager, payout.regionCode, code);
    // A profile that was changed since makes another file, not the one that was kept.
    const labelOf = (which: number | 'all'): string => `${profile.code} ${which} ${digestOf(profile)}`;
    const handOut = (label: string, kept: KeptFile): Promise<SheetDownload> =>
      this.handOut(caller, payout, { label, kept, reason: reason ?? null });
    const handedOut = await this.kept(this.dataSource.manager, id, labelOf(no ?? 'all'));
    if (handedOut) return handOut(labelOf(no ?? 'all'), handedOut);
    const prepared = await this.prepare(this.dataSource.manager, payout, profile);
    const live = await this.liveOf(this.dataSource.manager, id, prepared.refused);
    if (live.length > 0) throw bankWouldRefuse(prepared.findings);
    const parts = bankPartsOf(profile, prepared.good);
    if (parts.length === 0) throw nothingForBank();
    if (no !== undefined && !parts[no - 1]) throw partUnknown(no, parts.length);
    const chosen = parts.length === 1 ? parts[0] : parts[(no ?? 0) - 1];
    const label = labelOf(chosen?.no ?? 'all');
    const known = await this.kept(this.dataSource.manager, id, label);
    if (known) return handOut(label, known);
    const files: BankFile[] = [];
    const words = { ...payout, sentOn: await sentOn(this.dataSource.manager, id) };
    if (chosen) {
      // Whoever takes one takes the others next, and for each all lines would be read again.
      for (const part of parts) {
        const fileName = bankFileName(profile, payout, part, parts.length);
        files.push({
          label: labelOf(part.no),
          fileName,
          content: await partBytes(profile, words, part, parts.length),
        });
      }
    } else {
      const fileName = `${payout.number}_${profile.name}.zip`;
      files.push({ label, fileName, content: await zipOf(profile, words, parts) });
    }
    const kept = await this.keep(caller, payout, files);
    return handOut(label, kept.get(label)!);
  }

  /** Recorded before the first byte leaves: who broke off half-way may have taken it. */
  private async handOut(
    caller: Caller,
    payout: Payout,
    { label, kept, reason }: { label: string; kept: KeptFile; reason: string | null },
  ): Promise<SheetDownload> {
    const [profile = '', part = '', digest = ''] = label.split(' ');
    const file = {
      payoutId: payout.id,
      regionCode: payout.regionCode,
      documentId: kept.documentId,
      profile,
      part,
      reason,
    };
    await inTransaction(this.dataSource, async (tx) => {
      await lockPayout(tx, payout.id);
      const voided = await recordHandOut(tx, caller, { ...file, format: `${profile} ${digest}` }, this.clock.now());
      if (voided === 0) return;
      await this.audit.record(tx, caller, {
        action: 'payout.bank-file-void',
        objectType: 'payout',
        objectId: payout.id,
        regionCode: payout.regionCode,
        reason,
        details: { number: payout.number, insteadOf: profile, files: voided },
      });
    });
    return this.sheets.logged(caller, payout, kept.fileName, reason, async (output) => {
      await new Promise<void>((resolve, reject) => {
        output.once('error', reject);
        output.end(kept.content, () => resolve());
      });
    });
  }

  /** What was handed out, each time, with what is kept of the payout besides. */
  async list(caller: Caller, id: string): Promise<PayoutFile[]> {
    authorize(caller, 'payouts.read');
    return filesOf(this.dataSource.manager, await this.payouts.get(caller, id));
  }

  /**
   * Ends the lines that the bank would refuse as returned, before any file went out: their subjects are due again once the
   * account or name is mended.
   */
  async withhold(caller: Caller, id: string, code: string | undefined, reason: string): Promise<Payout> {
    authorize(caller, 'payouts.send');
    return withLockedPayout(this.dataSource, caller, id, async (tx, payout) => {
      const profile = await profileOf(tx, payout.regionCode, code);
      if (payout.state !== 'sent') throw notAtBank(payout.state);
      if ((await tx.countBy(PayoutDocument, { payoutId: id, kind: 'bank-file' })) > 0) throw fileAlreadyTaken();
      const { refused } = await this.prepare(tx, payout, profile);
      const lineIds = await this.liveOf(tx, id, refused);
      if (lineIds.length === 0) throw nothingToWithhold();
      const ending = { outcome: 'returned', reason, endedOn: this.clock.today(), recordedBy: caller.id } as const;
      const lines = await endUnpaid(tx, { payoutId: id, lineIds, states: ['sent'] }, ending);
      await recordStep(tx, payout, { action: 'withhold', actorId: caller.id, at: this.clock.now(), comment: reason });
      await this.audit.record(tx, caller, {
        action: 'payout.withhold',
        objectType: 'payout',
        objectId: id,
        regionCode: payout.regionCode,
        reason,
        details: { number: payout.number, profile: profile.code, payees: refused.length, lines },
      });
      await this.settling.settleIfAllEnded(tx, caller, payout);
      return payout;
    });
  }

  private async prepare(manager: EntityManager, payout: Payout, profile: BankProfile): Promise<Prepared> {
    const identityNumbers = profile.columns.some(({ field }) => field === 'identityNumber');
    const transfers = await bankRowsOf(payout.number, this.source.lines(manager, payout, 'payee'), { identityNumbers });
    const { personalData } = this;
    const rows = await withDetails(manager, payout.id, { profile, rows: transfers, personalData });
    const findings = lintBankRows(profile, rows);
    const faulty = new Set(findings.map(({ lineKey }) => lineKey));
    return {
      good: rows.filter(({ lineKey }) => !faulty.has(lineKey)),
      refused: rows.filter(({ lineKey }) => faulty.has(lineKey)),
      findings,
    };
  }

  /** The lines of these transfers that are still with the bank, for all that the ledger knows. */
  private async liveOf(manager: EntityManager, payoutId: string, rows: readonly BankRow[]): Promise<string[]> {
    if (rows.length === 0) return [];
    const ids = rows.flatMap(({ lines }) => lines.map((line) => line.id));
    const live: { id: string }[] = await manager.query(
      `SELECT line_id AS id FROM live_attempts WHERE payout_id = $1 AND state = 'sent' AND line_id = ANY($2::uuid[])`,
      [payoutId, ids],
    );
    return live.map(({ id }) => id);
  }

  private async keep(caller: Caller, payout: Payout, files: readonly BankFile[]): Promise<Map<string, KeptFile>> {
    return inTransaction(this.dataSource, async (tx) => {
      await lockPayout(tx, payout.id);
      const all = new Map<string, KeptFile>();
      for (const { label, fileName, content } of files) {
        // Whoever was first at it: both get the same bytes.
        const known = await this.kept(tx, payout.id, label);
        if (known) {
          all.set(label, known);
          continue;
        }
        const file = { payoutId: payout.id, kind: 'bank-file' as const, profile: label, fileName, content };
        const { document } = await this.documents.keep(tx, { ...file, createdBy: caller.id });
        all.set(label, { documentId: document.id, fileName, content });
      }
      return all;
    });
  }

  private async kept(manager: EntityManager, payoutId: string, label: string): Promise<KeptFile | null> {
    const document = await manager
      .createQueryBuilder(PayoutDocument, 'd')
      .addSelect('d.contentCipher')
      .where(`d.payoutId = :payoutId AND d.kind = 'bank-file' AND d.profile = :label`, { payoutId, label })
      .orderBy('d.id')
      .getOne();
    if (!document) return null;
    const { id: documentId, fileName } = document;
    return { documentId, fileName, content: this.personalData.decryptBytes(document.contentCipher) };
  }
}

/** What a file is made by; how it is explained changes no file. */
function digestOf({ help: _help, ...profile }: BankProfile): string {
  return createHash('sha256').update(JSON.stringify(profile)).digest('hex').slice(0, 12);
}

async function partBytes(profile: BankProfile, payout: FilePayout, part: BankPart, parts: number): Promise<Buffer> {
  return bankFileBytes(profile, bankGrid(profile, payout, part, parts));
}

async function zipOf(profile: BankProfile, payout: FilePayout, parts: readonly BankPart[]): Promise<Buffer> {
  const zip = new JSZip();
  for (const part of parts) {
    const name = bankFileName(profile, payout, part, parts.length);
    zip.file(name, await partBytes(profile, payout, part, parts.length));
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** So that a part that is taken a day later bears the same date. */
async function sentOn(manager: EntityManager, payoutId: string): Promise<string> {
  const [event] = await manager.query<{ day: string }[]>(
    `SELECT (at AT TIME ZONE 'Asia/Shanghai')::date::text AS day FROM payout_events
     WHERE payout_id = $1 AND action = 'send' ORDER BY at LIMIT 1`,
    [payoutId],
  );
  if (!event) throw new Error(`payout ${payoutId} was never sent`);
  return event.day;
}
