import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A key that personal data is encrypted under, by the version that stands in the first byte of every stored value. */
@Entity('data_keys')
@Check('data_keys_version', 'version BETWEEN 1 AND 255')
@Check('data_keys_wrapped', 'version = 1 OR wrapped_key IS NOT NULL')
@Check('data_keys_retired', 'retired_at IS NULL OR retired_at >= active_from')
export class DataKey {
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'data_keys_pkey' })
  version: number;

  /**
   * See `wrapKey`. Null for version 1 while it is the master key itself; once the master key has changed, the former one
   * stands here under the new.
   */
  @Column({ type: 'bytea', nullable: true })
  wrappedKey: Buffer | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  /** Null until every instance knows the key; from then on new values are written with it. */
  @Column({ type: 'timestamptz', nullable: true })
  activeFrom: Date | null;

  /** Set once no stored value was left under it. The key stays, for a value that turns up late. */
  @Column({ type: 'timestamptz', nullable: true })
  retiredAt: Date | null;
}
