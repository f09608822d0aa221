import { yuanText } from '../../common/values/money.js';
import { type GridCell, gridWorkbook } from '../../exports/grid-workbook.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { encodeText } from '../profiles/bank-encoding.js';
import type { BankColumn, BankProfile } from '../profiles/bank-profiles.js';
import type { BankPart, BankRow } from './bank-rows.js';

type PayoutWords = Pick<Payout, 'number' | 'kind'>;

const PURPOSES: Record<Payout['kind'], string> = { award: '社工一次性奖励', stipend: '社工职业津贴' };

/** The rows of one file, header rows and column titles included. Pure. */
export function bankGrid(profile: BankProfile, payout: PayoutWords, part: BankPart, parts: number): GridCell[][] {
  const columns = profile.columns.filter(({ only }) => only === undefined || only === part.side);
  const words: Record<string, string> = {
    payoutNumber: payout.number,
    rows: String(part.rows.length),
    total: yuanText(part.totalFen),
    part: String(part.no),
    parts: String(parts),
  };
  const filled = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
  return [
    ...profile.headerRows.map((row) => row.map(filled)),
    ...(profile.columnTitles ? [columns.map(({ title }) => title)] : []),
    ...part.rows.map((row, index) => columns.map((column) => cellOf(column, payout, row, index + 1))),
  ];
}

function cellOf(column: BankColumn, payout: PayoutWords, row: BankRow, seq: number): GridCell {
  switch (column.field) {
    case 'seq':
      return String(seq);
    case 'amount':
      return { fen: row.amountFen };
    case 'purpose':
      return PURPOSES[payout.kind];
    case 'fixed':
      return column.value ?? '';
    case 'lineKey':
    case 'name':
    case 'account':
    case 'bankName':
    case 'identityNumber':
      return row[column.field] ?? '';
  }
}

/** One file's bytes. */
export async function bankFileBytes(profile: BankProfile, grid: readonly GridCell[][]): Promise<Buffer> {
  if (profile.fileKind === 'xlsx') return gridWorkbook('代发', grid);
  const quoted = (text: string): string =>
    profile.fileKind === 'csv' && (text.includes(profile.delimiter) || /["\r\n]/.test(text))
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const lines = grid.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? quoted(cell) : yuanText(cell.fen))).join(profile.delimiter),
  );
  return encodeText(lines.map((line) => line + profile.lineEnd).join(''), profile.encoding);
}

const SIDES = { own: '_本行', other: '_他行' } as const;

/** `JT-341821-2024-0003_通用代发表_本行_第2个共3个.csv` */
export function bankFileName(profile: BankProfile, payout: PayoutWords, part: BankPart, parts: number): string {
  const side = part.side === null ? '' : SIDES[part.side];
  const place = parts === 1 ? '' : `_第${part.no}个共${parts}个`;
  return `${payout.number}_${profile.name}${side}${place}.${profile.fileKind}`;
}
