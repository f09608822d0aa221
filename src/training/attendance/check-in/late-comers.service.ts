import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../../auth/access/caller.js';
import { Refusal } from '../../../common/errors.js';
import { PersonalData } from '../../../common/secrets/personal-data.js';
import { Clock } from '../../../common/values/clock.js';
import { personName } from '../../../common/values/names.js';
import { inTransaction } from '../../../database/transaction.js';
import { type NameAndLastFour, type NamedPerson, peopleNamed } from '../../../workers/people/people-named.js';
import type { TrainingEnrolment } from '../../enrolments/enrolment.entity.js';
import { EnrolmentsService } from '../../enrolments/enrolments.service.js';
import { readHalfDays } from '../../half-days/half-day-plan.js';
import { type HalfDay, halfDayAt, halfDayName, openScans } from '../../half-days/half-day-rules.js';
import { type FoundSession, requireNotCancelled, requireSession } from '../../training-scope.js';
import { AttendanceRecorder } from '../attendance-recorder.js';
import { TrainingAttendance } from '../attendance.entity.js';
import { TrainingHalfDayMark } from '../half-days/half-day-mark.entity.js';
import { HalfDayRecorder } from '../half-days/half-day-recorder.js';
import type { LateComerRequest, LateComerResponse } from './late-comers.dto.js';

const OPENS_BEFORE_MS = 3_600_000;

/** Whoever comes to a training and is on no list: found in the register by name and last four, given a seat, and checked in. */
@Injectable()
export class LateComersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly enrolments: EnrolmentsService,
    private readonly recorder: AttendanceRecorder,
    private readonly halfDays: HalfDayRecorder,
  ) {}

  /**
   * Asked again, it changes nothing more.
   *
   * @throws {Refusal} refused for nobody or several of that name and number; conflict where no seat is left, or before and after the training
   */
  async add(caller: Caller, sessionId: string, request: LateComerRequest): Promise<LateComerResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const found = await requireSession(tx, caller, sessionId, { manage: true, lock: true });
      const halfDays = await readHalfDays(tx, sessionId);
      const halfDay = this.halfDayOf(found, halfDays, request.halfDayId);
      const person = await this.find(tx, caller, request);
      const { enrolment, added } = await this.enrolments.admit(tx, caller, found, person.id);
      const checkedIn = halfDay
        ? await this.checkInTo(tx, { ...found, caller, halfDays, halfDay }, enrolment)
        : await this.checkIn(tx, { ...found, caller }, enrolment);
      return {
        enrolmentId: enrolment.id,
        workerId: person.id,
        workerName: person.name,
        position: enrolment.position,
        added,
        checkedIn,
        halfDay: halfDay && halfDayName(halfDay),
      };
    });
  }

  /**
   * The one person of the register that has this name and number.
   *
   * @throws {Refusal} refused, in words for whoever stands at the door
   */
  async find(tx: EntityManager, caller: Caller, { name, lastFour }: NameAndLastFour): Promise<NamedPerson> {
    const known = personName(name);
    const fitting = await peopleNamed(tx, this.personalData, { name, lastFour }, caller.regionCode);
    const [only] = fitting;
    if (!only) throw unknown(known);
    if (fitting.length > 1) throw several(known);
    return only;
  }

  private halfDayOf(
    { session }: FoundSession,
    halfDays: readonly HalfDay[],
    asked: string | undefined,
  ): HalfDay | null {
    requireNotCancelled(session);
    const now = this.clock.now();
    const first = +session.startsAt - OPENS_BEFORE_MS;
    if (+now < first || +now > +session.endsAt) {
      const words = '现场补录只在培训开始前一小时至结束之间办理；开始之前请在“报名”中报名，结束以后请更正出勤。';
      throw new Refusal('conflict', 'CHECK_IN_CLOSED', words);
    }
    if (halfDays.length === 0) return null;
    const open = openScans(halfDays, { asksCheckOut: false }, now).map(({ halfDay }) => halfDay);
    const halfDay = asked ? halfDays.find(({ id }) => id === asked) : (open[0] ?? halfDayAt(halfDays, now));
    if (halfDay && +now >= +halfDay.startsAt - OPENS_BEFORE_MS) return halfDay;
    throw new Refusal('conflict', 'SESSION_NOT_STARTED', '这个半天还没有开始，开始前一小时起才能补录。');
  }

  private async checkInTo(
    tx: EntityManager,
    found: FoundSession & { caller: Caller; halfDays: readonly HalfDay[]; halfDay: HalfDay },
    enrolment: TrainingEnrolment,
  ): Promise<boolean> {
    const { caller: by, halfDay, session } = found;
    const known = await tx.findOneBy(TrainingHalfDayMark, { halfDayId: halfDay.id, enrolmentId: enrolment.id });
    if (known?.checkedInAt) return false;
    const telling = { ...found, by, source: 'list' as const, correction: null };
    const mark = session.asksCheckOut ? 'checked_in' : 'attended';
    await this.halfDays.record(tx, telling, [{ halfDay, rows: [{ enrolment, mark, field: 'name' }] }]);
    return true;
  }

  private async checkIn(
    tx: EntityManager,
    { session, regionCode, caller: by }: FoundSession & { caller: Caller },
    enrolment: TrainingEnrolment,
  ): Promise<boolean> {
    const known = await tx.findOneBy(TrainingAttendance, { enrolmentId: enrolment.id });
    if (known && known.hours > 0) return false;
    const telling = { session, regionCode, by, source: 'list' as const, correction: null };
    await this.recorder.record(tx, telling, [{ enrolment, told: { status: 'present' }, field: 'name' }]);
    return true;
  }
}

function unknown(name: string): Refusal {
  const words = `您管辖的人才库里没有姓名为${name}、身份证号后四位相符的人员。请核对姓名和后四位；确实不在库里的，请先登记人员。`;
  const errors = [{ field: 'name', code: 'late-comer-unknown', message: '没有姓名和后四位都相符的人员' }];
  return new Refusal('refused', 'LATE_COMER_REFUSED', words, errors);
}

function several(name: string): Refusal {
  const words = `人才库里有几位${name}的身份证号后四位也相同，不能确定是哪一位。请在“报名”中点“替人报名”选定，再登记签到。`;
  const errors = [{ field: 'name', code: 'late-comer-several', message: '有几人的姓名和后四位都相符' }];
  return new Refusal('refused', 'LATE_COMER_REFUSED', words, errors);
}
