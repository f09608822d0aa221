import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { notFound } from '../../common/errors.js';
import { inTransaction } from '../../database/transaction.js';
import { authorize, type Caller } from '../access/caller.js';
import { findWithin } from '../access/region-scope.js';
import { SESSION_END } from '../access/session-endings.js';
import { SessionTokens } from './session-tokens.service.js';
import { User } from '../user.entity.js';

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
    private readonly tokens: SessionTokens,
  ) {}

  async list(caller: Caller, userId: string): Promise<SessionRow[]> {
    authorize(caller, 'users.manage');
    const tx = this.dataSource.manager;
    await this.user(tx, caller, userId);
    return tx.query<SessionRow[]>(
      `SELECT t.family_id AS id, t.started_at AS "startedAt", t.created_at AS "lastUsedAt",
              ${SESSION_END} AS "expiresAt", t.address
       FROM refresh_tokens t CROSS JOIN security_settings s
       WHERE t.user_id = $1 AND t.used_at IS NULL AND t.revoked_at IS NULL AND ${SESSION_END} > now() ORDER BY 3 DESC, 1`,
      [userId],
    );
  }

  /** Ends one session, or all of them; access tokens end with it at their next use. */
  async end(caller: Caller, userId: string, sessionId: string | null): Promise<void> {
    authorize(caller, 'users.manage');
    await inTransaction(this.dataSource, async (tx) => {
      const { regionCode } = await this.user(tx, caller, userId, { lock: true });
      if (sessionId === null) await this.tokens.endAll(tx, userId, 'administrator');
      else if (!(await this.tokens.endFamily(tx, sessionId, { by: 'administrator', userId }))) throw notFound('会话');
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
      await this.tokens.endAll(tx, caller.id, 'logout');
      await this.audit.record(tx, caller, {
        action: 'user.logout-everywhere',
        objectType: 'user',
        objectId: caller.id,
        regionCode: caller.regionCode,
      });
    });
  }

  private async user(tx: EntityManager, caller: Caller, id: string, options: { lock?: boolean } = {}): Promise<User> {
    const user = await findWithin(tx, User, caller, id, options);
    if (!user) throw notFound('用户');
    return user;
  }
}
