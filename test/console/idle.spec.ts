import { type Span, spanAfter } from '../../web/console/api/session-span.js';
import { isToRenew, leftInWords, warningOf } from '../../web/console/shell/idle-rules.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a session that nobody uses', () => {
  it('is told of five minutes before, a short one a quarter', () => {
    expect(warningOf(HOUR)).toBe(5 * MINUTE);
    expect(warningOf(30 * MINUTE)).toBe(5 * MINUTE);
    expect(warningOf(5 * MINUTE)).toBe(75_000);
  });

  it.each([
    [HOUR - 30_000, HOUR, false, false],
    [HOUR - 5 * MINUTE, HOUR, false, false],
    [HOUR - 7 * MINUTE, HOUR, false, true],
    [5 * MINUTE - 61_000, 5 * MINUTE, false, true],
    [MINUTE, HOUR, true, false],
    [-1, HOUR, false, false],
  ])('with %p of %p left, at its longest %p, is renewed where it is used: %p', (left, whole, isLast, expected) => {
    expect(isToRenew({ left, whole, isLast })).toBe(expected);
  });

  it('says how long it goes on', () => {
    expect([leftInWords(245_000), leftInWords(59_001), leftInWords(900), leftInWords(-5)]).toEqual([
      '4 分 05 秒',
      '1 分 00 秒',
      '1 秒',
      '0 秒',
    ]);
  });
});

describe('the end of a session, as it is told at each renewal', () => {
  const told = (...steps: readonly [at: number, given: number][]): Span =>
    steps.reduce<Span | null>((span, [at, given]) => spanAfter(span, given, at), null)!;

  it('moves with each renewal', () => {
    expect(told([0, HOUR], [12 * MINUTE, HOUR])).toEqual({
      toldAt: 12 * MINUTE,
      endsAt: 72 * MINUTE,
      milliseconds: HOUR,
      isLast: false,
    });
  });

  it('stays where it has come to the longest that it may be, which renewals close to each other do not tell', () => {
    const last = told([0, HOUR], [12 * MINUTE, HOUR], [40 * MINUTE, 40 * MINUTE], [50 * MINUTE, 30 * MINUTE]);
    expect(last).toMatchObject({ endsAt: 80 * MINUTE, isLast: true });
    expect(spanAfter(last, 30 * MINUTE - 1_000, 50 * MINUTE + 1_000)).toMatchObject({ isLast: true });
    // Another tab's renewal a moment before is answered with what that one came to.
    expect(told([0, HOUR], [3_000, HOUR - 3_000])).toMatchObject({ isLast: false });
  });

  it('is a new one after signing in again', () => {
    const last = told([0, 20 * MINUTE], [10 * MINUTE, 10 * MINUTE]);
    expect(last.isLast).toBe(true);
    expect(spanAfter(last, HOUR, 25 * MINUTE)).toMatchObject({ isLast: false, milliseconds: HOUR });
  });
});
