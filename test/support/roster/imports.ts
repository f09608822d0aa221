import type { ImportResponse } from '../../../src/imports/imports.dto.js';
import type { Session, TestService } from '../service/test-service.js';
import type { RosterWorkbook } from './roster-workbook.js';

export type ImportMode = 'check' | 'all' | 'valid';

/** Uploads a workbook as a browser would and expects the status. */
export async function importRoster(
  session: Session,
  workbook: RosterWorkbook | Buffer,
  { mode = 'all', status = 200 }: { mode?: ImportMode; status?: number } = {},
): Promise<ImportResponse> {
  const content = Buffer.isBuffer(workbook) ? workbook : await workbook.bytes();
  const answer = await session.post(`/imports/roster?mode=${mode}`).attach('file', content, '花名册.xlsx');
  const { status: actual } = answer;
  const body = answer.body as ImportResponse;
  if (actual !== status) throw new Error(`${actual} instead of ${status}: ${JSON.stringify(body).slice(0, 2_000)}`);
  return body;
}

/** Errors as `sheet!cell code`, the ones without a cell as `sheet code`. */
export function errorsOf({ issues }: ImportResponse): string[] {
  return issues
    .filter(({ severity }) => severity === 'error')
    .map(({ sheet, cell, code }) => `${sheet}${cell === null ? '' : `!${cell}`} ${code}`);
}

/** What an import leaves behind by intention, and what every sign-in and every file taken writes. */
const ASIDE = [
  'imports',
  'import_changes',
  'import_row_changes',
  'audit_events',
  'audit_chain',
  'audit_pending',
  'refresh_tokens',
  'users',
  'idempotency_keys',
  'login_failures',
  'disclosure_levels',
  'key_holders',
  // Counts changes and the taking back of changes alike.
  'fact_marks',
];

/** Every row of every table as the database writes it, to be compared whole. */
export async function dumpOf(service: TestService): Promise<Record<string, string[]>> {
  const tables = await service.dataSource.query<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1`,
    [ASIDE],
  );
  const dump: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await service.dataSource.query<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM "${name}" t ORDER BY to_jsonb(t)::text`,
    );
    dump[name] = rows.map(({ row }) => row);
  }
  return dump;
}
