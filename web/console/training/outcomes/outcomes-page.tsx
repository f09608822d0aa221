import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { useAddress } from '../../shared/address';
import { DataTable, type Column } from '../../shared/data-table';
import { Confirm } from '../../shared/dialog';
import { useMay } from '../../shared/me';
import { count } from '../../shared/money';
import { Page } from '../../shared/page';
import { openTab, Tabs } from '../../shared/parts';
import { useDeed } from '../../shared/use-deed';
import { useList } from '../../shared/use-query';
import { LEVELS, word } from '../../shared/words';
import { CohortForm, NewSelection } from './outcome-forms';

type Cohort = components['schemas']['CohortResponse'];
type Selection = components['schemas']['SelectionResponse'];

const CRUMBS = [{ title: '培训', to: '/training' }];
const TABS = [
  { id: 'cohorts', title: '考试成绩' },
  { id: 'selections', title: '遴选' },
];

/** What trainings led to: who passed the examination, and who was selected for what comes after. */
export default function OutcomesPage() {
  const { search } = useAddress();
  return (
    <Page
      title="考试和遴选"
      crumbs={CRUMBS}
      help="每年考试的报名、参考、通过人数，以及赋能计划一类的遴选：推荐、入选。"
    >
      <Tabs tabs={TABS} label="考试或遴选" />
      {openTab(TABS, search.tab) === 'selections' ? <Selections /> : <Cohorts />}
    </Page>
  );
}

function Cohorts() {
  const may = useMay();
  const [asked, setAsked] = useState<{ cohort: Cohort | null } | null>(null);
  const [withdrawn, setWithdrawn] = useState<Cohort | null>(null);
  const list = useList('/api/v1/training/exam-cohorts', []);
  const columns: Column<Cohort>[] = [
    { title: '年度', render: ({ examYear }) => `${examYear} 年` },
    { title: '地区', render: ({ regionName }) => regionName },
    { title: '级别', render: ({ level }) => word(LEVELS, level) },
    { title: '报名（人）', number: true, render: ({ enrolled }) => count(enrolled) },
    { title: '参考（人）', number: true, render: ({ sat }) => count(sat) },
    { title: '通过（人）', number: true, render: ({ passed }) => count(passed) },
    { title: '通过率', number: true, render: passRate },
    { title: '备注', render: ({ remark }) => remark ?? '' },
    ...(may('training.write')
      ? [
          {
            title: '办理',
            deeds: true,
            render: (cohort: Cohort) => (
              <span className="deeds no-print">
                <button
                  type="button"
                  className="button plain"
                  aria-label={`更正 ${nameOf(cohort)}`}
                  onClick={() => setAsked({ cohort })}
                >
                  更正
                </button>
                <button
                  type="button"
                  className="button plain"
                  aria-label={`作废 ${nameOf(cohort)}`}
                  onClick={() => setWithdrawn(cohort)}
                >
                  作废
                </button>
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      {may('training.write') && (
        <div className="buttons">
          <button type="button" className="button" onClick={() => setAsked({ cohort: null })}>
            登记考试成绩
          </button>
        </div>
      )}
      <DataTable
        caption="考试成绩"
        columns={columns}
        query={list}
        rowKey={({ id }) => id}
        empty={<p>还没有登记考试成绩。先在“培训”登记资格考试培训的项目，再登记当年的成绩。</p>}
      />
      {asked && <CohortForm cohort={asked.cohort} onClose={() => setAsked(null)} />}
      {withdrawn && <CohortWithdrawal cohort={withdrawn} onClose={() => setWithdrawn(null)} />}
    </>
  );
}

function nameOf({ examYear, regionName, level }: Cohort): string {
  return `${examYear} 年${regionName}${word(LEVELS, level)}考试`;
}

function passRate({ passed, sat }: Cohort): string {
  return sat === 0 ? '没有人参考' : `${((passed / sat) * 100).toFixed(1)}%`;
}

function CohortWithdrawal({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { id: cohort.id }, header: { 'Idempotency-Key': key } };
    await api.POST('/api/v1/training/exam-cohorts/{id}/withdrawal', { params, body: { reason } });
  }, onClose);
  return (
    <Confirm
      title="作废考试成绩"
      action="作废考试成绩"
      danger
      reason={{ label: '作废的原因' }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        <strong>{nameOf(cohort)}</strong>
      </p>
      <p>作废后视为没有登记过，可以重新登记；只是数字不对的请用“更正”。</p>
    </Confirm>
  );
}

const SELECTION_COLUMNS: readonly Column<Selection>[] = [
  { title: '遴选', render: ({ title }) => title },
  { title: '年度', render: ({ year }) => `${year} 年` },
  { title: '地区', render: ({ regionName }) => regionName },
  { title: '名额', number: true, render: ({ quota }) => count(quota) },
  { title: '推荐（人）', number: true, render: ({ candidateCount }) => count(candidateCount) },
  { title: '入选（人）', number: true, render: ({ selectedCount }) => count(selectedCount) },
  { title: '还可入选', number: true, render: ({ placesLeft }) => count(placesLeft) },
];

function Selections() {
  const may = useMay();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const list = useList('/api/v1/training/selections', []);
  return (
    <>
      {may('training.write') && (
        <div className="buttons">
          <button type="button" className="button" onClick={() => setNew(true)}>
            登记遴选
          </button>
        </div>
      )}
      <DataTable
        caption="遴选"
        columns={SELECTION_COLUMNS}
        query={list}
        rowKey={({ id }) => id}
        href={({ id, title }) => `/training/selections/${id}?title=${encodeURIComponent(title)}`}
        empty={<p>还没有遴选。</p>}
      />
      {isNew && (
        <NewSelection
          onClose={() => setNew(false)}
          onMade={({ id, title }) => void navigate({ to: `/training/selections/${id}`, search: { title } })}
        />
      )}
    </>
  );
}
