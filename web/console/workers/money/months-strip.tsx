import { isWholeYear, monthInWords } from '../../shared/days';
import { yuan } from '../../shared/money';
import { cellOf, cellWords, type MonthMoney, type Year } from './money-rules';

interface StripProps {
  years: readonly Year<MonthMoney>[];
  /** The month whose reasons stand below. */
  open: string | null;
  onOpen: (month: string) => void;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** A year a row; each month its sign, amount or reason in a word, readable without colour, and opened to its reasons. */
export function MonthsStrip({ years, open, onOpen }: StripProps) {
  const paysYears = years.some(({ whole }) => whole !== null);
  return (
    <table className="months" role="table">
      <caption className="unseen">逐月津贴</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            年份
          </th>
          {MONTHS.map((month) => (
            <th role="columnheader" scope="col" key={month}>
              {month}月
            </th>
          ))}
          {paysYears && (
            <th role="columnheader" scope="col">
              全年
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {years.map(({ year, months, whole }) => (
          <tr role="row" key={year}>
            <th role="rowheader" scope="row">
              {year}
            </th>
            {months.map((month, index) =>
              month ? (
                <MonthCell key={month.month} month={month} isOpen={open === month.month} onOpen={onOpen} />
              ) : (
                <td role="cell" key={index} className="to-come">
                  <span className="unseen">
                    {monthInWords(`${year}-${String(index + 1).padStart(2, '0')}`)}：还没有到
                  </span>
                </td>
              ),
            )}
            {paysYears &&
              (whole ? (
                <MonthCell month={whole} isOpen={open === whole.month} onOpen={onOpen} />
              ) : (
                <td role="cell" className="to-come" />
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MonthCell({ month, isOpen, onOpen }: { month: MonthMoney; isOpen: boolean; onOpen: (month: string) => void }) {
  const { kind, sign, fen } = cellOf(month);
  return (
    <td role="cell" className={kind}>
      <button
        type="button"
        aria-label={cellWords(month)}
        aria-expanded={isOpen}
        title={month.message}
        onClick={() => onOpen(month.month)}
      >
        <span className="month-name">{isWholeYear(month.month) ? '全年' : `${Number(month.month.slice(5))}月`}</span>
        <span className="sign">{sign}</span>
        <span className={kind === 'none' ? 'reason' : 'figures'}>
          {kind === 'none' ? shortReason(month) : yuan(fen)}
        </span>
      </button>
    </td>
  );
}

/** The cell is the month already. */
function shortReason({ reasonName }: MonthMoney): string {
  return reasonName.replace(/^当月/, '');
}
