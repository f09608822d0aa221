import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { heard } from '../../common/heard.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import type { Sheet } from '../../exports/sheet.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import { type DocumentKind, type LetterTemplate, PayoutDocument } from '../../ledger/payouts/payout-document.entity.js';

export interface NewDocument {
  payoutId: string;
  kind: DocumentKind;
  profile?: string | null;
  template?: LetterTemplate | null;
  fileName: string;
  content: Buffer;
  createdBy: string;
}

/** The files that a payout rests on, kept encrypted as they went out or came in. */
@Injectable()
export class PayoutDocumentsService {
  constructor(
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  /** Keeps a file; the same bytes a second time are the same document. */
  async keep(tx: EntityManager, document: NewDocument): Promise<{ document: PayoutDocument; isNew: boolean }> {
    const { payoutId, kind, fileName, content, createdBy, profile = null, template = null } = document;
    const sha256 = createHash('sha256').update(content).digest('hex');
    const known = await tx.findOneBy(PayoutDocument, { payoutId, kind, sha256 });
    if (known) return { document: known, isNew: false };
    const row = tx.create(PayoutDocument, {
      id: newId(),
      payoutId,
      kind,
      profile,
      template,
      fileName,
      sha256,
      contentCipher: this.personalData.encryptBytes(content),
      createdBy,
      createdAt: this.clock.now(),
    });
    await tx.insert(PayoutDocument, row);
    return { document: row, isNew: true };
  }

  /** The newest of a kind, with its content; null while there is none. */
  async newest(
    manager: EntityManager,
    payoutId: string,
    kind: DocumentKind,
  ): Promise<{ document: PayoutDocument; content: Buffer } | null> {
    const document = await manager
      .createQueryBuilder(PayoutDocument, 'd')
      .addSelect('d.contentCipher')
      .where('d.payoutId = :payoutId AND d.kind = :kind', { payoutId, kind })
      .orderBy('d.createdAt', 'DESC')
      .addOrderBy('d.id', 'DESC')
      .getOne();
    return document && { document, content: this.personalData.decryptBytes(document.contentCipher) };
  }
}

/** A whole workbook in memory, for what is kept; downloads of drafts are streamed instead. */
export async function workbookBytes(sheets: readonly Sheet[]): Promise<Buffer> {
  const out = heard(new PassThrough());
  const [bytes] = await Promise.all([buffer(out), writeWorkbook(sheets, out)]);
  return bytes;
}
