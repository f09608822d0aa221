import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Refusal } from '../common/errors.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { inTransaction } from '../database/transaction.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

export interface KeyedRequest {
  userId: string;
  key: string;
  /** The route's pattern, for whoever reads the table. */
  route: string;
  /** See `requestDigest`. */
  digest: string;
}

export interface KeptAnswer {
  status: number;
  /** As it was sent: JSON, a problem document for 400 and above, or nothing. */
  body: string;
}

const FIRST_LOOK_MS = 20;
const LONGEST_LOOK_MS = 500;

/**
 * Remembers requests by their `Idempotency-Key` (IETF draft-ietf-httpapi-idempotency-key-header; api.md). The marker is
 * committed before the work begins and the answer after it ended, each in a short transaction of its own: the embedded
 * database has one connection, and a marker inside the work's transaction would be seen by nobody.
 */
@Injectable()
export class IdempotencyService {
  /** A repeated request waits so long for the first one's answer before it is told 409. */
  waitMs = 15_000;

  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
  ) {}

  /**
   * Null when the caller is the first and has to do the work; else the answer of whoever was.
   *
   * @throws {Refusal} 422 when the key stands for another request, 409 while that request is still running
   */
  async claim(request: KeyedRequest, gone: () => boolean): Promise<KeptAnswer | null> {
    const until = Date.now() + this.waitMs;
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 2, LONGEST_LOOK_MS)) {
      const found = await inTransaction(this.dataSource, (tx) => this.claimOrFind(tx, request));
      if (found === 'claimed') return null;
      // Between the two statements the first request failed and freed its key.
      if (found === null) continue;
      if (!found.requestHash.equals(this.hash(request))) throw usedOtherwise();
      if (found.state === 'done' && found.answerCipher) {
        return { status: found.status ?? 200, body: this.personalData.decrypt(found.answerCipher) };
      }
      if (Date.now() >= until || gone()) throw stillRunning();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async keep(request: KeyedRequest, { status, body }: KeptAnswer): Promise<void> {
    const answerCipher = this.personalData.encrypt(body);
    await this.dataSource.manager.update(
      IdempotencyKey,
      { userId: request.userId, key: request.key },
      { state: 'done', status, answerCipher },
    );
  }

  /** The request left nothing to be repeated: the same key may try again. */
  async forget({ userId, key }: KeyedRequest): Promise<void> {
    await this.dataSource.manager.delete(IdempotencyKey, { userId, key, state: 'running' });
  }

  private async claimOrFind(tx: EntityManager, request: KeyedRequest): Promise<'claimed' | IdempotencyKey | null> {
    const { userId, key, route } = request;
    await tx.query(
      `DELETE FROM idempotency_keys WHERE (user_id, key) IN (
         SELECT user_id, key FROM idempotency_keys WHERE created_at < now() - interval '24 hours'
         LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
    );
    const inserted: unknown[] = await tx.query(
      `INSERT INTO idempotency_keys (user_id, key, route, request_hash, state) VALUES ($1, $2, $3, $4, 'running')
       ON CONFLICT (user_id, key) DO NOTHING RETURNING 1`,
      [userId, key, route, this.hash(request)],
    );
    return inserted.length > 0 ? 'claimed' : tx.findOneBy(IdempotencyKey, { userId, key });
  }

  private hash({ digest }: KeyedRequest): Buffer {
    return this.personalData.lookup('request', digest);
  }
}

function usedOtherwise(): Refusal {
  return new Refusal(
    'refused',
    'IDEMPOTENCY_KEY_REUSED',
    '这个提交编号已用于另一次提交。每次新的提交请使用新的编号；重试时请保持内容不变。',
  );
}

function stillRunning(): Refusal {
  return new Refusal(
    'conflict',
    'IDEMPOTENCY_KEY_RUNNING',
    '使用同一提交编号的提交仍在处理，请稍后用同一编号重试。若一直如此，请先核对该事项是否已办理，再换新编号提交。',
  );
}
