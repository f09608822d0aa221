import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Payout } from './payout.entity.js';

export const DOCUMENT_KINDS = ['notice', 'workbook', 'bank-file', 'bank-return', 'bank-slip', 'letter'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Of a letter: what it is and the template that it was made of, as it was then; the built-in one has neither region nor version. */
export interface LetterTemplate {
  kind: string;
  id: string | null;
  regionCode: string | null;
  version: number | null;
  sha256: string;
}

/** A file that a payout rests on, kept as it went out or came in. Append-only; the content is encrypted. */
@Entity('payout_documents')
@Check('payout_documents_kind', `kind IN ('notice', 'workbook', 'bank-file', 'bank-return', 'bank-slip', 'letter')`)
@Check('payout_documents_letters_name_template', `(kind = 'letter') = (template IS NOT NULL)`)
@Index('payout_documents_once', ['payoutId', 'kind', 'sha256'], { unique: true })
export class PayoutDocument {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'payout_documents_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Payout, { name: 'payout_documents_payout_fk' })
  payoutId: string;

  @Column({ type: 'text' })
  kind: DocumentKind;

  /** Of a bank file: its profile and part. */
  @Column({ type: 'text', nullable: true })
  profile: string | null;

  @Column({ type: 'text' })
  fileName: string;

  @Column({ type: 'jsonb', nullable: true })
  template: LetterTemplate | null;

  /** Hex. */
  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'bytea', select: false })
  contentCipher: Buffer;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'payout_documents_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
