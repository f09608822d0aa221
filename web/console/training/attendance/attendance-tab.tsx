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
import { keyedStatus } from './half-day-rules';
import { LateComerButton } from './late-comer';
import { MarkCell, MarkCells, TellDialog } from './mark-cells';
import { type CellAt, type RollCall, type Told, useRollCall } from './use-roll-call';
import { partHours, type Session } from '../training-rules';

type Attendance = components['schemas']['AttendanceResponse'];
type Status = NonNullable<Attendance['status']>;

/** What somebody asked of a row: to put it right, to tell it, or why neither can be. */
type Asked =
  | { what: 'correct'; row: Attendance; as?: Status }
  | { what: 'tell'; row: Attendance }
  | { what: 'refused'; why: string };

/** Who was there. What was told once is corrected with a reason, and hours and renewals follow it. */
export function AttendanceTab({ session }: { session: Session }) {
  const may = useMay();
  const { search, change } = useAddress();
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useList('/api/v1/training/sessions/{id}/attendance', [], {
    path: { id: session.id },
    query: search.status ? { status: search.status as never } : {},
  });
  const record = useDeed(
    async (told: Told<Status>[], key: string) => {
      const params = { path: { id: session.id }, header: { 'Idempotency-Key': key } };
      const items = told.map(({ enrolmentId, mark }) => ({ enrolmentId, status: mark }));
      return data(await api.POST('/api/v1/training/sessions/{id}/attendance', { params, body: { items } }));
    },
    undefined,
    { intentionOf: JSON.stringify },
  );
  const roll = useRollCall(record);
  const rows = list.data?.items ?? [];
  const open = rows.filter(({ status }) => status === null);
  const isBegun = new Date(session.startsAt) <= new Date() && !session.cancelledAt;
  const mayTell = may('training.enrol') && isBegun;
  const mayCorrect = may('training.write');
  const ask = (row: Attendance, as?: Status): void => setAsked(askedOf(row, mayCorrect, as));
  const keyed = (key: string, { enrolmentId }: CellAt): void => {
    const row = rows.find((each) => each.enrolmentId === enrolmentId);
    const status = keyedStatus(key);
    if (!row || !status || row.status === status || roll.onItsWay(cellOf(row)) !== null) return;
    if (row.status !== null) return ask(row, status);
    setAsked(null);
    roll.tell({ ...cellOf(row), mark: status });
  };
  const columns = columnsOf(session.id, { mayTell, mayCorrect, isRunning: record.isRunning, roll, ask });
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
            onClick={() => record.run(open.map((row) => ({ ...cellOf(row), mark: 'present' as const })))}
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
      <p role="status">{asked?.what === 'refused' ? asked.why : ''}</p>
      <MarkCells onKey={keyed}>
        <DataTable
          caption="出勤"
          columns={columns}
          query={list}
          rowKey={({ enrolmentId }) => enrolmentId}
          empty={<p>没有报名的人员。</p>}
        />
      </MarkCells>
      {asked?.what === 'correct' && <Correction session={session} {...asked} onClose={() => setAsked(null)} />}
      {asked?.what === 'tell' && (
        <TellDialog
          about={`${asked.row.workerName}，${session.programmeTitle} ${session.title}`}
          options={TOLD.map((status) => [status, word(ATTENDANCE_STATUSES, status)] as const)}
          tell={(mark) => roll.tell({ ...cellOf(asked.row), mark })}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

/** Of whom nothing is known. Somebody who was there for a part is told with the hours, as a correction. */
const TOLD = ['present', 'absent', 'excused'] as const;

function cellOf({ enrolmentId }: Attendance): CellAt {
  return { enrolmentId, halfDayId: '' };
}

/** What comes of touching a row's cell, or of a key in it that does not tell at once. */
function askedOf(row: Attendance, mayCorrect: boolean, as?: Status): Asked {
  if (row.status === null) return { what: 'tell', row };
  if (mayCorrect) return { what: 'correct', row, ...(as && { as }) };
  const why = `${row.workerName}已登记为${word(ATTENDANCE_STATUSES, row.status)}，更正请找县（市、区）的经办人。`;
  return { what: 'refused', why };
}

interface Deeds {
  mayTell: boolean;
  mayCorrect: boolean;
  isRunning: boolean;
  roll: RollCall<Status>;
  ask: (row: Attendance) => void;
}

function columnsOf(sessionId: string, deeds: Deeds): Column<Attendance>[] {
  return [
    { title: '编号', number: true, render: ({ position }) => position },
    { title: '姓名', render: ({ workerName }) => workerName },
    { title: '派出的站点', render: ({ stationName }) => stationName ?? '不经站点' },
    { title: '出勤', render: (row) => <StatusCell row={row} deeds={deeds} /> },
    { title: '学时', number: true, render: ({ hours }) => hours ?? '' },
    {
      title: '登记',
      render: ({ source, recordedAt }) =>
        recordedAt ? `${word(ATTENDANCE_SOURCES, source)}，${moment(recordedAt)}` : '',
    },
    { title: '结业证书', render: (row) => <CompletionFile sessionId={sessionId} row={row} /> },
    ...(deeds.mayTell
      ? [{ title: '办理', deeds: true, render: (row: Attendance) => <RowDeeds row={row} deeds={deeds} /> }]
      : []),
  ];
}

function StatusCell({ row, deeds: { mayTell, mayCorrect, roll, ask } }: { row: Attendance; deeds: Deeds }) {
  const { status, workerName } = row;
  const told = status ? (
    <Badge tone={status === 'absent' ? 'wrong' : 'done'}>{word(ATTENDANCE_STATUSES, status)}</Badge>
  ) : (
    <Badge tone="wait">还没有登记</Badge>
  );
  if (!mayTell) return told;
  const keyed = roll.onItsWay(cellOf(row));
  const known = status ? `，现为${word(ATTENDANCE_STATUSES, status)}` : '，还没有登记';
  return (
    <MarkCell
      at={cellOf(row)}
      label={`${status === null ? '登记' : mayCorrect ? '更正' : ''}${workerName}的出勤${known}`}
      onItsWay={keyed && word(ATTENDANCE_STATUSES, keyed)}
      onOpen={() => ask(row)}
    >
      {told}
    </MarkCell>
  );
}

function RowDeeds({ row, deeds: { mayCorrect, isRunning, roll, ask } }: { row: Attendance; deeds: Deeds }) {
  if (row.status !== null) {
    if (!mayCorrect) return null;
    return (
      <button
        type="button"
        className="button plain no-print"
        aria-label={`更正：${row.workerName}`}
        onClick={() => ask(row)}
      >
        更正
      </button>
    );
  }
  return (
    <span className="deeds no-print">
      {(['present', 'absent'] as const).map((status) => (
        <button
          key={status}
          type="button"
          className="button plain"
          aria-label={`${word(ATTENDANCE_STATUSES, status)}：${row.workerName}`}
          disabled={isRunning}
          onClick={() => roll.tell({ ...cellOf(row), mark: status })}
        >
          {word(ATTENDANCE_STATUSES, status)}
        </button>
      ))}
    </span>
  );
}

type Values = Record<'status' | 'hours' | 'reason', string>;

const FIELDS: EditedFields<Values> = {
  status: { label: '出勤', inWords: (status) => word(ATTENDANCE_STATUSES, status) },
  hours: { label: '学时' },
};

function valuesOf({ status, hours }: Attendance): Values {
  return { status: status ?? 'present', hours: String(hours ?? ''), reason: '' };
}

interface CorrectionProps {
  session: Session;
  row: Attendance;
  /** What it is to be, where that was said already. */
  as?: Status;
  onClose: () => void;
}

function Correction({ session, row, as, onClose }: CorrectionProps) {
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
    { ...valuesOf(row), ...(as && { status: as }) },
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
