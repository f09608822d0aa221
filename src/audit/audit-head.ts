import type { EntityManager } from 'typeorm';

/**
 * Tables of the ledger that grow only and whose keys are ordered by time (UUIDv7): the newest row of each is found by its key, and
 * must be there for ever. Endings and files go with a step of their payout, which is one of these.
 */
export const LEDGER_TABLES = ['payout_events', 'payout_lines', 'recovery_entries'] as const;
export type LedgerTable = (typeof LEDGER_TABLES)[number];

/** How far a database had come: its last link of the audit log, and the newest rows of its ledger. */
export interface AuditHead {
  /** Hash of the first link, which tells this installation from every other, also after a restore. Hexadecimal. */
  chain: string;
  seq: number;
  /** Hexadecimal. */
  hash: string;
  /** Of the event of that link. ISO 8601. */
  at: string;
  ledger: Record<LedgerTable, string | null>;
}

/** `loss`: the same installation, without what was kept of it. `other`: another one. `unreadable`: what was kept says nothing. */
export type TailKind = 'loss' | 'other' | 'unreadable';

/** What of a kept head the database does not have. */
export interface TailLoss {
  kind: TailKind;
  /** The head that was kept; null where it could not be read. */
  kept: { seq: number; at: string } | null;
  /** The database's own head; null where it has none. */
  found: { seq: number; at: string } | null;
  /** Links that are missing, at least: more where the database went on by itself; null where that cannot be told. */
  missing: number | null;
  /** Tables of the ledger whose newest row is not there. */
  ledger: LedgerTable[];
}

interface HeadRow {
  chain: string | null;
  seq: number | null;
  hash: string | null;
  at: Date | null;
  keptHash: string | null;
  newest: Record<LedgerTable, string | null>;
  there: Record<LedgerTable, boolean>;
}

const perTable = (value: (table: LedgerTable, parameter: number) => string): string =>
  `json_build_object(${LEDGER_TABLES.map((table, index) => `'${table}', ${value(table, index + 2)}`).join(', ')})`;

/** One statement, so one snapshot; every row by its key, whatever the size of the tables. */
const HEAD = `
  SELECT encode(f.hash, 'hex') AS chain, h.seq, encode(h.hash, 'hex') AS hash, e.at, encode(k.hash, 'hex') AS "keptHash",
    ${perTable((table) => `(SELECT id FROM ${table} ORDER BY id DESC LIMIT 1)`)} AS newest,
    ${perTable((table, parameter) => `EXISTS (SELECT 1 FROM ${table} WHERE id = $${parameter}::uuid)`)} AS there
  FROM (SELECT 1) AS one
  LEFT JOIN audit_chain f ON f.seq = 1
  LEFT JOIN LATERAL (SELECT * FROM audit_chain ORDER BY seq DESC LIMIT 1) h ON true
  LEFT JOIN audit_events e ON e.id = h.event_id
  LEFT JOIN audit_chain k ON k.seq = $1::bigint`;

/**
 * The database's head, beside one that was kept of it before.
 *
 * @returns head null for a database without a link; loss null where it has everything that was kept, or nothing was
 */
export async function compareHead(
  manager: EntityManager,
  kept: AuditHead | null,
): Promise<{ head: AuditHead | null; loss: TailLoss | null }> {
  const parameters = [kept?.seq ?? null, ...LEDGER_TABLES.map((table) => kept?.ledger[table] ?? null)];
  const [row] = await manager.query<[HeadRow]>(HEAD, parameters);
  const head = headOf(row);
  return { head, loss: kept && lossOf(row, head, kept) };
}

function headOf({ chain, seq, hash, at, newest }: HeadRow): AuditHead | null {
  if (chain === null || seq === null || hash === null || at === null) return null;
  return { chain, seq, hash, at: at.toISOString(), ledger: newest };
}

function lossOf({ keptHash, there }: HeadRow, head: AuditHead | null, kept: AuditHead): TailLoss | null {
  const ledger = LEDGER_TABLES.filter((table) => kept.ledger[table] !== null && !there[table]);
  if (keptHash === kept.hash && ledger.length === 0) return null;
  const loss = { kept: { seq: kept.seq, at: kept.at }, found: head && { seq: head.seq, at: head.at }, ledger };
  if (head?.chain !== kept.chain) return { ...loss, kind: 'other', missing: null };
  // The links before may differ as well where the database went on from further back.
  const missing = keptHash === kept.hash ? 0 : Math.max(kept.seq - head.seq, 1);
  return { ...loss, kind: 'loss', missing };
}

/** The text that is kept of a head. */
export function headText(head: AuditHead, keptAt: Date): string {
  return `${JSON.stringify({ format: 1, ...head, keptAt: keptAt.toISOString() })}\n`;
}

/** @returns null for a text that is no head of this form, whole */
export function parseHead(text: string): AuditHead | null {
  let read: Partial<AuditHead> & { format?: unknown };
  try {
    read = JSON.parse(text) as typeof read;
  } catch {
    return null;
  }
  const { format, chain, seq, hash, at, ledger } = read ?? {};
  if (format !== 1 || !isHash(chain) || !isHash(hash) || !Number.isSafeInteger(seq)) return null;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof ledger !== 'object' || ledger === null)
    return null;
  if (!LEDGER_TABLES.every((table) => ledger[table] === null || isUuid(ledger[table]))) return null;
  return { chain, seq: Number(seq), hash, at, ledger };
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);
}
