import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '../database/transaction.js';

/**
 * The audit log as a hash chain (OWASP ASVS 5.0 §16.4: logs are protected from being changed; ISO/IEC 27037 for the idea
 * of evidence that shows tampering). Each link holds SHA-256(hash before ‖ number ‖ what the event says), so a
 * changed, exchanged, inserted or removed event no longer fits the links from there on.
 */

/** Any number that nothing else in this database locks: one chainer at a time. */
const CHAIN_LOCK = 3_418_000_030;
/** Events per statement, and per holding of the lock. */
const CHUNK = 2_000;
/** The hash before the first link. */
const BEFORE_THE_FIRST = Buffer.alloc(32);

/** An event as text, column by column, the same on every machine, in every time zone and after a restore. */
interface EventText {
  id: string;
  /** In order; null stays apart from empty text. */
  said: (string | null)[];
}

/** `jsonb` has one text form (keys sorted, numbers as written), and microseconds have no zone. */
const EVENT_TEXT = `e.id::text AS id, ARRAY[
  (extract(epoch FROM e.at) * 1000000)::bigint::text, e.actor_id::text, e.actor_name, e.action, e.object_type,
  e.object_id, e.region_code, e.reason, e.details::text, e.request_id, e.address] AS said`;

function linkHash(before: Buffer, seq: number, event: EventText): Buffer {
  return createHash('sha256')
    .update(before)
    .update(JSON.stringify([seq, event.id, ...event.said]))
    .digest();
}

/** Links every committed event that waits, a chunk per transaction; returns how many. Writers never wait for it. */
export async function chainCommitted(dataSource: DataSource): Promise<number> {
  for (let linked = 0; ;) {
    const count = await inTransaction(dataSource, chainChunk);
    linked += count;
    if (count < CHUNK) return linked;
  }
}

async function chainChunk(tx: EntityManager): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [CHAIN_LOCK]);
  const events: EventText[] = await tx.query(
    `SELECT ${EVENT_TEXT} FROM audit_pending p JOIN audit_events e ON e.id = p.event_id ORDER BY e.at, e.id LIMIT $1`,
    [CHUNK],
  );
  if (events.length === 0) return 0;
  const [last]: { seq: number; hash: Buffer }[] = await tx.query(
    'SELECT seq, hash FROM audit_chain ORDER BY seq DESC LIMIT 1',
  );
  const first = (last?.seq ?? 0) + 1;
  let hash: Buffer = last?.hash ?? BEFORE_THE_FIRST;
  const hashes = events.map((event, index) => (hash = linkHash(hash, first + index, event)));
  const ids = events.map(({ id }) => id);
  await tx.query(
    `INSERT INTO audit_chain (seq, event_id, hash)
     SELECT $1::bigint + u.place - 1, u.id, u.hash FROM unnest($2::uuid[], $3::bytea[]) WITH ORDINALITY AS u(id, hash, place)`,
    [first, ids, hashes],
  );
  await tx.query('DELETE FROM audit_pending WHERE event_id = ANY($1::uuid[])', [ids]);
  return events.length;
}

/** What does not fit: the event itself, its number, or its place in the chain. */
export type ChainFault = 'changed' | 'gap' | 'event-missing' | 'not-chained';

export interface ChainCheck {
  ok: boolean;
  /** Events whose link was checked. */
  events: number;
  /** Written, but not yet linked. */
  pending: number;
  /** The last link that fits. Noted elsewhere, it also shows later that nothing was cut off the end. */
  head: { seq: number; hash: string } | null;
  firstBroken: { seq: number | null; eventId: string | null; fault: ChainFault } | null;
}

interface Linked extends EventText {
  seq: number;
  eventId: string;
  hash: Buffer;
}

/** Walks the whole chain, on one snapshot: `tx` must be REPEATABLE READ. Changes nothing. */
export async function verifyChain(tx: EntityManager): Promise<ChainCheck> {
  const [{ pending }]: [{ pending: number }] = await tx.query('SELECT count(*)::int AS pending FROM audit_pending');
  const check: ChainCheck = { ok: false, events: 0, pending, head: null, firstBroken: null };
  let hash: Buffer = BEFORE_THE_FIRST;
  for (let seq = 0; ;) {
    const links: (Linked & { id: string | null })[] = await tx.query(
      `SELECT c.seq, c.event_id::text AS "eventId", c.hash, ${EVENT_TEXT}
       FROM audit_chain c LEFT JOIN audit_events e ON e.id = c.event_id WHERE c.seq > $1 ORDER BY c.seq LIMIT ${CHUNK}`,
      [seq],
    );
    for (const link of links) {
      const fault = faultOf(link, seq + 1, hash);
      if (fault) return { ...check, firstBroken: { seq: link.seq, eventId: link.eventId, fault } };
      ({ seq, hash } = link);
      check.events += 1;
      check.head = { seq, hash: hash.toString('hex') };
    }
    if (links.length < CHUNK) break;
  }
  const [stray]: { id: string }[] = await tx.query(
    `SELECT id FROM audit_events e WHERE NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.event_id = e.id)
       AND NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.event_id = e.id) ORDER BY at, id LIMIT 1`,
  );
  if (stray) return { ...check, firstBroken: { seq: null, eventId: stray.id, fault: 'not-chained' } };
  return { ...check, ok: true };
}

function faultOf(link: Linked & { id: string | null }, expected: number, before: Buffer): ChainFault | null {
  if (link.seq !== expected) return 'gap';
  if (link.id === null) return 'event-missing';
  return linkHash(before, link.seq, { id: link.id, said: link.said }).equals(link.hash) ? null : 'changed';
}
