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
import { PayoutDocument } from '../../ledger/payouts/payout-document.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { countingBy, filesOf, type PayoutFile, recordHandOut } from './bank-hand-outs.js';
import { BankFilesKept, type Format, formatText, type KeptFile, keptPart, labelOf } from './bank-files-kept.js';
import {
  bankWouldRefuse,
  endedMeanwhile,
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
import { endUnpaid, recordStep, withLockedPayout } from '../../payouts/payout-ledger.js';
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
    private readonly kept: BankFilesKept,
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
   * One file, or a zip of all where there are several and none is named. A format that was handed out and still counts is handed out again,
   * byte for byte. Any other is made now, of what the bank has not answered: who was withheld, paid or returned is not in it, since what was
   * returned is due again and a second transfer would pay it twice.
   *
   * @throws {Refusal} 409 unless sent, or where a line ended meanwhile; 422 while the bank would refuse a line that has not been withheld
   */
  async file(
    caller: Caller,
    id: string,
    { profile: code, part: no, reason = null }: BankFileAsked,
  ): Promise<SheetDownload> {
    authorize(caller, 'payouts.send');
    const payout = await this.payouts.get(caller, id);
    if (!isSent(payout)) throw notAtBank(payout.state);
    const { manager } = this.dataSource;
    const profile = await profileOf(manager, payout.regionCode, code);
    // A profile that was changed since makes another file, not the one that was kept.
    const format = { code: profile.code, digest: digestOf(profile) };
    const record = (tx: EntityManager, part: string, documentId: string): Promise<void> =>
      this.recordHandOut(tx, caller, payout, { format, part, documentId, reason });
    const known = await this.kept.all(manager, id);
    const handedOut = await countingBy(manager, payout, format, reason);
    const again = handedOut.length > 0 ? keptPart(known, handedOut, format, no) : null;
    if (again) {
      await withLockedPayout(this.dataSource, caller, id, (tx) => record(tx, again.part, again.document.id));
      return this.download(caller, payout, await this.kept.content(manager, again.document), reason);
    }
    const prepared = await this.prepare(manager, payout, profile);
    if (prepared.refused.length > 0) throw bankWouldRefuse(prepared.findings);
    const parts = bankPartsOf(profile, prepared.good);
    if (parts.length === 0) throw nothingForBank();
    if (no !== undefined && !parts[no - 1]) throw partUnknown(no, parts.length);
    const part = parts.length === 1 ? '1' : String(no ?? 'all');
    const words = { ...payout, sentOn: await sentOn(manager, id) };
    const files = await newFiles(profile, words, parts, part === 'all');
    const made = files.map(({ no: which, ...file }) => ({ ...file, label: labelOf(format, which) }));
    const kept = await withLockedPayout(this.dataSource, caller, id, async (tx) => {
      await requireAtBank(tx, id, prepared.good);
      const all = await this.kept.keep(tx, caller, { payoutId: id, files: made, known });
      const file = all.get(labelOf(format, part))!;
      await record(tx, part, file.documentId);
      return file;
    });
    return this.download(caller, payout, kept, reason);
  }

  /** Before the first byte leaves: who broke off half-way may have taken it. With the payout locked. */
  private async recordHandOut(
    tx: EntityManager,
    caller: Caller,
    { id: payoutId, number, regionCode }: Payout,
    { format, ...handOut }: { format: Format; part: string; documentId: string; reason: string | null },
  ): Promise<void> {
    const file = { ...handOut, payoutId, regionCode, profile: format.code, format: formatText(format) };
    const voided = await recordHandOut(tx, caller, file, this.clock.now());
    if (voided === 0) return;
    await this.audit.record(tx, caller, {
      action: 'payout.bank-file-void',
      objectType: 'payout',
      objectId: payoutId,
      regionCode,
      reason: handOut.reason,
      details: { number, insteadOf: format.code, files: voided },
    });
  }

  private download(
    caller: Caller,
    payout: Payout,
    { fileName, content }: KeptFile,
    reason: string | null,
  ): SheetDownload {
    return this.sheets.logged(caller, payout, fileName, reason, async (output) => {
      await new Promise<void>((resolve, reject) => {
        output.once('error', reject);
        output.end(content, () => resolve());
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
      if (refused.length === 0) throw nothingToWithhold();
      const lineIds = refused.flatMap(({ lines }) => lines.map((line) => line.id));
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

  /** Before it is sent, of all lines; afterwards of those that the bank has not answered. */
  private async prepare(manager: EntityManager, payout: Payout, profile: BankProfile): Promise<Prepared> {
    const identityNumbers = profile.columns.some(({ field }) => field === 'identityNumber');
    const lines = isSent(payout)
      ? this.source.linesAtBank(manager, payout)
      : this.source.lines(manager, payout, 'payee');
    const transfers = await bankRowsOf(payout.number, lines, { identityNumbers });
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
}

/** All parts, since whoever takes one takes the others next; or one zip of them. */
async function newFiles(
  profile: BankProfile,
  payout: FilePayout,
  parts: readonly BankPart[],
  zipped: boolean,
): Promise<{ no: string; fileName: string; content: Buffer }[]> {
  if (zipped) {
    const fileName = `${payout.number}_${profile.name}.zip`;
    return [{ no: 'all', fileName, content: await zipOf(profile, payout, parts) }];
  }
  const files = [];
  for (const part of parts) {
    const fileName = bankFileName(profile, payout, part, parts.length);
    files.push({ no: String(part.no), fileName, content: await partBytes(profile, payout, part, parts.length) });
  }
  return files;
}

function isSent({ state }: Payout): boolean {
  return state === 'sent' || state === 'settled';
}

/**
 * A file is read line by line while others decide. Asked with the payout locked.
 *
 * @throws {Refusal} 409 where a line has ended since it was read
 */
async function requireAtBank(tx: EntityManager, payoutId: string, rows: readonly BankRow[]): Promise<void> {
  const ids = rows.flatMap(({ lines }) => lines.map((line) => line.id));
  const [{ live }] = await tx.query<[{ live: number }]>(
    `SELECT count(*)::int AS live FROM live_attempts WHERE payout_id = $1 AND state = 'sent' AND line_id = ANY($2::uuid[])`,
    [payoutId, ids],
  );
  if (live < ids.length) throw endedMeanwhile();
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
