import { type ReactNode, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { WORDS } from '../../api/words';
import { useAddress } from '../../shared/address';
import { type Column, DataTable } from '../../shared/data-table';
import { moment } from '../../shared/days';
import { Select } from '../../shared/forms';
import { useMay, useMe } from '../../shared/me';
import { Page } from '../../shared/page';
import { Badge, openTab, Tabs } from '../../shared/parts';
import { useList } from '../../shared/use-query';
import { type Tone, word } from '../../shared/words';
import { DecisionDialog } from './decision-dialog';
import { type Correction, type Decision, type Merge, ofCorrection, ofMerge, type OpenRequest } from './requests';

const TABS = [
  { id: 'corrections', title: '身份证号更正' },
  { id: 'merges', title: '合并重复的人员' },
];
type State = Correction['state'];
const STATES: Record<string, string> = WORDS.ConfirmedBySecond;
/** What waits, unless the address asks for what was decided. */
const STATE_OPTIONS = [
  ...Object.entries(STATES)
    .filter(([state]) => state !== 'pending')
    .map(([value, label]) => ({ value, label })),
  { value: 'all', label: '全部' },
];

function useAskedState(): { state: State[] } | Record<string, never> {
  const { state = 'pending' } = useAddress().search;
  return state === 'all' ? {} : { state: [state as State] };
}

export default function CorrectionsPage() {
  const { search, change } = useAddress();
  return (
    <Page
      title="身份更正与合并"
      help="等待另一人确认的身份证号更正和人员合并，以及以往的决定。由审核人核对证件后确认；提出的人不能自己确认。"
    >
      <Tabs tabs={TABS} label="身份更正与合并" />
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <Select
          label="状态"
          name="state"
          value={search.state ?? ''}
          onChange={(state) => change({ state })}
          options={STATE_OPTIONS}
          empty={STATES.pending ?? ''}
        />
      </form>
      {openTab(TABS, search.tab) === 'merges' ? <Merges /> : <Corrections />}
    </Page>
  );
}

const STATE_FILTER = ['state'];

type Ask = (request: OpenRequest, decision: Decision) => void;

function useAsked(): [Ask, ReactNode] {
  const [asked, setAsked] = useState<{ request: OpenRequest; decision: Decision } | null>(null);
  return [
    (request, decision) => setAsked({ request, decision }),
    asked && <DecisionDialog {...asked} onClose={() => setAsked(null)} />,
  ];
}

function Corrections() {
  const list = useList('/api/v1/identity-corrections', [], { query: useAskedState() });
  const [ask, dialog] = useAsked();
  const columns: Column<Correction>[] = [
    { title: '姓名', render: ({ workerName }) => workerName },
    { title: '乡镇、县', render: ({ regionName }) => regionName },
    { title: '登记的号码', render: ({ fromNumber }) => <Number text={fromNumber} /> },
    { title: '更正为', render: ({ toNumber }) => <Number text={toNumber} /> },
    ...common<Correction>(ofCorrection, ask),
  ];
  return (
    <>
      <DataTable
        caption="身份证号更正"
        filters={STATE_FILTER}
        columns={columns}
        query={list}
        rowKey={({ id }) => id}
        href={({ workerId }) => `/workers/${workerId}`}
        empty={<p>没有待确认的身份证号更正。号码有误时，由经办人在此人的页面上提出更正。</p>}
      />
      {dialog}
    </>
  );
}

function Merges() {
  const list = useList('/api/v1/merges', [], { query: useAskedState() });
  const [ask, dialog] = useAsked();
  const columns: Column<Merge>[] = [
    { title: '保留的记录', render: ({ survivor }) => survivor.workerName },
    { title: '保留的号码', render: ({ survivor }) => <Number text={survivor.identityNumber} /> },
    {
      title: '并入的记录',
      render: ({ duplicate }) => <Link to={`/workers/${duplicate.workerId}`}>{duplicate.workerName}</Link>,
    },
    { title: '并入的号码', render: ({ duplicate }) => <Number text={duplicate.identityNumber} /> },
    ...common<Merge>(ofMerge, ask),
  ];
  return (
    <>
      <DataTable
        caption="人员合并"
        filters={STATE_FILTER}
        columns={columns}
        query={list}
        rowKey={({ id }) => id}
        href={({ survivor }) => `/workers/${survivor.workerId}`}
        empty={<p>没有待确认的人员合并。同一人登记了两次时，由经办人在此人的页面上提出合并。</p>}
      />
      {dialog}
    </>
  );
}

function Number({ text }: { text: string }) {
  return <span className="figures nowrap">{text}</span>;
}

function common<Row extends Correction | Merge>(open: (row: Row) => OpenRequest, ask: Ask): Column<Row>[] {
  return [
    { title: '提出人', render: ({ requestedByName }) => requestedByName },
    { title: '提出时间', render: ({ requestedAt }) => <span className="nowrap">{moment(requestedAt)}</span> },
    { title: '原因', render: ({ reason }) => reason },
    {
      title: '办理',
      render: (row) => (row.state === 'pending' ? <Deeds request={open(row)} ask={ask} /> : <Decided row={row} />),
    },
  ];
}

const TONES: Record<State, Tone> = { pending: 'wait', confirmed: 'done', refused: 'wrong', withdrawn: 'plain' };

/** How it ended: by whom, when and on what. */
function Decided({ row: { state, decidedByName, decidedAt, decisionReason } }: { row: Correction | Merge }) {
  return (
    // One element: on a phone each of a cell's would stand at a side of its own.
    <span>
      <Badge tone={TONES[state]}>{word(STATES, state)}</Badge>{' '}
      <span className="soft">
        {decidedByName}，<span className="nowrap">{decidedAt ? moment(decidedAt) : ''}</span>
        {decisionReason ? `：${decisionReason}` : ''}
      </span>
    </span>
  );
}

function Deeds({ request, ask }: { request: OpenRequest; ask: Ask }) {
  const may = useMay();
  const me = useMe();
  if (!may('workers.confirm')) return <span className="soft">由审核人确认</span>;
  const isOwn = me?.id === request.requestedBy;
  return (
    <>
      <span className="buttons pair">
        <button
          type="button"
          className="button"
          aria-label={`确认：${request.what}`}
          disabled={isOwn}
          onClick={() => ask(request, 'confirm')}
        >
          确认
        </button>
        <button
          type="button"
          className="button"
          aria-label={`不同意：${request.what}`}
          disabled={isOwn}
          onClick={() => ask(request, 'refuse')}
        >
          不同意
        </button>
      </span>
      {isOwn && <span className="soft">由您提出，须由另一人确认。</span>}
    </>
  );
}
