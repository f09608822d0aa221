import { type EntityManager, IsNull } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { newId } from '../../common/values/ids.js';
import { BankHandOut } from '../../ledger/payouts/bank-hand-out.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import type { DocumentKind } from '../../ledger/payouts/payout-document.entity.js';
import type { Refusal } from '../../common/errors.js';
import { profileNames } from '../profiles/profiles-in-force.js';
import { otherFormatTaken } from './bank-file-errors.js';
import { type Format, formatText } from './bank-files-kept.js';

export interface HandingOut {
  payoutId: string;
  regionCode: string;
  documentId: string;
  profile: string;
  format: string;
  part: string;
  reason: string | null;
}

/** A file of a payout: what was handed out to the bank, each time, and what is kept besides. */
export interface PayoutFile {
  id: string;
  kind: DocumentKind;
  profile: string | null;
  profileName: string | null;
  part: string | null;
  fileName: string;
  sha256: string;
  by: string;
  byName: string;
  at: Date;
  reason: string | null;
  voidedAt: Date | null;
  voidedByName: string | null;
  voidReason: string | null;
}

/** Those that nothing has voided, the newest first. */
async function countingOf(tx: EntityManager, payoutId: string): Promise<BankHandOut[]> {
  return tx.find(BankHandOut, { where: { payoutId, voidedAt: IsNull() }, order: { takenAt: 'DESC' } });
}

/**
 * What was handed out by this format and still counts, the newest first.
 *
 * @throws {Refusal} BANK_FORMAT_TAKEN where only others count and no reason was given
 */
export async function countingBy(
  tx: EntityManager,
  { id, regionCode }: Pick<Payout, 'id' | 'regionCode'>,
  format: Format,
  reason: string | null,
): Promise<BankHandOut[]> {
  const counting = await countingOf(tx, id);
  const own = counting.filter((handOut) => handOut.format === formatText(format));
  if (own.length === 0 && counting.length > 0 && reason === null) throw await otherTaken(tx, regionCode, counting[0]!);
  return own;
}

async function otherTaken(tx: EntityManager, regionCode: string, last: BankHandOut): Promise<Refusal> {
  const names = await profileNames(tx, regionCode);
  return otherFormatTaken(names.get(last.profile) ?? last.profile, last.takenAt);
}

/**
 * Records that a file is handed out, with the payout locked. Files of another format that still count are void from now on.
 *
 * @returns how many were marked
 * @throws {Refusal} BANK_FORMAT_TAKEN where there are such and no reason was given
 */
export async function recordHandOut(
  tx: EntityManager,
  caller: Caller,
  { regionCode, ...file }: HandingOut,
  at: Date,
): Promise<number> {
  const counting = await countingOf(tx, file.payoutId);
  const others = counting.filter(({ format }) => format !== file.format);
  // Both formats may stand from before this was asked.
  const isKnown = others.length < counting.length;
  let voided = 0;
  if (others.length > 0 && !isKnown) {
    if (file.reason === null) throw await otherTaken(tx, regionCode, others[0]!);
    const mark = { voidedBy: caller.id, voidedAt: at, voidReason: file.reason };
    await tx.update(BankHandOut, { payoutId: file.payoutId, voidedAt: IsNull() }, mark);
    voided = others.length;
  }
  const row = {
    ...file,
    id: newId(),
    takenBy: caller.id,
    takenAt: at,
    voidedBy: null,
    voidedAt: null,
    voidReason: null,
  };
  await tx.insert(BankHandOut, row);
  return voided;
}

/** In the order in which they came about. */
export async function filesOf(
  tx: EntityManager,
  { id: payoutId, regionCode }: Pick<Payout, 'id' | 'regionCode'>,
): Promise<PayoutFile[]> {
  const files: Omit<PayoutFile, 'profileName'>[] = await tx.query(
    `SELECT f.id, f.kind, f.profile, f.part, f.file_name AS "fileName", f.sha256, f.by, u.display_name AS "byName", f.at, f.reason,
            f.voided_at AS "voidedAt", v.display_name AS "voidedByName", f.void_reason AS "voidReason"
     FROM (SELECT h.id, d.kind, h.profile, h.part, d.file_name, d.sha256, h.taken_by AS by, h.taken_at AS at, h.reason,
                  h.voided_at, h.voided_by, h.void_reason
           FROM bank_hand_outs h JOIN payout_documents d ON d.id = h.document_id WHERE h.payout_id = $1
         UNION ALL
           SELECT d.id, d.kind, d.profile, NULL, d.file_name, d.sha256, d.created_by, d.created_at, NULL, NULL, NULL, NULL
           FROM payout_documents d WHERE d.payout_id = $1 AND d.kind <> 'bank-file') f
     JOIN users u ON u.id = f.by LEFT JOIN users v ON v.id = f.voided_by ORDER BY f.at, f.id`,
    [payoutId],
  );
  const names = await profileNames(tx, regionCode);
  return files.map((file) => ({ ...file, profileName: names.get(file.profile ?? '') ?? null }));
}
