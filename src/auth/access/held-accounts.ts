import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AccessClaims, type Account, ACCOUNT, type Pending, SESSION_TOO_LONG } from './account.js';

interface Held {
  account: Account & Pending;
  generation: number;
  /** When each session that goes on has lasted too long, in milliseconds since 1970. */
  sessions: ReadonlyMap<string, number>;
}

/**
 * On the embedded database one transaction has the only connection, and nobody can ask who somebody is before it ends. Nobody can change
 * it either: what the transaction itself found at its beginning holds until then, and answers for whoever set the work off.
 */
@Injectable()
export class HeldAccounts {
  private held: Held | null = null;

  /** @param tx the transaction that has the connection, at its beginning */
  async hold(tx: EntityManager, userId: string): Promise<void> {
    this.held = null;
    const [found] = await tx.query<{ account: Account & Pending; generation: number }[]>(
      `SELECT row_to_json(a) AS account, u.token_generation AS generation FROM (${ACCOUNT}) a JOIN users u ON u.id = a.id`,
      [userId],
    );
    if (!found) return;
    const sessions = await tx.query<{ id: string; endsAt: number }[]>(
      `SELECT t.family_id AS id, extract(epoch FROM min(${SESSION_TOO_LONG}))::float8 * 1000 AS "endsAt"
       FROM refresh_tokens t CROSS JOIN security_settings s WHERE t.user_id = $1
       GROUP BY t.family_id HAVING NOT bool_or(t.revoked_at IS NOT NULL)`,
      [userId],
    );
    this.held = { ...found, sessions: new Map(sessions.map(({ id, endsAt }) => [id, endsAt])) };
  }

  /** Before anybody else has the connection. */
  letGo(): void {
    this.held = null;
  }

  /** Null where the database is to be asked. */
  of({ sub, gen, fam }: AccessClaims): (Account & Pending) | null {
    if (!this.held) return null;
    const { account, generation, sessions } = this.held;
    const isIn = account.id === sub && generation === gen && (sessions.get(fam) ?? 0) > Date.now();
    return isIn ? account : null;
  }
}
