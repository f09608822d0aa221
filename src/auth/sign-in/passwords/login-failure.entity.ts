import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Wrong passwords and codes in a row, per account and per account and address, and wrong codes alone per account. In the database, since the next guess may reach
 * another instance; names and addresses are kept as keyed hashes only, also of accounts that do not exist.
 */
@Entity('login_failures')
@Check('login_failures_kind', `kind IN ('account', 'account-and-address', 'code')`)
@Check('login_failures_count', 'failures > 0')
@Index('login_failures_last', ['lastAt'])
export class LoginFailure {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'login_failures_pkey' })
  kind: 'account' | 'account-and-address' | 'code';

  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'login_failures_pkey' })
  keyHash: Buffer;

  @Column({ type: 'int' })
  failures: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  lastAt: Date;

  /** No password is looked at before. */
  @Column({ type: 'timestamptz' })
  waitUntil: Date;
}
