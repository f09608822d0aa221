import { Injectable } from '@nestjs/common';

const SHANGHAI_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

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
