import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AuditService } from '../../../audit/audit.service.js';
import type { Caller } from '../../../auth/access/caller.js';
import type { WithdrawnRegistration } from '../../../certificates/education/education.dto.js';
import { type FieldError, Refusal } from '../../../common/errors.js';
import { Clock } from '../../../common/values/clock.js';
import { newId } from '../../../common/values/ids.js';
import { TrainingEnrolment } from '../../enrolments/enrolment.entity.js';
import {
  type HalfDay,
  HALF_DAY_MARK_NAMES,
  type HalfDayMark,
  halfDayName,
  hasCompleted,
  markOf,
  tally,
} from '../../half-days/half-day-rules.js';
import { AttendanceRecorder, type Recorded, type Telling } from '../attendance-recorder.js';
import { TrainingAttendance } from '../attendance.entity.js';
import { TrainingHalfDayMark } from './half-day-mark.entity.js';

/** What one list, sheet or scan says of one person's half-day. */
export interface MarkRow {
  enrolment: TrainingEnrolment;
  mark: HalfDayMark;
  /** Where it stands in the request, for a refusal. */
  field: string;
}

/** Of a session with half-days; all of them, in their order. */
export type HalfDayTelling = Omit<Telling, 'earnedOn'> & { halfDays: readonly HalfDay[] };

export interface MarksOfHalfDay {
  halfDay: HalfDay;
  rows: readonly MarkRow[];
}

interface Differing {
  known: TrainingHalfDayMark;
  row: MarkRow;
}

/**
 * The one way in for half-days, whoever tells them: said again it changes nothing, a check-out completes a check-in, and anything else that
 * differs is a correction with its reason. The attendance of the session, its hours and what rests on them follow in the same
 * transaction. Called with the session locked.
 */
@Injectable()
export class HalfDayRecorder {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly recorder: AttendanceRecorder,
  ) {}

  /** @throws {Refusal} conflict where what differs has no reason; nothing is written then */
  async record(tx: EntityManager, telling: HalfDayTelling, told: readonly MarksOfHalfDay[]): Promise<Recorded> {
    const counts = { recorded: 0, corrected: 0, unchanged: 0 };
    const faults: FieldError[] = [];
    const touched = new Map<string, TrainingEnrolment>();
    const corrected = new Set<string>();
    for (const { halfDay, rows } of told) {
      const { fresh, progress, differing, unchanged } = await this.compare(tx, telling, halfDay, rows);
      faults.push(...differing.map((each) => differenceOf(each, halfDay, telling)));
      if (faults.length > 0 && (telling.correction === null || telling.by === null)) continue;
      for (const row of fresh) await this.create(tx, telling, halfDay, row);
      for (const { known } of progress) {
        await tx.save(Object.assign(known, { checkedOutAt: this.clock.now() }));
      }
      if (telling.by) for (const each of differing) await this.correct(tx, telling, telling.by, halfDay, each);
      for (const { enrolment } of [...fresh, ...progress.map(({ row }) => row)]) touched.set(enrolment.id, enrolment);
      for (const { row } of differing) {
        touched.set(row.enrolment.id, row.enrolment);
        corrected.add(row.enrolment.id);
      }
      counts.recorded += fresh.length + progress.length;
      counts.corrected += differing.length;
      counts.unchanged += unchanged;
      const said = [...fresh, ...progress.map(({ row }) => row)];
      if (said.length > 0) await this.log(tx, telling, halfDay, said);
    }
    if (faults.length > 0 && (telling.correction === null || telling.by === null)) {
      throw differs(faults, telling.source === 'sheet');
    }
    // Whoever of them was only told more is no correction.
    const [changed, more] = [[...touched.values()].filter(({ id }) => corrected.has(id)), [...touched.values()]];
    const withdrawnRegistrations = await this.settle(tx, telling, changed);
    await this.settle(
      tx,
      { ...telling, correction: null },
      more.filter(({ id }) => !corrected.has(id)),
    );
    return { ...counts, withdrawnRegistrations };
  }

  /**
   * Everybody's attendance after the half-days, or what they ask for, were put right. Certificates go where hours or days are others, and
   * where somebody no longer has the hours that completion asks for.
   */
  async follow(
    tx: EntityManager,
    telling: HalfDayTelling & { by: Caller; correction: string },
    changed: readonly string[],
  ): Promise<WithdrawnRegistration[]> {
    const { session, halfDays } = telling;
    const enrolments: TrainingEnrolment[] = await tx
      .createQueryBuilder(TrainingEnrolment, 'e')
      .where('e.id IN (SELECT m.enrolment_id FROM training_half_day_marks m WHERE m.half_day_id IN (:...ids))', {
        ids: halfDays.map(({ id }) => id),
      })
      .getMany();
    const withdrawn = await this.settle(tx, telling, enrolments, {
      anew: changed.some((field) => field !== 'completionHours'),
    });
    const attendances = await tx.findBy(TrainingAttendance, { sessionId: session.id });
    for (const each of attendances) if (!hasCompleted(each, session)) await this.recorder.revoke(tx, each.id);
    return withdrawn;
  }

  private async settle(
    tx: EntityManager,
    telling: HalfDayTelling,
    enrolments: readonly TrainingEnrolment[],
    options = { anew: false },
  ): Promise<WithdrawnRegistration[]> {
    if (enrolments.length === 0) return [];
    const marks = await tx.findBy(TrainingHalfDayMark, { enrolmentId: In(enrolments.map(({ id }) => id)) });
    const rows = enrolments.map((enrolment) => {
      const own = marks.filter(({ enrolmentId }) => enrolmentId === enrolment.id);
      return { enrolment, tally: tally(telling.halfDays, own, telling.session) };
    });
    const days = new Map(rows.map(({ enrolment, tally: { earnedOn } }) => [enrolment.id, earnedOn]));
    const earnedOn = (enrolmentId: string): string | null => days.get(enrolmentId) ?? null;
    return this.recorder.settle(tx, { ...telling, earnedOn }, rows, options);
  }

  private async compare(
    tx: EntityManager,
    { session }: HalfDayTelling,
    halfDay: HalfDay,
    rows: readonly MarkRow[],
  ): Promise<{ fresh: MarkRow[]; progress: Differing[]; differing: Differing[]; unchanged: number }> {
    const marks = await tx.findBy(TrainingHalfDayMark, {
      halfDayId: halfDay.id,
      enrolmentId: In(rows.map(({ enrolment }) => enrolment.id)),
    });
    const fresh: MarkRow[] = [];
    const progress: Differing[] = [];
    const differing: Differing[] = [];
    for (const row of rows) {
      const known = marks.find(({ enrolmentId }) => enrolmentId === row.enrolment.id);
      const was = known && markOf(known, session.asksCheckOut);
      if (!known) fresh.push(row);
      else if (was === 'checked_in' && row.mark === 'attended') progress.push({ known, row });
      else if (was !== saidOf(row.mark, session.asksCheckOut)) differing.push({ known, row });
    }
    return { fresh, progress, differing, unchanged: rows.length - fresh.length - progress.length - differing.length };
  }

  private async create(
    tx: EntityManager,
    { source, by, session }: HalfDayTelling,
    halfDay: HalfDay,
    { enrolment, mark }: MarkRow,
  ): Promise<void> {
    const now = this.clock.now();
    await tx.save(
      tx.create(TrainingHalfDayMark, {
        id: newId(),
        halfDayId: halfDay.id,
        enrolmentId: enrolment.id,
        ...factsOf(mark, session.asksCheckOut, now),
        source,
        recordedAt: now,
        recordedBy: by?.id ?? null,
        correctedAt: null,
        correctedBy: null,
        correctionReason: null,
      }),
    );
  }

  private async correct(
    tx: EntityManager,
    telling: HalfDayTelling,
    by: Caller,
    halfDay: HalfDay,
    { known, row }: Differing,
  ): Promise<void> {
    const { session, source, correction } = telling;
    const now = this.clock.now();
    const before = markOf(known, session.asksCheckOut);
    const facts = factsOf(row.mark, session.asksCheckOut, now);
    // The time of a check-in that stands is kept.
    if (facts.checkedInAt && known.checkedInAt) facts.checkedInAt = known.checkedInAt;
    const corrected = { correctedAt: now, correctedBy: by.id, correctionReason: correction };
    await tx.save(Object.assign(known, facts, { source }, corrected));
    await this.audit.record(tx, by, {
      action: 'training_half_day.correct',
      objectType: 'training_session',
      objectId: session.id,
      regionCode: telling.regionCode,
      reason: correction,
      details: {
        halfDay: halfDayName(halfDay),
        workerId: row.enrolment.workerId,
        before: { mark: before },
        after: { mark: markOf(known, session.asksCheckOut) },
      },
    });
  }

  private async log(
    tx: EntityManager,
    { session, regionCode, source, by }: HalfDayTelling,
    halfDay: HalfDay,
    rows: readonly MarkRow[],
  ): Promise<void> {
    const people = rows.map(({ enrolment, mark }) => ({ workerId: enrolment.workerId, mark }));
    await this.audit.record(tx, by, {
      action: 'training_half_day.record',
      objectType: 'training_session',
      objectId: session.id,
      regionCode,
      details: { halfDay: halfDayName(halfDay), source, recorded: rows.length, people },
    });
  }
}

/** Where no check-out is asked for, whoever checked in has attended. */
function saidOf(mark: HalfDayMark, asksCheckOut: boolean): HalfDayMark {
  return mark === 'checked_in' && !asksCheckOut ? 'attended' : mark;
}

type Facts = Pick<TrainingHalfDayMark, 'checkedInAt' | 'checkedOutAt' | 'absence'>;

function factsOf(mark: HalfDayMark, asksCheckOut: boolean, now: Date): Facts {
  if (mark === 'absent' || mark === 'excused') return { checkedInAt: null, checkedOutAt: null, absence: mark };
  return { checkedInAt: now, checkedOutAt: mark === 'attended' && asksCheckOut ? now : null, absence: null };
}

function differenceOf({ known, row }: Differing, halfDay: HalfDay, { session }: HalfDayTelling): FieldError {
  const was = HALF_DAY_MARK_NAMES[markOf(known, session.asksCheckOut)];
  const message = `编号 ${row.enrolment.position} 的${halfDayName(halfDay)}已登记为${was}，这里是${HALF_DAY_MARK_NAMES[row.mark]}`;
  return { field: row.field, code: 'attendance-differs', message };
}

function differs(errors: FieldError[], isSheet: boolean): Refusal {
  const next = isSheet ? '确需更正的，请说明原因后重新上传。' : '确需更正的，请在“考勤”中点击那一格更正，并说明原因。';
  const detail = `有 ${errors.length} 处出勤与已登记的不一致，未写入任何数据。首个：${errors[0]?.message}。${next}`;
  return new Refusal('conflict', 'ATTENDANCE_DIFFERS', detail, errors);
}
