import type { IssueLog } from '../../common/issues/issue-log.js';
import type { Header } from '../../imports/reading/roster-header.js';
import { columnLetters, type RawRow } from '../../workbooks/workbook-reader.js';
import type { LedgerField } from './ledger-fields.js';

/** A title and note rows may stand above the header. */
const HEADER_ROWS = 20;

/** Finds the header of a ledger by its words among the first rows; null, with a finding, where a required column is missing. */
export function findFieldHeader<Code extends string>(
  sheet: string,
  rows: readonly RawRow[],
  fields: readonly LedgerField[],
  log: IssueLog<Code | 'header-column-missing' | 'header-not-found'>,
): Header | null {
  const candidates = rows
    .filter((row) => row.row <= HEADER_ROWS)
    .map((row) => ({ row, columns: columnsOf(row, fields) }));
  const best = candidates.toSorted((a, b) => b.columns.length - a.columns.length).at(0);
  const required = fields.filter((field) => field.required);
  const missing = required.filter((field) => !best?.columns.some((found) => found.field === field));
  if (!best || missing.length > 0) {
    log.sheet(sheet, {
      code: best && best.columns.length > 2 ? 'header-column-missing' : 'header-not-found',
      message: `在“${sheet}”前 ${HEADER_ROWS} 行中没有找到含有${missing.map((it) => `“${it.header}”`).join('、')}的表头。`,
      suggestion: `请保留一行表头，至少包含：${required.map((it) => it.header).join('、')}。可导出现有台账对照。`,
    });
    return null;
  }
  const indexes: Record<string, number> = {};
  const columns: Record<string, { header: string; letters: string }> = {};
  for (const { field, index, text } of best.columns) {
    if (columns[field.field]) continue;
    indexes[field.field] = index;
    columns[field.field] = { header: text, letters: columnLetters(index) };
  }
  return { layout: { sheet, headerRow: best.row.row, columns }, indexes, required };
}

function columnsOf(row: RawRow, fields: readonly LedgerField[]) {
  return row.cells.flatMap((cell, index) => {
    if (cell?.kind !== 'text' || cell.text.length > 60) return [];
    const key = headerKey(cell.text);
    const field = fields.find((it) => [it.header, ...it.aliases].some((word) => headerKey(word) === key));
    return field ? [{ field, index, text: cell.text.replaceAll(/\s+/g, '') }] : [];
  });
}

/** A header without stars, spaces and brackets of either width. */
function headerKey(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s*★()[\]【】、,/:;.。]/g, '');
}
