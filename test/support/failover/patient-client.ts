import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../../src/common/values/ids.js';

/** A request that was not answered well is sent again with its key for so long. */
export const PATIENCE_MS = 90_000;
/** Whoever is not answered at all within this was hung up on: the service promises an answer in a fraction of it. */
const HUNG_MS = 60_000;
const AGAIN_MS = 100;

/** Refusals that ask for the same request once more. */
const ONCE_MORE = new Set(['BUSY', 'IDEMPOTENCY_KEY_RUNNING']);

export type Who = 'officer' | 'reviewer' | 'finance' | 'nobody';

interface Asked {
  who: Who;
  method: 'GET' | 'POST';
  path: string;
  body?: object | FormData;
  /** Beside 200 and 201. */
  takes?: readonly number[];
}

export interface Answer<T> {
  status: number;
  body: T;
}

/**
 * Sends to several instances of the service in turn, and again with the same `Idempotency-Key` whatever is answered 503, as a client is told
 * to. Anything else that is not well is a fault, and so is no answer.
 */
export class PatientClient {
  readonly tally = { requests: 0, well: 0, writes: 0, unavailable: 0, busy: 0, longestMs: 0 };
  /** When writes were sent that were answered well, in ms of `performance.now()`. */
  private lastWell: { sentAt: number; answeredAt: number }[] = [];
  private turn = 0;

  constructor(
    private readonly bases: readonly string[],
    private readonly tokens: Readonly<Record<Exclude<Who, 'nobody'>, string>>,
  ) {}

  /** Since then on, the first write that was both sent and answered well; null while there is none. */
  firstWellSince(moment: number): number | null {
    const wells = this.lastWell.filter(({ sentAt }) => sentAt >= moment).map(({ answeredAt }) => answeredAt);
    return wells.length === 0 ? null : Math.min(...wells);
  }

  /** What was answered before is not asked for any more. */
  forget(): void {
    this.lastWell = [];
  }

  /** @throws where it is not answered well for {@link PATIENCE_MS}, or answered as no client can understand */
  async send<T>(asked: Asked): Promise<Answer<T>> {
    const key = newId();
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const sentAt = performance.now();
      const { status, text } = await this.once(asked, key);
      const body = JSON.parse(text) as T & { code?: string };
      if (status === 200 || status === 201 || asked.takes?.includes(status)) {
        this.tally.well++;
        if (asked.method === 'POST' && status < 300) {
          this.tally.writes++;
          this.lastWell.push({ sentAt, answeredAt: performance.now() });
        }
        return { status, body };
      }
      if (status === 503) this.tally.unavailable++;
      else if (status === 429 || (status === 409 && ONCE_MORE.has(body.code ?? ''))) this.tally.busy++;
      else throw new Error(`${asked.method} ${asked.path}: ${status} ${text}`);
      if (performance.now() > until) throw new Error(`${asked.path}: not answered well for ${PATIENCE_MS / 1000} s`);
      await pause(AGAIN_MS);
    }
  }

  private async once({ who, method, path, body }: Asked, key: string): Promise<{ status: number; text: string }> {
    const base = this.bases[this.turn++ % this.bases.length]!;
    const isForm = body instanceof FormData;
    const sentAt = performance.now();
    this.tally.requests++;
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      signal: AbortSignal.timeout(HUNG_MS),
      headers: {
        ...(who !== 'nobody' && { authorization: `Bearer ${this.tokens[who]}` }),
        ...(body && !isForm && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': key }),
      },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    this.tally.longestMs = Math.max(this.tally.longestMs, performance.now() - sentAt);
    return { status: answer.status, text };
  }
}
