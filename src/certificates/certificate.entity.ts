import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Worker } from '../workers/people/worker.entity.js';
import type { Level } from './level.js';

/** A certificate of social work; of one person and level only one can hold at a time. */
@Entity('certificates')
@Check('certificates_level', `level IN ('junior', 'intermediate', 'senior')`)
@Check('certificates_declared_after_approved', 'declared_on >= approved_on')
@Check('certificates_revoked_after_approved', 'revoked_on IS NULL OR revoked_on >= approved_on')
@Check('certificates_void_is_revoked', 'NOT void OR revoked_on IS NOT NULL')
@Index('certificates_number', ['certificateNo'], { unique: true })
@Index('certificates_one_in_force', ['workerId', 'level'], { unique: true, where: '(revoked_on IS NULL)' })
@Index('certificates_worker', ['workerId'])
export class Certificate {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'certificates_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'certificates_worker_fk' })
  workerId: string;

  @Column({ type: 'text' })
  level: Level;

  /** 证书管理号: text; its official format is not public, so its shape is never refused. */
  @Column({ type: 'text' })
  certificateNo: string;

  /** 批准日期: the day the certificate was obtained. */
  @Column({ type: 'date' })
  approvedOn: string;

  /** 申报日期: the day the award was applied for. */
  @Column({ type: 'date' })
  declaredOn: string;

  /** The first day on which it no longer holds. */
  @Column({ type: 'date', nullable: true })
  revokedOn: string | null;

  /** 自始无效: never held, whatever the day it was revoked. */
  @Column({ type: 'boolean', default: false })
  void: boolean;

  @Column({ type: 'text', nullable: true })
  revocationReason: string | null;

  @VersionColumn()
  version: number;
}
