import type { DataSource, EntityManager } from 'typeorm';
import { HEAD_BYTES, type KeyRing } from '../../common/secrets/key-ring.js';
import { inTransaction } from '../../database/transaction.js';
import type { CipherTable } from '../cipher-tables.js';

/** What one walk through a table found. */
export interface Walk {
  /** Rows written anew. */
  renewed: number;
  /** Rows that somebody else held or changed in that moment; another walk finds them. */
  missed: number;
  /** Rows with a value that cannot be decrypted, by their key; left as they are. */
  unreadable: string[];
}

type Row = Record<string, unknown>;

/**
 * Walks through a table by its key and writes every value that is not under `version` anew, a chunk per transaction. What
 * was done once is not looked for again, so a walk that was broken off is gone on with by the next.
 *
 * Neither readers nor writers are in its way: rows that are locked are passed by rather than waited for, which also means
 * that no deadlock can come of it, and a row is only written while its values are still those that were read.
 *
 * @param goOn asked before each chunk; throws to end the walk
 */
export async function reEncrypt(
  dataSource: DataSource,
  table: CipherTable,
  { ring, version, goOn }: { ring: KeyRing; version: number; goOn: (renewed: number) => void },
): Promise<Walk> {
  const walk: Walk = { renewed: 0, missed: 0, unreadable: [] };
  for (let after: Row | null = null; ;) {
    goOn(walk.renewed);
    const chunk: Chunk = await inTransaction(dataSource, (tx) => renewChunk(tx, table, { ring, version, after }));
    walk.renewed += chunk.renewed;
    walk.missed += chunk.missed;
    walk.unreadable.push(...chunk.unreadable);
    if (!chunk.last) return walk;
    after = chunk.last;
  }
}

interface Chunk extends Walk {
  /** The row that the next chunk begins after; null at the end of the table. */
  last: Row | null;
}

async function renewChunk(
  tx: EntityManager,
  table: CipherTable,
  { ring, version, after }: { ring: KeyRing; version: number; after: Row | null },
): Promise<Chunk> {
  const found = await staleKeys(tx, table, { version, after });
  const last = found.at(-1);
  if (!last) return { renewed: 0, missed: 0, unreadable: [], last: null };
  const rows = await lockRows(tx, table, found);
  const unreadable: string[] = [];
  const renewed: Row[] = [];
  for (const row of rows) {
    const fresh = renew(row, table, { ring, version });
    if (fresh) renewed.push(fresh);
    else unreadable.push(`${table.name} ${table.key.map(({ name }) => String(row[name])).join(' ')}`);
  }
  const written = renewed.length > 0 ? await write(tx, table, renewed) : 0;
  return { renewed: written, missed: found.length - written - unreadable.length, unreadable, last };
}

const keyList = (table: CipherTable, prefix: string): string =>
  table.key.map(({ name }) => `${prefix}"${name}"`).join(', ');

/** The keys of the next rows that have a value under another version. Reads no more of a value than its first byte. */
function staleKeys(
  tx: EntityManager,
  table: CipherTable,
  { version, after }: { version: number; after: Row | null },
): Promise<Row[]> {
  const stale = table.values.map(({ sql }) => `substring(${sql} FROM 1 FOR 1) <> $1`).join(' OR ');
  const beyond = table.key.map(({ type }, index) => `$${index + 2}::${type}`).join(', ');
  const where = after ? `(${keyList(table, 't.')}) > (${beyond}) AND (${stale})` : stale;
  return tx.query(
    `SELECT ${keyList(table, 't.')} FROM "${table.name}" t WHERE ${where}
     ORDER BY ${keyList(table, 't.')} LIMIT ${table.rowsPerChunk}`,
    [Buffer.of(version), ...(after ? table.key.map(({ name }) => after[name]) : [])],
  );
}

/** As they are now, held until the end of the transaction; without those that somebody else holds. */
function lockRows(tx: EntityManager, table: CipherTable, keys: Row[]): Promise<Row[]> {
  const values = table.values.map(({ name, sql }) => `${sql} AS "${name}"`).join(', ');
  const arrays = table.key.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  return tx.query(
    `SELECT ${keyList(table, 't.')}, ${values} FROM "${table.name}" t
     JOIN unnest(${arrays}) AS u(${keyList(table, '')}) USING (${keyList(table, '')})
     ORDER BY ${keyList(table, 't.')} FOR NO KEY UPDATE OF t SKIP LOCKED`,
    table.key.map(({ name }) => keys.map((row) => row[name])),
  );
}

const headOf = (name: string): string => `head of ${name}`;

/** The row's values under the new version, each shown to say what it said; null when one of them cannot be read. */
function renew(row: Row, table: CipherTable, { ring, version }: { ring: KeyRing; version: number }): Row | null {
  const fresh: Row = Object.fromEntries(table.key.map(({ name }) => [name, row[name]]));
  for (const { name } of table.values) {
    const stored = row[name] as Buffer | null;
    fresh[name] = null;
    fresh[headOf(name)] = stored && Buffer.from(stored.subarray(0, HEAD_BYTES));
    if (!stored) continue;
    if (stored[0] === version) {
      fresh[name] = stored;
      continue;
    }
    let plain: Buffer;
    try {
      plain = ring.decrypt(stored);
    } catch {
      // Not swallowed: the row is named in the result, and its key is not retired.
      return null;
    }
    const renewed = ring.encrypt(plain, version);
    if (!ring.decrypt(renewed).equals(plain)) throw new Error(`${table.name}: a value was not encrypted whole`);
    fresh[name] = renewed;
  }
  return fresh;
}

/**
 * Compare and set: the head of a value (version and nonce) names the one encryption that was read, so that an edit in between is
 * never written over. The row's own version stays, since what it says is the same.
 */
async function write(tx: EntityManager, table: CipherTable, rows: Row[]): Promise<number> {
  await tx.query(`SELECT set_config('social_workers.re_encrypting', 'on', true)`);
  const columns = [
    ...table.key,
    ...table.values.flatMap(({ name }) => [
      { name, type: 'bytea' },
      { name: headOf(name), type: 'bytea' },
    ]),
  ];
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  const same = [
    ...table.key.map(({ name }) => `t."${name}" = u."${name}"`),
    ...table.values.map(
      ({ name, sql }) => `substring(${sql} FROM 1 FOR ${HEAD_BYTES}) IS NOT DISTINCT FROM u."${headOf(name)}"`,
    ),
  ];
  const [, count]: [unknown, number] = await tx.query(
    `UPDATE "${table.name}" t SET ${table.assignment}
     FROM unnest(${arrays}) AS u(${columns.map(({ name }) => `"${name}"`).join(', ')}) WHERE ${same.join(' AND ')}`,
    columns.map(({ name }) => rows.map((row) => row[name])),
  );
  return count;
}
