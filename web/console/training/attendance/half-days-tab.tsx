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
import { type Deed, useDeed } from '../../shared/use-deed';
import { useList } from '../../shared/use-query';
import { ATTENDANCE_SOURCES, ATTENDANCE_STATUSES, HALF_DAY_MARKS, word } from '../../shared/words';
import { CompletionFile, IssueCompletions } from '../completions';
import { HalfDayCorrection } from './half-day-correction';
import { halfDayName, halfDayNow, isOpenedBy, keyedMark } from './half-day-rules';
import { LateComerButton } from './late-comer';
import { MarkCell, MarkCells, TellDialog } from './mark-cells';
import { type CellAt, type RollCall, type Told, useRollCall } from './use-roll-call';
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

/** What somebody asked of a cell: to put it right, to tell it, or why neither can be. */
type Asked =
  | { what: 'correct'; row: GridRow; mark: Mark; as?: Word }
  | { what: 'tell'; row: GridRow; halfDay: HalfDay; known: Word | null }
  | { what: 'refused'; why: string };

/** Person by half-day: told for the half-day that is chosen or in any cell by its keys, put right in the cell that is touched. */
export function HalfDaysTab({ session }: { session: Session }) {
  const may = useMay();
  const { search } = useAddress();
  const [asked, setAsked] = useState<Asked | null>(null);
  const now = new Date();
  const chosen = session.halfDays.find(({ id }) => id === search.half) ?? halfDayNow(session.halfDays, now);
  const list = useList('/api/v1/training/sessions/{id}/attendance-grid', [], {
    path: { id: session.id },
    query: search.open && chosen ? { openInHalfDayId: chosen.id } : {},
  });
  const record = useDeed(
    async (told: Told<Word>[], key: string) => {
      const halfDayId = told[0]?.halfDayId ?? '';
      const params = { path: { id: session.id, halfDayId }, header: { 'Idempotency-Key': key } };
      const path = '/api/v1/training/sessions/{id}/half-days/{halfDayId}/attendance';
      const items = told.map(({ enrolmentId, mark }) => ({ enrolmentId, mark }));
      return data(await api.POST(path, { params, body: { items } }));
    },
    undefined,
    { intentionOf: JSON.stringify },
  );
  const roll = useRollCall(record);
  if (!chosen) return null;
  const rows = list.data?.items ?? [];
  const rights: Rights = {
    isOver: new Date(session.endsAt) <= now,
    mayTell: (halfDay) => may('training.enrol') && isBegun(session, halfDay, now),
    mayTellAny: may('training.enrol') && !session.cancelledAt,
    mayCorrect: may('training.write') && !session.cancelledAt,
  };
  const opened = (cell: Cell, key?: string): Asked | null => askedOf(session, rights, cell, key);
  const keyed = (key: string, { enrolmentId, halfDayId }: CellAt): void => {
    const row = rows.find((each) => each.enrolmentId === enrolmentId);
    const halfDay = session.halfDays.find(({ id }) => id === halfDayId);
    const at = { enrolmentId, halfDayId };
    if (!row || !halfDay || roll.onItsWay(at) !== null) return;
    const told = keyedMark(key, markOf(row, halfDay)?.mark ?? null, session.asksCheckOut);
    if (told && !told.isCorrection && rights.mayTell(halfDay)) {
      setAsked(null);
      roll.tell({ ...at, mark: told.mark });
    } else if (told) setAsked(opened({ row, halfDay }, key));
  };
  const columns = columnsOf(session, chosen, {
    ...rights,
    isRunning: record.isRunning,
    roll,
    open: (cell) => setAsked(opened(cell)),
  });
  return (
    <>
      <Chosen session={session} chosen={chosen} />
      {!isBegun(session, chosen, now) && <p className="box wait">{TOO_EARLY}</p>}
      <div className="buttons">
        <AllAttended rows={rows} chosen={chosen} rights={rights} record={record} />
        {rights.mayCorrect && isBegun(session, chosen, now) && !rights.isOver && (
          <LateComerButton session={session} halfDayId={chosen.id} />
        )}
        {rights.mayCorrect && rights.isOver && <IssueCompletions session={session} />}
      </div>
      <ProblemView problem={record.problem} again={record.again} />
      <p role="status">{asked?.what === 'refused' ? asked.why : ''}</p>
      <MarkCells onKey={keyed}>
        <DataTable
          caption="按半天的考勤"
          columns={columns}
          query={list}
          rowKey={({ enrolmentId }) => enrolmentId}
          empty={<p>{search.open ? '这个半天都已登记。' : '没有报名的人员。'}</p>}
        />
      </MarkCells>
      <AskedOf asked={asked} session={session} roll={roll} onClose={() => setAsked(null)} />
    </>
  );
}

const TOO_EARLY = '这个半天开始前一小时起才能登记出勤。';

function isBegun(session: Session, halfDay: HalfDay, now: Date): boolean {
  return isOpenedBy(halfDay, now) && !session.cancelledAt;
}

function markOf({ marks }: GridRow, { id }: HalfDay): Mark | undefined {
  return marks.find(({ halfDayId }) => halfDayId === id);
}

interface Cell {
  row: GridRow;
  halfDay: HalfDay;
}

/** What comes of touching a cell, or of a key in it that does not tell at once. */
function askedOf(session: Session, rights: Rights, { row, halfDay }: Cell, key?: string): Asked | null {
  const mark = markOf(row, halfDay);
  if (!mark) {
    if (!rights.mayTell(halfDay)) return { what: 'refused', why: TOO_EARLY };
    return { what: 'tell', row, halfDay, known: null };
  }
  if (rights.mayCorrect) {
    const told = key === undefined ? null : keyedMark(key, mark.mark, session.asksCheckOut);
    return { what: 'correct', row, mark, ...(told && { as: told.mark }) };
  }
  if (mark.mark === 'checked_in') return { what: 'tell', row, halfDay, known: mark.mark };
  const why = `${row.workerName}的${halfDayName(halfDay)}已登记为${word(HALF_DAY_MARKS, mark.mark)}，更正请找县（市、区）的经办人。`;
  return { what: 'refused', why };
}

interface AskedOfProps {
  asked: Asked | null;
  session: Session;
  roll: RollCall<Word>;
  onClose: () => void;
}

function AskedOf({ asked, session, roll, onClose }: AskedOfProps) {
  if (asked?.what === 'correct') return <HalfDayCorrection session={session} {...asked} onClose={onClose} />;
  if (asked?.what !== 'tell') return null;
  const { row, halfDay, known } = asked;
  return (
    <TellDialog
      about={`${row.workerName}，${halfDayName(halfDay)}`}
      options={nextMarks(known, session.asksCheckOut)}
      tell={(mark) => roll.tell({ enrolmentId: row.enrolmentId, halfDayId: halfDay.id, mark })}
      onClose={onClose}
    />
  );
}

/** Which half-day the buttons of the rows tell, and how many are there by now. */
function Chosen({ session, chosen }: { session: Session; chosen: HalfDay }) {
  const { search, change } = useAddress();
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
    </>
  );
}

interface AllAttendedProps {
  rows: readonly GridRow[];
  chosen: HalfDay;
  rights: Rights;
  record: Deed<Told<Word>[]>;
}

function AllAttended({ rows, chosen, rights, record }: AllAttendedProps) {
  const open = rows.filter((row) => !markOf(row, chosen));
  if (!rights.mayTell(chosen) || open.length === 0) return null;
  const all = open.map(({ enrolmentId }) => ({ enrolmentId, halfDayId: chosen.id, mark: 'attended' as const }));
  return (
    <button type="button" className="button" disabled={record.isRunning} onClick={() => record.run(all)}>
      本页没有登记的 {count(open.length)} 人都记为{word(HALF_DAY_MARKS, 'attended')}
    </button>
  );
}

interface Rights {
  /** Whether the training is: before that there is no result to tell, and a phone has the fewer lines. */
  isOver: boolean;
  mayTell: (halfDay: HalfDay) => boolean;
  /** Of some half-day: each cell is then a stop of the keys, also where it can only say why not. */
  mayTellAny: boolean;
  mayCorrect: boolean;
}

interface Deeds extends Rights {
  isRunning: boolean;
  roll: RollCall<Word>;
  open: (cell: Cell) => void;
}

function columnsOf(session: Session, chosen: HalfDay, deeds: Deeds): Column<GridRow>[] {
  return [
    { title: '编号', number: true, render: ({ position }) => position },
    { title: '姓名', render: ({ workerName }) => workerName },
    { title: '派出的站点', render: ({ stationName }) => stationName ?? '不经站点' },
    ...session.halfDays.map((halfDay): Column<GridRow> => ({
      title: halfDayName(halfDay),
      onlyAtDesk: halfDay.id !== chosen.id,
      render: (row) => <HalfDayCell row={row} halfDay={halfDay} deeds={deeds} />,
    })),
    { title: '学时', number: true, render: ({ hours }) => hours },
    ...(deeds.isOver ? resultColumns(session) : []),
    ...(deeds.mayTell(chosen) ? [tellingColumn(session, chosen, deeds)] : []),
  ];
}

function tellingColumn(session: Session, chosen: HalfDay, { isRunning, roll }: Deeds): Column<GridRow> {
  return {
    title: '办理',
    deeds: true,
    render: (row) => (
      <span className="deeds no-print">
        {nextMarks(markOf(row, chosen)?.mark ?? null, session.asksCheckOut).map(([mark, label]) => (
          <button
            key={mark}
            type="button"
            className="button plain"
            aria-label={`${label}：${row.workerName}`}
            disabled={isRunning}
            onClick={() => roll.tell({ enrolmentId: row.enrolmentId, halfDayId: chosen.id, mark })}
          >
            {label}
          </button>
        ))}
      </span>
    ),
  };
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

function HalfDayCell({ row, halfDay, deeds }: { row: GridRow; halfDay: HalfDay; deeds: Deeds }) {
  const mark = markOf(row, halfDay);
  const told = mark ? (
    <Badge tone={TONES[mark.mark]}>{word(HALF_DAY_MARKS, mark.mark)}</Badge>
  ) : (
    <span className="soft">未登记</span>
  );
  const how = mark && howTold(mark);
  if (!deeds.mayTellAny && !deeds.mayCorrect) return <span title={how}>{told}</span>;
  const at = { enrolmentId: row.enrolmentId, halfDayId: halfDay.id };
  const keyed = deeds.roll.onItsWay(at);
  return (
    <MarkCell
      at={at}
      label={labelOf(row, halfDay, deeds)}
      title={how}
      onItsWay={keyed && word(HALF_DAY_MARKS, keyed)}
      onOpen={() => deeds.open({ row, halfDay })}
    >
      {told}
    </MarkCell>
  );
}

function labelOf(row: GridRow, halfDay: HalfDay, { mayCorrect }: Deeds): string {
  const mark = markOf(row, halfDay);
  const where = `${row.workerName}的${halfDayName(halfDay)}`;
  if (!mark) return `登记${where}，现在未登记`;
  return `${mayCorrect ? '更正' : ''}${where}，现为${word(HALF_DAY_MARKS, mark.mark)}`;
}

function howTold(mark: Mark): string {
  return `${word(ATTENDANCE_SOURCES, mark.source)}${mark.checkedInAt ? `，${moment(mark.checkedInAt).slice(11)}` : ''}${
    mark.correctionReason ? `；更正：${mark.correctionReason}` : ''
  }`;
}
