import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../../auth/access/caller.js';
import { Clock } from '../../../common/values/clock.js';
import { Refusal } from '../../../common/errors.js';
import { personName } from '../../../common/values/names.js';
import { PersonalData } from '../../../common/secrets/personal-data.js';
import { inTransaction } from '../../../database/transaction.js';
import { AttendanceRecorder } from '../attendance-recorder.js';
import { TrainingAttendance } from '../attendance.entity.js';
import { TrainingHalfDayMark } from '../half-days/half-day-mark.entity.js';
import { HalfDayRecorder } from '../half-days/half-day-recorder.js';
import { codeAt, codeHolds, STEP_SECONDS } from './check-in-code.js';
import type { CheckInFailure } from './check-in-failure.entity.js';
import type {
  CheckInCodeQuery,
  CheckInCodeResponse,
  CheckInRequest,
  CheckInResponse,
  ScanResponse,
} from './check-in.dto.js';
import { TrainingEnrolment } from '../../enrolments/enrolment.entity.js';
import { readHalfDays } from '../../half-days/half-day-plan.js';
import {
  type HalfDay,
  halfDayName,
  openScans,
  type Scan,
  SCAN_PURPOSE_NAMES,
  usualScan,
} from '../../half-days/half-day-rules.js';
import { checkInOpen } from '../../sessions/session-rules.js';
import { requireNotCancelled, requireSession } from '../../training-scope.js';
import { TrainingSession } from '../../sessions/training-session.entity.js';

const WINDOW_MS = 15 * 60_000;
/**
 * Wrong answers within a window. Four characters of an identity number are some ten thousand possibilities, so five
 * guesses at one name are nothing; an address is often a whole classroom behind one router.
 */
const LIMITS: Record<CheckInFailure['kind'], number> = { name: 5, address: 30 };

type Outcome =
  | { kind: 'done'; answer: CheckInResponse }
  | { kind: 'limited'; retryAfterSeconds: number }
  | { kind: 'stale' | 'unknown' | 'away' | 'not-in' };

const REFUSALS: Record<'stale' | 'unknown' | 'away' | 'not-in', () => Refusal> = {
  stale: () =>
    new Refusal('refused', 'CHECK_IN_CODE_STALE', '签到码已失效，请重新扫描屏幕上的二维码，或填写屏幕上现在的签到码。'),
  unknown: () =>
    new Refusal(
      'refused',
      'CHECK_IN_REFUSED',
      '姓名或身份证号后四位与报名名单不符，请核对后再试，或请现场工作人员登记。',
    ),
  away: () =>
    new Refusal('conflict', 'CHECK_IN_TOLD_AWAY', '您这个半天已登记为缺勤或请假；已经到场的，请向现场工作人员说明。'),
  'not-in': () =>
    new Refusal('conflict', 'CHECK_OUT_BEFORE_IN', '您这个半天没有签到，不能签退；确已到场的，请现场工作人员登记。'),
};

@Injectable()
export class CheckInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly recorder: AttendanceRecorder,
    private readonly halfDays: HalfDayRecorder,
  ) {}

  /** For the trainer's screen. */
  async code(caller: Caller, sessionId: string, query: CheckInCodeQuery): Promise<CheckInCodeResponse> {
    authorize(caller, 'training.write');
    const tx = this.dataSource.manager;
    const { session } = await requireSession(tx, caller, sessionId, { manage: true });
    requireNotCancelled(session);
    const now = this.clock.now();
    const halfDays = await readHalfDays(tx, sessionId);
    if (!checkInOpen({ ...session, halfDays }, now)) throw closed(halfDays);
    const scans = openScans(halfDays, session, now);
    const { heldOn, part, purpose } = query;
    const asked = scans.filter(
      ({ halfDay }) => (!heldOn || halfDay.heldOn === heldOn) && (!part || halfDay.part === part),
    );
    const scan = asked.findLast((each) => !purpose || each.purpose === purpose) ?? usualScan(scans);
    const { code, changesAt } = codeAt(this.secretOf(session), now, whatOf(scan));
    return {
      code,
      changesAt,
      changesInMs: changesAt.getTime() - now.getTime(),
      stepSeconds: STEP_SECONDS,
      // By its end the page knows what to call itself.
      path: `/api/v1/training/check-in/${sessionId}#${code}${scan?.purpose === 'check_out' ? '-out' : ''}`,
      scan: scan && toScan(scan),
      scans: scans.map(toScan),
    };
  }

  /**
   * A trainee's own scan. Whoever is not on the list, mistypes, or does not exist is answered in the same words; failures
   * are counted before they are refused, in a transaction that stands.
   *
   * @throws {Refusal} refused for a stale code or an answer that names nobody; 429 after too many of those
   */
  async checkIn(request: CheckInRequest, address: string | null): Promise<CheckInResponse> {
    const outcome = await inTransaction(this.dataSource, (tx) => this.attempt(tx, request, address ?? ''));
    if (outcome.kind === 'done') return outcome.answer;
    if (outcome.kind === 'limited') throw limited(outcome.retryAfterSeconds);
    throw REFUSALS[outcome.kind]();
  }

  private async attempt(tx: EntityManager, request: CheckInRequest, address: string): Promise<Outcome> {
    const now = this.clock.now();
    const seen = await tx.findOneBy(TrainingSession, { id: request.sessionId });
    if (!seen) return { kind: 'stale' };
    const halfDays = await readHalfDays(tx, seen.id);
    // A session that is not there, is over or was cancelled has no code that holds.
    if (!checkInOpen({ ...seen, halfDays }, now)) return { kind: 'stale' };
    const secret = this.secretOf(seen);
    const meant = halfDays.length > 0 ? openScans(halfDays, seen, now) : [null];
    const scan = meant.find((each) => codeHolds(secret, request.code, now, whatOf(each)));
    if (scan === undefined) return { kind: 'stale' };
    const session = await tx.findOneOrFail(TrainingSession, {
      where: { id: seen.id },
      lock: { mode: 'pessimistic_write' },
    });
    const name = personName(request.name);
    const counters = [
      { kind: 'name', keyHash: keyed(secret, 'name', name) },
      { kind: 'address', keyHash: keyed(secret, 'address', address) },
    ] as const;
    for (const { kind, keyHash } of counters) {
      if ((await failuresOf(tx, session.id, kind, keyHash, now)) < LIMITS[kind]) continue;
      return { kind: 'limited', retryAfterSeconds: Math.ceil((+windowOf(now) + WINDOW_MS - +now) / 1000) };
    }
    const enrolment = await this.find(tx, session.id, name, request.lastFour.toUpperCase());
    if (!enrolment) {
      for (const { kind, keyHash } of counters) await countFailure(tx, session.id, kind, keyHash, now);
      return { kind: 'unknown' };
    }
    if (scan) return this.scanned(tx, session, { halfDays, scan }, enrolment);
    return { kind: 'done', answer: await this.record(tx, session, enrolment) };
  }

  /** The one person on the list with this name and number; where two would fit, nobody. */
  private async find(
    tx: EntityManager,
    sessionId: string,
    name: string,
    lastFour: string,
  ): Promise<TrainingEnrolment | null> {
    const named: { id: string; identityCipher: Buffer }[] = await tx.query(
      `SELECT e.id, w.identity_cipher AS "identityCipher" FROM training_enrolments e JOIN workers w ON w.id = e.worker_id
       WHERE e.session_id = $1 AND e.state = 'enrolled' AND w.name = $2`,
      [sessionId, name],
    );
    const given = Buffer.from(lastFour);
    const fitting = named.filter(({ identityCipher }) =>
      timingSafeEqual(Buffer.from(this.personalData.decrypt(identityCipher).slice(-4)), given),
    );
    const [only] = fitting;
    return only && fitting.length === 1 ? tx.findOneBy(TrainingEnrolment, { id: only.id }) : null;
  }

  /** What was told before, by whomever, stays as it is. */
  private async record(
    tx: EntityManager,
    session: TrainingSession,
    enrolment: TrainingEnrolment,
  ): Promise<CheckInResponse> {
    if (!(await tx.existsBy(TrainingAttendance, { enrolmentId: enrolment.id }))) {
      const telling = {
        session,
        regionCode: enrolment.regionCode,
        source: 'check_in',
        by: null,
        correction: null,
      } as const;
      await this.recorder.record(tx, telling, [{ enrolment, told: { status: 'present' }, field: 'name' }]);
    }
    const { recordedAt } = await tx.findOneByOrFail(TrainingAttendance, { enrolmentId: enrolment.id });
    const once = { halfDay: null, purpose: 'check_in', asksCheckOut: false } as const;
    return { sessionTitle: session.title, checkedInAt: recordedAt, ...once };
  }

  /** Of a half-day: the first check-in and the first check-out stand, and so does what the staff wrote down. */
  private async scanned(
    tx: EntityManager,
    session: TrainingSession,
    { halfDays, scan: { halfDay, purpose } }: { halfDays: readonly HalfDay[]; scan: Scan },
    enrolment: TrainingEnrolment,
  ): Promise<Outcome> {
    const where = { halfDayId: halfDay.id, enrolmentId: enrolment.id };
    const known = await tx.findOneBy(TrainingHalfDayMark, where);
    if (known && known.absence !== null) return { kind: 'away' };
    if (!known && purpose === 'check_out') return { kind: 'not-in' };
    if (purpose === 'check_in' ? !known : known?.checkedOutAt === null) {
      const mark = purpose === 'check_in' ? 'checked_in' : 'attended';
      const { regionCode } = enrolment;
      const telling = { session, halfDays, regionCode, source: 'check_in', by: null, correction: null } as const;
      await this.halfDays.record(tx, telling, [{ halfDay, rows: [{ enrolment, mark, field: 'name' }] }]);
    }
    const mark = await tx.findOneByOrFail(TrainingHalfDayMark, where);
    const at = purpose === 'check_in' ? mark.checkedInAt : mark.checkedOutAt;
    const answer = {
      sessionTitle: session.title,
      checkedInAt: at ?? this.clock.now(),
      halfDay: halfDayName(halfDay),
      purpose,
      asksCheckOut: session.asksCheckOut,
    };
    return { kind: 'done', answer };
  }

  private secretOf(session: TrainingSession): Buffer {
    return this.personalData.decryptBytes(session.checkInSecret);
  }
}

/** What a code is for; that of a session of one stretch is for nothing else. */
function whatOf(scan: Scan | null): string {
  return scan ? `${scan.halfDay.id}:${scan.purpose}` : '';
}

function toScan({ halfDay, purpose }: Scan): ScanResponse {
  const { id: halfDayId, heldOn, part } = halfDay;
  return { halfDayId, heldOn, part, purpose, title: `${halfDayName(halfDay)}${SCAN_PURPOSE_NAMES[purpose]}` };
}

function closed(halfDays: readonly HalfDay[]): Refusal {
  const words =
    halfDays.length > 0
      ? '现在没有可以签到的半天。签到码在每个半天开始前一小时至结束之间显示，要签退的显示到结束后一小时。'
      : '签到码在开始前一小时至结束之间显示。';
  return new Refusal('conflict', 'CHECK_IN_CLOSED', words);
}

function limited(retryAfterSeconds: number): Refusal {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const detail = `姓名与身份证号后四位核对不符的次数过多，请 ${minutes} 分钟后再试，或请现场工作人员登记。`;
  return new Refusal('too-many', 'CHECK_IN_LIMITED', detail, [], { retryAfterSeconds });
}

/** Under the session's secret, so that the table of failures names nobody. */
function keyed(secret: Buffer, kind: string, value: string): Buffer {
  return createHmac('sha256', secret).update(`${kind}:${value}`).digest();
}

function windowOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / WINDOW_MS) * WINDOW_MS);
}

async function failuresOf(
  tx: EntityManager,
  sessionId: string,
  kind: string,
  keyHash: Buffer,
  now: Date,
): Promise<number> {
  const [row]: { failures: number }[] = await tx.query(
    `SELECT failures FROM training_check_in_failures
     WHERE session_id = $1 AND kind = $2 AND key_hash = $3 AND window_start = $4`,
    [sessionId, kind, keyHash, windowOf(now)],
  );
  return row?.failures ?? 0;
}

async function countFailure(
  tx: EntityManager,
  sessionId: string,
  kind: string,
  keyHash: Buffer,
  now: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO training_check_in_failures AS f (session_id, kind, key_hash, window_start, failures)
     VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (session_id, kind, key_hash, window_start) DO UPDATE SET failures = f.failures + 1`,
    [sessionId, kind, keyHash, windowOf(now)],
  );
}
