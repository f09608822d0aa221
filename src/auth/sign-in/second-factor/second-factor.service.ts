import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../../audit/audit.service.js';
import { Clock } from '../../../common/values/clock.js';
import { notFound, Refusal } from '../../../common/errors.js';
import { PersonalData } from '../../../common/secrets/personal-data.js';
import { inTransaction } from '../../../database/transaction.js';
import type { LoginResponse } from '../../account.dto.js';
import { authorize, type Caller } from '../../access/caller.js';
import { attemptOf, LoginGuard, mustWait } from '../passwords/login-guard.service.js';
import { RecoveryCode } from './recovery-code.entity.js';
import { findWithin } from '../../access/region-scope.js';
import type { SecondFactorEnabled, SecondFactorStatus, TotpEnrolment } from './second-factor.dto.js';
import { readSecuritySettings } from '../../settings/security-settings.entity.js';
import { SessionTokens, USER_LOCK } from '../../sessions/session-tokens.service.js';
import { newRecoveryCodes, newSecret, qrPicture, readOtp, recoveryHash, stepOf, totpUri } from './totp.js';
import { User } from '../../user.entity.js';

/** By which of the two a login was let in. */
export type UsedFactor = 'totp' | 'recovery-code';

/** Codes of an authenticator as a second factor (RFC 6238; OWASP ASVS 5.0 §6.5, §6.6), with recovery codes beside them. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly guard: LoginGuard,
    private readonly tokens: SessionTokens,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async status(caller: Caller): Promise<SecondFactorStatus> {
    authorize(caller, 'self.use');
    const tx = this.dataSource.manager;
    const { totpConfirmedAt, role } = await tx.findOneByOrFail(User, { id: caller.id });
    const { secondFactorRoles } = await readSecuritySettings(tx);
    return {
      enabled: totpConfirmedAt !== null,
      enabledAt: totpConfirmedAt?.toISOString() ?? null,
      recoveryCodesLeft: await tx.countBy(RecoveryCode, { userId: caller.id }),
      required: secondFactorRoles.includes(role),
    };
  }

  /** A new secret, in force only once it was confirmed; asking again replaces one that was not. */
  async begin(caller: Caller, password: string): Promise<TotpEnrolment> {
    authorize(caller, 'self.use');
    await this.guard.requireOwnPassword(caller, password);
    const secret = newSecret();
    await inTransaction(this.dataSource, async (tx) => {
      const user = await lockUser(tx, caller.id);
      if (user.totpConfirmedAt) throw alreadyEnabled();
      await this.store(tx, user.id, { cipher: this.personalData.encrypt(secret), confirmedAt: null, lastStep: null });
      await this.guard.forget(tx, attemptOf(caller), 'password');
    });
    const uri = totpUri(secret, caller.username);
    return { secret, uri, qr: qrPicture(uri) };
  }

  /** The first code puts the secret into force and ends every other session, which had the password alone. */
  async confirm(caller: Caller, otp: string): Promise<SecondFactorEnabled> {
    authorize(caller, 'self.use');
    const now = this.clock.now();
    const { address } = caller;
    return this.byCode(caller, async (tx, user) => {
      if (user.totpConfirmedAt) throw alreadyEnabled();
      if (!user.totpCipher) throw notBegun();
      const read = readOtp(otp);
      const secret = this.personalData.decrypt(user.totpCipher);
      const lastStep = read && 'totp' in read ? stepOf(secret, read.totp, now, null) : null;
      if (lastStep === null) return null;
      await this.store(tx, user.id, { cipher: user.totpCipher, confirmedAt: now, lastStep });
      const recoveryCodes = await this.replaceRecoveryCodes(tx, user.id);
      await this.record(tx, caller, user, 'user.second-factor-on');
      return { ...(await this.tokens.replaceAll(tx, user.id, { by: 'second-factor', address })), recoveryCodes };
    });
  }

  async renewRecoveryCodes(caller: Caller, password: string, otp: string): Promise<string[]> {
    return this.proven(caller, password, otp, async (tx, user) => {
      const recoveryCodes = await this.replaceRecoveryCodes(tx, user.id);
      await this.record(tx, caller, user, 'user.recovery-codes');
      return recoveryCodes;
    });
  }

  /** Also the way to another device: remove, then enrol again. Where the role must have it, nothing else works in between. */
  async remove(caller: Caller, password: string, otp: string): Promise<LoginResponse> {
    return this.proven(caller, password, otp, async (tx, user) => {
      await this.clear(tx, user.id);
      await this.record(tx, caller, user, 'user.second-factor-off');
      return this.tokens.replaceAll(tx, user.id, { by: 'second-factor', address: caller.address });
    });
  }

  /** For somebody who has lost device and recovery codes: an administrator, who has made sure who asks. Ends their sessions. */
  async reset(caller: Caller, userId: string, reason: string): Promise<void> {
    authorize(caller, 'users.manage');
    await inTransaction(this.dataSource, async (tx) => {
      const user = await findWithin(tx, User, caller, userId, { lock: true });
      if (!user) throw notFound('用户');
      if (user.id === caller.id) {
        throw new Refusal(
          'refused',
          'OWN_ACCOUNT',
          '不能重置自己的第二因素，请凭密码和验证码解除，或由另一位管理员办理。',
        );
      }
      if (!user.totpConfirmedAt) throw notEnabled();
      await this.clear(tx, user.id);
      await this.tokens.endAll(tx, user.id, 'second-factor');
      await this.record(tx, caller, user, 'user.second-factor-reset', reason);
    });
  }

  /**
   * Whether the code is right, and then it is spent. The user's row must be locked.
   *
   * @returns by what; null when it is wrong or was taken before
   */
  async spend(tx: EntityManager, userId: string, otp: string): Promise<UsedFactor | null> {
    const read = readOtp(otp);
    if (!read) return null;
    if ('recoveryHash' in read) {
      const { affected } = await tx.delete(RecoveryCode, { userId, codeHash: read.recoveryHash });
      return affected === 1 ? 'recovery-code' : null;
    }
    const user = await lockUser(tx, userId);
    if (!user.totpCipher) return null;
    const step = stepOf(this.personalData.decrypt(user.totpCipher), read.totp, this.clock.now(), user.totpLastStep);
    if (step === null) return null;
    await tx.query('UPDATE users SET totp_last_step = $2 WHERE id = $1', [userId, step]);
    return 'totp';
  }

  /** Password and code asked for again before the factor itself is touched; a wrong one of either is counted. */
  private async proven<T>(
    caller: Caller,
    password: string,
    otp: string,
    work: (tx: EntityManager, user: User) => Promise<T>,
  ): Promise<T> {
    authorize(caller, 'self.use');
    await this.guard.requireOwnPassword(caller, password);
    return this.byCode(caller, async (tx, user) => {
      if (!user.totpConfirmedAt) throw notEnabled();
      return (await this.spend(tx, user.id, otp)) === null ? null : work(tx, user);
    });
  }

  /** `work` answers null when the code was wrong, which is counted. */
  private async byCode<T>(caller: Caller, work: (tx: EntityManager, user: User) => Promise<T | null>): Promise<T> {
    const attempt = attemptOf(caller);
    const { account, codeWaitSeconds } = await this.guard.look(attempt);
    if (codeWaitSeconds > 0) throw mustWait(codeWaitSeconds);
    const answer = await inTransaction(this.dataSource, async (tx) => {
      const done = await work(tx, await lockUser(tx, caller.id));
      if (done !== null) await this.guard.forget(tx, attempt, 'login');
      return done;
    });
    if (answer !== null) return answer;
    await this.guard.countWrong(attempt, account, 'code');
    throw badCode('refused');
  }

  private async replaceRecoveryCodes(tx: EntityManager, userId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await tx.delete(RecoveryCode, { userId });
    await tx.insert(
      RecoveryCode,
      codes.map((code) => ({ userId, codeHash: recoveryHash(code) })),
    );
    return codes;
  }

  private async clear(tx: EntityManager, userId: string): Promise<void> {
    await this.store(tx, userId, { cipher: null, confirmedAt: null, lastStep: null });
    await tx.delete(RecoveryCode, { userId });
  }

  /** Past the row's version, which is about what an administrator sees and changes. */
  private async store(
    tx: EntityManager,
    userId: string,
    { cipher, confirmedAt, lastStep }: { cipher: Buffer | null; confirmedAt: Date | null; lastStep: number | null },
  ): Promise<void> {
    await tx.query('UPDATE users SET totp_cipher = $2, totp_confirmed_at = $3, totp_last_step = $4 WHERE id = $1', [
      userId,
      cipher,
      confirmedAt,
      lastStep,
    ]);
  }

  private async record(
    tx: EntityManager,
    caller: Caller,
    { id, regionCode }: User,
    action: string,
    reason: string | null = null,
  ): Promise<void> {
    await this.audit.record(tx, caller, { action, objectType: 'user', objectId: id, regionCode, reason });
  }
}

/** With the columns that are otherwise left where they are. */
function lockUser(tx: EntityManager, id: string): Promise<User> {
  return tx
    .createQueryBuilder(User, 'u')
    .addSelect(['u.totpCipher', 'u.totpLastStep'])
    .where({ id })
    .setLock(USER_LOCK.mode)
    .getOneOrFail();
}

/** 401 at the login, 422 for whoever is signed in. */
export function badCode(kind: 'unauthenticated' | 'refused'): Refusal {
  const detail = '验证码不正确或已使用过。请核对手机时间，输入验证器当前显示的 6 位数字，或一个未用过的恢复码。';
  return new Refusal(kind, 'BAD_OTP', detail);
}

function notBegun(): Refusal {
  return new Refusal('conflict', 'SECOND_FACTOR_NOT_BEGUN', '请先申请绑定验证器，再输入验证码确认。');
}

function alreadyEnabled(): Refusal {
  return new Refusal('conflict', 'SECOND_FACTOR_ENABLED', '已绑定验证器。如需更换设备，请先解除再重新绑定。');
}

function notEnabled(): Refusal {
  return new Refusal('conflict', 'SECOND_FACTOR_NOT_ENABLED', '该账号没有绑定验证器。');
}
