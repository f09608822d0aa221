import type { BareConnection, BareDatabase } from './database.js';
import type { Options } from './options.js';
import type { People } from './register/people.js';
import { FIRST_ID_OF_A_RUN } from './register/random.js';

/** What every measurement works on. */
export interface World {
  options: Options;
  size: number;
  people: People;
  database: BareDatabase;
  /** A folder for files of the run. */
  folder: string;
}

/** Opens the bare database for as long as `work` takes; on the embedded engine the service must be stopped meanwhile. */
export async function onBare<T>(world: World, work: (bare: BareConnection) => Promise<T>): Promise<T> {
  const bare = await world.database.connect();
  try {
    return await work(bare);
  } finally {
    await bare.close();
  }
}

/** As many runs as the length of one allows: `most` of a city's register, one of the country's. */
export function runsFor({ options, size }: World, most: number): number {
  return options.runs ?? (size > 200_000 ? 1 : size > 10_000 ? Math.ceil(most / 2) : most);
}

const MONEY = [
  'recovery_entries', 'write_off_requests', 'line_nettings', 'recoveries', 'bank_return_rows', 'objections', 'line_reopenings', 'line_ending_entries',
  'payout_events', 'live_attempts', 'payout_lines', 'payout_documents', 'payouts', 'idempotency_keys',
]; // prettier-ignore

/** The register as it was made: payouts gone, so that each measurement begins where the first began. */
export async function withoutPayouts(bare: BareConnection): Promise<void> {
  // A replica's session leaves the triggers that forbid it out.
  await bare.query('SET session_replication_role = replica');
  const existing = await bare.query<{ name: string }>(
    'SELECT c.relname AS name FROM pg_class c WHERE c.oid = ANY(SELECT to_regclass(t) FROM unnest($1::text[]) t)',
    [MONEY],
  );
  const tables = existing.map(({ name }) => name).join(', ');
  await bare.query(`TRUNCATE ${tables} CASCADE`);
  await bare.query('RESET session_replication_role');
  await bare.query(`ANALYZE ${tables}`);
}

const IMPORTED = ['registrations', 'certificates', 'bank_accounts', 'suspensions', 'historical_payments', 'posts', 'workers', 'organizations']; // prettier-ignore

/** The register as it was made: whatever an import brought is gone, and the space that it took free again. */
export async function withoutImports(bare: BareConnection): Promise<void> {
  await bare.query('SET session_replication_role = replica');
  await bare.query('TRUNCATE import_changes, imports CASCADE');
  for (const table of IMPORTED) await bare.query(`DELETE FROM ${table} WHERE id > $1`, [FIRST_ID_OF_A_RUN]);
  await bare.query('RESET session_replication_role');
  for (const table of IMPORTED) await bare.query(`VACUUM ANALYZE ${table}`);
}
