import { sheetIssue, type SheetLayout } from '../../common/issues/issue.js';
import { NOTE_HEADER, ROSTER_FIELDS, type RosterField } from '../roster/roster-fields.js';
import type { ImportIssue, RosterLayout, RosterSheetKind } from '../roster/roster-rows.js';
import { columnLetters, type RawRow } from '../../workbooks/workbook-reader.js';

/** A merged title and a few note rows may stand above the header, but not a page of them. */
export const HEADER_SEARCH_ROWS = 20;
/** One or two words may stand in a title by chance; three columns in one row are a header. */
const MIN_COLUMNS_FOUND = 3;

/** Where the columns of a sheet stand. `indexes` is by field, from 0. */
export interface Header {
  layout: SheetLayout;
  indexes: Readonly<Record<string, number | undefined>>;
  required: readonly Pick<RosterField, 'field' | 'header' | 'ofEmployer'>[];
}

export interface RosterHeader extends Header {
  layout: RosterLayout;
}

export interface HeaderSearch {
  /** Null when the sheet cannot be used; then `issues` holds an error. */
  header: RosterHeader | null;
  issues: ImportIssue[];
}

interface FoundColumn {
  index: number;
  text: string;
  field: RosterField | null;
}

/** Finds the header by its words among the first rows of a sheet (domain.md §8). */
export function findHeader(kind: RosterSheetKind, sheet: string, rows: readonly RawRow[]): HeaderSearch {
  let best = null as { row: number; columns: FoundColumn[]; score: number } | null;
  const take = (row: number, columns: FoundColumn[]): void => {
    // 编号 under 证书 is a column of its own, alone it is another word for 序号, which nobody needs.
    const fields = new Set(columns.flatMap((it) => (it.field ? [it.field.field] : [])));
    const score = fields.size - (fields.delete('serial') ? 0.5 : 0);
    if (score > (best?.score ?? 0)) best = { row, columns, score };
  };
  const head = rows.filter((row) => row.row <= HEADER_SEARCH_ROWS);
  for (const row of head) take(row.row, columnsOf(kind, row));
  // Two lines only where they say more than one of them: a note above the header is none of it.
  head.slice(1).forEach((row, index) => {
    if (head[index]!.row === row.row - 1) take(row.row, twoLines(kind, head[index]!, row));
  });
  const required = ROSTER_FIELDS[kind].filter((field) => field.required);
  if (!best || best.score < MIN_COLUMNS_FOUND - 0.5) {
    return { header: null, issues: [notFound(sheet, required)] };
  }
  const { columns, row } = best;
  const issues = [
    ...twiceIssues(sheet, row, columns),
    ...missingIssues(sheet, row, columns, required),
    ...unknownIssues(sheet, row, columns),
  ];
  if (issues.some((issue) => issue.severity === 'error')) return { header: null, issues };

  const indexes: Record<string, number> = {};
  const layoutColumns: Record<string, { header: string; letters: string }> = {};
  for (const column of columns) {
    if (!column.field) continue;
    indexes[column.field.field] = column.index;
    layoutColumns[column.field.field] = { header: column.text, letters: columnLetters(column.index) };
  }
  return { header: { layout: { kind, sheet, headerRow: row, columns: layoutColumns }, indexes, required }, issues };
}

function columnsOf(kind: RosterSheetKind, row: RawRow): FoundColumn[] {
  const words = HEADER_WORDS[kind];
  const columns: FoundColumn[] = [];
  row.cells.forEach((cell, index) => {
    if (cell?.kind !== 'text' || cell.text.length > 60) return;
    const text = cell.text.replaceAll(/\s+/g, '');
    if (text === '') return;
    columns.push({ index, text, field: words.get(headerKey(text)) ?? words.get(headerKey(text, true)) ?? null });
  });
  return columns;
}

/**
 * A header of two lines: 登记 over 日期 and 有效期至. A word of the upper line counts for the columns to its right as long as
 * the lower one goes on, and alone where the lower line is empty.
 */
function twoLines(kind: RosterSheetKind, upper: RawRow, lower: RawRow): FoundColumn[] {
  const words = HEADER_WORDS[kind];
  const above = new Map(columnsOf(kind, upper).map((column) => [column.index, column]));
  const below = new Map(columnsOf(kind, lower).map((column) => [column.index, column]));
  const columns: FoundColumn[] = [];
  let group = '';
  for (let index = 0; index < Math.max(upper.cells.length, lower.cells.length); index++) {
    const top = above.get(index);
    const own = below.get(index);
    if (top) group = top.text;
    else if (!own) group = '';
    if (own) columns.push({ ...own, field: words.get(headerKey(group + own.text)) ?? own.field });
    else if (top && !lower.cells[index]) columns.push(top);
  }
  return columns;
}

/**
 * A header without what people add to it: stars, spaces, line breaks, separators, and brackets of either width. With
 * `withoutNotes` the words inside brackets go as well: 证书级别（初级/中级/高级）.
 */
function headerKey(text: string, withoutNotes = false): string {
  const plain = text.normalize('NFKC');
  return (withoutNotes ? plain.replaceAll(/[(【[〔〈<].*?[)】\]〕〉>]/g, '') : plain).replaceAll(
    /[\s*★☆※•·()【】[\]〔〕〈〉<>、,/|:;.。"'“”_-]/g,
    '',
  );
}

const HEADER_WORDS: Readonly<Record<RosterSheetKind, ReadonlyMap<string, RosterField>>> = {
  roster: wordsOf(ROSTER_FIELDS.roster),
  suspensions: wordsOf(ROSTER_FIELDS.suspensions),
  revocations: wordsOf(ROSTER_FIELDS.revocations),
  historicalPayments: wordsOf(ROSTER_FIELDS.historicalPayments),
};

function wordsOf(fields: readonly RosterField[]): Map<string, RosterField> {
  return new Map(fields.flatMap((field) => [field.header, ...field.aliases].map((word) => [headerKey(word), field])));
}

function notFound(sheet: string, required: readonly RosterField[]): ImportIssue {
  return sheetIssue(sheet, null, {
    code: 'header-not-found',
    message: `在“${sheet}”前 ${HEADER_SEARCH_ROWS} 行中没有找到表头。`,
    suggestion: `请保留一行表头，至少包含：${headers(required)}。可下载系统模板对照。`,
  });
}

function twiceIssues(sheet: string, row: number, columns: readonly FoundColumn[]): ImportIssue[] {
  const byField = new Map<RosterField, FoundColumn[]>();
  for (const column of columns) {
    // A repeated 序号 harms nobody; it is not read.
    if (!column.field || column.field.field === 'serial') continue;
    byField.set(column.field, [...(byField.get(column.field) ?? []), column]);
  }
  return [...byField]
    .filter(([, found]) => found.length > 1)
    .map(([field, found]) => ({
      ...sheetIssue(sheet, row, {
        code: 'header-column-twice',
        message: `有 ${found.length} 列都表示“${field.header}”：${found.map((it) => `${columnLetters(it.index)} 列“${it.text}”`).join('、')}。`,
        suggestion: '请只保留其中一列，其余列删除或改用别的列名。',
        value: found.map((it) => it.text).join('、'),
      }),
      column: found[1]!.text,
      cell: `${columnLetters(found[1]!.index)}${row}`,
    }));
}

function missingIssues(
  sheet: string,
  row: number,
  columns: readonly FoundColumn[],
  required: readonly RosterField[],
): ImportIssue[] {
  const has = (field: RosterField): boolean => columns.some((column) => column.field === field);
  // A list of leavers or of new certificates may say nothing of the employer.
  const ofEmployer = required.some((field) => field.ofEmployer === 'own' && has(field));
  const missing = required.filter((field) => !has(field) && (ofEmployer || !field.ofEmployer));
  if (missing.length === 0) return [];
  const found = columns.map((column) => column.text).join('、');
  return missing.map((field) =>
    sheetIssue(sheet, row, {
      code: 'header-column-missing',
      message: `表头缺少必填列“${field.header}”。第 ${row} 行找到的列有：${found}。`,
      suggestion: `请增加“${field.header}”列${field.aliases.length > 0 ? `（也可写作${field.aliases.slice(0, 3).join('、')}）` : ''}。`,
    }),
  );
}

function unknownIssues(sheet: string, row: number, columns: readonly FoundColumn[]): ImportIssue[] {
  return columns
    .filter((column) => !column.field && column.text !== NOTE_HEADER)
    .map((column) => ({
      ...sheetIssue(sheet, row, {
        severity: 'warning',
        code: 'header-column-unknown',
        message: `“${column.text}”列不在导入范围内，未读入。`,
        suggestion: '如果这一列应当导入，请按模板改正列名；否则无需处理。',
        value: column.text,
      }),
      column: column.text,
      cell: `${columnLetters(column.index)}${row}`,
    }));
}

function headers(fields: readonly RosterField[]): string {
  return fields.map((field) => field.header).join('、');
}
