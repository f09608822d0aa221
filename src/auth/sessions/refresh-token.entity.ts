import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { EndedBy } from '../access/session-endings.js';
import { User } from '../user.entity.js';

/** One rotating refresh token; only its SHA-256 is kept. A token used again after the grace ends its whole family. */
@Entity('refresh_tokens')
@Check(
  'refresh_tokens_ended_by',
  `ended_by IS NULL OR (revoked_at IS NOT NULL AND ended_by IN
        ('logout', 'replaced', 'administrator', 'account', 'password', 'second-factor', 'reuse'))`,
)
@Index('refresh_tokens_hash', ['tokenHash'], { unique: true })
@Index('refresh_tokens_family', ['familyId'])
@Index('refresh_tokens_user', ['userId'])
export class RefreshToken {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'refresh_tokens_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'refresh_tokens_user_fk', onDelete: 'CASCADE' })
  userId: string;

  /** All tokens that came from one login. */
  @Column({ type: 'uuid' })
  familyId: string;

  @Column({ type: 'bytea' })
  tokenHash: Buffer;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  usedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  /** Why it was revoked; null where it was not, and of a session that ended before this was kept. */
  @Column({ type: 'text', nullable: true })
  endedBy: EndedBy | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  /** The login. */
  @Column({ type: 'timestamptz', default: () => 'now()' })
  startedAt: Date;

  /** Where it was asked for. */
  @Column({ type: 'text', nullable: true })
  address: string | null;
}
