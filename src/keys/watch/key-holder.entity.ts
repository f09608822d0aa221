import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A running instance on a PostgreSQL that several may share, and which keys it has in memory. */
@Entity('key_holders')
export class KeyHolder {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'key_holders_pkey' })
  id: string;

  /** The newest key version that it can read. */
  @Column({ type: 'smallint' })
  knows: number;

  /** The key version that it writes with. */
  @Column({ type: 'smallint' })
  writesWith: number;

  /** Of the keys that it was started with; see `PersonalData.fingerprint`. */
  @Column({ type: 'text' })
  keyFingerprint: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  seenAt: Date;
}
