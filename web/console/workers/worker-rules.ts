import { daysBetween } from '../shared/days.js';

/** What is told of a person in a list and at the head of the page. Pure; days are `YYYY-MM-DD`. */

/** As long as a renewal may be asked for before the end: that of the service's `registration=lapsing`. */
const LAPSING_DAYS = 90;

export interface Standing {
  word: string;
  /** Of the badge: good, waiting, wrong, or neither. */
  tone: 'done' | 'wait' | 'wrong' | 'plain';
}

/** How the registration of the certificates valid today stands. */
export function registrationStanding(
  worker: { certified: boolean; registrationEndsOn: string | null },
  day: string,
): Standing {
  const { certified, registrationEndsOn: endsOn } = worker;
  if (!certified) return { word: '无证书', tone: 'plain' };
  if (endsOn === null) return { word: '未登记', tone: 'wrong' };
  const left = daysBetween(day, endsOn);
  if (left < 0) return { word: '已过期', tone: 'wrong' };
  if (left > LAPSING_DAYS) return { word: '有效', tone: 'done' };
  return { word: left === 0 ? '今天到期' : `${left} 天后到期`, tone: 'wait' };
}

/** `stipend:2024-03` and `award:junior`, as the API names what is paid. */
export function subjectOf(subject: string): { kind: 'award' | 'stipend'; what: string } {
  const [kind, what = ''] = subject.split(':');
  return { kind: kind === 'award' ? 'award' : 'stipend', what };
}
