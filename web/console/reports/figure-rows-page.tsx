import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { CountyFilter } from '../shared/county-filter';
import { DataTable, type Column } from '../shared/data-table';
import { useMay } from '../shared/me';
import { count, yuan } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { useList } from '../shared/use-query';
import { LEVELS, PAID_SOURCES, STATION_GRADES, STATION_KINDS, subjectInWords, word } from '../shared/words';
import { type Figure, FIGURES, HOW_COUNTED, isFigure, isMoney, unitOf } from './figure-words.js';

type Row = components['schemas']['FigureRow'];

const CRUMBS = [{ title: '统计', to: '/reports' }];
const FILTERS = ['regionCode', 'from', 'to', 'own'] as const;

const PERSON: Column<Row> = { title: '姓名', render: ({ workerName }) => workerName };
const PLACE: Column<Row> = { title: '所在地', render: ({ regionName }) => regionName };
const LEVEL: Column<Row> = { title: '证书级别', render: ({ level }) => (level ? word(LEVELS, level) : '没有') };
const day = (title: string): Column<Row> => ({
  title,
  render: ({ on }) => <span className="nowrap">{on ?? '未填'}</span>,
});
const SESSION: Column<Row> = { title: '培训', render: ({ sessionTitle }) => sessionTitle };
const times = (title: string): Column<Row> => ({ title, number: true, render: (row) => count(row.times ?? 0) });

const PEOPLE = [PERSON, PLACE, LEVEL, day('证书批准日')];
const STATIONS: readonly Column<Row>[] = [
  { title: '站点', render: ({ stationName }) => stationName },
  PLACE,
  { title: '类别', render: ({ kind }) => word(STATION_KINDS, kind) },
  { title: '等级', render: ({ grade }) => (grade ? word(STATION_GRADES, grade) : '没有') },
  day('成立'),
];
const MONEY: readonly Column<Row>[] = [
  PERSON,
  { title: '发放地', render: ({ regionName }) => regionName },
  { title: '款项', render: ({ subject }) => (subject ? subjectInWords(subject) : '') },
  day('到账日期'),
  { title: '来源', render: Source },
  { title: '金额（元）', number: true, render: ({ amountFen }) => yuan(amountFen ?? 0) },
];

const COLUMNS: Partial<Record<Figure, readonly Column<Row>[]>> = {
  stations: STATIONS,
  rooms: STATIONS,
  'provincial-stations': STATIONS,
  'city-stations': STATIONS,
  'training-sessions': [SESSION, { ...PLACE, title: '主办地' }, day('日期'), times('本地到场（人）')],
  attendances: [PERSON, PLACE, SESSION, day('日期')],
  participants: [PERSON, PLACE, LEVEL, times('到场（次）')],
  paid: MONEY,
  'awards-paid': MONEY,
  'stipends-paid': MONEY,
};

function Source({ source, payoutId, payoutNumber }: Row) {
  const may = useMay();
  if (payoutId && payoutNumber && may('payouts.read')) return <Link to={`/payouts/${payoutId}`}>{payoutNumber}</Link>;
  return <>{payoutNumber ?? word(PAID_SOURCES, source)}</>;
}

/** Where a figure comes from: how it is counted, and everything that it counts. */
export default function FigureRowsPage() {
  const { search } = useAddress();
  const figure = isFigure(search.figure) ? search.figure : 'talents';
  const rows = useList('/api/v1/reports/rows', FILTERS, { query: { figure } });
  const title = FIGURES[figure] ?? '';
  return (
    <Page title={title} crumbs={CRUMBS} help={`这个数字是这样算的：${HOW_COUNTED[figure]}`}>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <CountyFilter />
      </form>
      <Answered query={rows}>
        {(answer) => (
          <p className="figure-total">
            <strong className="figures">
              {isMoney(figure) ? yuan(answer.totalFen ?? 0) : count(answer.total)} {unitOf(figure)}
            </strong>{' '}
            <span className="soft">
              {answer.regionName}
              {search.own === 'true' ? '本级' : ''}，{daysOf(figure, answer)}
              {isMoney(figure) && `，共 ${count(answer.total)} 笔`}。
            </span>
          </p>
        )}
      </Answered>
      <RowsOf figure={figure} rows={rows} />
    </Page>
  );
}

/** What stands is counted on its last day, what happens over all of them. */
function daysOf(figure: Figure, { from, to }: { from: string | null; to: string }): string {
  const happens =
    isMoney(figure) ||
    unitOf(figure) === '期' ||
    unitOf(figure) === '人次' ||
    ['participants', 'new-certified'].includes(figure);
  return happens ? `${from ?? '最早'} 至 ${to}` : `截至 ${to}`;
}

/** A row of a person who was somewhere leads to the person. */
const PAGES = [
  { id: 'workerId', path: '/workers', permission: 'workers.read' },
  { id: 'stationId', path: '/stations', permission: 'stations.read' },
  { id: 'sessionId', path: '/training', permission: 'training.read' },
] as const;

function RowsOf({ figure, rows }: { figure: Figure; rows: ReturnType<typeof useRows> }) {
  const may = useMay();
  const page = PAGES.find(({ id, permission }) => may(permission) && rows.data?.items[0]?.[id]);
  return (
    <DataTable
      caption={`${FIGURES[figure] ?? ''}的明细`}
      columns={COLUMNS[figure] ?? PEOPLE}
      query={rows}
      rowKey={({ id }) => id}
      {...(page && { href: (row: Row) => `${page.path}/${row[page.id] ?? ''}` })}
      empty={<p>这里没有可以算的。可以改选县（市、区），或回到统计换一段时间。</p>}
    />
  );
}

function useRows() {
  return useList('/api/v1/reports/rows', FILTERS);
}
