import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { EntityManager } from 'typeorm';
import { newId } from '../../common/values/ids.js';
import { CONFIG } from '../../common/config/config.token.js';
import type { Config } from '../../common/config/config.js';
import { type LoginResponse, toAccount } from '../account.dto.js';
import type { AccessClaims } from '../access/jwt.strategy.js';
import { PENDING, type Pending } from '../access/pending.js';
import { RefreshToken } from './refresh-token.entity.js';
import { User } from '../user.entity.js';

/** Taken before a session is begun, gone on with or ended. */
export const USER_LOCK = { mode: 'for_no_key_update' } as const;

/** Rows of sessions that ended so long ago tell nobody anything. */
const KEPT_DAYS = 30;

/** SQL: until when a session can be gone on with, by what is set now; `t` is its last token, `s` the settings. */
export const SESSION_END = `least(t.expires_at, t.created_at + s.idle_minutes * interval '1 minute',
  t.started_at + s.session_hours * interval '1 hour')`;

/**
 * Sessions: a login, and the refresh tokens that came from it (RFC 9700 §4.14). Their times are the database's, since every
 * instance has to come to the same answer.
 */
@Injectable()
export class SessionTokens {
  constructor(
    private readonly jwt: JwtService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A new session; the oldest ones end where there are more than may be. The user's row must be locked. */
  async open(tx: EntityManager, user: User, address: string | null): Promise<LoginResponse> {
    await tx.query(
      `DELETE FROM refresh_tokens WHERE user_id = $1 AND expires_at < now() - ${KEPT_DAYS} * interval '1 day'`,
      [user.id],
    );
    await tx.query(
      `UPDATE refresh_tokens SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL AND family_id NOT IN (
         SELECT t.family_id FROM refresh_tokens t CROSS JOIN security_settings s
         WHERE t.user_id = $1 AND t.revoked_at IS NULL AND t.used_at IS NULL AND ${SESSION_END} > now()
         ORDER BY t.created_at DESC LIMIT (SELECT max_sessions - 1 FROM security_settings))`,
      [user.id],
    );
    return this.issue(tx, user, { familyId: newId(), startedAt: null, address });
  }

  /** A new pair for a refresh token that is good for one use; used twice, it ends its whole family. */
  async renew(tx: EntityManager, token: string, address: string | null): Promise<Renewal> {
    const user = await this.lockOwner(tx, token);
    const [stored] = await tx.query<(Stored | undefined)[]>(
      `SELECT t.id, t.family_id AS "familyId", t.started_at AS "startedAt",
              t.used_at IS NOT NULL OR t.revoked_at IS NOT NULL AS spent, ${SESSION_END} > now() AS alive
       FROM refresh_tokens t CROSS JOIN security_settings s WHERE t.token_hash = $1`,
      [sha256(token)],
    );
    if (!stored || !user) return { outcome: 'refused' };
    const { id, familyId, startedAt } = stored;
    if (stored.spent) {
      return (await this.endFamily(tx, familyId)) ? { outcome: 'reused', user, familyId } : { outcome: 'refused' };
    }
    if (!stored.alive || user.disabledAt) return { outcome: 'refused' };
    await tx.query('UPDATE refresh_tokens SET used_at = now() WHERE id = $1', [id]);
    return { outcome: 'renewed', tokens: await this.issue(tx, user, { familyId, startedAt, address }) };
  }

  /** @returns whose session it was that ended; null where there was none */
  async end(tx: EntityManager, token: string): Promise<User | null> {
    const user = await this.lockOwner(tx, token);
    const stored = await tx.findOneBy(RefreshToken, { tokenHash: sha256(token) });
    return stored && (await this.endFamily(tx, stored.familyId)) ? user : null;
  }

  /** The user's row must be locked. @returns whether there was such a session (of this user) */
  async endFamily(tx: EntityManager, familyId: string, userId?: string): Promise<boolean> {
    const ended = await tx
      .createQueryBuilder()
      .update(RefreshToken)
      .set({ revokedAt: () => 'now()' })
      .where('family_id = :familyId AND revoked_at IS NULL', { familyId })
      .andWhere(userId === undefined ? 'true' : 'user_id = :userId', { userId })
      .execute();
    return (ended.affected ?? 0) > 0;
  }

  /** Access tokens of the account end by its generation, refresh tokens one by one. */
  async endAll(tx: EntityManager, userId: string): Promise<void> {
    await tx.query('UPDATE users SET token_generation = token_generation + 1 WHERE id = $1', [userId]);
    await tx.query('UPDATE refresh_tokens SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL', [userId]);
  }

  /** Ends every session of the account and opens one for whoever asked. */
  async replaceAll(tx: EntityManager, userId: string, address: string | null): Promise<LoginResponse> {
    await this.endAll(tx, userId);
    return this.open(tx, await tx.findOneByOrFail(User, { id: userId }), address);
  }

  /**
   * Whatever begins, goes on or ends a session of an account does so one after the other, or a token made meanwhile would
   * outlive the end. Not the lock that a foreign key's check waits for: whoever makes a payout may sign in beside it.
   */
  private async lockOwner(tx: EntityManager, token: string): Promise<User | null> {
    const stored = await tx.findOneBy(RefreshToken, { tokenHash: sha256(token) });
    return stored && tx.findOne(User, { where: { id: stored.userId }, lock: USER_LOCK });
  }

  private async issue(
    tx: EntityManager,
    user: User,
    session: { familyId: string; startedAt: Date | null; address: string | null },
  ): Promise<LoginResponse> {
    const refreshToken = randomBytes(32).toString('base64url');
    const [{ seconds }] = await tx.query<[{ seconds: number }]>(
      `INSERT INTO refresh_tokens (id, user_id, family_id, token_hash, address, started_at, expires_at)
       SELECT $1, $2, $3, $4, $5, l.started_at,
              least(now() + s.idle_minutes * interval '1 minute', l.started_at + s.session_hours * interval '1 hour')
       FROM security_settings s CROSS JOIN (SELECT coalesce($6::timestamptz, now()) AS started_at) l
       RETURNING floor(extract(epoch FROM expires_at - now()))::int AS seconds`,
      [newId(), user.id, session.familyId, sha256(refreshToken), session.address, session.startedAt],
    );
    const claims: AccessClaims = { sub: user.id, gen: user.tokenGeneration, fam: session.familyId };
    // An access token outlives neither the session nor the time that one may be idle.
    const expiresIn = Math.max(1, Math.min(this.config.accessTokenSeconds, seconds));
    const accessToken = await this.jwt.signAsync(claims, { expiresIn });
    const [pending] = await tx.query<[Pending]>(
      `SELECT ${PENDING} FROM users u CROSS JOIN security_settings s WHERE u.id = $1`,
      [user.id],
    );
    return { accessToken, expiresIn, refreshToken, user: { ...toAccount(user), ...pending } };
  }
}

/** What became of a refresh token. `reused`: it had been used before, so one of its two holders has no right to it. */
export type Renewal =
  | { outcome: 'renewed'; tokens: LoginResponse }
  | { outcome: 'reused'; user: User; familyId: string }
  | { outcome: 'refused' };

interface Stored {
  id: string;
  familyId: string;
  startedAt: Date;
  spent: boolean;
  alive: boolean;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
