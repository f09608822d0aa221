import { Injectable } from '@nestjs/common';

const SHANGHAI_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The service's time. Its day is that of Asia/Shanghai, wherever the machine stands. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today as `YYYY-MM-DD`. */
  today(): string {
    return SHANGHAI_DAY.format(this.now());
  }
}
