import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { newId } from '../common/values/ids.js';
import { inTransaction } from '../database/transaction.js';
import { keyFingerprintOf } from '../keys/data-keys.js';
import { BackupRefused } from './backup-errors.js';
import { type Closing, FORMAT, FORMAT_VERSION, type Header, RowSum, sealOf, type TableEnd } from './backup-format.js';
import { packed, type PlainChunk } from './backup-packing.js';
import {
  catalogTables,
  CIPHERTEXT_TABLES,
  LEFT_OUT,
  migrationsOf,
  quoted,
  sequenceStates,
  settleText,
  tableLines,
} from './backup-tables.js';

/** What a backup file holds, of which the log keeps all. */
export interface BackupSummary {
  id: string;
  createdAt: string;
  rows: number;
  tables: number;
  /** Of the file as it stands on the disk, hex. */
  sha256: string;
  bytes: number;
}

/**
 * Writes everything that the database holds, as one snapshot saw it, to a file that it makes anew with mode 0600.
 * Memory does not grow with the rows.
 *
 * @throws {BackupRefused} when the service never ran on this database
 */
export async function writeBackup(
  dataSource: DataSource,
  lookupKey: Buffer,
  { path, signal }: { path: string; signal?: AbortSignal },
): Promise<BackupSummary> {
  const names = (await catalogTables(dataSource.manager)).map(({ name }) => name);
  return inTransaction(
    dataSource,
    async (tx) => {
      await tx.query('SET TRANSACTION READ ONLY');
      // Before the snapshot, so that no migration changes a table between the snapshot and its turn.
      if (names.length > 0) await tx.query(`LOCK TABLE ${names.map(quoted).join(', ')} IN ACCESS SHARE MODE`);
      await settleText(tx);
      const header = await readHeader(tx);
      const file = { hash: createHash('sha256'), bytes: 0 };
      const count = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
        for await (const chunk of chunks) {
          file.hash.update(chunk);
          file.bytes += chunk.length;
          yield chunk;
        }
      };
      let rows = 0;
      const lines = backupChunks(tx, header, { lookupKey, onEnd: (total) => (rows = total) });
      await pipeline(
        Readable.from(packed(lines), { objectMode: false }),
        count,
        createWriteStream(path, { flags: 'w', mode: 0o600, flush: true }),
        { signal },
      );
      const { id, createdAt, tables } = header;
      return { id, createdAt, rows, tables: tables.length, sha256: file.hash.digest('hex'), bytes: file.bytes };
    },
    'REPEATABLE READ',
  );
}

async function readHeader(tx: EntityManager): Promise<Header> {
  const keyFingerprint = await keyFingerprintOf(tx);
  if (keyFingerprint === null) throw new BackupRefused('这个数据库还没有启动过服务，没有可备份的内容。');
  const [{ at }]: [{ at: Date }] = await tx.query('SELECT now() AS at');
  const tables = (await catalogTables(tx)).map(({ name, columns }) => ({ name, columns }));
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    id: newId(),
    createdAt: at.toISOString(),
    migrations: await migrationsOf(tx),
    keyFingerprint,
    tables: tables.filter(({ name }) => !LEFT_OUT.includes(name)),
    leftOut: tables.map(({ name }) => name).filter((name) => LEFT_OUT.includes(name)),
  };
}

async function* backupChunks(
  tx: EntityManager,
  header: Header,
  { lookupKey, onEnd }: { lookupKey: Buffer; onEnd: (rows: number) => void },
): AsyncGenerator<PlainChunk> {
  const hash = createHash('sha256');
  const chunkOf = (lines: string[], isCiphertext = false): PlainChunk => {
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    hash.update(bytes);
    return { bytes, isCiphertext };
  };
  const structure = (line: object): PlainChunk => chunkOf([JSON.stringify(line)]);
  yield structure(header);
  let rows = 0;
  for (const table of await catalogTables(tx)) {
    if (LEFT_OUT.includes(table.name)) continue;
    yield structure({ table: table.name });
    const sum = new RowSum();
    for await (const lines of tableLines(tx, table)) {
      for (const line of lines) sum.add(line);
      yield chunkOf(lines, CIPHERTEXT_TABLES.includes(table.name));
    }
    rows += sum.rows;
    yield structure({ end: table.name, rows: sum.rows, sum: sum.sum } satisfies TableEnd);
  }
  yield structure({ sequences: await sequenceStates(tx) });
  onEnd(rows);
  const sha256 = hash.digest('hex');
  const closing: Closing = { closing: { rows, sha256, seal: sealOf(sha256, lookupKey) } };
  yield { bytes: Buffer.from(`${JSON.stringify(closing)}\n`), isCiphertext: false };
}
