import { useState } from 'react';
import { api, data } from '../api/client';
import type { components } from '../api/schema';
import { FormDialog } from '../shared/form-dialog';
import { type FieldErrors, Select, TextInput, YuanInput } from '../shared/forms';
import { useMay } from '../shared/me';
import { fenOf, yuan } from '../shared/money';
import { Answered } from '../shared/page';
import { RowsTable } from '../shared/rows-table';
import { useDeed } from '../shared/use-deed';
import { useForm } from '../shared/use-form';
import { useGet } from '../shared/use-query';
import { KINDS, word } from '../shared/words';

type Budget = components['schemas']['BudgetResponse'];
type Request = components['schemas']['SetBudgetRequest'];

interface Entry {
  regionCode: string;
  regionName: string;
  kind: Request['kind'];
  year: number;
  /** What stands there now; null for nothing. */
  standsFen: number | null;
  /** What was reckoned for the year, to begin with. */
  reckonedFen: number | null;
  basis: string | null;
}

/** The budgets that were entered, of this year and of those to come: what is set beside what was paid. */
export function EnteredBudgets({ budget, thisYear }: { budget: Budget; thisYear: number }) {
  const [year, setYear] = useState(String(budget.year));
  const [entry, setEntry] = useState<Entry | null>(null);
  const may = useMay();
  const entered = useGet('/api/v1/reports/budgets', { params: { query: { year: Number(year) } } });
  return (
    <section className="section no-print" aria-labelledby="entered">
      <h2 id="entered">年度预算登记</h2>
      <p className="soft">登记以后，工作简报里把已发金额和预算放在一起看。</p>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Select
          label="登记的年度"
          name="budgetYear"
          value={year}
          onChange={setYear}
          options={[0, 1, 2, 3].map((ahead) => ({ value: String(thisYear + ahead), label: `${thisYear + ahead} 年` }))}
        />
      </form>
      <Answered query={entered}>
        {({ items }) => {
          const rows = budget.items.map((line): Entry => {
            const known = items.find(({ regionCode, kind }) => regionCode === line.regionCode && kind === line.kind);
            return {
              regionCode: line.regionCode,
              regionName: line.regionName,
              kind: line.kind,
              year: Number(year),
              standsFen: known?.budgetFen ?? null,
              reckonedFen: Number(year) === budget.year ? line.totalFen : null,
              basis: known?.basis ?? null,
            };
          });
          return (
            <RowsTable
              caption={`${year} 年度预算`}
              rows={rows}
              rowKey={({ regionCode, kind }) => `${regionCode} ${kind}`}
              columns={[
                { title: '发放地', render: (row: Entry) => row.regionName },
                { title: '类别', render: (row: Entry) => word(KINDS, row.kind) },
                { title: '依据', render: (row: Entry) => row.basis ?? '未填' },
                {
                  title: '预算（元）',
                  number: true,
                  render: (row: Entry) => (row.standsFen === null ? '没有登记' : yuan(row.standsFen)),
                },
                ...(may('budgets.write')
                  ? [
                      {
                        title: '办理',
                        deeds: true,
                        render: (row: Entry) => (
                          <button
                            type="button"
                            className="button plain"
                            aria-label={`${row.standsFen === null ? '登记' : '修改'}：${row.regionName}${word(KINDS, row.kind)}`}
                            onClick={() => setEntry(row)}
                          >
                            {row.standsFen === null ? '登记' : '修改'}
                          </button>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          );
        }}
      </Answered>
      {entry && <BudgetDialog entry={entry} onClose={() => setEntry(null)} />}
    </section>
  );
}

function BudgetDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { regionCode, regionName, kind, year, standsFen, reckonedFen, basis } = entry;
  const deed = useDeed(
    async (body: Request, key) =>
      data(await api.POST('/api/v1/reports/budgets', { params: { header: { 'Idempotency-Key': key } }, body })),
    onClose,
  );
  const initial = standsFen ?? reckonedFen;
  const form = useForm(
    { budgetFen: initial === null ? '' : yuan(initial), basis: basis ?? '' },
    ({ budgetFen }): FieldErrors =>
      fenOf(budgetFen) === null ? { budgetFen: '请填写预算金额，例如 120000.00。' } : {},
    (values) =>
      deed.run({
        regionCode,
        year,
        kind,
        budgetFen: fenOf(values.budgetFen) ?? 0,
        replacesFen: standsFen,
        basis: values.basis.trim() || null,
      }),
    deed.problem,
  );
  return (
    <FormDialog title={`登记 ${year} 年度预算`} action="登记预算" form={form} deed={deed} onClose={onClose}>
      <p className="box follows">
        {regionName}，{word(KINDS, kind)}。{reckonedFen !== null && `测算为 ${yuan(reckonedFen)} 元。`}
      </p>
      <YuanInput label="预算金额" {...form.field('budgetFen')} />
      <TextInput label="依据" {...form.field('basis')} hint="可不填，例如预算批复的文号。" />
    </FormDialog>
  );
}
