import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction.js';
import type { WrittenDocument } from '../../templates/document-writer.js';
import { PayoutDocumentsService } from '../sheets/payout-documents.service.js';

interface HandedOut extends WrittenDocument {
  payoutId: string;
  fileName: string;
  createdBy: string;
}

/** Papers in words as they were handed out, so that the audit pack holds what was signed and not what would be made today. */
@Injectable()
export class KeptLetters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: PayoutDocumentsService,
  ) {}

  /** The same bytes a second time are the same paper; who took it when stands in the log each time. */
  async keep(letter: HandedOut): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      // Two downloads at once wait for each other, so that the paper is kept once.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`letters of ${letter.payoutId}`]);
      await this.documents.keep(tx, { kind: 'letter', ...letter });
    });
  }
}
