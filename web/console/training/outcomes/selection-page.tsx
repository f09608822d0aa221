import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { useAddress } from '../../shared/address';
import { DataTable, type Column } from '../../shared/data-table';
import { moment } from '../../shared/days';
import { FindPerson, type FoundPerson } from '../../shared/find-person';
import { useMay, useMe } from '../../shared/me';
import { Page } from '../../shared/page';
import { Badge } from '../../shared/parts';
import { ProblemView } from '../../shared/problem-view';
import { useDeed } from '../../shared/use-deed';
import { useList } from '../../shared/use-query';
import { CANDIDATE_STATES, word } from '../../shared/words';
import { OwnStaff } from '../own-staff';

type Candidate = components['schemas']['CandidateResponse'];
type State = Candidate['state'];

const CRUMBS = [
  { title: '培训', to: '/training' },
  { title: '考试和遴选', to: '/training/outcomes' },
];

/** Who was put forward, and who is selected; a decision can be taken back while nothing rests on it. */
export default function SelectionPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const may = useMay();
  const me = useMe();
  const { search } = useAddress();
  const [isFinding, setFinding] = useState(false);
  const list = useList('/api/v1/training/selections/{id}/candidates', [], { path: { id } });
  const nominate = useDeed(
    async (workerId: string, key: string) => {
      const params = { path: { id }, header: { 'Idempotency-Key': key } };
      return data(await api.POST('/api/v1/training/selections/{id}/candidates', { params, body: { workerId } }));
    },
    () => setFinding(false),
    { intentionOf: (workerId) => workerId },
  );
  const decide = useDeed(async ({ candidate, state }: { candidate: Candidate; state: State }) => {
    const params = {
      path: { id, candidateId: candidate.id },
      header: { 'If-Match': String(candidate.version) },
    };
    return data(
      await api.PATCH('/api/v1/training/selections/{id}/candidates/{candidateId}', { params, body: { state } }),
    );
  });
  const columns = columnsOf({
    mayOpen: may('workers.read'),
    mayDecide: may('training.write'),
    isRunning: decide.isRunning,
    decide: (candidate, state) => decide.run({ candidate, state }),
  });
  return (
    <Page
      title={search.title ?? '遴选'}
      crumbs={CRUMBS}
      actions={
        may('training.enrol') &&
        may('workers.read') && (
          <button type="button" className="button primary" onClick={() => setFinding(true)}>
            推荐人选
          </button>
        )
      }
    >
      {me?.role === 'station_manager' && me.station && (
        <OwnStaff
          stationId={me.station.id}
          taken={new Set((list.data?.items ?? []).map(({ workerId }) => workerId))}
          label={(name) => `推荐${name}`}
          none="本站人员都已推荐。"
          deed={nominate}
        />
      )}
      {may('workers.read') && <ProblemView problem={nominate.problem} again={nominate.again} />}
      <ProblemView problem={decide.problem} again={decide.again} />
      <DataTable
        caption="人选"
        columns={columns}
        query={list}
        rowKey={(candidate) => candidate.id}
        empty={<p>还没有推荐人选。</p>}
      />
      {isFinding && (
        <FindPerson
          title="推荐人选"
          help="找出要推荐的人员；推荐以后由经办人决定是否入选。"
          onFound={(person: FoundPerson) => nominate.run(person.id)}
          onClose={() => setFinding(false)}
        />
      )}
    </Page>
  );
}

interface Deeds {
  mayOpen: boolean;
  mayDecide: boolean;
  isRunning: boolean;
  decide: (candidate: Candidate, state: State) => void;
}

function columnsOf({ mayOpen, mayDecide, isRunning, decide }: Deeds): Column<Candidate>[] {
  return [
    {
      title: '姓名',
      render: ({ workerId, workerName }) =>
        mayOpen ? <Link to={`/workers/${workerId}`}>{workerName}</Link> : workerName,
    },
    { title: '地区', render: ({ regionName }) => regionName },
    {
      title: '状态',
      render: ({ state }) => (
        <Badge tone={state === 'selected' ? 'done' : state === 'declined' ? 'plain' : 'wait'}>
          {word(CANDIDATE_STATES, state)}
        </Badge>
      ),
    },
    { title: '推荐时间', render: ({ nominatedAt }) => <span className="nowrap">{moment(nominatedAt)}</span> },
    { title: '决定时间', render: ({ decidedAt }) => (decidedAt ? moment(decidedAt) : '还没有决定') },
    ...(mayDecide
      ? [
          {
            title: '办理',
            deeds: true,
            render: (candidate: Candidate) => (
              <span className="deeds no-print">
                {nextOf(candidate.state).map(([state, name]) => (
                  <button
                    key={state}
                    type="button"
                    className="button plain"
                    aria-label={`${name}：${candidate.workerName}`}
                    disabled={isRunning}
                    onClick={() => decide(candidate, state)}
                  >
                    {name}
                  </button>
                ))}
              </span>
            ),
          },
        ]
      : []),
  ];
}

function nextOf(state: State): readonly (readonly [State, string])[] {
  if (state === 'nominated') {
    return [
      ['selected', '入选'],
      ['declined', '不入选'],
    ];
  }
  return [['nominated', '撤回决定']];
}
