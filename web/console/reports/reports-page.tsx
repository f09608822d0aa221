import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { monthOf, today } from '../shared/days';
import { DownloadButton } from '../shared/download-button';
import { TypedFilter } from '../shared/filters';
import { count, yuan } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { useGet } from '../shared/use-query';
import { KINDS, LEVELS } from '../shared/words';
import { BarChart } from './bar-chart';
import { CountyFilter } from '../shared/county-filter';
import { besideLastYear, isReversed, shareOf, type Span, spanOf, yearBefore } from './reports-rules.js';

type Overview = components['schemas']['OverviewResponse'];
type Item = components['schemas']['BreakdownItem'];

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
      help="已发的金额按到账日期统计，扣除退回的；人数和证书按截止日统计。"
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
    <>
      <Answered query={now}>{(figures) => <Figures figures={figures} before={before.data} />}</Answered>
      <div className="charts">
        <Answered query={counties}>{({ items }) => <Paid items={whole(items)} />}</Answered>
        <Answered query={years}>{({ items }) => <CertifiedByYear items={whole(items)} />}</Answered>
        <Answered query={now}>{(figures) => <Shares figures={figures} regionCode={regionCode} />}</Answered>
      </div>
    </>
  );
}

function paid(each: Pick<Item, 'awardsPaidFen' | 'stipendsPaidFen'>): number {
  return each.awardsPaidFen + each.stipendsPaidFen;
}

/** Six figures, last year's beside each. */
function Figures({ figures, before }: { figures: Overview; before: Overview | undefined }) {
  const money = (fen: number): string => `${yuan(fen)} 元`;
  const items: [string, string, string | undefined][] = [
    ['已发合计', money(paid(figures)), before && besideLastYear(paid(figures), paid(before), money)],
    [
      `其中${KINDS.stipend ?? ''}`,
      money(figures.stipendsPaidFen),
      before && besideLastYear(figures.stipendsPaidFen, before.stipendsPaidFen, money),
    ],
    [
      `其中${KINDS.award ?? ''}`,
      money(figures.awardsPaidFen),
      before && besideLastYear(figures.awardsPaidFen, before.awardsPaidFen, money),
    ],
    ['在册人员', `${count(figures.talents)} 人`, before && besideLastYear(figures.talents, before.talents, people)],
    [
      `持证人员（占 ${shareOf(figures.certified, figures.talents)}）`,
      people(figures.certified),
      before && besideLastYear(figures.certified, before.certified, people),
    ],
    [
      '培训人次',
      `${count(figures.attendances)} 人次`,
      before && besideLastYear(figures.attendances, before.attendances, people),
    ],
  ];
  return (
    <section className="panel" aria-label="总的数字">
      <p className="soft">
        {figures.from} 至 {figures.to}
      </p>
      <dl className="six">
        {items.map(([name, value, beside]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{value}</dd>
            <dd className="soft">{beside ?? '正在读取上年同期……'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function people(number: number): string {
  return `${count(number)} 人`;
}

function Paid({ items }: { items: readonly Item[] }) {
  const bars = items.map((item) => ({
    key: item.key,
    name: item.name,
    value: paid(item),
    to: { path: '/workers', search: { regionCode: item.key } },
  }));
  return <BarChart title="已发，按县（市、区）" unit="元" bars={bars} words={yuan} note="点击名称，查看当地的人员。" />;
}

function CertifiedByYear({ items }: { items: readonly Item[] }) {
  const bars = items.map((item) => ({ key: item.key, name: item.name, value: item.certified }));
  return (
    <BarChart
      title="持证，按年"
      unit="人"
      bars={bars}
      words={count}
      note="各年年末（今年为截止日）持有有效证书的人数。"
    />
  );
}

function Shares({ figures, regionCode }: { figures: Overview; regionCode: string | undefined }) {
  const levels = ['junior', 'intermediate', 'senior'] as const;
  const total = levels.reduce((sum, level) => sum + figures.byLevel[level], 0);
  // The list of people counts as of today.
  const isToday = figures.to === today();
  const bars = levels.map((level) => ({
    key: level,
    name: `${LEVELS[level] ?? ''}（${shareOf(figures.byLevel[level], total)}）`,
    value: figures.byLevel[level],
    ...(isToday ? { to: { path: '/workers', search: { level, ...(regionCode ? { regionCode } : {}) } } } : {}),
  }));
  return (
    <BarChart
      title="持证级别"
      unit="人"
      bars={bars}
      words={count}
      note="每人按最高的有效证书计一次。点击级别查看人员；同时持有几级证书的人，在人员列表的每一级都会列出。"
    />
  );
}
