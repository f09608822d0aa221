import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';

/** An address of a file that is good once, for a minute: gone when it was used. */
@Entity('download_tickets')
@Index('download_tickets_expires', ['expiresAt'])
export class DownloadTicket {
  /** SHA-256 of the token, which is of 32 random bytes. */
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'download_tickets_pkey' })
  tokenHash: Buffer;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'download_tickets_user_fk' })
  userId: string;

  /** Encrypted: an address may hold the reason that somebody gave. */
  @Column({ type: 'bytea' })
  pathCipher: Buffer;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;
}
