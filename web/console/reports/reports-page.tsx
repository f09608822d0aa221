import { useAddress } from '../shared/address';
import { monthOf, today } from '../shared/days';
import { DownloadButton } from '../shared/download-button';
import { TypedFilter } from '../shared/filters';
import { Answered, Page } from '../shared/page';
import { useGet } from '../shared/use-query';
import { CountyFilter } from '../shared/county-filter';
import type { Group } from './figure-chart';
import { CountyCharts, YearCharts } from './figure-charts';
import type { Figures, Where } from './figure-words.js';
import { OverviewFigures } from './overview-figures';
import { isReversed, type Span, spanOf, yearBefore } from './reports-rules.js';

type Item = Figures & { key: string; name: string };

/** By county and by year every figure is counted, not those of training alone. */
function whole(items: readonly object[]): readonly Item[] {
  return items as readonly Item[];
}

const MONTH = { read: monthOf, enough: 6, wrong: '请输入月份，例如 2024-09。' };

export default function ReportsPage() {
  const { search } = useAddress();
  const span = spanOf(search.from, search.to, today());
  const year = span.to.slice(0, 4);
  const region = search.regionCode ? `&regionCode=${search.regionCode}` : '';
  return (
    <Page
      title="统计"
      help="每个数字都可以点开，看它由哪些人、哪些站点、哪些款项算出来。已发的金额按到账日期统计，扣减追回的；人数、证书和站点按截止日统计。"
      actions={
        <DownloadButton path={`reports/yearly.xlsx?year=${year}${region}`}>下载 {year} 年度工作簿</DownloadButton>
      }
    >
      <Period />
      {isReversed(span) ? (
        <p className="error-text" role="alert">
          ✕ 起始月份晚于截止月份，请改正其中一个。
        </p>
      ) : (
        <Charts span={span} regionCode={search.regionCode} />
      )}
    </Page>
  );
}

function Period() {
  const { search, change } = useAddress();
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <CountyFilter />
      <TypedFilter label="从（月份）" name="from" {...MONTH} />
      <TypedFilter label="到（月份）" name="to" {...MONTH} />
      {(search.from || search.to) && (
        <button type="button" className="button" onClick={() => change({ from: undefined, to: undefined })}>
          看今年
        </button>
      )}
    </form>
  );
}

function Charts({ span, regionCode }: { span: Span; regionCode: string | undefined }) {
  const within = regionCode ? { regionCode } : {};
  const now = useGet('/api/v1/reports/overview', { params: { query: { ...span, ...within } } });
  const before = useGet('/api/v1/reports/overview', { params: { query: { ...yearBefore(span), ...within } } });
  const counties = useGet('/api/v1/reports/breakdown', {
    params: { query: { by: 'county', pageSize: 100, ...span, ...within } },
  });
  const years = useGet('/api/v1/reports/breakdown', {
    params: { query: { by: 'year', pageSize: 100, to: span.to, ...within } },
  });
  return (
    <Answered query={now}>
      {(figures) => {
        const { regionCode: top, from, to } = figures;
        const where = { regionCode: top, from, to };
        return (
          <>
            <OverviewFigures figures={figures} before={before.data} where={where} />
            <div className="charts">
              <Answered query={counties}>
                {({ items }) => <CountyCharts groups={whole(items).map((item) => countyOf(item, where))} />}
              </Answered>
              <Answered query={years}>
                {({ items }) => <YearCharts groups={whole(items).map((item) => yearOf(item, where))} />}
              </Answered>
            </div>
          </>
        );
      }}
    </Answered>
  );
}

/** What lies in no county stands under the code of the whole. */
function countyOf(item: Item, where: Where): Group {
  const own = item.key === where.regionCode;
  return { key: item.key, name: item.name, figures: item, where: { ...where, regionCode: item.key, own } };
}

function yearOf(item: Item, { regionCode, to }: Where): Group {
  const end = `${item.key}-12-31`;
  const where = { regionCode, from: `${item.key}-01-01`, to: end < to ? end : to };
  return { key: item.key, name: item.name, figures: item, where };
}
