import { deserialize, serialize } from 'node:v8';
import type { DataSource, EntityManager } from 'typeorm';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { newId } from '../common/values/ids.js';
import { hasWritten, type Journal } from '../database/journal.js';
import { answerLost } from './idempotency-errors.js';

export interface KeyedRequest {
  userId: string;
  key: string;
  /** The route's pattern, for whoever reads the table. */
  route: string;
  /** See `requestDigest`. */
  digest: string;
}

/** Somebody else took the request over while this run of it was not heard of: it commits nothing any more. */
class ClaimLost extends Error {
  constructor() {
    super('another run of this request took its key over');
    this.name = 'ClaimLost';
  }
}

/**
 * One run of a request that named a key. Each transaction that writes locks the key's row before its commit, finds there that the
 * request is still its own, and leaves a note of what it gave; so whoever takes the key over either stops this run or finds its
 * note, whatever the two believe of each other.
 */
export class KeyedRun implements Journal {
  readonly claim = newId();
  /** Nothing of this run counts any more; the request is answered as the other run answers it. */
  isLost = false;
  private places = 0;
  private unread = new Map<number, unknown>();

  constructor(
    readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    readonly request: KeyedRequest,
  ) {}

  /** Work of an earlier run that this one did not come by: it went another way. */
  get isAstray(): boolean {
    return this.unread.size > 0;
  }

  /** Takes up what an earlier run left. */
  async readNotes(tx: EntityManager): Promise<void> {
    const { userId, key } = this.request;
    const notes: { place: number; valueCipher: Buffer }[] = await tx.query(
      'SELECT place, value_cipher AS "valueCipher" FROM idempotency_notes WHERE user_id = $1 AND key = $2',
      [userId, key],
    );
    this.unread = new Map(
      notes.map(({ place, valueCipher }) => [place, deserialize(this.personalData.decryptBytes(valueCipher))]),
    );
  }

  next(): { place: number; known: { value: unknown } | null } {
    const place = this.places++;
    if (!this.unread.has(place)) return { place, known: null };
    const value = this.unread.get(place);
    this.unread.delete(place);
    return { place, known: { value } };
  }

  async note(tx: EntityManager, place: number, value: unknown): Promise<void> {
    if (!(await hasWritten(tx))) return;
    // What is noted was done; other work in its stead could be the same once more.
    if (this.isAstray) throw answerLost();
    const { userId, key } = this.request;
    const mine: unknown[] = await tx.query(
      `SELECT 1 FROM idempotency_keys WHERE user_id = $1 AND key = $2 AND claim = $3 AND state = 'running' FOR UPDATE`,
      [userId, key, this.claim],
    );
    if (mine.length === 0) {
      this.isLost = true;
      throw new ClaimLost();
    }
    await tx.query('INSERT INTO idempotency_notes (user_id, key, place, value_cipher) VALUES ($1, $2, $3, $4)', [
      userId,
      key,
      place,
      this.personalData.encryptBytes(serialize(value)),
    ]);
  }
}
