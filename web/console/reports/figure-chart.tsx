import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { count, yuan } from '../shared/money';
import {
  type Figure,
  type Figures,
  FIGURES,
  isMoney,
  type OverviewFigure,
  rowsOf,
  valueOf,
  type Where,
} from './figure-words.js';
import { segmentsOf } from './reports-rules.js';

/** A group of the chart: a county or a year, with its figures and where their rows are. */
export interface Group {
  key: string;
  name: string;
  figures: Figures;
  where: Where;
}

interface FigureChartProps {
  title: string;
  /** What the parts are counted in: 元, 人. */
  unit: string;
  /** What the name of each group is: 县（市、区）, 年度. */
  by: string;
  groups: readonly Group[];
  /** The parts of each bar, one after the other. */
  parts: readonly OverviewFigure[];
  /** Beside the parts in the table: their sum, or what they are a part of. */
  whole?: OverviewFigure;
  /** Another column: a share in words. */
  share?: { title: string; of: (figures: Figures) => string };
  note?: string;
}

/** Bars as own SVG, and the same numbers in a table beside them, each leading to the rows that it counts. */
export function FigureChart(props: FigureChartProps) {
  const { title, unit, groups, note } = props;
  return (
    <section className="panel figure-chart" aria-label={title}>
      <h2>
        {title} <span className="soft">（{unit}）</span>
      </h2>
      {note && <p className="soft">{note}</p>}
      {groups.length === 0 ? (
        <p className="empty">这段时间没有数字。</p>
      ) : (
        <div className="chart-and-table">
          <Bars {...props} />
          <FigureTable {...props} />
        </div>
      )}
    </section>
  );
}

export function inWords(figure: Figure, value: number): string {
  return isMoney(figure) ? yuan(value) : count(value);
}

function Bars({ groups, parts }: FigureChartProps) {
  const rows = segmentsOf(groups.map(({ figures }) => parts.map((part) => valueOf(part, figures))));
  return (
    <div className="bars" aria-hidden="true">
      {parts.length > 1 && (
        <p className="legend">
          {parts.map((part, index) => (
            <span key={part}>
              <svg width="14" height="14" focusable="false">
                <rect className={`part-${index}`} width="14" height="14" />
              </svg>{' '}
              {FIGURES[part]}
            </span>
          ))}
        </p>
      )}
      {groups.map(({ key, name, figures }, row) => (
        <div className="bar-row" key={key}>
          <span className="bar-name">{name}</span>
          <svg className="bar-line" width="100%" height="18" focusable="false">
            <rect className="bar-ground" x="0" y="0" width="100%" height="18" />
            {rows[row]?.map(({ from, length }, index) => (
              <rect
                className={`part-${index}`}
                key={parts[index]}
                x={`${from}%`}
                y="0"
                width={`${length}%`}
                height="18"
              />
            ))}
          </svg>
          <span className="bar-value figures">
            {inWords(
              parts[0]!,
              parts.reduce((sum, figure) => sum + valueOf(figure, figures), 0),
            )}
          </span>
        </div>
      ))}
    </div>
  );
}

function FigureTable({ title, by, groups, parts, whole, share }: FigureChartProps) {
  const columns = whole ? [whole, ...parts] : parts;
  return (
    <SidewaysFrame label={title}>
      <table className="data" role="table">
        <caption className="unseen">{title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {by}
            </th>
            {columns.map((figure) => (
              <th role="columnheader" scope="col" className="number" key={figure}>
                {FIGURES[figure]}
              </th>
            ))}
            {share && (
              <th role="columnheader" scope="col" className="number">
                {share.title}
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {groups.map(({ key, name, figures, where }) => (
            <tr role="row" key={key}>
              <th role="rowheader" scope="row" data-label={by}>
                {name}
              </th>
              {columns.map((figure) => (
                <td role="cell" className="number" data-label={FIGURES[figure]} key={figure}>
                  <FigureLink figure={figure} value={valueOf(figure, figures)} where={where} of={name} />
                </td>
              ))}
              {share && (
                <td role="cell" className="number" data-label={share.title}>
                  {share.of(figures)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </SidewaysFrame>
  );
}

/** On a phone a table of figures goes sideways: as cards its columns could not be compared. Who uses keys moves it by them. */
export function SidewaysFrame({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="table-frame sideways" role="group" aria-label={`${label}，可左右移动`} tabIndex={0}>
      {children}
    </div>
  );
}

interface FigureLinkProps {
  figure: Figure;
  value: number;
  where: Where;
  /** Whose it is, for whoever hears the link and not the row that it stands in. */
  of?: string;
  unit?: string;
}

/** A number that leads to the rows that it counts; in a table nothing leads nowhere. */
export function FigureLink({ figure, value, where, of, unit = '' }: FigureLinkProps) {
  const words = `${inWords(figure, value)}${unit && ` ${unit}`}`;
  if (value === 0 && of !== undefined) return <span className="soft figures">{words}</span>;
  return (
    <Link
      to="/reports/rows"
      search={rowsOf(figure, where)}
      aria-label={`${of ?? ''}${FIGURES[figure] ?? ''} ${words}`}
      className="figures nowrap"
    >
      {words}
    </Link>
  );
}
