import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Region } from '../regions/region.entity.js';
import type { TemplateKind } from './placeholders/template-kinds.js';

/** A version of a region's own Word template. It stays as it was kept; the next version or its withdrawal ends it. */
@Entity('document_templates')
@Check(
  'document_templates_kind',
  `kind IN ('claim-form', 'announcement', 'no-objection', 'funding-request', 'recovery-notice', 'statement', 'leader-report')`,
)
@Check('document_templates_bytes', 'bytes BETWEEN 1 AND 2097152')
@Check('document_templates_version', 'version >= 1')
@Check('document_templates_ended_whole', '(ended_at IS NULL) = (ended_by IS NULL)')
@Index('document_templates_versions', ['regionCode', 'kind', 'version'], { unique: true })
@Index('document_templates_one_in_force', ['regionCode', 'kind'], { unique: true, where: '(ended_at IS NULL)' })
export class DocumentTemplate {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'document_templates_pkey' })
  id: string;

  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'document_templates_region_fk' })
  regionCode: string;

  @Column({ type: 'text' })
  kind: TemplateKind;

  /** From 1, of its region and kind. */
  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'int' })
  bytes: number;

  /** Of what is kept, hex. */
  @Column({ type: 'text' })
  sha256: string;

  /** Encrypted, since nobody knows whether somebody took a filled-in form for a template. */
  @Column({ type: 'bytea', select: false })
  contentCipher: Buffer;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'document_templates_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'document_templates_ended_by_fk' })
  endedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  /** Of a withdrawal; null where the next version ended it. */
  @Column({ type: 'text', nullable: true })
  endReason: string | null;
}
