import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Region } from '../../regions/region.entity.js';
import type { ImportIssue } from '../roster/roster-rows.js';

export const IMPORT_MODES = ['check', 'all', 'valid'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

export interface ImportCounts {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** One reading of a roster workbook: what it said, what was wrong with it, and what came of it. */
@Entity('imports')
@Check('imports_mode', `mode IN ('check', 'all', 'valid')`)
@Check('imports_undone_was_applied', 'undone_at IS NULL OR applied')
@Index('imports_region', ['regionCode', 'createdAt'])
export class Import {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'imports_pkey' })
  id: string;

  @Column({ type: 'text' })
  mode: ImportMode;

  @Column({ type: 'boolean' })
  applied: boolean;

  @Column({ type: 'text' })
  fileName: string;

  @Column({ type: 'bytea' })
  fileSha256: Buffer;

  /** The workbook itself, encrypted: it holds personal data, and the annotated copy is made from it. */
  @Column({ type: 'bytea', select: false })
  fileCipher: Buffer;

  /** The importer's region at that time. */
  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'imports_region_fk' })
  regionCode: string;

  @Column({ type: 'jsonb' })
  counts: ImportCounts;

  @Column({ type: 'jsonb' })
  issues: ImportIssue[];

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'imports_created_by_fk' })
  createdBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  undoneAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'imports_undone_by_fk' })
  undoneBy: string | null;
}
