import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { RowChange } from '../register/row-changes.js';
import { Import } from './import.entity.js';

/** What one row of a workbook made and changed, or would: what a check is read for before the file is imported. */
@Entity('import_row_changes')
export class ImportRowChanges {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'import_row_changes_pkey' })
  @ForeignKey(() => Import, { name: 'import_row_changes_import_fk' })
  importId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'import_row_changes_pkey' })
  sheet: string;

  /** As Excel shows it. */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'import_row_changes_pkey' })
  row: number;

  /** The person's name. */
  @Column({ type: 'text' })
  worker: string;

  /** Never a whole identity number, phone or account. */
  @Column({ type: 'jsonb' })
  changes: RowChange[];
}
