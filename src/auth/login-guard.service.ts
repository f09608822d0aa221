import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Refusal } from '../common/errors.js';
import { PersonalData } from '../common/personal-data.js';
import { inTransaction } from '../database/transaction.js';
import { delaySeconds } from './login-delay.js';
import type { LoginFailure } from './login-failure.entity.js';
import type { User } from './user.entity.js';

export interface LoginAttempt {
  /** As typed, lower case; there need be no such account. */
  username: string;
  address: string | null;
  requestId: string;
}

type Kind = LoginFailure['kind'];

/** A login from an address within so many days makes it a known one of that account. */
const KNOWN_DAYS = 30;

/**
 * Slows down guessing (docs/decisions/0024-lock-out.md): no password is looked at before the wait is over, whether or not
 * it is right, and an attempt during the wait does not prolong it.
 */
@Injectable()
export class LoginGuard {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
  ) {}

  /** @throws {Refusal} 429 while the account has to wait at this address */
  async requireNoWait(attempt: LoginAttempt, user: User | null): Promise<void> {
    const rows: { kind: Kind; seconds: number }[] = await this.dataSource.query(
      `SELECT kind, ceil(extract(epoch FROM wait_until - now()))::int AS seconds FROM login_failures
       WHERE wait_until > now() AND (kind, key_hash) IN (('account', $1), ('account-and-address', $2))`,
      [this.key('account', attempt), this.key('account-and-address', attempt)],
    );
    const pair = rows.find(({ kind }) => kind === 'account-and-address');
    const account = rows.find(({ kind }) => kind === 'account');
    // Guesses from elsewhere must not keep somebody out at the own desk.
    const counts = account && !(user && (await this.knows(user, attempt)));
    const seconds = Math.max(pair?.seconds ?? 0, counts ? account.seconds : 0);
    if (seconds > 0) throw mustWait(seconds);
  }

  async wrongPassword(attempt: LoginAttempt, user: User | null): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      await tx.query(`DELETE FROM login_failures WHERE last_at < now() - interval '1 day'`);
      await this.count(tx, 'account', attempt);
      const wait = await this.count(tx, 'account-and-address', attempt);
      if (!user || wait === 0) return;
      await this.audit.record(tx, null, {
        action: 'user.login-delayed',
        objectType: 'user',
        objectId: user.id,
        regionCode: user.regionCode,
        details: { address: attempt.address, requestId: attempt.requestId, waitSeconds: wait },
      });
    });
  }

  async rightPassword(tx: EntityManager, attempt: LoginAttempt): Promise<void> {
    await tx.query(
      `DELETE FROM login_failures WHERE (kind, key_hash) IN (('account', $1), ('account-and-address', $2))`,
      [this.key('account', attempt), this.key('account-and-address', attempt)],
    );
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

  private async knows(user: User, { address }: LoginAttempt): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `SELECT 1 FROM audit_events WHERE object_type = 'user' AND object_id = $1 AND action = 'user.login'
         AND address = $2 AND at > now() - $3 * interval '1 day' LIMIT 1`,
      [user.id, address, KNOWN_DAYS],
    );
    return rows.length > 0;
  }

  private key(kind: Kind, { username, address }: LoginAttempt): Buffer {
    return this.personalData.lookup('login', JSON.stringify(kind === 'account' ? [username] : [username, address]));
  }
}

function mustWait(seconds: number): Refusal {
  const detail = `密码输错次数过多,请等待 ${seconds} 秒后再试。如忘记密码,请联系管理员重置。`;
  return new Refusal('too-many', 'LOGIN_DELAYED', detail, [], { retryAfterSeconds: seconds });
}
