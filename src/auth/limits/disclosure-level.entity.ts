import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../user.entity.js';

/**
 * How much an account has lately taken of what is not masked: a bucket that fills by one each time and runs dry within the
 * hour. In the database, since the next request may reach another instance.
 */
@Entity('disclosure_levels')
@Check('disclosure_levels_kind', `kind IN ('reveal', 'file')`)
export class DisclosureLevel {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'disclosure_levels_pkey' })
  @ForeignKey(() => User, { name: 'disclosure_levels_user', onDelete: 'CASCADE' })
  userId: string;

  /** One person's numbers, or a file with those of many. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'disclosure_levels_pkey' })
  kind: 'reveal' | 'file';

  /** As of `at`. */
  @Column({ type: 'double precision' })
  level: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at: Date;

  /** When the audit log was last told that the bucket was full. */
  @Column({ type: 'timestamptz', nullable: true })
  toldAt: Date | null;
}
