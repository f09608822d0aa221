import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Region } from '../../regions/region.entity.js';

/** A person in the register (社会工作人才), certified or not. */
@Entity('workers')
@Index('workers_identity', ['identityHash'], { unique: true })
@Index('workers_merged', ['mergedInto'], { where: '(merged_into IS NOT NULL)' })
@Index('workers_withdrawn', ['withdrawnAt'], { where: '(withdrawn_at IS NOT NULL)' })
@Check('workers_withdrawn_alone', 'withdrawn_at IS NULL OR merged_into IS NULL')
@Check('workers_merged_into_another', 'merged_into <> id')
@Index('workers_phone', ['phoneHash'])
@Index('workers_region', ['regionCode', 'id'])
@Index('workers_name', { synchronize: false })
@Index('workers_name_reversed', { synchronize: false })
@Index('workers_initials', { synchronize: false })
@Index('workers_identity_tail', ['identityTailHash'])
@Index('workers_without_tail', ['id'], { where: '(identity_tail_hash IS NULL)' })
export class Worker {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'workers_pkey' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'bytea' })
  identityCipher: Buffer;

  @Column({ type: 'bytea' })
  identityHash: Buffer;

  /** Of the last four, by another key; null until it is worked out (`workers/search/identity-tails.ts`). */
  @Column({ type: 'bytea', nullable: true })
  identityTailHash: Buffer | null;

  @Column({ type: 'bytea', nullable: true })
  phoneCipher: Buffer | null;

  @Column({ type: 'bytea', nullable: true })
  phoneHash: Buffer | null;

  /** Where the person is registered: the region of the employer they came in with, or came to last. */
  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'workers_region_fk' })
  regionCode: string;

  @Column({ type: 'text', nullable: true })
  remark: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  /** The record into which this one was merged as the same person's: it is a stub then, which no list shows and nothing is paid to. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Worker, { name: 'workers_merged_into_fk' })
  mergedInto: string | null;

  /** When the person was taken back as entered by mistake: the row is emptied then, and is nobody. */
  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @VersionColumn()
  version: number;
}
