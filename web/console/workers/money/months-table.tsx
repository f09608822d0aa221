import type { Column } from '../../shared/data-table';
import { isWholeYear, monthInWords } from '../../shared/days';
import { Yuan } from '../../shared/parts';
import { RowsTable } from '../../shared/rows-table';
import { cellOf, type MonthMoney } from './money-rules';

const COLUMNS: readonly Column<MonthMoney>[] = [
  { title: '月份', render: ({ month }) => <span className="nowrap">{monthInWords(month)}</span> },
  { title: '应发（元）', number: true, render: ({ owedFen }) => <Yuan fen={owedFen} /> },
  { title: '已发（元）', number: true, render: ({ paidFen }) => <Yuan fen={paidFen} /> },
  { title: '在途（元）', number: true, render: ({ inFlightFen }) => <Yuan fen={inFlightFen} /> },
  { title: '欠发（元）', number: true, render: ({ dueFen }) => <Yuan fen={dueFen} /> },
  {
    title: '情况',
    render: (month) => {
      const { sign, word } = cellOf(month);
      return (
        <span className="nowrap">
          {sign} {word}
        </span>
      );
    },
  },
  { title: '原因', render: ({ message }) => message },
];

/** The strip's figures as rows, for whoever reads rather than looks; a negative amount still owed was paid too much. */
export function MonthsTable({ months }: { months: readonly MonthMoney[] }) {
  const rows = [...months].sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1));
  return (
    <details className="as-rows no-print">
      <summary>逐月明细表</summary>
      <RowsTable caption="逐月津贴明细" columns={COLUMNS} rows={rows} rowKey={({ month }) => month} />
    </details>
  );
}

/** A whole year stands behind its December. */
function orderOf({ month }: MonthMoney): string {
  return isWholeYear(month) ? `${month.slice(1)}-13` : month;
}
