import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { CountyFilter } from '../shared/county-filter';
import { monthInWords, monthOf, today } from '../shared/days';
import { TypedFilter } from '../shared/filters';
import { count } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { pagingOf, useGet } from '../shared/use-query';
import { Pager } from '../shared/table/pager';
import { STATION_REPORT_STATES, word } from '../shared/words';
import { monthBefore } from './station-rules';

type Grid = components['schemas']['ReportGridResponse'];
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
  const lastMonth = monthBefore(today().slice(0, 7));
  const to = search.to ?? lastMonth;
  const from = search.from ?? elevenBefore(to);
  const { page, pageSize } = pagingOf(search);
  const query = { from, to, page, pageSize, ...(search.regionCode ? { regionCode: search.regionCode } : {}) };
  const grid = useGet('/api/v1/stations/report-grid', { params: { query } });
  return (
    <Page
      title="月报报送情况"
      crumbs={CRUMBS}
      help="每个站点每月的月报：✓ 已报，◔ 迟报，✕ 过了截止日还没有报，· 还没有到截止日；空白是当月没有这个站点。点击有月报的月份可以查看。"
      actions={
        <button type="button" className="button" onClick={() => window.print()}>
          打印催报名单
        </button>
      }
    >
      <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
        <TypedFilter label="起始月份" name="from" {...MONTH} standing={elevenBefore(to)} />
        <TypedFilter label="截止月份" name="to" {...MONTH} standing={lastMonth} />
        <CountyFilter />
      </form>
      <Answered query={grid}>{(found) => <GridTable grid={found} />}</Answered>
    </Page>
  );
}

function elevenBefore(month: string): string {
  let first = month;
  for (let n = 0; n < 11; n++) first = monthBefore(first);
  return first;
}

function GridTable({ grid }: { grid: Grid }) {
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
                <td>{station.managerName ?? '没有'}</td>
                {station.months.map(({ month, state }) => (
                  <td key={month} className={`sign ${state}`} title={word(STATION_REPORT_STATES, state)}>
                    <span aria-hidden="true">{signOf(state)}</span>
                    <span className="unseen">{word(STATION_REPORT_STATES, state)}</span>
                  </td>
                ))}
                <td className="number">{count(station.missing)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
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
    </>
  );
}
