import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Region } from '../../regions/region.entity.js';

/** A person in the register (社会工作人才), certified or not. */
@Entity('workers')
@Index('workers_identity', ['identityHash'], { unique: true })
@Index('workers_phone', ['phoneHash'])
@Index('workers_region', ['regionCode', 'id'])
@Index('workers_name', { synchronize: false })
@Index('workers_name_reversed', { synchronize: false })
export class Worker {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'workers_pkey' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'bytea' })
  identityCipher: Buffer;

  @Column({ type: 'bytea' })
  identityHash: Buffer;

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

  @VersionColumn()
  version: number;
}
