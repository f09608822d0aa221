import type { DataSource } from 'typeorm';

/** Where encrypted values stand: a table, and in it columns of their own or fields of a JSON column. */
interface CipherTableSpec {
  table: string;
  columns?: readonly string[];
  /** A row kept as JSON, in which encrypted columns stand as the database writes `bytea`: `\x01ab…`. */
  json?: { column: string; fields: readonly string[] };
  /** Whole files are re-encrypted one by one, so that no more than one is in memory; pieces of files some at a time. */
  holdsFiles?: 'whole' | 'pieces';
}

/**
 * Every place that holds encrypted values. `test/keys/personal-data.spec.ts` fails when there is a `bytea` column that stands neither
 * here nor among the hashes.
 */
export const CIPHER_TABLES: readonly CipherTableSpec[] = [
  { table: 'workers', columns: ['identity_cipher', 'phone_cipher'] },
  { table: 'users', columns: ['totp_cipher'] },
  { table: 'identity_corrections', columns: ['from_cipher', 'to_cipher'] },
  { table: 'bank_accounts', columns: ['account_cipher'] },
  { table: 'payout_lines', columns: ['identity_cipher', 'account_cipher'] },
  { table: 'training_sessions', columns: ['check_in_secret'] },
  { table: 'idempotency_keys', columns: ['answer_cipher'] },
  { table: 'idempotency_notes', columns: ['value_cipher'] },
  { table: 'download_tickets', columns: ['path_cipher'] },
  { table: 'jobs', columns: ['request_cipher', 'answer_cipher'], holdsFiles: 'whole' },
  {
    table: 'import_changes',
    json: { column: 'before', fields: ['identity_cipher', 'phone_cipher', 'account_cipher'] },
  },
  { table: 'attachments', columns: ['name_cipher'] },
  { table: 'attachment_chunks', columns: ['content_cipher'], holdsFiles: 'pieces' },
  { table: 'document_templates', columns: ['content_cipher'], holdsFiles: 'whole' },
  { table: 'imports', columns: ['file_cipher'], holdsFiles: 'whole' },
  { table: 'payout_documents', columns: ['content_cipher'], holdsFiles: 'whole' },
];

/** `bytea` columns that hold no encrypted value: hashes, and keys wrapped by the master key. */
export const OTHER_BYTES: readonly string[] = [
  'workers.identity_hash',
  'workers.identity_tail_hash',
  'workers.phone_hash',
  'identity_corrections.from_hash',
  'identity_corrections.to_hash',
  'bank_accounts.account_hash',
  'imports.file_sha256',
  'refresh_tokens.token_hash',
  'login_failures.key_hash',
  'recovery_codes.code_hash',
  'training_check_in_failures.key_hash',
  'idempotency_keys.request_hash',
  'jobs.request_hash',
  'download_tickets.token_hash',
  'audit_chain.hash',
  'data_keys.wrapped_key',
];

const ROWS_PER_CHUNK = { whole: 1, pieces: 16, values: 500 };

/** One of {@link CIPHER_TABLES} with the SQL by which its values are read, told old from new, and written. */
export interface CipherTable {
  name: string;
  rowsPerChunk: number;
  /** The primary key. */
  key: { name: string; type: string }[];
  /** The encrypted values of a row `t`, each an expression that gives `bytea` or null. */
  values: { name: string; sql: string }[];
  /** The assignments that put the columns of `u`, named as the values, into the row `t`. */
  assignment: string;
}

export function cipherTables(dataSource: DataSource): CipherTable[] {
  return CIPHER_TABLES.map(({ table, columns = [], json, holdsFiles }) => {
    const metadata = dataSource.entityMetadatas.find(({ tableName }) => tableName === table);
    if (!metadata) throw new Error(`there is no table ${table}`);
    const key = metadata.primaryColumns.map((column) => ({
      name: column.databaseName,
      type: dataSource.driver.normalizeType(column),
    }));
    const rowsPerChunk = ROWS_PER_CHUNK[holdsFiles ?? 'values'];
    if (!json) {
      const values = columns.map((name) => ({ name, sql: `t."${name}"` }));
      const assignment = columns.map((name) => `"${name}" = u."${name}"`).join(', ');
      return { name: table, rowsPerChunk, key, values, assignment };
    }
    const text = (name: string): string => `t."${json.column}"->>'${name}'`;
    const values = json.fields.map((name) => ({ name, sql: `decode(substr(${text(name)}, 3), 'hex')` }));
    const written = json.fields.map((name) => `'${name}', '\\x' || encode(u."${name}", 'hex')`).join(', ');
    // What the row does not have stays away, or stays null, as it was.
    const assignment = `"${json.column}" = t."${json.column}" || jsonb_strip_nulls(jsonb_build_object(${written}))`;
    return { name: table, rowsPerChunk, key, values, assignment };
  });
}
