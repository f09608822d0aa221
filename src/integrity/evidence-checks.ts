import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { papersWithin } from '../attachments/attachment-objects.js';
import { readContent } from '../attachments/attachment-store.js';
import { verifyChain } from '../audit/audit-chain.js';
import type { AuditHeads, KeptHeads } from '../audit/audit-heads.js';
import { regionWithin } from '../auth/access/region-scope.js';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { Payout } from '../ledger/payouts/payout.entity.js';
import type { PayoutSheetSource } from '../payouts/sheets/payout-sheet-source.js';
import { Seal } from '../payouts/sheets/seal.js';

/** How a check that works through its rows one by one says what it found; a generator, so that the reader may stop. */
export type Findings = AsyncGenerator<string>;

/**
 * Every sealed payout's seal worked out again from its lines. A line that cannot be decrypted breaks it too: what cannot be
 * read cannot be shown to be what was approved.
 */
export async function* brokenSeals(tx: EntityManager, top: string, source: PayoutSheetSource): Findings {
  const payouts = await tx
    .createQueryBuilder(Payout, 'p')
    .where(`p.seal IS NOT NULL AND ${regionWithin('p.region_code').replace('?', ':top')}`, { top })
    .orderBy('p.id')
    .getMany();
  for (const payout of payouts) {
    if ((await sealOf(tx, payout, source)) !== payout.seal) yield `payout ${payout.id}`;
  }
}

async function sealOf(tx: EntityManager, payout: Payout, source: PayoutSheetSource): Promise<string | null> {
  const seal = new Seal();
  try {
    for await (const line of source.lines(tx, payout, 'payee')) seal.add(line);
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
  return seal.digest();
}

/** Every kept file, and every template, whose content no longer has the hash under which it was kept. One in memory at a time. */
export async function* changedDocuments(tx: EntityManager, top: string, personalData: PersonalData): Findings {
  const documents: { id: string; sha256: string }[] = await tx.query(
    `SELECT d.id, d.sha256 FROM payout_documents d JOIN payouts p ON p.id = d.payout_id
     WHERE ${regionWithin('p.region_code').replace('?', '$1')} ORDER BY d.id`,
    [top],
  );
  for (const { id, sha256 } of documents) {
    const [row] = await tx.query<{ cipher: Buffer }[]>(
      'SELECT content_cipher AS cipher FROM payout_documents WHERE id = $1',
      [id],
    );
    if (row && hashOf(row.cipher, personalData) !== sha256) yield `document ${id}`;
  }
  const templates: { id: string; sha256: string }[] = await tx.query(
    `SELECT t.id, t.sha256 FROM document_templates t WHERE ${regionWithin('t.region_code').replace('?', '$1')} ORDER BY t.id`,
    [top],
  );
  for (const { id, sha256 } of templates) {
    const [row] = await tx.query<{ cipher: Buffer }[]>(
      'SELECT content_cipher AS cipher FROM document_templates WHERE id = $1',
      [id],
    );
    if (row && hashOf(row.cipher, personalData) !== sha256) yield `document template ${id}`;
  }
}

/** Every paper whose pieces do not come to what was kept, or are not all there. One paper in memory at a time. */
export async function* changedPapers(tx: EntityManager, top: string, personalData: PersonalData): Findings {
  for (const paper of await papersWithin(tx, top)) {
    try {
      await readContent(tx, personalData, paper);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      yield `attachment ${paper.id}`;
    }
  }
}

/** The log as a whole: it is one chain, so it belongs to no region but the top of the tree. */
export async function* brokenChain(tx: EntityManager): Findings {
  const { ok, firstBroken } = await verifyChain(tx);
  if (!ok) yield `event ${firstBroken?.eventId ?? ''} ${firstBroken?.fault ?? ''}`;
}

/** What was answered once and is not there, by the heads that are kept outside of the database. */
export async function* lostTails(tx: EntityManager, heads: AuditHeads, kept: KeptHeads): Findings {
  yield* await heads.losses(tx, kept);
}

function hashOf(cipher: Buffer, personalData: PersonalData): string | null {
  try {
    return createHash('sha256').update(personalData.decryptBytes(cipher)).digest('hex');
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

/** What `PersonalData` throws at bytes that were changed, and not a statement that failed. */
function isUnreadable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && !('driverError' in error);
}
