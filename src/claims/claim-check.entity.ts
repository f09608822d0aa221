import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Claim } from './claim.entity.js';

/** One confirmation of a condition that no register holds (domain.md §15 S2). Never changed: of a code the last entry counts. */
@Entity('claim_checks')
@Index('claim_checks_claim', ['claimId', 'code', 'checkedAt', 'id'])
export class ClaimCheck {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'claim_checks_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => Claim, { name: 'claim_checks_claim_fk' })
  claimId: string;

  /** Of the policy's `checks`. */
  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'boolean' })
  met: boolean;

  /** What it rests on, in words. */
  @Column({ type: 'text' })
  evidence: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'claim_checks_checked_by_fk' })
  checkedBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  checkedAt: Date;
}
