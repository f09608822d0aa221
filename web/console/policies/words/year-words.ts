import type { Content } from './policy-words.js';

/** How a stipend is settled by the year, in sentences; nothing where each month stands by itself. */
export function yearInWords({ year }: Pick<Content, 'year'>): string[] {
  if (year === null) return [];
  if (year.year === 'service')
    return ['任职年度从任职和取得证书中较晚的一天起算，每满一年整笔发放一次，中断的重新起算。'];
  const asked = [
    ...(year.minMonths > 0 ? [`年内须连续在岗满 ${year.minMonths} 个月`] : []),
    ...(year.minHeldMonths > 0 ? [`年内须持证满 ${year.minHeldMonths} 个月`] : []),
  ];
  const conditions = asked.length > 0 ? `${asked.join('，')}。` : '';
  return year.pays === 'whole'
    ? [`每个自然年度满后整笔发放一次。${conditions}`]
    : [`当年各月到年底（年中离岗的到最后在岗日）一并核发。${conditions}`];
}
