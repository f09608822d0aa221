import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Import } from './import.entity.js';

/** A row that an import made or changed, with what it was before: what undoing the import rests on. */
@Entity('import_changes')
@Index('import_changes_row', ['rowId'])
export class ImportChange {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'import_changes_pkey' })
  @ForeignKey(() => Import, { name: 'import_changes_import_fk' })
  importId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'import_changes_pkey' })
  tableName: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'import_changes_pkey' })
  rowId: string;

  /** The row as it was, as the database writes it in JSON (encrypted columns stay encrypted); null if the import made it. */
  @Column({ type: 'jsonb', nullable: true })
  before: Record<string, unknown> | null;

  /** The row's version after the import; another one at undo means that something rests on it. */
  @Column({ type: 'int' })
  versionAfter: number;
}
