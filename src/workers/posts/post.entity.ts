import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Organization } from '../organizations/organization.entity.js';
import { STAFFINGS, type Staffing } from './staffing.js';
import { Worker } from '../people/worker.entity.js';

/** 任职: a person's service with an organization; `endOn` is the last day, inclusive, open while serving. */
@Entity('posts')
@Check('posts_end_after_start', 'end_on IS NULL OR end_on >= start_on')
@Check('posts_staffing', `staffing IN (${STAFFINGS.map((each) => `'${each}'`).join(', ')})`)
@Index('posts_one_per_start', ['workerId', 'organizationId', 'startOn'], { unique: true })
@Index('posts_organization', ['organizationId', 'workerId'])
export class Post {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'posts_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Worker, { name: 'posts_worker_fk' })
  workerId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Organization, { name: 'posts_organization_fk' })
  organizationId: string;

  @Column({ type: 'date' })
  startOn: string;

  @Column({ type: 'date', nullable: true })
  endOn: string | null;

  /** 用工性质; null where nobody has said. A change is a new post. */
  @Column({ type: 'text', nullable: true })
  staffing: Staffing | null;

  @VersionColumn()
  version: number;
}
