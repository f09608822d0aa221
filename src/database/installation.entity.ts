import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: what this database was set up with. A start with other keys is refused, since it could read nothing. */
@Entity('installation')
@Check('installation_one_row', 'id = 1')
export class Installation {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'installation_pkey' })
  id: number;

  @Column({ type: 'text' })
  keyFingerprint: string;
}
