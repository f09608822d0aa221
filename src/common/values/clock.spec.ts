import { Clock } from './clock.js';

class StoppedClock extends Clock {
  constructor(public at: string) {
    super();
  }

  override now(): Date {
    return new Date(this.at);
  }
}

describe('the day of the service', () => {
  const clock = new StoppedClock('2026-06-30T15:59:59.999Z');

  it('is that of Shanghai', () => {
    expect(clock.today()).toBe('2026-06-30');
  });

  it('changes at its midnight, and back when the clock goes back', () => {
    clock.at = '2026-06-30T16:00:00.000Z';
    expect(clock.today()).toBe('2026-07-01');
    clock.at = '2026-06-30T15:59:59.999Z';
    expect(clock.today()).toBe('2026-06-30');
  });

  it('is the same all day', () => {
    for (const at of ['2025-12-31T16:00:00Z', '2026-01-01T07:00:00Z', '2026-01-01T15:59:59Z']) {
      clock.at = at;
      expect(clock.today()).toBe('2026-01-01');
    }
  });
});
