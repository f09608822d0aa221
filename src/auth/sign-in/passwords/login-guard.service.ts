import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../../audit/audit.service.js';
import { Refusal } from '../../../common/errors.js';
import { PersonalData } from '../../../common/secrets/personal-data.js';
import { inTransaction } from '../../../database/transaction.js';
import type { Caller } from '../../access/caller.js';
import { FairQueue } from '../../limits/fair-queue.js';
import { delaySeconds } from './login-delay.js';
import type { LoginFailure } from './login-failure.entity.js';
import { PasswordHashing, placeOfCaller } from './password-hashing.service.js';

export interface LoginAttempt {
  /** As typed, lower case; there need be no such account. */
  username: string;
  address: string | null;
  requestId: string;
}

export interface Account {
  id: string;
  regionCode: string;
  /** Null when nobody may sign in with it. */
  passwordHash: string | null;
}

/** What is known before a password is looked at. */
export interface LoginLook {
  account: Account | null;
  /** Signed in at this address lately. */
  known: boolean;
  /** Until a code is looked at. */
  codeWaitSeconds: number;
}

type Kind = LoginFailure['kind'];

/** A login from an address within so many days makes it a known one of that account. */
const KNOWN_DAYS = 30;
/** So many looks at once, whoever asks: the statements of a flood do not stand before everybody else's. */
const LOOKS_AT_ONCE = 4;
/** Everything that is wanted before a password is hashed, in one statement. */
const LOOK = `
  SELECT u.id, u.region_code AS "regionCode", CASE WHEN u.disabled_at IS NULL THEN u.password_hash END AS "passwordHash",
         w.pair, w.account, w.code, EXISTS (
           SELECT 1 FROM audit_events e WHERE e.object_type = 'user' AND e.object_id = u.id::text AND e.action = 'user.login'
             AND e.address = $5 AND e.at > now() - ${KNOWN_DAYS} * interval '1 day') AS known
  FROM (SELECT coalesce(max(seconds) FILTER (WHERE kind = 'account-and-address'), 0) AS pair,
               coalesce(max(seconds) FILTER (WHERE kind = 'account'), 0) AS account,
               coalesce(max(seconds) FILTER (WHERE kind = 'code'), 0) AS code
        FROM (SELECT kind, ceil(extract(epoch FROM wait_until - now()))::int AS seconds FROM login_failures
              WHERE wait_until > now()
                AND (kind, key_hash) IN (('account', $2), ('account-and-address', $3), ('code', $4))) f) w
  LEFT JOIN users u ON u.username = $1`;

const refused = new Counter({
  name: 'social_workers_sign_ins_refused_total',
  help: 'Sign-ins refused since the start: for a wrong password or code, and because after such ones there is a wait',
  labelNames: ['because'] as const,
});
for (const because of ['wrong', 'wait'] as const) refused.inc({ because }, 0);

/**
 * Slows down guessing (docs/decisions/0017-lock-out.md): no password is looked at before the wait is over, whether or not
 * it is right, and an attempt during the wait does not prolong it.
 */
@Injectable()
export class LoginGuard {
  private readonly looks = new FairQueue({ atOnce: LOOKS_AT_ONCE, perLane: Infinity, waiting: Infinity });

  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly hashing: PasswordHashing,
    private readonly audit: AuditService,
  ) {}

  /** @throws {Refusal} 429 while the account has to wait at this address */
  async look(attempt: LoginAttempt): Promise<LoginLook> {
    const place = { lane: attempt.address ?? '', known: false };
    const keys = (['account', 'account-and-address', 'code'] as const).map((kind) => this.key(kind, attempt));
    const [row] = await this.looks.run(place, () =>
      this.dataSource.query<[Row]>(LOOK, [attempt.username, ...keys, attempt.address]),
    );
    const { id, regionCode, passwordHash, known, pair, account, code } = row;
    // Guesses from elsewhere must not keep somebody out at the own desk.
    const seconds = Math.max(pair, known ? 0 : account);
    if (seconds > 0) {
      refused.inc({ because: 'wait' });
      throw mustWait(seconds);
    }
    return { account: id === null ? null : { id, regionCode, passwordHash }, known, codeWaitSeconds: code };
  }

  /** @returns whether it is the account's password; a wrong one is counted */
  async passwordIsRight(attempt: LoginAttempt, { account, known }: LoginLook, password: string): Promise<boolean> {
    const lane = known ? `${attempt.username} ${attempt.address}` : (attempt.address ?? '');
    if (await this.hashing.matches({ lane, known }, account?.passwordHash ?? null, password)) return true;
    await this.countWrong(attempt, account, 'password');
    return false;
  }

  /**
   * Asks for the password again before something about the own account is changed (OWASP ASVS 5.0 §7.5.1).
   *
   * @throws {Refusal} 422 when it is wrong, 429 while the account has to wait
   */
  async requireOwnPassword(caller: Caller, password: string): Promise<void> {
    const attempt = attemptOf(caller);
    const { account } = await this.look(attempt);
    if (await this.hashing.matches(placeOfCaller(caller), account?.passwordHash ?? null, password)) return;
    await this.countWrong(attempt, account, 'password');
    throw new Refusal('refused', 'WRONG_PASSWORD', '当前密码不正确，请重新输入；忘记密码的，请管理员重置。');
  }

  /** A wrong code counts as a wrong password, and for itself. */
  async countWrong(attempt: LoginAttempt, account: Account | null, what: 'password' | 'code'): Promise<void> {
    refused.inc({ because: 'wrong' });
    await inTransaction(this.dataSource, async (tx) => {
      await tx.query(`DELETE FROM login_failures WHERE last_at < now() - interval '1 day'`);
      await this.count(tx, 'account', attempt);
      const pairWait = await this.count(tx, 'account-and-address', attempt);
      const codeWait = what === 'code' ? await this.count(tx, 'code', attempt) : 0;
      const wait = Math.max(pairWait, codeWait);
      // Names that are no account's are not recorded: a password is easily typed into the wrong field.
      if (!account) return;
      const action = wait === 0 ? 'user.login-refused' : 'user.login-delayed';
      await this.audit.record(tx, null, {
        // Whoever sent a wrong code has the password.
        action: what === 'code' ? 'user.code-refused' : action,
        objectType: 'user',
        objectId: account.id,
        regionCode: account.regionCode,
        details: { address: attempt.address, requestId: attempt.requestId, waitSeconds: wait },
      });
    });
  }

  /** What was counted no longer counts: all of it after a whole login, wrong passwords only after the password alone. */
  async forget(tx: EntityManager, attempt: LoginAttempt, after: 'login' | 'password'): Promise<void> {
    const kinds: Kind[] = ['account', 'account-and-address', ...(after === 'login' ? (['code'] as const) : [])];
    for (const kind of kinds) {
      await tx.query('DELETE FROM login_failures WHERE kind = $1 AND key_hash = $2', [kind, this.key(kind, attempt)]);
    }
  }

  /** @returns the seconds to wait from now */
  private async count(tx: EntityManager, kind: Kind, attempt: LoginAttempt): Promise<number> {
    const key = this.key(kind, attempt);
    const [{ failures }]: [{ failures: number }] = await tx.query(
      `INSERT INTO login_failures AS f (kind, key_hash, failures, wait_until) VALUES ($1, $2, 1, now())
       ON CONFLICT (kind, key_hash) DO UPDATE SET failures = f.failures + 1, last_at = now() RETURNING failures`,
      [kind, key],
    );
    const wait = delaySeconds(kind, failures);
    await tx.query(
      `UPDATE login_failures SET wait_until = now() + $3 * interval '1 second' WHERE kind = $1 AND key_hash = $2`,
      [kind, key, wait],
    );
    return wait;
  }

  private key(kind: Kind, { username, address }: LoginAttempt): Buffer {
    const parts = kind === 'account-and-address' ? [username, address] : [username];
    return this.personalData.lookup('login', JSON.stringify(parts));
  }
}

interface Row {
  id: string | null;
  regionCode: string;
  passwordHash: string | null;
  known: boolean;
  /** Seconds. */
  pair: number;
  account: number;
  code: number;
}

export function attemptOf({ username, address, requestId }: Caller): LoginAttempt {
  return { username, address, requestId };
}

export function mustWait(seconds: number): Refusal {
  const detail = `密码或验证码输错次数过多，请等待 ${seconds} 秒后再试。如忘记密码，请联系管理员重置。`;
  return new Refusal('too-many', 'LOGIN_DELAYED', detail, [], { retryAfterSeconds: seconds });
}
