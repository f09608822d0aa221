import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { EntityManager } from 'typeorm';
import { newId } from '../../common/values/ids.js';
import type { Refusal } from '../../common/errors.js';
import { CONFIG } from '../../common/config/config.token.js';
import type { Config } from '../../common/config/config.js';
import { type LoginResponse, toAccount } from '../account.dto.js';
import type { AccessClaims } from '../access/account.js';
import { PENDING, type Pending } from '../access/account.js';
import { type EndedBy, endingOf, SESSION_END, unauthenticated } from '../access/session-endings.js';
import { RefreshToken } from './refresh-token.entity.js';
import { User } from '../user.entity.js';

/** Taken before a session is begun, gone on with or ended. */
export const USER_LOCK = { mode: 'for_no_key_update' } as const;

/** Rows of sessions that ended so long ago tell nobody anything. */
const KEPT_DAYS = 30;

/**
 * So long a token that was used is answered with what came of it instead of ending its session: pages of one browser renew at the same
 * moment, and over plain HTTP they have no lock between them (`navigator.locks` is for secure contexts).
 */
const GRACE_SECONDS = 10;

/**
 * Sessions: a login, and the refresh tokens that came from it (RFC 9700 §4.14). Their times are the database's, since every
 * instance has to come to the same answer.
 */
@Injectable()
export class SessionTokens {
  private readonly successorKey: Buffer;

  constructor(
    private readonly jwt: JwtService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.successorKey = Buffer.from(hkdfSync('sha256', config.keys.token, '', 'refresh-successor', 32));
  }

  /** A new session; the oldest ones end where there are more than may be. The user's row must be locked. */
  async open(tx: EntityManager, user: User, address: string | null): Promise<LoginResponse> {
    await tx.query(
      `DELETE FROM refresh_tokens WHERE user_id = $1 AND expires_at < now() - ${KEPT_DAYS} * interval '1 day'`,
      [user.id],
    );
    await tx.query(
      `UPDATE refresh_tokens SET revoked_at = now(), ended_by = 'replaced'
       WHERE user_id = $1 AND revoked_at IS NULL AND family_id NOT IN (
         SELECT t.family_id FROM refresh_tokens t CROSS JOIN security_settings s
         WHERE t.user_id = $1 AND t.revoked_at IS NULL AND t.used_at IS NULL AND ${SESSION_END} > now()
         ORDER BY t.created_at DESC LIMIT (SELECT max_sessions - 1 FROM security_settings))`,
      [user.id],
    );
    const refreshToken = randomBytes(32).toString('base64url');
    return this.issue(tx, user, refreshToken, { familyId: newId(), startedAt: null, address });
  }

  /**
   * A new pair for a refresh token that is good for one use. Used again within the grace, it is answered with the token that came of it
   * (or of that one since): there is one successor and no second branch. Used again later, it ends its whole family.
   */
  async renew(tx: EntityManager, token: string, address: string | null): Promise<Renewal> {
    const user = await this.lockOwner(tx, token);
    const stored = await this.find(tx, token);
    if (!stored || !user) return { outcome: 'refused', why: unauthenticated() };
    const { id, familyId, startedAt } = stored;
    const isSpent = stored.use !== 'none';
    if (isSpent && (stored.revoked || stored.use === 'long-ago')) {
      const ended = await this.endFamily(tx, familyId, { by: 'reuse' });
      const why = (await endingOf(tx, { familyId, userId: user.id })) ?? unauthenticated();
      return ended ? { outcome: 'reused', user, familyId, why } : { outcome: 'refused', why };
    }
    const why = await endingOf(tx, { familyId, userId: user.id });
    if (why || user.disabledAt) return { outcome: 'refused', why: why ?? unauthenticated() };
    if (isSpent) return { outcome: 'renewed', tokens: await this.again(tx, user, token, familyId) };
    await tx.query('UPDATE refresh_tokens SET used_at = now() WHERE id = $1', [id]);
    const tokens = await this.issue(tx, user, this.successorOf(token), { familyId, startedAt, address });
    return { outcome: 'renewed', tokens };
  }

  /** @returns whose session it was that ended; null where there was none */
  async end(tx: EntityManager, token: string): Promise<User | null> {
    const user = await this.lockOwner(tx, token);
    const stored = await tx.findOneBy(RefreshToken, { tokenHash: sha256(token) });
    return stored && (await this.endFamily(tx, stored.familyId, { by: 'logout' })) ? user : null;
  }

  /** The user's row must be locked. @returns whether there was such a session (of this user) */
  async endFamily(
    tx: EntityManager,
    familyId: string,
    { by, userId }: { by: EndedBy; userId?: string },
  ): Promise<boolean> {
    const ended = await tx
      .createQueryBuilder()
      .update(RefreshToken)
      .set({ revokedAt: () => 'now()', endedBy: by })
      .where('family_id = :familyId AND revoked_at IS NULL', { familyId })
      .andWhere(userId === undefined ? 'true' : 'user_id = :userId', { userId })
      .execute();
    return (ended.affected ?? 0) > 0;
  }

  endAll(tx: EntityManager, userId: string, by: EndedBy): Promise<void> {
    return endSessions(tx, userId, by);
  }

  /** Ends every session of the account and opens one for whoever asked. */
  async replaceAll(
    tx: EntityManager,
    userId: string,
    { by, address }: { by: EndedBy; address: string | null },
  ): Promise<LoginResponse> {
    await this.endAll(tx, userId, by);
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

  private async find(tx: EntityManager, token: string): Promise<Stored | null> {
    const [stored] = await tx.query<(Stored | undefined)[]>(
      `SELECT t.id, t.family_id AS "familyId", t.started_at AS "startedAt", t.revoked_at IS NOT NULL AS revoked,
              CASE WHEN t.used_at IS NULL THEN 'none'
                   WHEN t.used_at > now() - ${GRACE_SECONDS} * interval '1 second' THEN 'just-now' ELSE 'long-ago' END AS use,
              floor(extract(epoch FROM ${SESSION_END} - now()))::int AS seconds
       FROM refresh_tokens t CROSS JOIN security_settings s WHERE t.token_hash = $1`,
      [sha256(token)],
    );
    return stored ?? null;
  }

  /** What came of a token that was used just now: with every step its successors were used later still, so the last one is found soon. */
  private async again(tx: EntityManager, user: User, token: string, familyId: string): Promise<LoginResponse> {
    const refreshToken = this.successorOf(token);
    const stored = await this.find(tx, refreshToken);
    if (!stored) throw new Error('a refresh token was used and has no successor');
    if (stored.use !== 'none') return this.again(tx, user, refreshToken, familyId);
    return this.answer(tx, user, { familyId, refreshToken, seconds: stored.seconds });
  }

  /** Not drawn by lot but worked out, so that each instance comes to the same one and nothing but hashes is kept. */
  private successorOf(token: string): string {
    return createHmac('sha256', this.successorKey).update(token).digest('base64url');
  }

  private async issue(
    tx: EntityManager,
    user: User,
    refreshToken: string,
    session: { familyId: string; startedAt: Date | null; address: string | null },
  ): Promise<LoginResponse> {
    const [{ seconds }] = await tx.query<[{ seconds: number }]>(
      `INSERT INTO refresh_tokens (id, user_id, family_id, token_hash, address, started_at, expires_at)
       SELECT $1, $2, $3, $4, $5, l.started_at,
              least(now() + s.idle_minutes * interval '1 minute', l.started_at + s.session_hours * interval '1 hour')
       FROM security_settings s CROSS JOIN (SELECT coalesce($6::timestamptz, now()) AS started_at) l
       RETURNING floor(extract(epoch FROM expires_at - now()))::int AS seconds`,
      [newId(), user.id, session.familyId, sha256(refreshToken), session.address, session.startedAt],
    );
    return this.answer(tx, user, { familyId: session.familyId, refreshToken, seconds });
  }

  private async answer(
    tx: EntityManager,
    user: User,
    { familyId, refreshToken, seconds }: { familyId: string; refreshToken: string; seconds: number },
  ): Promise<LoginResponse> {
    const claims: AccessClaims = { sub: user.id, gen: user.tokenGeneration, fam: familyId };
    // An access token outlives neither the session nor the time that one may be idle.
    const expiresIn = Math.max(1, Math.min(this.config.accessTokenSeconds, seconds));
    const accessToken = await this.jwt.signAsync(claims, { expiresIn });
    const [pending] = await tx.query<[Pending]>(
      `SELECT ${PENDING} FROM users u CROSS JOIN security_settings s WHERE u.id = $1`,
      [user.id],
    );
    const sessionExpiresIn = Math.max(1, seconds);
    return { accessToken, expiresIn, sessionExpiresIn, refreshToken, user: { ...toAccount(user), ...pending } };
  }
}

/** What became of a refresh token. `reused`: it had been used before, so one of its two holders has no right to it. */
export type Renewal =
  | { outcome: 'renewed'; tokens: LoginResponse }
  | { outcome: 'reused'; user: User; familyId: string; why: Refusal }
  | { outcome: 'refused'; why: Refusal };

interface Stored {
  id: string;
  familyId: string;
  startedAt: Date;
  revoked: boolean;
  use: 'none' | 'just-now' | 'long-ago';
  /** Until the session ends by itself. */
  seconds: number;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Access tokens of the account end by its generation, refresh tokens one by one. */
export async function endSessions(tx: EntityManager, userId: string, by: EndedBy): Promise<void> {
  await tx.query('UPDATE users SET token_generation = token_generation + 1 WHERE id = $1', [userId]);
  await tx.query(
    'UPDATE refresh_tokens SET revoked_at = now(), ended_by = $2 WHERE user_id = $1 AND revoked_at IS NULL',
    [userId, by],
  );
}
