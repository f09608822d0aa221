import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: what this database was set up with. A start with other keys is refused, since it could read nothing. */
@Entity('installation')
@Check('installation_one_row', 'id = 1')
@Check('installation_fingerprint', "key_fingerprint LIKE 'v2:%'")
export class Installation {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'installation_pkey' })
  id: number;

  /** Behind `v2:`; see `storedFingerprint`. */
  @Column({ type: 'text' })
  keyFingerprint: string;

  /** What the mark of an embedded database's folder must say. */
  @Column({ type: 'uuid' })
  folderId: string;
}
