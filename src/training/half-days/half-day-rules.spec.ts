import { RuleCheck } from '../../common/fields/rule-check.js';
import {
  checkHalfDays,
  halfDayName,
  hasCompleted,
  momentsOf,
  openScans,
  type Planned,
  tally,
  totalsOf,
  usualScan,
} from './half-day-rules.js';

/** Two days, the second without an evening: 3.5 + 3.5 + 2 + 3.5 学时. */
const PLANNED: Planned[] = [
  { heldOn: '2024-06-11', part: 'morning', hours: 3.5 },
  { heldOn: '2024-06-10', part: 'afternoon', hours: 3.5 },
  { heldOn: '2024-06-10', part: 'morning', hours: 3.5 },
  { heldOn: '2024-06-10', part: 'evening', hours: 2 },
];
const HALF_DAYS = momentsOf(PLANNED).map((each, n) => ({ ...each, id: `h${n + 1}` }));
const at = (time: string): Date => new Date(`${time}:00+08:00`);

/** 到 in (and out), 签 in only, 缺 absent, 假 excused, · nothing told; one sign for each half-day. */
function factsOf(signs: string, asksCheckOut: boolean) {
  return Array.from(signs).flatMap((sign, n) => {
    if (sign === '·') return [];
    const { id: halfDayId, startsAt, endsAt } = HALF_DAYS[n]!;
    const here = sign === '到' || sign === '签';
    return [
      {
        halfDayId,
        checkedInAt: here ? startsAt : null,
        checkedOutAt: sign === '到' && asksCheckOut ? endsAt : null,
        absence: here ? null : sign === '缺' ? ('absent' as const) : ('excused' as const),
      },
    ];
  });
}

describe('half-days of a session', () => {
  it('stand in the order of time, and make its start, end and hours', () => {
    expect(HALF_DAYS.map(halfDayName)).toEqual(['6月10日上午', '6月10日下午', '6月10日晚上', '6月11日上午']);
    expect(totalsOf(HALF_DAYS)).toEqual({
      startsAt: at('2024-06-10T08:30'),
      endsAt: at('2024-06-11T12:00'),
      hours: 12.5,
    });
  });

  it.each<[string, Planned[], string[]]>([
    ['fit', PLANNED, []],
    ['are told twice', [PLANNED[0]!, PLANNED[0]!], ['half-day-twice']],
    ['end before they begin', [{ ...PLANNED[0]!, from: '12:00', to: '08:30' }], ['end-before-start']],
    ['reach into the next', [PLANNED[2]!, { ...PLANNED[1]!, from: '11:30' }], ['half-days-overlap']],
    ['meet at noon', [PLANNED[2]!, { ...PLANNED[1]!, from: '12:00' }], []],
  ])('%s', (_what, planned, codes) => {
    const rules = new RuleCheck('X');
    checkHalfDays(rules, momentsOf(planned));
    expect(rules.errors.map(({ code }) => code)).toEqual(codes);
  });
});

describe('what somebody’s half-days come to', () => {
  it.each<[signs: string, asks: boolean, status: string | null, hours: number, earnedOn: string | null]>([
    // 签退 not asked for: a check-in is enough.
    ['到到到到', false, 'present', 12.5, '2024-06-11'],
    ['签签签签', false, 'present', 12.5, '2024-06-11'],
    ['到到··', false, 'partial', 7, '2024-06-10'],
    ['到缺假到', false, 'partial', 7, '2024-06-11'],
    ['··到·', false, 'partial', 2, '2024-06-10'],
    ['缺缺缺缺', false, 'absent', 0, null],
    ['假假假假', false, 'excused', 0, null],
    ['假假缺假', false, 'absent', 0, null],
    ['假···', false, 'excused', 0, null],
    ['····', false, null, 0, null],
    // 签退 asked for: a check-in alone brings nothing.
    ['到到到到', true, 'present', 12.5, '2024-06-11'],
    ['到到到签', true, 'partial', 9, '2024-06-10'],
    ['签签签签', true, null, 0, null],
    ['签缺··', true, null, 0, null],
    ['签到··', true, 'partial', 3.5, '2024-06-10'],
    ['缺缺缺缺', true, 'absent', 0, null],
  ])('%s, 签退 %s: %s, %s 学时', (signs, asksCheckOut, status, hours, earnedOn) => {
    expect(tally(HALF_DAYS, factsOf(signs, asksCheckOut), { asksCheckOut })).toEqual({ status, hours, earnedOn });
  });

  it.each<[status: string, hours: number, asked: number | null, completed: boolean]>([
    ['present', 8, null, true],
    ['partial', 7.5, null, false],
    ['partial', 9, 9, true],
    ['partial', 8.5, 9, false],
    ['present', 12.5, 9, true],
    ['absent', 0, 9, false],
    ['excused', 0, null, false],
  ])('%s with %s 学时 where %s are asked for: completed %s', (status, hours, completionHours, completed) => {
    expect(hasCompleted({ status, hours }, { completionHours })).toBe(completed);
  });
});

describe('what is scanned for', () => {
  const names = (time: string, asksCheckOut: boolean): string[] =>
    openScans(HALF_DAYS, { asksCheckOut }, at(time)).map(({ halfDay, purpose }) => `${halfDay.id} ${purpose}`);

  it.each<[time: string, asks: boolean, open: string[]]>([
    ['2024-06-10T07:29', true, []],
    ['2024-06-10T07:30', true, ['h1 check_in']],
    ['2024-06-10T11:29', true, ['h1 check_in']],
    ['2024-06-10T11:30', true, ['h1 check_in', 'h1 check_out']],
    ['2024-06-10T11:30', false, ['h1 check_in']],
    ['2024-06-10T12:30', true, ['h1 check_out']],
    ['2024-06-10T12:30', false, []],
    ['2024-06-10T13:00', true, ['h1 check_out', 'h2 check_in']],
    ['2024-06-10T17:30', true, ['h2 check_in', 'h2 check_out', 'h3 check_in']],
    ['2024-06-10T22:01', true, []],
    ['2024-06-11T12:00', false, ['h4 check_in']],
  ])('at %s, 签退 %s: %j', (time, asks, open) => {
    expect(names(time, asks)).toEqual(open);
  });

  it('is by itself what opened last', () => {
    const scans = openScans(HALF_DAYS, { asksCheckOut: true }, at('2024-06-10T11:40'));
    expect(usualScan(scans)).toMatchObject({ purpose: 'check_out', halfDay: { id: 'h1' } });
    expect(usualScan([])).toBeNull();
  });

  it('waits for the half-day before to end', () => {
    const [first, second] = momentsOf([PLANNED[2]!, { ...PLANNED[1]!, from: '12:30' }]);
    const halfDays = [
      { ...first!, id: 'a' },
      { ...second!, id: 'b' },
    ];
    expect(openScans(halfDays, { asksCheckOut: false }, at('2024-06-10T11:59'))).toHaveLength(1);
    expect(openScans(halfDays, { asksCheckOut: false }, at('2024-06-10T12:01'))[0]!.halfDay.id).toBe('b');
  });
});
