import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Worker } from '../people/worker.entity.js';

/** An account of a person; a change keeps the one before it, so that it can be told where a payment went. */
@Entity('bank_accounts')
@Check('bank_accounts_bank_code', `bank_code ~ '^[0-9]{12}$'`)
@Index('bank_accounts_one_current', ['workerId'], { unique: true, where: '(replaced_at IS NULL)' })
@Index('bank_accounts_worker', ['workerId'])
@Index('bank_accounts_account', ['accountHash'])
export class BankAccount {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'bank_accounts_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'bank_accounts_worker_fk' })
  workerId: string;

  @Column({ type: 'text', nullable: true })
  bankName: string | null;

  /** 联行号 of its branch, with a right check digit; null where nobody stated it. */
  @Column({ type: 'text', nullable: true })
  bankCode: string | null;

  @Column({ type: 'bytea' })
  accountCipher: Buffer;

  @Column({ type: 'bytea' })
  accountHash: Buffer;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  replacedAt: Date | null;

  @VersionColumn()
  version: number;
}
