import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { notFound } from '../common/errors.js';
import { inTransaction } from '../database/transaction.js';
import { authorize, type Caller } from './caller.js';
import { RefreshToken } from './refresh-token.entity.js';
import { requireRegion } from './region-scope.js';
import { User } from './user.entity.js';

export interface SessionRow {
  id: string;
  startedAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
  address: string | null;
}

/** Sessions that can still be gone on with: a login, and the refresh tokens that came from it. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, userId: string): Promise<SessionRow[]> {
    authorize(caller, 'users.manage');
    const tx = this.dataSource.manager;
    await this.user(tx, caller, userId);
    return tx.query<SessionRow[]>(
      `SELECT family_id AS id, min(created_at) AS "startedAt", max(created_at) AS "lastUsedAt",
              max(expires_at) AS "expiresAt", (array_agg(address ORDER BY created_at DESC))[1] AS address
       FROM refresh_tokens WHERE user_id = $1 GROUP BY family_id
       HAVING bool_and(revoked_at IS NULL) AND max(expires_at) > $2 ORDER BY 3 DESC, 1`,
      [userId, this.clock.now()],
    );
  }

  /** Ends one session, or all of them; access tokens end with it at their next use. */
  async end(caller: Caller, userId: string, sessionId: string | null): Promise<void> {
    authorize(caller, 'users.manage');
    await inTransaction(this.dataSource, async (tx) => {
      const { regionCode } = await this.user(tx, caller, userId);
      if (sessionId === null) await this.endAll(tx, userId);
      else {
        const live = { userId, familyId: sessionId, revokedAt: IsNull() };
        const { affected } = await tx.update(RefreshToken, live, { revokedAt: this.clock.now() });
        if (!affected) throw notFound('会话');
      }
      await this.audit.record(tx, caller, {
        action: 'user.sessions-end',
        objectType: 'user',
        objectId: userId,
        regionCode,
        details: { sessions: sessionId ?? 'all' },
      });
    });
  }

  async endOwn(caller: Caller): Promise<void> {
    authorize(caller, 'self.use');
    await inTransaction(this.dataSource, async (tx) => {
      await this.endAll(tx, caller.id);
      await this.audit.record(tx, caller, {
        action: 'user.logout-everywhere',
        objectType: 'user',
        objectId: caller.id,
        regionCode: caller.regionCode,
      });
    });
  }

  private async endAll(tx: EntityManager, userId: string): Promise<void> {
    await tx.query('UPDATE users SET token_generation = token_generation + 1 WHERE id = $1', [userId]);
    await tx.update(RefreshToken, { userId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  private async user(tx: EntityManager, caller: Caller, id: string): Promise<User> {
    const user = await tx.findOneBy(User, { id });
    if (!user) throw notFound('用户');
    await requireRegion(tx, caller, user.regionCode).catch(() => {
      throw notFound('用户');
    });
    return user;
  }
}
