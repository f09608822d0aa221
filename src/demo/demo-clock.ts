import { Clock } from '../common/values/clock.js';
import { addDays } from '../common/values/months.js';

const DAY_MS = 86_400_000;

/**
 * A clock that the demo moves, so that weeks of public notice and banking pass in seconds: it starts in the past and
 * ends in the present, and so nothing that the demo leaves behind lies in the future.
 */
export class DemoClock extends Clock {
  private daysAgo = 0;

  override now(): Date {
    return new Date(super.now().getTime() - this.daysAgo * DAY_MS);
  }

  startDaysAgo(days: number): void {
    this.daysAgo = days;
  }

  /** Goes on to a day (`YYYY-MM-DD`), never back and never beyond today. */
  goTo(day: string): void {
    while (this.daysAgo > 0 && this.today() < day) this.daysAgo--;
  }

  skipDays(count: number): void {
    this.goTo(addDays(this.today(), count));
  }

  backToThePresent(): void {
    this.daysAgo = 0;
  }
}
