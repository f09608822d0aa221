import { Link } from '@tanstack/react-router';
import { lengthsOf } from './reports-rules.js';

export interface Bar {
  key: string;
  name: string;
  value: number;
  /** The list of the people behind it, where there is one. */
  to?: { path: string; search: Record<string, string> };
}

interface BarChartProps {
  title: string;
  /** What the bars are counted in: 元, 人. */
  unit: string;
  bars: readonly Bar[];
  words: (value: number) => string;
  note?: string;
}

/** Bars as own SVG, and the same numbers as a table under them for whoever reads, copies or prints them. */
export function BarChart({ title, unit, bars, words, note }: BarChartProps) {
  const lengths = lengthsOf(bars.map(({ value }) => value));
  return (
    <section className="panel">
      <h2>
        {title} <span className="soft">（{unit}）</span>
      </h2>
      {note && <p className="soft">{note}</p>}
      {bars.length === 0 ? (
        <p className="empty">这段时间没有数字。</p>
      ) : (
        <>
          <div className="bars" aria-hidden="true">
            {bars.map((bar, index) => (
              <div className="bar-row" key={bar.key}>
                <span className="bar-name">
                  {bar.to ? (
                    <Link to={bar.to.path} search={bar.to.search as never} tabIndex={-1}>
                      {bar.name}
                    </Link>
                  ) : (
                    bar.name
                  )}
                </span>
                <svg className="bar-line" width="100%" height="18" focusable="false">
                  <rect className="bar-ground" x="0" y="0" width="100%" height="18" />
                  <rect className="bar-fill" x="0" y="0" width={`${lengths[index] ?? 0}%`} height="18" />
                </svg>
                <span className="bar-value figures">{words(bar.value)}</span>
              </div>
            ))}
          </div>
          <div className="table-frame">
            <table className="data">
              <caption className="unseen">{title}</caption>
              <thead>
                <tr>
                  <th scope="col">名称</th>
                  <th scope="col" className="number">
                    {unit}
                  </th>
                </tr>
              </thead>
              <tbody>
                {bars.map((bar) => (
                  <tr key={bar.key}>
                    <th scope="row">
                      {bar.to ? (
                        <Link to={bar.to.path} search={bar.to.search as never}>
                          {bar.name}
                        </Link>
                      ) : (
                        bar.name
                      )}
                    </th>
                    <td className="number">{words(bar.value)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
