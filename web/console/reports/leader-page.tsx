import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { today } from '../shared/days';
import { DownloadButton } from '../shared/download-button';
import { Select } from '../shared/forms';
import { useMay } from '../shared/me';
import { count, yuan } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { useGet } from '../shared/use-query';
import { FigureLink, SidewaysFrame } from './figure-chart';
import { type Figure, type Where } from './figure-words.js';
import { percentOf, yearsUpTo } from './reports-rules.js';

type Report = components['schemas']['LeaderResponse'];
type Year = components['schemas']['LeaderYear'];
type County = components['schemas']['LeaderCounty'];

const CRUMBS = [{ title: '统计', to: '/reports' }];
const NONE = '—';

/** The year on one page, for five minutes and for one sheet of paper. */
export default function LeaderPage() {
  const { search, change } = useAddress();
  const may = useMay();
  const years = yearsUpTo(today().slice(0, 4));
  // Unless one is chosen the year is the service's, wherever the clock of this machine stands.
  const chosen = search.year && years.includes(search.year) ? search.year : undefined;
  const report = useGet('/api/v1/reports/leader', { params: { query: chosen ? { year: Number(chosen) } : {} } });
  const year = report.data ? String(report.data.year) : chosen;
  const asked = year ? `?year=${year}` : '';
  return (
    <Page
      title={year ? `${year} 年工作简报` : '工作简报'}
      crumbs={may('inbox.read') ? CRUMBS : []}
      help="一年的情况在一页上。带下划线的数字可以点开，看它由哪些人、哪些款项算出来；打印出来是一张纸。"
      actions={
        <>
          <DownloadButton path={`reports/leader.docx${asked}`}>下载简报（可修改）</DownloadButton>
          <DownloadButton path={`reports/yearly.xlsx${asked}`}>下载年度工作簿</DownloadButton>
          <button type="button" className="button" onClick={() => print()}>
            打印
          </button>
        </>
      }
    >
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <Select
          label="年度"
          name="year"
          value={year ?? ''}
          onChange={(value) => change({ year: value })}
          options={years.map((each) => ({ value: each, label: `${each} 年` }))}
        />
      </form>
      <Answered query={report}>{(answer) => <Told report={answer} />}</Answered>
    </Page>
  );
}

function Told({ report }: { report: Report }) {
  return (
    <div className="one-page">
      <section className="panel" aria-label="概述">
        <p className="lead">{report.sentence}</p>
      </section>
      <Indicators report={report} />
      {report.counties.length > 0 && <Counties report={report} />}
      <p className="soft">{report.note}</p>
    </div>
  );
}

type Of = (it: Year) => number | null;
interface Row {
  name: string;
  of: Of;
  words: (value: number) => string;
  figure?: Figure;
}

const people = (value: number): string => `${count(value)} 人`;
const money = (value: number): string => `${yuan(value)} 元`;

const ROWS: readonly Row[] = [
  { name: '社会工作人才', of: (it) => it.talents, words: people, figure: 'talents' },
  { name: '持证人员', of: (it) => it.certified, words: people, figure: 'certified' },
  { name: '持证率', of: (it) => it.certifiedPermille, words: percentOf },
  { name: '新增持证人员', of: (it) => it.newlyCertified, words: people, figure: 'new-certified' },
  { name: '已发合计', of: (it) => it.paidFen, words: money, figure: 'paid' },
  { name: '其中职业津贴', of: (it) => it.stipendsPaidFen, words: money, figure: 'stipends-paid' },
  { name: '其中一次性奖励', of: (it) => it.awardsPaidFen, words: money, figure: 'awards-paid' },
  { name: '年度预算', of: (it) => it.budgetFen, words: money },
  { name: '已发占预算', of: (it) => it.budgetPermille, words: percentOf },
  { name: '月报按时率', of: (it) => it.onTimePermille, words: percentOf },
];

function Indicators({ report }: { report: Report }) {
  const { now, before, year, regionCode, from, to } = report;
  const where = { regionCode, from, to };
  const last = { regionCode, from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  return (
    <SidewaysFrame label="全年的指标">
      <table className="data" role="table">
        <caption className="unseen">{year} 年与上年</caption>
        <thead role="rowgroup">
          <tr role="row">
            {['指标', `${year - 1} 年`, `${year} 年`, '增减'].map((title, index) => (
              <th role="columnheader" scope="col" className={index === 0 ? undefined : 'number'} key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {ROWS.map((row) => (
            <tr role="row" key={row.name}>
              <th role="rowheader" scope="row" data-label="指标">
                {row.name}
              </th>
              <td role="cell" className="number" data-label={`${year - 1} 年`}>
                <Value row={row} it={before} where={last} />
              </td>
              <td role="cell" className="number" data-label={`${year} 年`}>
                <Value row={row} it={now} where={where} />
              </td>
              <td role="cell" className="number" data-label="增减">
                {changeOf(row, now, before)}
              </td>
            </tr>
          ))}
          <Alone name="应发未发" year={year}>
            <Due report={report} />
          </Alone>
          {report.lapsing !== null && (
            <Alone name="90 天内登记到期" year={year}>
              <Lapsing lapsing={report.lapsing} />
            </Alone>
          )}
        </tbody>
      </table>
    </SidewaysFrame>
  );
}

function Alone({ name, year, children }: { name: string; year: number; children: React.ReactNode }) {
  return (
    <tr role="row">
      <th role="rowheader" scope="row" data-label="指标">
        {name}
      </th>
      <td role="cell" className="number" data-label={`${year - 1} 年`}>
        {NONE}
      </td>
      <td role="cell" className="number" data-label={`${year} 年`}>
        {children}
      </td>
      <td role="cell" className="number" data-label="增减">
        {NONE}
      </td>
    </tr>
  );
}

/** The list is for whoever works with it; others have the sum and whose it is below. */
function Due({ report: { dueFen, duePeople } }: { report: Report }) {
  const may = useMay();
  const words = `${yuan(dueFen)} 元，${count(duePeople)} 人`;
  return may('entitlements.read') ? <Link to="/entitlements">{words}</Link> : <>{words}</>;
}

function Lapsing({ lapsing }: { lapsing: number }) {
  const may = useMay();
  const words = `${count(lapsing)} 本`;
  return may('training.read') ? <Link to="/training/renewals">{words}</Link> : <>{words}</>;
}

function Value({ row, it, where }: { row: Row; it: Year; where: Where }) {
  const value = row.of(it);
  if (value === null) return <>{NONE}</>;
  if (!row.figure) return <span className="nowrap">{row.words(value)}</span>;
  return <FigureLink figure={row.figure} value={value} where={where} unit={row.words(0).split(' ')[1] ?? ''} />;
}

function changeOf({ of, words }: Row, now: Year, before: Year): string {
  const [present, last] = [of(now), of(before)];
  if (present === null || last === null) return NONE;
  const change = present - last;
  // A share is told in points beside another: a third more of it would be something else.
  const told = words === percentOf ? words(change).replace('%', ' 个百分点') : words(change);
  return change > 0 ? `+${told}` : told;
}

function Counties({ report }: { report: Report }) {
  const { from, to, counties } = report;
  const whereOf = ({ regionCode, own }: County): Where => ({ regionCode, from, to, own });
  const linked = (county: County, figure: Figure, value: number) => (
    <FigureLink figure={figure} value={value} where={whereOf(county)} of={county.name} />
  );
  const columns: readonly [string, (county: County) => React.ReactNode][] = [
    ['人才', (county) => linked(county, 'talents', county.talents)],
    ['持证', (county) => linked(county, 'certified', county.certified)],
    ['持证率', ({ certifiedPermille }) => (certifiedPermille === null ? NONE : percentOf(certifiedPermille))],
    ['新增持证', (county) => linked(county, 'new-certified', county.newlyCertified)],
    ['已发（元）', (county) => linked(county, 'paid', county.paidFen)],
    ['应发未发（元）', ({ dueFen }) => yuan(dueFen)],
    ['预算（元）', ({ budgetFen }) => (budgetFen === null ? NONE : yuan(budgetFen))],
  ];
  return (
    <SidewaysFrame label="各县（市、区）的指标">
      <table className="data" role="table">
        <caption className="unseen">各县（市、区）</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              县（市、区）
            </th>
            {columns.map(([title]) => (
              <th role="columnheader" scope="col" className="number" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {counties.map((county) => (
            <tr role="row" key={county.regionCode}>
              <th role="rowheader" scope="row" data-label="县（市、区）">
                {county.name}
              </th>
              {columns.map(([title, render]) => (
                <td role="cell" className="number" data-label={title} key={title}>
                  {render(county)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SidewaysFrame>
  );
}
