import { isWholeYear, monthInWords } from '../../shared/days';
import { yuan } from '../../shared/money';
import type { Simulation } from './use-simulation';

const HEIGHT = 96;

/** Two bars a month: what is owed today, and what would be. The table behind them is for those who cannot see bars. */
export function MonthBars({ months }: { months: Simulation['byMonth'] }) {
  const most = Math.max(1, ...months.flatMap(({ todayFen, simulatedFen }) => [todayFen, simulatedFen]));
  const step = 100 / months.length;
  const tall = (fen: number): number => (fen / most) * HEIGHT;
  return (
    <figure>
      <figcaption className="soft">
        <span className="key today" aria-hidden="true" /> 现行 <span className="key simulated" aria-hidden="true" />{' '}
        试算，最高的月份 {yuan(most)} 元
      </figcaption>
      <svg className="month-bars" width="100%" height={HEIGHT + 22} aria-hidden="true">
        {months.map(({ month, todayFen, simulatedFen }, index) => (
          <svg key={month} x={`${index * step}%`} width={`${step}%`} height={HEIGHT + 22}>
            <title>{`${monthInWords(month)}：现行 ${yuan(todayFen)} 元，试算 ${yuan(simulatedFen)} 元`}</title>
            <rect className="today" x="8%" width="38%" y={HEIGHT - tall(todayFen)} height={tall(todayFen)} />
            <rect
              className="simulated"
              x="50%"
              width="38%"
              y={HEIGHT - tall(simulatedFen)}
              height={tall(simulatedFen)}
            />
            <text x="50%" y={HEIGHT + 16} textAnchor="middle">
              {isWholeYear(month) ? '全年' : Number(month.slice(5, 7))}
            </text>
          </svg>
        ))}
      </svg>
      <details>
        <summary>各月金额</summary>
        <table className="data compact">
          <caption className="unseen">各月金额，单位为元</caption>
          <thead>
            <tr>
              <th scope="col">月份</th>
              <th scope="col" className="number">
                现行（元）
              </th>
              <th scope="col" className="number">
                试算（元）
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, todayFen, simulatedFen }) => (
              <tr key={month}>
                <th scope="row">{monthInWords(month)}</th>
                <td className="number">{yuan(todayFen)}</td>
                <td className="number">{yuan(simulatedFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
