import { useState } from 'react';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { useAddress } from '../../shared/address';
import { DataTable, type Column } from '../../shared/data-table';
import { moment } from '../../shared/days';
import { Select } from '../../shared/forms';
import { useMay } from '../../shared/me';
import { count } from '../../shared/money';
import { Badge } from '../../shared/parts';
import { ProblemView } from '../../shared/problem-view';
import { useDeed } from '../../shared/use-deed';
import { useList } from '../../shared/use-query';
import { ATTENDANCE_SOURCES, ATTENDANCE_STATUSES, HALF_DAY_MARKS, word } from '../../shared/words';
import { CompletionFile, IssueCompletions } from '../completions';
import { HalfDayCorrection } from './half-day-correction';
import { halfDayName, halfDayNow } from './half-day-rules';
import { LateComerButton } from './late-comer';
import type { Session } from '../training-rules';

export type GridRow = components['schemas']['AttendanceGridRow'];
export type Mark = components['schemas']['HalfDayMarkResponse'];
export type HalfDay = components['schemas']['HalfDayResponse'];
type Word = Mark['mark'];

const TONES: Record<Word, 'done' | 'wait' | 'wrong' | 'plain'> = {
  attended: 'done',
  checked_in: 'wait',
  absent: 'wrong',
  excused: 'plain',
};

/** Person by half-day: told for the half-day that is chosen, put right in the cell that is touched. */
export function HalfDaysTab({ session }: { session: Session }) {
  const may = useMay();
  const { search, change } = useAddress();
  const [corrected, setCorrected] = useState<{ row: GridRow; mark: Mark } | null>(null);
  const now = new Date();
  const chosen = session.halfDays.find(({ id }) => id === search.half) ?? halfDayNow(session.halfDays, now);
  const list = useList('/api/v1/training/sessions/{id}/attendance-grid', [], {
    path: { id: session.id },
    query: search.open && chosen ? { openInHalfDayId: chosen.id } : {},
  });
  const record = useDeed(
    async (items: { enrolmentId: string; mark: Word }[], key: string) => {
      const params = { path: { id: session.id, halfDayId: chosen?.id ?? '' }, header: { 'Idempotency-Key': key } };
      const path = '/api/v1/training/sessions/{id}/half-days/{halfDayId}/attendance';
      return data(await api.POST(path, { params, body: { items } }));
    },
    undefined,
    { intentionOf: (items) => JSON.stringify([chosen?.id, items]) },
  );
  if (!chosen) return null;
  const isBegun = new Date(chosen.startsAt).getTime() - 3_600_000 <= now.getTime() && !session.cancelledAt;
  const isOver = new Date(session.endsAt) <= now;
  const mayTell = may('training.enrol') && isBegun;
  const mayWrite = may('training.write') && !session.cancelledAt;
  const open = (list.data?.items ?? []).filter(({ marks }) => !marks.some(({ halfDayId }) => halfDayId === chosen.id));
  const columns = columnsOf(session, chosen, {
    isOver,
    mayTell,
    mayCorrect: mayWrite,
    isRunning: record.isRunning,
    tell: (row, mark) => record.run([{ enrolmentId: row.enrolmentId, mark }]),
    correct: (row, mark) => setCorrected({ row, mark }),
  });
  return (
    <>
      <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
        <Select
          label="登记哪个半天"
          name="half"
          value={chosen.id}
          onChange={(half) => change({ half })}
          options={session.halfDays.map((each) => ({ value: each.id, label: halfDayName(each) }))}
        />
        <Select
          label="显示"
          name="open"
          value={search.open ?? ''}
          onChange={(value) => change({ open: value })}
          options={[{ value: '1', label: '这个半天还没有登记的' }]}
          empty="全部人员"
        />
      </form>
      <p className="soft">
        {halfDayName(chosen)}：已签到 {count(chosen.checkedInCount)} 人
        {session.asksCheckOut && `，已签退 ${count(chosen.checkedOutCount)} 人`}，共报名 {count(session.enrolledCount)}{' '}
        人。
      </p>
      {!isBegun && <p className="box wait">这个半天开始前一小时起才能登记出勤。</p>}
      <div className="buttons">
        {mayTell && open.length > 0 && (
          <button
            type="button"
            className="button"
            disabled={record.isRunning}
            onClick={() => record.run(open.map(({ enrolmentId }) => ({ enrolmentId, mark: 'attended' as const })))}
          >
            本页没有登记的 {count(open.length)} 人都记为{word(HALF_DAY_MARKS, 'attended')}
          </button>
        )}
        {mayWrite && isBegun && !isOver && <LateComerButton session={session} halfDayId={chosen.id} />}
        {mayWrite && isOver && <IssueCompletions session={session} />}
      </div>
      <ProblemView problem={record.problem} again={record.again} />
      <DataTable
        caption="按半天的考勤"
        columns={columns}
        query={list}
        rowKey={({ enrolmentId }) => enrolmentId}
        empty={<p>{search.open ? '这个半天都已登记。' : '没有报名的人员。'}</p>}
      />
      {corrected && <HalfDayCorrection session={session} {...corrected} onClose={() => setCorrected(null)} />}
    </>
  );
}

interface Deeds {
  /** Whether the training is: before that there is no result to tell, and a phone has the fewer lines. */
  isOver: boolean;
  mayTell: boolean;
  mayCorrect: boolean;
  isRunning: boolean;
  tell: (row: GridRow, mark: Word) => void;
  correct: (row: GridRow, mark: Mark) => void;
}

function columnsOf(session: Session, chosen: HalfDay, deeds: Deeds): Column<GridRow>[] {
  const { mayTell, mayCorrect, isRunning, tell, correct } = deeds;
  return [
    { title: '编号', number: true, render: ({ position }) => position },
    { title: '姓名', render: ({ workerName }) => workerName },
    { title: '派出的站点', render: ({ stationName }) => stationName ?? '不经站点' },
    ...session.halfDays.map((halfDay): Column<GridRow> => ({
      title: halfDayName(halfDay),
      onlyAtDesk: halfDay.id !== chosen.id,
      render: (row) => {
        const mark = row.marks.find(({ halfDayId }) => halfDayId === halfDay.id);
        if (!mark) return <span className="soft">未登记</span>;
        return <Told row={row} mark={mark} halfDay={halfDay} correct={mayCorrect ? correct : null} />;
      },
    })),
    { title: '学时', number: true, render: ({ hours }) => hours },
    ...(deeds.isOver ? resultColumns(session) : []),
    ...(mayTell
      ? [
          {
            title: '办理',
            deeds: true,
            render: (row: GridRow) => {
              const known = row.marks.find(({ halfDayId }) => halfDayId === chosen.id)?.mark ?? null;
              return (
                <span className="deeds no-print">
                  {nextMarks(known, session.asksCheckOut).map(([mark, label]) => (
                    <button
                      key={mark}
                      type="button"
                      className="button plain"
                      aria-label={`${label}：${row.workerName}`}
                      disabled={isRunning}
                      onClick={() => tell(row, mark)}
                    >
                      {label}
                    </button>
                  ))}
                </span>
              );
            },
          },
        ]
      : []),
  ];
}

function resultColumns(session: Session): Column<GridRow>[] {
  return [
    {
      title: '结果',
      render: ({ status, completed }) =>
        completed ? <Badge tone="done">可以结业</Badge> : status ? word(ATTENDANCE_STATUSES, status) : '',
    },
    { title: '结业证书', render: (row) => <CompletionFile sessionId={session.id} row={row} /> },
  ];
}

/** What may still be told of a half-day without correcting anything. */
function nextMarks(known: Word | null, asksCheckOut: boolean): [Word, string][] {
  if (known === 'checked_in') return [['attended', '签退']];
  if (known !== null) return [];
  return [asksCheckOut ? ['checked_in', '签到'] : ['attended', '到课'], ['absent', '缺勤'], ['excused', '请假']];
}

function Told({
  row,
  mark,
  halfDay,
  correct,
}: {
  row: GridRow;
  mark: Mark;
  halfDay: HalfDay;
  correct: ((row: GridRow, mark: Mark) => void) | null;
}) {
  const how = `${word(ATTENDANCE_SOURCES, mark.source)}${mark.checkedInAt ? `，${moment(mark.checkedInAt).slice(11)}` : ''}${
    mark.correctionReason ? `；更正：${mark.correctionReason}` : ''
  }`;
  const badge = <Badge tone={TONES[mark.mark]}>{word(HALF_DAY_MARKS, mark.mark)}</Badge>;
  if (!correct) return <span title={how}>{badge}</span>;
  return (
    <button
      type="button"
      className="button plain"
      title={how}
      aria-label={`更正${row.workerName}的${halfDayName(halfDay)}，现为${word(HALF_DAY_MARKS, mark.mark)}`}
      onClick={() => correct(row, mark)}
    >
      {badge}
    </button>
  );
}
