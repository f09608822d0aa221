import { createHash, createHmac, hkdfSync } from 'node:crypto';

/**
 * A backup is one gzip file of JSON lines, of one member or of several (RFC 1952, 2.2): a {@link Header}; for each table a {@link TableStart}, its rows and a
 * {@link TableEnd}; {@link Sequences}; a {@link Closing}. A row is a JSON string: the database's own text of the row's
 * columns as a composite value, so that it means the same to every PostgreSQL, the embedded one included.
 */
export const FORMAT = 'social-workers-backup';
/** Raised when an older reader could no longer read what is written. */
export const FORMAT_VERSION = 1;

export interface BackupTable {
  name: string;
  /** In the order in which a row names them. */
  columns: string[];
}

export interface Header {
  format: typeof FORMAT;
  version: number;
  id: string;
  /** When the snapshot was taken, ISO 8601. */
  createdAt: string;
  /** The names of the migrations that made the tables. */
  migrations: string[];
  /** Of the keys without which the personal data in it cannot be read (`PersonalData.fingerprint`). */
  keyFingerprint: string;
  tables: BackupTable[];
  /** Tables that were there and are not in it. */
  leftOut: string[];
}

export interface TableStart {
  table: string;
}

export interface TableEnd {
  end: string;
  rows: number;
  /** See {@link RowSum}. */
  sum: string;
}

export interface Sequences {
  sequences: SequenceState[];
}

export interface SequenceState {
  name: string;
  /** As text, since it may be beyond what JSON keeps exactly. */
  last: string;
  called: boolean;
}

export interface Closing {
  closing: { rows: number; sha256: string; seal: string };
}

/**
 * A sum over the rows of a table that is the same in whatever order they come: the SHA-256 of each row's line, added up
 * modulo 2^256. A database promises no order, and to ask for one would sort every table.
 */
export class RowSum {
  rows = 0;
  private total = 0n;

  add(line: string): void {
    this.rows += 1;
    this.total = BigInt.asUintN(256, this.total + BigInt(`0x${createHash('sha256').update(line).digest('hex')}`));
  }

  get sum(): string {
    return this.total.toString(16).padStart(64, '0');
  }
}

/**
 * The SHA-256 of everything before the closing line, under a key: whoever changes a backup can make its hash anew, but not
 * this.
 */
export function sealOf(sha256: string, lookupKey: Buffer): string {
  const key = Buffer.from(hkdfSync('sha256', lookupKey, '', 'backup-seal', 32));
  return createHmac('sha256', key).update(sha256).digest('hex');
}
