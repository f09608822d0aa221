import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../api/client';
import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { DataTable, type Column } from '../shared/data-table';
import { moment } from '../shared/days';
import { Confirm } from '../shared/dialog';
import { FindPerson, type FoundPerson } from '../shared/find-person';
import { Select } from '../shared/forms';
import { useMay, useMe } from '../shared/me';
import { Badge } from '../shared/parts';
import { ProblemView } from '../shared/problem-view';
import { useDeed } from '../shared/use-deed';
import { useList } from '../shared/use-query';
import { ENROLMENT_STATES, optionsOf, word } from '../shared/words';
import { OwnStaff } from './own-staff';
import type { Session } from './training-rules';

type Enrolment = components['schemas']['EnrolmentResponse'];

/** Who has a seat and who waits for one; a station's manager enrols the own staff with one touch each. */
export function EnrolmentsTab({ session }: { session: Session }) {
  const me = useMe();
  const may = useMay();
  const { search, change } = useAddress();
  const [isFinding, setFinding] = useState(false);
  const [cancelled, setCancelled] = useState<Enrolment | null>(null);
  const enrol = useEnrolling(session, () => setFinding(false));
  const list = useList('/api/v1/training/sessions/{id}/enrolments', [], {
    path: { id: session.id },
    query: search.state ? { state: search.state as never } : {},
  });
  const mayEnrol = may('training.enrol') && session.open;
  const columns: Column<Enrolment>[] = [
    { title: '编号', number: true, render: ({ position }) => position },
    {
      title: '姓名',
      render: ({ workerId, workerName }) =>
        may('workers.read') ? <Link to={`/workers/${workerId}`}>{workerName}</Link> : workerName,
    },
    { title: '派出的站点', render: ({ stationName }) => stationName ?? '不经站点' },
    { title: '状态', render: stateOf },
    { title: '报名时间', render: ({ enrolledAt }) => <span className="nowrap">{moment(enrolledAt)}</span> },
    ...(mayEnrol
      ? [
          {
            title: '办理',
            deeds: true,
            render: (enrolment: Enrolment) =>
              enrolment.state === 'cancelled' ? null : (
                <button
                  type="button"
                  className="button plain no-print"
                  aria-label={`取消报名：${enrolment.workerName}`}
                  onClick={() => setCancelled(enrolment)}
                >
                  取消报名
                </button>
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      {mayEnrol && me?.role === 'station_manager' && me.station && (
        <OwnStaff
          stationId={me.station.id}
          taken={
            new Set(
              (list.data?.items ?? []).flatMap(({ state, workerId }) => (state === 'cancelled' ? [] : [workerId])),
            )
          }
          label={(name) => `给${name}报名`}
          none="本站人员都已报名。"
          deed={enrol}
        />
      )}
      <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
        <Select
          label="报名状态"
          name="state"
          value={search.state ?? ''}
          onChange={(state) => change({ state })}
          options={optionsOf(ENROLMENT_STATES)}
          empty="已报和候补"
        />
      </form>
      {mayEnrol && me?.role !== 'station_manager' && (
        <div className="buttons">
          <button type="button" className="button" onClick={() => setFinding(true)}>
            替人报名
          </button>
        </div>
      )}
      {me?.role !== 'station_manager' && <ProblemView problem={enrol.problem} again={enrol.again} />}
      <DataTable caption="报名" columns={columns} query={list} rowKey={({ id }) => id} empty={<p>还没有人报名。</p>} />
      {isFinding && (
        <FindPerson
          title="替人报名"
          help={`找出要参加“${session.programmeTitle} ${session.title}”的人员；名额已满时进入候补，有人取消时自动递补。`}
          onFound={(person: FoundPerson) => enrol.run(person.id)}
          onClose={() => setFinding(false)}
        />
      )}
      {cancelled && <CancelEnrolment session={session} enrolment={cancelled} onClose={() => setCancelled(null)} />}
    </>
  );
}

function stateOf({ state, waitingPlace, movedUpAt }: Enrolment) {
  if (state === 'waiting') return <Badge tone="wait">候补第 {waitingPlace} 位</Badge>;
  return (
    <>
      <Badge tone={state === 'enrolled' ? 'done' : 'plain'}>{word(ENROLMENT_STATES, state)}</Badge>
      {movedUpAt && <span className="soft"> {moment(movedUpAt)} 递补</span>}
    </>
  );
}

function useEnrolling(session: Session, after?: () => void) {
  return useDeed(
    async (workerId: string, key: string) => {
      const params = { path: { id: session.id }, header: { 'Idempotency-Key': key } };
      return data(await api.POST('/api/v1/training/sessions/{id}/enrolments', { params, body: { workerId } }));
    },
    after,
    { intentionOf: (workerId) => workerId },
  );
}

function CancelEnrolment({
  session,
  enrolment,
  onClose,
}: {
  session: Session;
  enrolment: Enrolment;
  onClose: () => void;
}) {
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { id: session.id, enrolmentId: enrolment.id }, header: { 'Idempotency-Key': key } };
    const body = reason ? { reason } : {};
    return data(await api.POST('/api/v1/training/sessions/{id}/enrolments/{enrolmentId}/cancel', { params, body }));
  }, onClose);
  return (
    <Confirm
      title="取消报名"
      action="取消报名"
      reason={{ label: '取消的原因', optional: true }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        <strong>{enrolment.workerName}</strong>，{session.programmeTitle} {session.title}
      </p>
      <p>空出的名额由候补的第一位自动递补。</p>
    </Confirm>
  );
}
