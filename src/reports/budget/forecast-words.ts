import { dateInWords } from '../../exports/sheet.js';
import type { Assumptions } from './forecast.js';

/** How a year was reckoned, for whoever has to defend it. */
export function forecastNotes({
  year,
  asOf,
  newlyCertified: { junior, intermediate, senior },
  leaversPercent,
}: Assumptions & { year: number; asOf: string }): string[] {
  const fresh = junior + intermediate + senior;
  return [
    `按已批准的政策和${dateInWords(asOf)}登记的人员，用核定应发的同一套规则逐人测算 ${year} 年应发的金额；登记到期的，没有再登记就按到期不发计算。`,
    '须申报发放的政策，按人人都申报并受理计算。',
    `结转应发未发，是截至${dateInWords(asOf)}应发而没有发放、也没有在办的金额。`,
    leaversPercent === 0
      ? '没有考虑人员离职。'
      : `离职按领取津贴的人员中有 ${leaversPercent}% 在全年均匀离职计算，每人平均少领半年。`,
    fresh === 0
      ? '没有考虑新增持证。'
      : `新增持证按初级 ${junior} 人、中级 ${intermediate} 人、高级 ${senior} 人计算：津贴按各地领取的人数分摊，每人领取同级人员全年平均数的一半；一次性奖励按各地应领过的人数分摊，按同级平均数发放。没有人领取的级别，没有平均数，不计。`,
  ];
}
