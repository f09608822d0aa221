import { Injectable } from '@nestjs/common';

const SHANGHAI_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** For people to read: an instant (ISO 8601) as the clocks of Beijing showed it, to the second, and whose time that is. */
export function beijingTime(instant: string): string {
  return `${new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })}（北京时间）`;
}

/** The service's time. Its day is that of Asia/Shanghai, wherever the machine stands. */
@Injectable()
export class Clock {
  private formatted = { minute: NaN, day: '' };

  now(): Date {
    return new Date();
  }

  /** Today as `YYYY-MM-DD`. */
  today(): string {
    const now = this.now();
    // Asked at every request and for every row of a bank return, and dear to format; zones lie whole minutes apart.
    const minute = Math.floor(now.getTime() / 60_000);
    if (minute !== this.formatted.minute) this.formatted = { minute, day: SHANGHAI_DAY.format(now) };
    return this.formatted.day;
  }
}
