import ExcelJS from 'exceljs';
import type { LedgerImportResponse } from '../../../src/stations/ledger/ledger.dto.js';
import type { TrainingLedgerImportResponse } from '../../../src/training/ledger/training-ledger.dto.js';
import type { Session } from '../service/test-service.js';

export type LedgerRow = Record<string, string | number | null>;
interface Answers {
  stations: LedgerImportResponse;
  training: TrainingLedgerImportResponse;
}

/** A ledger with sheets of these rows, titled; a header is what any row names. */
export async function ledgerOf(sheets: Record<string, readonly LedgerRow[]>): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    sheet.addRow(['某某台账']);
    sheet.addRow(headers);
    for (const row of rows) sheet.addRow(headers.map((header) => row[header] ?? null));
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Uploads a ledger as a browser would and expects the status. */
export async function importLedger<Kind extends keyof Answers>(
  session: Session,
  kind: Kind,
  file: Buffer,
  { mode = 'all', reason, status = 200 }: { mode?: string; reason?: string; status?: number } = {},
): Promise<Answers[Kind]> {
  const why = reason === undefined ? '' : `&reason=${encodeURIComponent(reason)}`;
  const answer = await session.post(`/${kind}/ledger?mode=${mode}${why}`).attach('file', file, '台账.xlsx');
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body).slice(0, 2_000)}`);
  return answer.body as Answers[Kind];
}
