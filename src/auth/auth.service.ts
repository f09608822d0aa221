import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Refusal } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { inTransaction } from '../database/transaction.js';
import { type LoginResponse, toSignedInUser } from './auth.dto.js';
import type { Caller } from './caller.js';
import { LoginGuard } from './login-guard.service.js';
import { hashPassword, passwordMatches, requireGoodPassword } from './password.js';
import { RefreshToken } from './refresh-token.entity.js';
import { User } from './user.entity.js';

/** What an access token says: whose it is, and which generation of that account's tokens. */
export interface AccessClaims {
  sub: string;
  gen: number;
  /** The login that it came from; ending that ends the token. */
  fam: string;
}

const DAY_MS = 86_400_000;

@Injectable()
export class AuthService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jwt: JwtService,
    private readonly audit: AuditService,
    private readonly guard: LoginGuard,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async login(username: string, password: string, requestId: string, address: string | null): Promise<LoginResponse> {
    const attempt = { username: username.toLowerCase(), requestId, address };
    const user = await this.dataSource.manager.findOneBy(User, { username: attempt.username });
    const usable = user && user.disabledAt === null ? user : null;
    await this.guard.requireNoWait(attempt, user);
    if (!(await passwordMatches(usable?.passwordHash ?? null, password)) || !usable) {
      await this.guard.wrongPassword(attempt, user);
      throw new Refusal('unauthenticated', 'BAD_CREDENTIALS', '用户名或密码不正确。');
    }
    return inTransaction(this.dataSource, async (tx) => {
      const actor = { id: usable.id, displayName: usable.displayName, requestId, address };
      await this.guard.rightPassword(tx, attempt);
      const { regionCode } = usable;
      await this.audit.record(tx, actor, {
        action: 'user.login',
        objectType: 'user',
        objectId: usable.id,
        regionCode,
      });
      return this.issue(tx, usable, newId(), address);
    });
  }

  /** Trades a refresh token for a new pair; a token that was already traded ends its whole family (RFC 9700 §4.14). */
  async refresh(token: string, address: string | null): Promise<LoginResponse> {
    const answer = await inTransaction(this.dataSource, async (tx) => {
      const stored = await tx.findOne(RefreshToken, {
        where: { tokenHash: sha256(token) },
        lock: { mode: 'pessimistic_write' },
      });
      if (!stored) return null;
      if (stored.usedAt || stored.revokedAt) {
        await this.endFamily(tx, stored.familyId);
        return null;
      }
      const user = await tx.findOneBy(User, { id: stored.userId });
      if (stored.expiresAt <= this.clock.now() || !user || user.disabledAt) return null;
      await tx.update(RefreshToken, { id: stored.id }, { usedAt: this.clock.now() });
      return this.issue(tx, user, stored.familyId, address);
    });
    if (!answer) throw new Refusal('unauthenticated', 'REFRESH_REFUSED', '登录已失效,请重新登录。');
    return answer;
  }

  async logout(token: string): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const stored = await tx.findOneBy(RefreshToken, { tokenHash: sha256(token) });
      if (stored) await this.endFamily(tx, stored.familyId);
    });
  }

  /** Changes the caller's own password and ends every other session of theirs. */
  async changePassword(caller: Caller, currentPassword: string, newPassword: string): Promise<LoginResponse> {
    const user = await this.dataSource.manager.findOneByOrFail(User, { id: caller.id });
    const attempt = { username: user.username, requestId: caller.requestId, address: caller.address };
    await this.guard.requireNoWait(attempt, user);
    if (!(await passwordMatches(user.passwordHash, currentPassword))) {
      await this.guard.wrongPassword(attempt, user);
      throw new Refusal('refused', 'WRONG_PASSWORD', '当前密码不正确。');
    }
    requireGoodPassword(newPassword, user.username);
    if (newPassword === currentPassword) {
      throw new Refusal('refused', 'PASSWORD_UNCHANGED', '新密码不能与当前密码相同。');
    }
    const passwordHash = await hashPassword(newPassword);
    return inTransaction(this.dataSource, async (tx) => {
      const fresh = await tx.findOneOrFail(User, { where: { id: user.id }, lock: { mode: 'pessimistic_write' } });
      Object.assign(fresh, { passwordHash, mustChangePassword: false, tokenGeneration: fresh.tokenGeneration + 1 });
      await tx.save(fresh);
      await this.guard.rightPassword(tx, attempt);
      await tx.update(RefreshToken, { userId: user.id, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
      await this.audit.record(tx, caller, {
        action: 'user.password',
        objectType: 'user',
        objectId: user.id,
        regionCode: user.regionCode,
      });
      return this.issue(tx, fresh, newId(), caller.address);
    });
  }

  private async issue(tx: EntityManager, user: User, familyId: string, address: string | null): Promise<LoginResponse> {
    const refreshToken = randomBytes(32).toString('base64url');
    await tx.insert(RefreshToken, {
      id: newId(),
      userId: user.id,
      familyId,
      tokenHash: sha256(refreshToken),
      address,
      expiresAt: new Date(this.clock.now().getTime() + this.config.refreshTokenDays * DAY_MS),
    });
    const claims: AccessClaims = { sub: user.id, gen: user.tokenGeneration, fam: familyId };
    const expiresIn = this.config.accessTokenSeconds;
    const accessToken = await this.jwt.signAsync(claims, { expiresIn });
    return { accessToken, expiresIn, refreshToken, user: toSignedInUser(user) };
  }

  private async endFamily(tx: EntityManager, familyId: string): Promise<void> {
    await tx.update(RefreshToken, { familyId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
