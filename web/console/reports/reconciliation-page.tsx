import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { monthInWords, monthOf, today } from '../shared/days';
import { DownloadButton } from '../shared/download-button';
import { TypedFilter } from '../shared/filters';
import { useMay } from '../shared/me';
import { yuan } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { Badge } from '../shared/parts';
import { RowsTable } from '../shared/rows-table';
import { useGet } from '../shared/use-query';
import { KINDS, word } from '../shared/words';
import { CountyFilter } from '../shared/county-filter';

type Answer = components['schemas']['ReconciliationResponse'];
type Money = components['schemas']['ReconciledMoney'];
type Source = components['schemas']['ReconciledSource'];

const MONTH = { read: monthOf, enough: 6, wrong: '请输入月份，例如 2024-09。' };
const CRUMBS = [{ title: '统计', to: '/reports' }];

/** What went to the bank in a month, and where every fen of it is today. */
export default function ReconciliationPage() {
  const { search } = useAddress();
  const thisMonth = today().slice(0, 7);
  const month = search.month ?? thisMonth;
  const region: Record<string, never> | { regionCode: string } = search.regionCode
    ? { regionCode: search.regionCode }
    : {};
  const answer = useGet('/api/v1/reports/reconciliation', { params: { query: { month, ...region } } });
  return (
    <Page
      title="按月对账"
      crumbs={CRUMBS}
      help="按送银行的日期归月：当月送银行的批次，到今天为止已付、退回和银行还没有结果的各是多少。已付按银行实际付款，不含扣回；差额为银行少付（正数）或多付（负数）的金额。"
    >
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <TypedFilter label="送银行的月份" name="month" {...MONTH} standing={thisMonth} />
        <CountyFilter />
      </form>
      <div className="buttons">
        <DownloadButton path={`reports/reconciliation.xlsx?${new URLSearchParams({ month, ...region }).toString()}`}>
          下载对账表
        </DownloadButton>
        <DownloadButton path={`reports/vouchers.xlsx?${new URLSearchParams({ month, ...region }).toString()}`}>
          下载记账凭证清单
        </DownloadButton>
        <span className="soft">记账凭证清单按银行到账日期归月，供财务入账。</span>
      </div>
      <Answered query={answer}>{(found) => <Tables answer={found} />}</Answered>
    </Page>
  );
}

function Tables({ answer }: { answer: Answer }) {
  const may = useMay();
  const { items, sources, sums, month } = answer;
  if (items.length === 0) {
    return <p className="panel empty">{monthInWords(month)}没有送银行的批次，请改选月份或县（市、区）。</p>;
  }
  return (
    <>
      <section className="section" aria-labelledby="by-region">
        <h2 id="by-region">{monthInWords(month)}，按拨款的县（市、区）</h2>
        <RowsTable
          caption="按拨款的县（市、区）和类别对账"
          rows={items}
          rowKey={({ regionCode, kind }) => `${regionCode} ${kind}`}
          columns={[
            { title: '县（市、区）', render: ({ regionName }) => regionName },
            { title: '类别', render: ({ kind }) => word(KINDS, kind) },
            ...MONEY,
          ]}
          foot={<Sums sums={sums} />}
        />
      </section>
      {sources.length > 0 && (
        <section className="section" aria-labelledby="by-source">
          <h2 id="by-source">按资金来源</h2>
          <RowsTable
            caption="按资金来源对账"
            rows={sources}
            rowKey={({ regionCode, kind, source }) => `${regionCode} ${kind} ${source ?? ''}`}
            columns={[
              { title: '县（市、区）', render: ({ regionName }) => regionName },
              { title: '类别', render: ({ kind }) => word(KINDS, kind) },
              { title: '资金来源', render: ({ source }) => source ?? '未列明来源' },
              ...SOURCE_FIGURES.map(([title, name]) => ({
                title,
                number: true,
                render: (part: Source) => yuan(part[name]),
              })),
              { title: '差额（元）', number: true, render: difference },
            ]}
          />
        </section>
      )}
      <section className="section" aria-labelledby="by-payout">
        <h2 id="by-payout">其中各批次</h2>
        <RowsTable
          caption="各批次对账"
          rows={items.flatMap(({ payouts }) => payouts)}
          rowKey={({ id }) => id}
          columns={[
            {
              title: '批次',
              render: (payout) => {
                const name = `${payout.title}（${payout.number}）`;
                if (!may('payouts.read')) return name;
                return (
                  <Link to={`/payouts/${payout.id}`} search={{ tab: 'bank' }}>
                    {name}
                  </Link>
                );
              },
            },
            { title: '送银行', render: ({ sentOn }) => <span className="nowrap">{sentOn}</span> },
            ...MONEY,
          ]}
        />
      </section>
    </>
  );
}

const FIGURES = [
  ['应发（元）', 'grossFen'],
  ['扣回（元）', 'nettedFen'],
  ['实发（送银行，元）', 'netFen'],
  ['已付（元）', 'paidFen'],
  ['退回（元）', 'returnedFen'],
  ['未有结果（元）', 'openFen'],
] as const;

const SOURCE_FIGURES = [
  ['实发（送银行，元）', 'netFen'],
  ['已付（元）', 'paidFen'],
  ['退回（元）', 'returnedFen'],
  ['未有结果（元）', 'openFen'],
] as const;

const MONEY = [
  ...FIGURES.map(([title, name]) => ({ title, number: true, render: (money: Money) => yuan(money[name]) })),
  { title: '差额（元）', number: true, render: difference },
];

function difference({ differenceFen }: Pick<Money, 'differenceFen'>) {
  return differenceFen === 0 ? (
    <Badge tone="done">0.00</Badge>
  ) : (
    <Badge tone="wrong">
      {differenceFen > 0 ? '少付' : '多付'} {yuan(Math.abs(differenceFen))}
    </Badge>
  );
}

function Sums({ sums }: { sums: Money }) {
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        <th scope="row" role="rowheader" colSpan={2}>
          合计
        </th>
        {FIGURES.map(([title, name]) => (
          <td role="cell" className="number" data-label={title} key={name}>
            {yuan(sums[name])}
          </td>
        ))}
        <td role="cell" className="number" data-label="差额（元）">
          {difference(sums)}
        </td>
      </tr>
    </tfoot>
  );
}
