import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Refusal } from '../../../common/errors.js';
import { FairQueue, type Place, QueueFullError } from '../../limits/fair-queue.js';
import { hashPassword, passwordMatches } from './password.js';

/**
 * A hash keeps a processor busy for tens of milliseconds, on one of the few threads (four, unless `UV_THREADPOOL_SIZE` says otherwise)
 * that also read files and pack workbooks. So one processor and at least one of those threads are left to everybody else.
 */
const AT_ONCE = Math.max(1, Math.min(3, availableParallelism() - 1));
/** From one address, unless the account is known there: behind these nobody waits longer than about a second. */
const WAITING_PER_LANE = 16;
const WAITING = 64;
const RETRY_SECONDS = 5;

/** Where passwords are hashed and compared: a few at once, everybody else in a fair queue, nobody in an endless one. */
@Injectable()
export class PasswordHashing {
  private readonly queue = new FairQueue({ atOnce: AT_ONCE, perLane: WAITING_PER_LANE, waiting: WAITING });

  /** @throws {Refusal} 429 while too many wait */
  hash(place: Place, password: string): Promise<string> {
    return this.inTurn(place, () => hashPassword(password));
  }

  /** False, after the same time, where there is no hash. @throws {Refusal} 429 while too many wait */
  matches(place: Place, storedHash: string | null, password: string): Promise<boolean> {
    return this.inTurn(place, () => passwordMatches(storedHash, password));
  }

  private async inTurn<T>(place: Place, work: () => Promise<T>): Promise<T> {
    try {
      return await this.queue.run(place, work);
    } catch (error) {
      if (error instanceof QueueFullError) throw busy();
      throw error;
    }
  }
}

/** Whoever is signed in waits for their own requests only. */
export function placeOfCaller({ id }: { id: string }): Place {
  return { lane: id, known: true };
}

function busy(): Refusal {
  const detail = `当前登录请求过多，请等待 ${RETRY_SECONDS} 秒后再试。`;
  return new Refusal('too-many', 'LOGIN_BUSY', detail, [], { retryAfterSeconds: RETRY_SECONDS });
}
