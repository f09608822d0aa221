import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import type { BankHandOut } from '../../ledger/payouts/bank-hand-out.entity.js';
import { PayoutDocument } from '../../ledger/payouts/payout-document.entity.js';
import { PayoutDocumentsService } from '../../payouts/sheets/payout-documents.service.js';

/** A profile as it was when a file was made by it. */
export interface Format {
  code: string;
  /** Of the whole profile: one that was changed since is another format. */
  digest: string;
}

export interface KeptFile {
  documentId: string;
  fileName: string;
  content: Buffer;
}

export interface NewFile extends Omit<KeptFile, 'documentId'> {
  label: string;
}

/** As hand-outs name it. */
export function formatText({ code, digest }: Format): string {
  return `${code} ${digest}`;
}

/** As kept files name it: of which part, or `all`, and by which format. */
export function labelOf({ code, digest }: Format, part: string): string {
  return `${code} ${part} ${digest}`;
}

/** A kept file that answers a request, and of which part it is; null where it has to be made. */
export function keptPart(
  known: readonly PayoutDocument[],
  handedOut: readonly Pick<BankHandOut, 'part' | 'documentId'>[],
  format: Format,
  no: number | undefined,
): { part: string; document: PayoutDocument } | null {
  const find = (part: string): { part: string; document: PayoutDocument } | null => {
    // What was made later of one part need not be what was handed out of it.
    const taken = handedOut.find((handOut) => handOut.part === part)?.documentId;
    const document = known.findLast(({ id, profile }) => (taken ? id === taken : profile === labelOf(format, part)));
    return document ? { part, document } : null;
  };
  if (no !== undefined) return find(String(no));
  return find('all') ?? (find('2') ? null : find('1'));
}

/** The bank files of a payout, kept encrypted as they were first made. */
@Injectable()
export class BankFilesKept {
  constructor(
    private readonly documents: PayoutDocumentsService,
    private readonly personalData: PersonalData,
  ) {}

  /** Without their content; the newest last. */
  async all(manager: EntityManager, payoutId: string): Promise<PayoutDocument[]> {
    return manager.find(PayoutDocument, { where: { payoutId, kind: 'bank-file' }, order: { id: 'ASC' } });
  }

  async content(manager: EntityManager, { id, fileName }: PayoutDocument): Promise<KeptFile> {
    const { contentCipher } = await manager
      .createQueryBuilder(PayoutDocument, 'd')
      .addSelect('d.contentCipher')
      .where('d.id = :id', { id })
      .getOneOrFail();
    return { documentId: id, fileName, content: this.personalData.decryptBytes(contentCipher) };
  }

  /**
   * Keeps files, by their labels, with the payout locked. Where somebody else has kept one of the same label since `known` was read, both get
   * that one.
   */
  async keep(
    tx: EntityManager,
    caller: Caller,
    { payoutId, files, known }: { payoutId: string; files: readonly NewFile[]; known: readonly PayoutDocument[] },
  ): Promise<Map<string, KeptFile>> {
    const before = new Set(known.map(({ id }) => id));
    const since = (await this.all(tx, payoutId)).filter(({ id }) => !before.has(id));
    const all = new Map<string, KeptFile>();
    for (const { label, fileName, content } of files) {
      const other = since.findLast(({ profile }) => profile === label);
      if (other) {
        all.set(label, await this.content(tx, other));
        continue;
      }
      const file = { payoutId, kind: 'bank-file' as const, profile: label, fileName, content };
      const { document } = await this.documents.keep(tx, { ...file, createdBy: caller.id });
      all.set(label, { documentId: document.id, fileName, content });
    }
    return all;
  }
}
