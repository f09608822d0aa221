import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type AuditActor, AuditService } from '../../audit/audit.service.js';
import { Clock } from '../../common/values/clock.js';
import { Refusal } from '../../common/errors.js';
import { inTransaction } from '../../database/transaction.js';
import type { LoginRequest } from './auth.dto.js';
import type { LoginResponse } from '../account.dto.js';
import { authorize, type Caller } from '../access/caller.js';
import { type Account, attemptOf, type LoginAttempt, LoginGuard, mustWait } from './passwords/login-guard.service.js';
import { requireGoodPassword } from './passwords/password.js';
import { PasswordHashing, placeOfCaller } from './passwords/password-hashing.service.js';
import { badCode, SecondFactorService } from './second-factor/second-factor.service.js';
import { readSecuritySettings } from '../settings/security-settings.entity.js';
import { SessionTokens, USER_LOCK } from '../sessions/session-tokens.service.js';
import { User } from '../user.entity.js';

/** Of a request without a caller, as the log keeps it. */
type RequestOrigin = Pick<AuditActor, 'requestId' | 'address'>;

type NotLetIn = 'BAD_CREDENTIALS' | 'OTP_REQUIRED' | 'OTP_DELAYED' | 'BAD_OTP';

@Injectable()
export class AuthService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly guard: LoginGuard,
    private readonly hashing: PasswordHashing,
    private readonly secondFactor: SecondFactorService,
    private readonly tokens: SessionTokens,
    private readonly clock: Clock,
  ) {}

  /**
   * That a code is wanted, or was wrong, is told only to whoever has the password.
   *
   * @throws {Refusal} 401 `BAD_CREDENTIALS`, `OTP_REQUIRED` or `BAD_OTP`; 429 while the account has to wait
   */
  async login(request: LoginRequest, requestId: string, address: string | null): Promise<LoginResponse> {
    const attempt = { username: request.username.toLowerCase(), requestId, address };
    const look = await this.guard.look(attempt);
    const right = await this.guard.passwordIsRight(attempt, look, request.password);
    if (!right || !look.account) throw badCredentials();
    const { account, codeWaitSeconds } = look;
    const answer = await inTransaction(this.dataSource, (tx) =>
      this.letIn(tx, attempt, account, { otp: request.otp, mustWait: codeWaitSeconds > 0 }),
    );
    if (typeof answer !== 'string') return answer;
    if (answer === 'BAD_CREDENTIALS') throw badCredentials();
    if (answer === 'OTP_DELAYED') throw mustWait(codeWaitSeconds);
    if (answer === 'OTP_REQUIRED') {
      throw new Refusal('unauthenticated', answer, '该账号已绑定验证器，请输入验证器显示的 6 位数字，或一个恢复码。');
    }
    await this.guard.countWrong(attempt, account, 'code');
    throw badCode('unauthenticated');
  }

  private async letIn(
    tx: EntityManager,
    attempt: LoginAttempt,
    { id, passwordHash }: Account,
    code: { otp: string | undefined; mustWait: boolean },
  ): Promise<LoginResponse | NotLetIn> {
    const user = await tx.findOne(User, { where: { id }, lock: USER_LOCK });
    // Changed or disabled while the password was hashed.
    if (!user || user.disabledAt || user.passwordHash !== passwordHash) return 'BAD_CREDENTIALS';
    let secondFactor: string | null = null;
    if (user.totpConfirmedAt) {
      if (code.otp === undefined) return 'OTP_REQUIRED';
      if (code.mustWait) return 'OTP_DELAYED';
      secondFactor = await this.secondFactor.spend(tx, id, code.otp);
      if (secondFactor === null) return 'BAD_OTP';
    }
    await this.guard.forget(tx, attempt, 'login');
    const actor = { id, displayName: user.displayName, requestId: attempt.requestId, address: attempt.address };
    await this.audit.record(tx, actor, {
      action: 'user.login',
      objectType: 'user',
      objectId: id,
      regionCode: user.regionCode,
      details: secondFactor === null ? null : { secondFactor },
    });
    return this.tokens.open(tx, user, attempt.address);
  }

  /** @throws {Refusal} 401, saying why the session is over */
  async refresh(token: string, from: RequestOrigin): Promise<LoginResponse> {
    const renewal = await inTransaction(this.dataSource, async (tx) => {
      const made = await this.tokens.renew(tx, token, from.address);
      if (made.outcome !== 'reused') return made;
      // Not as the account's own deed: which of the two holders came is not known.
      await this.audit.record(tx, null, {
        action: 'user.refresh-reused',
        objectType: 'user',
        objectId: made.user.id,
        regionCode: made.user.regionCode,
        details: { ...from, session: made.familyId },
      });
      return made;
    });
    if (renewal.outcome === 'renewed') return renewal.tokens;
    throw renewal.why;
  }

  async logout(token: string, from: RequestOrigin): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const user = await this.tokens.end(tx, token);
      if (!user) return;
      const { id, displayName, regionCode } = user;
      const entry = { action: 'user.logout', objectType: 'user', objectId: id, regionCode };
      await this.audit.record(tx, { id, displayName, ...from }, entry);
    });
  }

  /** Changes the caller's own password and ends every other session of theirs. */
  async changePassword(caller: Caller, currentPassword: string, newPassword: string): Promise<LoginResponse> {
    authorize(caller, 'self.use');
    await this.guard.requireOwnPassword(caller, currentPassword);
    const { minPasswordLength } = await readSecuritySettings(this.dataSource.manager);
    await requireGoodPassword(newPassword, caller, minPasswordLength);
    if (newPassword === currentPassword) {
      throw new Refusal('refused', 'PASSWORD_UNCHANGED', '新密码不能与当前密码相同，请另设一个。');
    }
    const passwordHash = await this.hashing.hash(placeOfCaller(caller), newPassword);
    return inTransaction(this.dataSource, async (tx) => {
      const user = await tx.findOneOrFail(User, { where: { id: caller.id }, lock: USER_LOCK });
      Object.assign(user, { passwordHash, mustChangePassword: false, passwordChangedAt: this.clock.now() });
      await tx.save(user);
      await this.guard.forget(tx, attemptOf(caller), 'password');
      await this.audit.record(tx, caller, {
        action: 'user.password',
        objectType: 'user',
        objectId: user.id,
        regionCode: user.regionCode,
      });
      return this.tokens.replaceAll(tx, user.id, { by: 'password', address: caller.address });
    });
  }
}

function badCredentials(): Refusal {
  return new Refusal(
    'unauthenticated',
    'BAD_CREDENTIALS',
    '用户名或密码不正确，请重新输入；忘记密码的，请管理员重置。',
  );
}
