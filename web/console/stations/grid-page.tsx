import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { CountyFilter } from '../shared/county-filter';
import { moment, monthInWords, monthOf, today } from '../shared/days';
import { TypedFilter } from '../shared/filters';
import { useMay } from '../shared/me';
import { count } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { pagingOf, useGet } from '../shared/use-query';
import { Pager } from '../shared/table/pager';
import { useLastPage } from '../shared/table/use-last-page';
import { STATION_REPORT_STATES, word } from '../shared/words';
import { RemindAll, RemindOne } from './reports/reminder-dialogs';
import { isToRemind, remindedInWords } from './reports/reminder-rules';
import { monthBefore } from './station-rules';

type Grid = components['schemas']['ReportGridResponse'];
type GridStation = Grid['items'][number];
type Cell = GridStation['months'][number];
type State = components['schemas']['StationReportState'];

const CRUMBS = [{ title: '站点', to: '/stations' }];
const MONTH = { read: monthOf, enough: 6, wrong: '请输入月份，例如 2024-09。' };

function signOf(state: State): string {
  if (state === 'reported') return '✓';
  if (state === 'late') return '◔';
  if (state === 'missing') return '✕';
  return state === 'open' ? '·' : '';
}

/** Station by month; printed, it is the list by which officers ring up. */
export default function GridPage() {
  const { search } = useAddress();
  const may = useMay();
  const [isReminding, setReminding] = useState(false);
  const lastMonth = monthBefore(today().slice(0, 7));
  const to = search.to ?? lastMonth;
  const from = search.from ?? elevenBefore(to);
  const { page, pageSize } = pagingOf(search);
  const query = { from, to, page, pageSize, ...(search.regionCode ? { regionCode: search.regionCode } : {}) };
  const grid = useGet('/api/v1/stations/report-grid', { params: { query } });
  useLastPage(grid.data, grid.isPlaceholderData);
  return (
    <Page
      title="月报报送情况"
      crumbs={CRUMBS}
      help="每个站点每月的月报：✓ 已报，◔ 迟报，✕ 过了截止日还没有报，· 还没有到截止日；空白是当月没有这个站点。点击站点名称查看它的月报，点击未报的月份催报；“催”是已经催过，催报人和时间在那一格里。"
      actions={
        <>
          {may('stations.write') && grid.data && grid.data.items.length > 0 && (
            <button type="button" className="button primary" onClick={() => setReminding(true)}>
              催报未报的站点
            </button>
          )}
          <button type="button" className="button" onClick={() => window.print()}>
            打印催报名单
          </button>
        </>
      }
    >
      <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
        <TypedFilter label="起始月份" name="from" {...MONTH} standing={elevenBefore(to)} />
        <TypedFilter label="截止月份" name="to" {...MONTH} standing={lastMonth} />
        <CountyFilter />
      </form>
      <Answered query={grid}>{(found) => <GridTable grid={found} />}</Answered>
      {isReminding && grid.data && (
        <RemindAll totals={grid.data.totals} regionCode={search.regionCode} onClose={() => setReminding(false)} />
      )}
    </Page>
  );
}

function elevenBefore(month: string): string {
  let first = month;
  for (let n = 0; n < 11; n++) first = monthBefore(first);
  return first;
}

function GridTable({ grid }: { grid: Grid }) {
  const may = useMay();
  const [asked, setAsked] = useState<{ station: GridStation; cell: Cell } | null>(null);
  if (grid.items.length === 0) return <p className="panel empty">这段时间没有站点。</p>;
  return (
    <>
      <div className="table-frame sideways">
        <table className="data grid">
          <caption className="unseen">各站点逐月报送情况</caption>
          <thead>
            <tr>
              <th scope="col">站点</th>
              <th scope="col">县（市、区）</th>
              <th scope="col">负责人账号</th>
              <th scope="col">联系电话</th>
              {grid.totals.map(({ month }) => (
                <th scope="col" key={month} aria-label={monthInWords(month)}>
                  {month.slice(2)}
                </th>
              ))}
              <th scope="col" className="number">
                未报
              </th>
            </tr>
          </thead>
          <tbody>
            {grid.items.map((station) => (
              <tr key={station.stationId}>
                <th scope="row">
                  <Link to={`/stations/${station.stationId}`} search={{ tab: 'reports' }}>
                    {station.name}
                  </Link>
                </th>
                <td>{station.countyName}</td>
                <td>{station.managerName ?? (station.reachable ? '有账号' : '没有')}</td>
                <td className="nowrap">{station.contactPhone ?? ''}</td>
                {station.months.map((cell) => (
                  <MonthCell
                    key={cell.month}
                    station={station}
                    cell={cell}
                    {...(may('stations.write') && { onRemind: () => setAsked({ station, cell }) })}
                  />
                ))}
                <td className="number">{count(station.missing)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                已报 / 应报
              </th>
              {grid.totals.map(({ month, reported, serving }) => (
                <td key={month} className="sign">
                  {reported}/{serving}
                </td>
              ))}
              <td className="number">{count(grid.totals.reduce((sum, { missing }) => sum + missing, 0))}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Pager total={grid.total} canFlow={false} />
      {asked && <RemindOne station={asked.station} cell={asked.cell} onClose={() => setAsked(null)} />}
    </>
  );
}

/** The sign of a month and, below it, whether somebody was reminded of it; what is lacking is a button. */
function MonthCell({ station, cell, onRemind }: { station: GridStation; cell: Cell; onRemind?: () => void }) {
  const { month, state, reminders } = cell;
  const isLacking = isToRemind(cell, today().slice(0, 7));
  const reminded = isLacking ? remindedInWords(cell, moment) : '';
  const told = `${word(STATION_REPORT_STATES, state)}${reminded && `，${reminded}`}`;
  const sign = (
    <>
      <span aria-hidden="true">{signOf(state)}</span>
      {isLacking && reminders > 0 && <small aria-hidden="true">催</small>}
    </>
  );
  if (isLacking && onRemind) {
    return (
      <td className={`sign ${state}`} title={told}>
        <button
          type="button"
          className="button plain"
          aria-label={`催报：${station.name}${monthInWords(month)}，${told}`}
          onClick={onRemind}
        >
          {sign}
        </button>
      </td>
    );
  }
  return (
    <td className={`sign ${state}`} title={told}>
      {sign}
      <span className="unseen">{told}</span>
    </td>
  );
}
