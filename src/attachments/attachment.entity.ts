import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Worker } from '../workers/people/worker.entity.js';
import type { AttachmentKind } from './content/attachment-content.js';

/** What papers may hang on (domain.md §14). */
export const ATTACHMENT_OBJECTS = [
  'worker',
  'certificate',
  'post',
  'policy',
  'objection',
  'bank-return',
  'payout',
  'claim',
  'station-report',
] as const;
export type AttachmentObject = (typeof ATTACHMENT_OBJECTS)[number];

/** A paper: what it hangs on and what it is. A removed one stays as a row, without its bytes. */
@Entity('attachments')
@Check(
  'attachments_object',
  `object_type IN ('worker', 'certificate', 'post', 'policy', 'objection', 'bank-return', 'payout', 'claim', 'station-report')`,
)
@Check('attachments_kind', `kind IN ('pdf', 'jpeg', 'png', 'ofd')`)
@Check('attachments_bytes', 'bytes BETWEEN 1 AND 10485760')
@Check(
  'attachments_removed_whole',
  '(removed_at IS NULL) = (removed_by IS NULL) AND (removed_at IS NULL) = (removal_reason IS NULL)',
)
@Check('attachments_removed_of_nobody', 'removed_at IS NULL OR worker_id IS NULL')
@Index('attachments_once', ['objectType', 'objectId', 'sha256'], { unique: true, where: '(removed_at IS NULL)' })
@Index('attachments_worker', ['workerId'], { where: '(worker_id IS NOT NULL)' })
export class Attachment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'attachments_pkey' })
  id: string;

  @Column({ type: 'text' })
  objectType: AttachmentObject;

  /** Without a foreign key: a post or certificate that was withdrawn leaves its papers to the person. */
  @Column({ type: 'uuid' })
  objectId: string;

  /** Of a person, certificate or post whose it is; of a removed one nobody's. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Worker, { name: 'attachments_worker_fk' })
  workerId: string | null;

  @Column({ type: 'text' })
  kind: AttachmentKind;

  /** The name of the file, in which people write names and numbers. */
  @Column({ type: 'bytea' })
  nameCipher: Buffer;

  @Column({ type: 'int' })
  bytes: number;

  /** Of what is kept, hex. */
  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'attachments_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'attachments_removed_by_fk' })
  removedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  removedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  removalReason: string | null;
}

/** A piece of a paper's bytes, encrypted by itself. */
@Entity('attachment_chunks')
export class AttachmentChunk {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'attachment_chunks_pkey' })
  @ForeignKey(() => Attachment, { name: 'attachment_chunks_attachment_fk' })
  attachmentId: string;

  /** From 0. */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'attachment_chunks_pkey' })
  n: number;

  @Column({ type: 'bytea' })
  contentCipher: Buffer;
}
