import {
  halfDaysFault,
  keyedMark,
  keyedStatus,
  rowAfter,
  rowsOf,
} from '../../web/console/training/attendance/half-day-rules.js';
import {
  daysLeftInWords,
  instantOf,
  partHours,
  type Session,
  sessionBody,
  sessionErrors,
  sessionValues,
  standingOf,
  timeInWords,
} from '../../web/console/training/training-rules.js';

const SESSION = {
  programmeId: 'p',
  title: '第一期',
  mode: 'onsite',
  startsAt: '2024-09-01T01:00:00.000Z',
  endsAt: '2024-09-01T09:00:00.000Z',
  hours: 8,
  place: '市委党校',
  capacity: 40,
  enrolmentClosesAt: '2024-08-30T10:00:00.000Z',
  open: true,
  cancelledAt: null,
  halfDays: [],
  asksCheckOut: false,
  completionHours: null,
} as unknown as Session;

describe('a session of a training', () => {
  it('stands where the hour puts it', () => {
    const at = (moment: string, changes: Partial<Session> = {}): string =>
      standingOf({ ...SESSION, ...changes }, new Date(moment)).word;
    expect(at('2024-08-01T00:00:00Z')).toBe('报名中');
    expect(at('2024-08-31T00:00:00Z', { open: false })).toBe('报名已截止');
    expect(at('2024-09-01T01:00:00Z')).toBe('进行中');
    expect(at('2024-09-01T09:00:00Z')).toBe('已结束');
    expect(at('2024-08-01T00:00:00Z', { cancelledAt: '2024-07-01T00:00:00Z' })).toBe('已取消');
    expect(timeInWords(SESSION)).toBe('2024-09-01 09:00 至 17:00');
    expect(timeInWords({ ...SESSION, endsAt: '2024-09-02T09:00:00.000Z' })).toBe(
      '2024-09-01 09:00 至 2024-09-02 17:00',
    );
  });

  it('is typed as the clock on the wall shows it', () => {
    expect(instantOf('2024-9-1 9:00')).toBe('2024-09-01T09:00:00+08:00');
    expect(instantOf('20240901 0900')).toBe('2024-09-01T09:00:00+08:00');
    expect(instantOf('２０２４年9月1日 17：30')).toBe('2024-09-01T17:30:00+08:00');
    for (const wrong of ['2024-09-01', '2024-09-31 09:00', '2024-09-01 25:00', '明天 09:00']) {
      expect(instantOf(wrong)).toBeNull();
    }
  });

  it('is sent whole where it is new, and else where it differs', () => {
    const values = sessionValues(SESSION);
    expect(sessionErrors(values)).toEqual({});
    expect(sessionBody(values, SESSION)).toEqual({});
    expect(sessionBody({ ...values, capacity: '５０', place: '线上', mode: 'online' }, SESSION)).toEqual({
      capacity: 50,
      place: '线上',
      mode: 'online',
    });
    expect(sessionBody(values, null)).toMatchObject({
      programmeId: 'p',
      startsAt: '2024-09-01T09:00:00+08:00',
      enrolmentClosesAt: '2024-08-30T18:00:00+08:00',
    });
    expect(Object.keys(sessionErrors(sessionValues(null)))).toEqual([
      'programmeId',
      'title',
      'startsAt',
      'endsAt',
      'hours',
      'place',
      'capacity',
    ]);
    expect(sessionErrors({ ...values, endsAt: '2024-09-01 08:00' })).toEqual({ endsAt: '结束时间应晚于开始时间。' });
    expect(sessionErrors({ ...values, hours: '8.3' })).toHaveProperty('hours');
  });

  it('of half-days is sent as those, and says nothing of its own times', () => {
    const halfDays = '2024-09-01|morning|4|08:30|12:00\n20240901|afternoon|3.5|1400|17：30';
    const values = { ...sessionValues(SESSION), by: 'half-days', halfDays, asksCheckOut: 'yes', completionHours: '6' };
    expect(sessionErrors(values)).toEqual({});
    const body = sessionBody(values, null);
    expect(body).toMatchObject({
      halfDays: [
        { heldOn: '2024-09-01', part: 'morning', hours: 4, from: '08:30', to: '12:00' },
        { heldOn: '2024-09-01', part: 'afternoon', hours: 3.5, from: '14:00', to: '17:30' },
      ],
      asksCheckOut: true,
      completionHours: 6,
    });
    for (const name of ['startsAt', 'endsAt', 'hours']) expect(body).not.toHaveProperty(name);
    expect(sessionErrors({ ...values, completionHours: '8' })).toHaveProperty('completionHours');
    expect(sessionErrors({ ...values, halfDays: '' })).toEqual({
      halfDays: '请至少填写一个半天。',
      completionHours: expect.any(String) as string,
    });
    expect(halfDaysFault('2024-09-01|morning|4|12:00|08:30')).toBe('第 1 个半天的结束时间应晚于开始时间。');
    expect(halfDaysFault('|morning|4|08:30|12:00')).toBe('第 1 个半天的日期请填写，例如 2024-09-01。');
    const [first] = rowsOf(halfDays);
    expect(rowAfter([first!])).toMatchObject({ day: '2024-09-01', part: 'afternoon', from: '14:00', hours: '4' });
    expect(rowAfter(rowsOf(halfDays))).toMatchObject({ day: '2024-09-02', part: 'morning', hours: '3.5' });
  });

  it('counts half hours within its own', () => {
    expect([partHours('3.5', 8), partHours('8', 8), partHours('0', 8)]).toEqual([3.5, 8, 0]);
    expect([partHours('8.5', 8), partHours('3.2', 8), partHours('', 8)]).toEqual([null, null, null]);
  });
});

describe('a key in a cell of who was there', () => {
  it('tells what is not known, and what may follow on it; anything else is a correction', () => {
    expect(keyedMark('p', null, false)).toEqual({ mark: 'attended', isCorrection: false });
    expect(keyedMark('p', null, true)).toEqual({ mark: 'checked_in', isCorrection: false });
    expect(keyedMark('p', 'checked_in', true)).toEqual({ mark: 'attended', isCorrection: false });
    expect(keyedMark('a', null, true)).toEqual({ mark: 'absent', isCorrection: false });
    expect(keyedMark('e', 'checked_in', true)).toEqual({ mark: 'excused', isCorrection: true });
    expect(keyedMark('p', 'absent', true)).toEqual({ mark: 'attended', isCorrection: true });
  });

  it('does nothing where it is so already, or means nothing', () => {
    expect([keyedMark('a', 'absent', false), keyedMark('p', 'attended', true), keyedMark('q', null, false)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(['p', 'a', 'e', 'x'].map(keyedStatus)).toEqual(['present', 'absent', 'excused', null]);
  });
});

describe('a registration that lapses', () => {
  it('says how long it has, or since when it has not', () => {
    expect([daysLeftInWords(45), daysLeftInWords(0), daysLeftInWords(-3)]).toEqual([
      '45 天后到期',
      '今天到期',
      '已过期 3 天',
    ]);
  });
});
