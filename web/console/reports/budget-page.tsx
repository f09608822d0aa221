import { useState } from 'react';
import type { components } from '../api/schema';
import { useAddress, wholeNumber } from '../shared/address';
import { today } from '../shared/days';
import { DownloadButton } from '../shared/download-button';
import { Select, TextInput } from '../shared/forms';
import { count, yuan } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { RowsTable } from '../shared/rows-table';
import { useGet } from '../shared/use-query';
import { KINDS, word } from '../shared/words';
import { EnteredBudgets } from './entered-budgets';

type Budget = components['schemas']['BudgetResponse'];
type Line = components['schemas']['BudgetLine'];

const CRUMBS = [{ title: '统计', to: '/reports' }];
const MOST_PEOPLE = 100_000;
const YEARS_AHEAD = [1, 2, 3];
const LAST_YEAR = 2199;

/** What stands in the address, within what the service takes. */
function queryOf(search: Record<string, string | undefined>) {
  const year = wholeNumber(search.year, 0, LAST_YEAR);
  const whole = (name: string, max: number): number => wholeNumber(search[name], 0, max);
  return {
    // Unless one is chosen the year is the service's, wherever the clock of this machine stands.
    ...(year > 0 ? { year } : {}),
    newJunior: whole('newJunior', MOST_PEOPLE),
    newIntermediate: whole('newIntermediate', MOST_PEOPLE),
    newSenior: whole('newSenior', MOST_PEOPLE),
    leaversPercent: whole('leaversPercent', 100),
  };
}

/** What the approved policies will pay in a year to come, under what is taken for granted; it is printed and taken as a workbook. */
export default function BudgetPage() {
  const { search } = useAddress();
  const query = queryOf(search);
  const budget = useGet('/api/v1/reports/budget', { params: { query } });
  const thisYear = Number((budget.data?.asOf ?? today()).slice(0, 4));
  const year = budget.data?.year ?? query.year ?? thisYear + 1;
  const params = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return (
    <Page
      title={`${year} 年度预算测算`}
      crumbs={CRUMBS}
      help="按已批准的政策和现在登记的人员，用核定应发的同一套规则测算。先填假设，再点“测算”；人多时要等一会儿。"
      actions={
        <>
          <DownloadButton path={`reports/budget.xlsx?${params.toString()}`}>下载测算表</DownloadButton>
          <button type="button" className="button" onClick={() => print()}>
            打印
          </button>
        </>
      }
    >
      <Assumed key={`${params.toString()} ${thisYear}`} query={{ ...query, year }} thisYear={thisYear} />
      <Answered query={budget}>
        {(answer) => (
          <>
            <Told budget={answer} />
            <EnteredBudgets key={answer.year} budget={answer} thisYear={thisYear} />
          </>
        )}
      </Answered>
    </Page>
  );
}

type Query = Required<ReturnType<typeof queryOf>>;

const FIELDS = [
  ['newJunior', '新增初级（人）'],
  ['newIntermediate', '新增中级（人）'],
  ['newSenior', '新增高级（人）'],
  ['leaversPercent', '全年离职（%）'],
] as const;

function Assumed({ query, thisYear }: { query: Query; thisYear: number }) {
  const { change } = useAddress();
  const [typed, setTyped] = useState<Record<string, string>>(
    Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
  );
  const faults = Object.fromEntries(
    FIELDS.flatMap(([name]) => {
      const most = name === 'leaversPercent' ? 100 : MOST_PEOPLE;
      const text = (typed[name] ?? '').trim();
      return /^\d{0,6}$/.test(text) && Number(text) <= most ? [] : [[name, `请填写 0 至 ${count(most)} 的整数。`]];
    }),
  );
  return (
    <form
      className="filters"
      aria-label="假设"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(faults).length > 0) return;
        change(
          Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text.trim().replace(/^0*$/, '')])),
        );
      }}
    >
      <Select
        label="年度"
        name="year"
        value={typed.year ?? ''}
        onChange={(year) => setTyped({ ...typed, year })}
        options={YEARS_AHEAD.map((ahead) => ({ value: String(thisYear + ahead), label: `${thisYear + ahead} 年` }))}
      />
      {FIELDS.map(([name, label]) => (
        <TextInput
          key={name}
          label={label}
          name={name}
          value={typed[name] ?? ''}
          onChange={(value) => setTyped({ ...typed, [name]: value })}
          error={faults[name]}
          short
        />
      ))}
      <button type="submit" className="button primary">
        测算
      </button>
    </form>
  );
}

const PARTS = [
  ['现有人员（元）', 'asTheyAreFen'],
  ['离职减少（元）', 'leaversFen'],
  ['新增持证（元）', 'newlyCertifiedFen'],
  ['结转应发未发（元）', 'carriedFen'],
  ['合计（元）', 'totalFen'],
] as const;

function Told({ budget }: { budget: Budget }) {
  const { items, sources, totalFen, notes, regionName, asOf } = budget;
  if (items.length === 0) {
    return (
      <p className="panel empty">没有已批准的政策要在这一年发放，也没有应发未发的金额。请先批准政策，再来测算。</p>
    );
  }
  return (
    <>
      <p className="figure-total">
        <strong className="figures">{yuan(totalFen)} 元</strong>{' '}
        <span className="soft">
          {regionName}合计，按截至 {asOf} 的人员测算。
        </span>
      </p>
      <section className="section" aria-labelledby="by-payer">
        <h2 id="by-payer">按发放地和类别</h2>
        <RowsTable
          caption="按发放地和类别测算"
          rows={items}
          rowKey={({ regionCode, kind }) => `${regionCode} ${kind}`}
          columns={[
            { title: '发放地', render: (line: Line) => line.regionName },
            { title: '类别', render: (line: Line) => word(KINDS, line.kind) },
            { title: '现有人数', number: true, render: (line: Line) => count(line.people) },
            ...PARTS.map(([title, name]) => ({ title, number: true, render: (line: Line) => yuan(line[name]) })),
          ]}
          foot={<Sums items={items} />}
        />
      </section>
      <section className="section" aria-labelledby="by-source">
        <h2 id="by-source">按资金来源</h2>
        <RowsTable
          caption="按资金来源测算"
          rows={sources}
          rowKey={({ regionCode, kind, source }) => `${regionCode} ${kind} ${source ?? ''}`}
          columns={[
            { title: '发放地', render: (each) => each.regionName },
            { title: '类别', render: (each) => word(KINDS, each.kind) },
            { title: '资金来源', render: (each) => each.source ?? '未列明来源' },
            { title: '合计（元）', number: true, render: (each) => yuan(each.totalFen) },
          ]}
        />
      </section>
      <section className="panel" aria-labelledby="how">
        <h2 id="how">怎么测算的</h2>
        <ul className="plain-list">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Sums({ items }: { items: readonly Line[] }) {
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        <th scope="row" role="rowheader" colSpan={3}>
          合计
        </th>
        {PARTS.map(([title, name]) => (
          <td role="cell" className="number" data-label={title} key={name}>
            {yuan(items.reduce((sum, line) => sum + line[name], 0))}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
