import { useState } from 'react';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { useAddress } from '../../shared/address';
import { DataTable, type Column } from '../../shared/data-table';
import { moment } from '../../shared/days';
import type { EditedFields } from '../../shared/editing/edited-rules';
import { useEdited } from '../../shared/editing/use-edited';
import { FormDialog } from '../../shared/form-dialog';
import { Select, TextArea, TextInput } from '../../shared/forms';
import { useMay } from '../../shared/me';
import { count } from '../../shared/money';
import { Badge } from '../../shared/parts';
import { ProblemView } from '../../shared/problem-view';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { useList } from '../../shared/use-query';
import { ATTENDANCE_SOURCES, ATTENDANCE_STATUSES, optionsOf, word } from '../../shared/words';
import { CompletionFile, IssueCompletions } from '../completions';
import { LateComerButton } from './late-comer';
import { partHours, type Session } from '../training-rules';

type Attendance = components['schemas']['AttendanceResponse'];
type Status = NonNullable<Attendance['status']>;

/** Who was there. What was told once is corrected with a reason, and hours and renewals follow it. */
export function AttendanceTab({ session }: { session: Session }) {
  const may = useMay();
  const { search, change } = useAddress();
  const [corrected, setCorrected] = useState<Attendance | null>(null);
  const list = useList('/api/v1/training/sessions/{id}/attendance', [], {
    path: { id: session.id },
    query: search.status ? { status: search.status as never } : {},
  });
  const record = useDeed(
    async (items: { enrolmentId: string; status: Status }[], key: string) => {
      const params = { path: { id: session.id }, header: { 'Idempotency-Key': key } };
      return data(await api.POST('/api/v1/training/sessions/{id}/attendance', { params, body: { items } }));
    },
    undefined,
    { intentionOf: JSON.stringify },
  );
  const open = (list.data?.items ?? []).filter(({ status }) => status === null);
  const isBegun = new Date(session.startsAt) <= new Date() && !session.cancelledAt;
  const mayTell = may('training.enrol') && isBegun;
  const columns = columnsOf(session.id, {
    mayTell,
    mayCorrect: may('training.write'),
    isRunning: record.isRunning,
    tell: (row, status) => record.run([{ enrolmentId: row.enrolmentId, status }]),
    correct: setCorrected,
  });
  return (
    <>
      {!isBegun && <p className="box wait">开始之后才能登记出勤。</p>}
      <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
        <Select
          label="出勤"
          name="status"
          value={search.status ?? ''}
          onChange={(status) => change({ status })}
          options={[...optionsOf(ATTENDANCE_STATUSES), { value: 'none', label: '还没有登记' }]}
          empty="全部"
        />
      </form>
      {mayTell && open.length > 0 && (
        <div className="buttons">
          <button
            type="button"
            className="button"
            disabled={record.isRunning}
            onClick={() => record.run(open.map(({ enrolmentId }) => ({ enrolmentId, status: 'present' as const })))}
          >
            本页没有登记的 {count(open.length)} 人都记为{word(ATTENDANCE_STATUSES, 'present')}
          </button>
        </div>
      )}
      {may('training.write') && isBegun && (
        <div className="buttons">
          {new Date(session.endsAt) > new Date() ? (
            <LateComerButton session={session} />
          ) : (
            <IssueCompletions session={session} />
          )}
        </div>
      )}
      <ProblemView problem={record.problem} again={record.again} />
      <DataTable
        caption="出勤"
        columns={columns}
        query={list}
        rowKey={({ enrolmentId }) => enrolmentId}
        empty={<p>没有报名的人员。</p>}
      />
      {corrected && <Correction session={session} row={corrected} onClose={() => setCorrected(null)} />}
    </>
  );
}

interface Deeds {
  mayTell: boolean;
  mayCorrect: boolean;
  isRunning: boolean;
  tell: (row: Attendance, status: Status) => void;
  correct: (row: Attendance) => void;
}

function columnsOf(sessionId: string, { mayTell, mayCorrect, isRunning, tell, correct }: Deeds): Column<Attendance>[] {
  return [
    { title: '编号', number: true, render: ({ position }) => position },
    { title: '姓名', render: ({ workerName }) => workerName },
    { title: '派出的站点', render: ({ stationName }) => stationName ?? '不经站点' },
    {
      title: '出勤',
      render: ({ status }) =>
        status ? (
          <Badge tone={status === 'absent' ? 'wrong' : 'done'}>{word(ATTENDANCE_STATUSES, status)}</Badge>
        ) : (
          <Badge tone="wait">还没有登记</Badge>
        ),
    },
    { title: '学时', number: true, render: ({ hours }) => hours ?? '' },
    {
      title: '登记',
      render: ({ source, recordedAt }) =>
        recordedAt ? `${word(ATTENDANCE_SOURCES, source)}，${moment(recordedAt)}` : '',
    },
    { title: '结业证书', render: (row) => <CompletionFile sessionId={sessionId} row={row} /> },
    ...(mayTell
      ? [
          {
            title: '办理',
            deeds: true,
            render: (row: Attendance) =>
              row.status === null ? (
                <span className="deeds no-print">
                  {(['present', 'absent'] as const).map((status) => (
                    <button
                      key={status}
                      type="button"
                      className="button plain"
                      aria-label={`${word(ATTENDANCE_STATUSES, status)}：${row.workerName}`}
                      disabled={isRunning}
                      onClick={() => tell(row, status)}
                    >
                      {word(ATTENDANCE_STATUSES, status)}
                    </button>
                  ))}
                </span>
              ) : mayCorrect ? (
                <button
                  type="button"
                  className="button plain no-print"
                  aria-label={`更正：${row.workerName}`}
                  onClick={() => correct(row)}
                >
                  更正
                </button>
              ) : null,
          },
        ]
      : []),
  ];
}

type Values = Record<'status' | 'hours' | 'reason', string>;

const FIELDS: EditedFields<Values> = {
  status: { label: '出勤', inWords: (status) => word(ATTENDANCE_STATUSES, status) },
  hours: { label: '学时' },
};

function valuesOf({ status, hours }: Attendance): Values {
  return { status: status ?? 'present', hours: String(hours ?? ''), reason: '' };
}

function Correction({ session, row, onClose }: { session: Session; row: Attendance; onClose: () => void }) {
  const { base, edited } = useEdited<Attendance, Values>(row, { fields: FIELDS, valuesOf });
  const deed = useDeed(async ({ status, hours, reason }: Values) => {
    const params = {
      path: { id: session.id, attendanceId: row.attendanceId ?? '' },
      header: { 'If-Match': String((base ?? row).version) },
    };
    const part = status === 'partial' ? { hours: partHours(hours, session.hours) ?? 0 } : {};
    const body = { status: status as Status, ...part, reason: reason.trim() };
    return data(await api.PATCH('/api/v1/training/sessions/{id}/attendance/{attendanceId}', { params, body }));
  }, onClose);
  const form = useForm<Values>(
    valuesOf(row),
    ({ status, hours, reason }) => ({
      ...(status === 'partial' && partHours(hours, session.hours) === null
        ? { hours: `学时请填写 0 至 ${session.hours}，最小半学时。` }
        : {}),
      ...(reason.trim() === '' ? { reason: '请说明更正的原因。' } : {}),
    }),
    deed.run,
    deed.problem,
  );
  return (
    <FormDialog title="更正出勤" action="保存更正" form={form} deed={deed} edited={edited} onClose={onClose}>
      <p>
        {row.workerName}，{session.programmeTitle} {session.title}
        。更正后学时随之改变，靠这些学时办理的再登记会一并退回。
      </p>
      <Select label="出勤" {...form.field('status')} options={optionsOf(ATTENDANCE_STATUSES)} />
      {form.values.status === 'partial' && (
        <TextInput label="学时" {...form.field('hours')} inputMode="decimal" unit={`学时，共 ${session.hours}`} short />
      )}
      <TextArea label="更正的原因" {...form.field('reason')} />
    </FormDialog>
  );
}
