import { monthWords } from '../../common/values/months.js';
import { yuanText } from '../../common/values/money.js';
import { type GridCell, gridWorkbook } from '../../exports/grid-workbook.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { encodeText } from '../profiles/bank-encoding.js';
import type { BankColumn, BankProfile } from '../profiles/bank-profiles.js';
import type { BankPart, BankRow } from './bank-rows.js';

/** What a file says of its payout; `sentOn` is the day on which it went to the bank, whenever the file is made. */
export interface FilePayout extends Pick<Payout, 'number' | 'kind' | 'asOf' | 'fromMonth' | 'toMonth'> {
  sentOn: string;
}

const PURPOSES: Record<Payout['kind'], string> = { award: '社工一次性奖励', stipend: '社工职业津贴' };

/** The rows of one file, header rows and column titles included. Pure. */
export function bankGrid(profile: BankProfile, payout: FilePayout, part: BankPart, parts: number): GridCell[][] {
  const columns = profile.columns.filter(({ only }) => only === undefined || only === part.side);
  const words: Record<string, string> = {
    payoutNumber: payout.number,
    rows: String(part.rows.length),
    total: yuanText(part.totalFen),
    part: String(part.no),
    parts: String(parts),
    month: periodWords(payout),
    date: profile.dateForm === 'YYYYMMDD' ? payout.sentOn.replaceAll('-', '') : payout.sentOn,
    payerName: profile.payer?.name ?? '',
    payerAccount: profile.payer?.account ?? '',
  };
  const filled = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
  return [
    ...profile.headerRows.map((row) => row.map(filled)),
    ...(profile.columnTitles ? [columns.map(({ title }) => title)] : []),
    ...part.rows.map((row, index) => {
      const purpose = filled(profile.purposes?.[payout.kind] ?? PURPOSES[payout.kind]);
      const common = { ...words, purpose, seq: String(index + 1), cardType: cardTypeOf(profile, row.account) };
      return columns.map((column) => cellOf(column, row, common));
    }),
  ];
}

/** `2024年2月`, `2024年1月至2月`, `2023年12月至2024年1月`. */
function periodWords({ asOf, fromMonth, toMonth }: FilePayout): string {
  const last = toMonth ?? asOf.slice(0, 7);
  const first = fromMonth ?? last;
  if (first === last) return monthWords(last);
  const end = first.slice(0, 4) === last.slice(0, 4) ? monthWords(last).slice(5) : monthWords(last);
  return `${monthWords(first)}至${end}`;
}

function cardTypeOf({ cardTypes = [] }: BankProfile, account: string): string {
  return cardTypes.find(({ prefix }) => account.startsWith(prefix))?.value ?? '';
}

function cellOf(column: BankColumn, row: BankRow, common: Record<string, string>): GridCell {
  switch (column.field) {
    case 'amount':
      return { fen: row.amountFen };
    case 'fixed':
      return column.value ?? '';
    case 'seq':
    case 'purpose':
    case 'cardType':
    case 'date':
    case 'payerName':
    case 'payerAccount':
      return common[column.field] ?? '';
    case 'lineKey':
    case 'name':
    case 'account':
    case 'bankName':
    case 'identityNumber':
    case 'bankCode':
    case 'phone':
    case 'township':
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
export function bankFileName(
  profile: BankProfile,
  payout: Pick<Payout, 'number'>,
  part: BankPart,
  parts: number,
): string {
  const side = part.side === null ? '' : SIDES[part.side];
  const place = parts === 1 ? '' : `_第${part.no}个共${parts}个`;
  return `${payout.number}_${profile.name}${side}${place}.${profile.fileKind}`;
}
