import { type EntityManager, IsNull } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { newId } from '../../common/values/ids.js';
import { BankHandOut } from '../../ledger/payouts/bank-hand-out.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import type { DocumentKind } from '../../ledger/payouts/payout-document.entity.js';
import { profileNames } from '../profiles/profiles-in-force.js';
import { otherFormatTaken } from './bank-file-errors.js';

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
  const counting = await tx.find(BankHandOut, {
    where: { payoutId: file.payoutId, voidedAt: IsNull() },
    order: { takenAt: 'DESC' },
  });
  const others = counting.filter(({ format }) => format !== file.format);
  // Both formats may stand from before this was asked.
  const isKnown = others.length < counting.length;
  let voided = 0;
  if (others.length > 0 && !isKnown) {
    const [last] = others;
    if (file.reason === null) {
      const names = await profileNames(tx, regionCode);
      throw otherFormatTaken(names.get(last!.profile) ?? last!.profile, last!.takenAt);
    }
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
