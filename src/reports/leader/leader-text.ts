import { groupedYuan } from '../../common/values/money.js';
import type { Values } from '../../exports/documents/word-document.js';
import { dateInWords } from '../../exports/sheet.js';
import type { LeaderResponse, LeaderYear } from './leader.dto.js';

/** 年度工作简报 in words. Pure; shares in tenths of a per cent, money in fen. */

type Told = Omit<LeaderResponse, 'sentence' | 'note'>;

/** What is not known, or cannot be compared. */
const NONE = '—';

/** Part of a whole in tenths of a per cent, rounded; nothing of nothing is no share. */
export function permille(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole);
}

/** `319` → `31.9%` */
export function shareWords(share: number | null): string {
  return share === null ? NONE : `${tenths(share)}%`;
}

function tenths(share: number): string {
  const plain = Math.abs(share);
  return `${share < 0 ? '-' : ''}${Math.floor(plain / 10)}.${plain % 10}`;
}

/** `4216` → `4,216` */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function leaderSentence(told: Told): string {
  const { regionName, to, now, dueFen, duePeople, lapsing } = told;
  const year = to.endsWith('-12-31') ? '全年' : '今年';
  const due = dueFen > 0 ? `应发未发 ${groupedYuan(dueFen)} 元，涉及 ${grouped(duePeople)} 人` : '没有应发未发的金额';
  const budget =
    now.budgetFen === null
      ? '没有登记年度预算'
      : `年度预算 ${groupedYuan(now.budgetFen)} 元，已发占预算的 ${shareWords(now.budgetPermille)}`;
  const sentences = [
    `截至${dateInWords(to)}，${regionName}有社会工作人才 ${grouped(now.talents)} 人，其中持证 ${grouped(now.certified)} 人，` +
      `持证率 ${shareWords(now.certifiedPermille)}，${year}新增持证 ${grouped(now.newlyCertified)} 人。`,
    `${year}已发放 ${groupedYuan(now.paidFen)} 元（职业津贴 ${groupedYuan(now.stipendsPaidFen)} 元，` +
      `一次性奖励 ${groupedYuan(now.awardsPaidFen)} 元）；${due}；${budget}。`,
    ...(lapsing === null ? [] : [lapsingWords(lapsing)]),
    now.reportsDue === 0
      ? `${year}没有应报的社工站月报。`
      : `社工站月报应报 ${grouped(now.reportsDue)} 份，按时报送 ${grouped(now.reportsOnTime)} 份，` +
        `按时率 ${shareWords(now.onTimePermille)}。`,
  ];
  return sentences.join('');
}

function lapsingWords(lapsing: number): string {
  return lapsing === 0
    ? '90 天内没有登记到期的证书。'
    : `90 天内登记到期的证书有 ${grouped(lapsing)} 本，须及时办理再登记。`;
}

export function leaderNote({ from, to, year }: Pick<Told, 'from' | 'to' | 'year'>): string {
  return (
    `注：人才、持证为${dateInWords(to)}的人数；新增持证、已发为${dateInWords(from)}至${dateInWords(to)}的发生数，` +
    `已发按到账日期统计，扣减追回的款项；应发未发为截至${dateInWords(to)}应发而至今没有发放的。上年为${year - 1}年全年。`
  );
}

export function leaderValues(report: LeaderResponse, departmentName: string, preparedOn: string): Values {
  const { regionName, year, to, sentence, note, counties } = report;
  return {
    region: regionName,
    year: String(year),
    until: dateInWords(to),
    sentence,
    indicators: indicators(report),
    hasCounties: counties.length > 0,
    counties: counties.map((county) => ({
      name: county.name,
      talents: grouped(county.talents),
      certified: grouped(county.certified),
      share: shareWords(county.certifiedPermille),
      fresh: grouped(county.newlyCertified),
      paid: groupedYuan(county.paidFen),
      due: groupedYuan(county.dueFen),
      budget: county.budgetFen === null ? NONE : groupedYuan(county.budgetFen),
    })),
    note,
    department: departmentName,
    preparedOn: dateInWords(preparedOn),
  };
}

type Words = (value: number) => string;
const SHARE: Words = (share) => tenths(share);

function indicators({ now, before, dueFen, duePeople, lapsing }: LeaderResponse): Values[] {
  const beside = (name: string, unit: string, of: (it: LeaderYear) => number | null, words: Words): Values => {
    const [last, present] = [of(before), of(now)];
    const change = last === null || present === null ? NONE : words(present - last);
    return { name, unit, before: wordsOf(last, words), now: wordsOf(present, words), change };
  };
  const alone = (name: string, unit: string, value: number | null, words: Words): Values => ({
    name,
    unit,
    before: NONE,
    now: wordsOf(value, words),
    change: NONE,
  });
  return [
    beside('社会工作人才', '人', (it) => it.talents, grouped),
    beside('持证人员', '人', (it) => it.certified, grouped),
    beside('持证率', '%', (it) => it.certifiedPermille, SHARE),
    beside('新增持证人员', '人', (it) => it.newlyCertified, grouped),
    beside('已发合计', '元', (it) => it.paidFen, groupedYuan),
    beside('其中职业津贴', '元', (it) => it.stipendsPaidFen, groupedYuan),
    beside('其中一次性奖励', '元', (it) => it.awardsPaidFen, groupedYuan),
    alone('应发未发', '元', dueFen, groupedYuan),
    alone('应发未发涉及', '人', duePeople, grouped),
    beside('年度预算', '元', (it) => it.budgetFen, groupedYuan),
    beside('已发占预算', '%', (it) => it.budgetPermille, SHARE),
    alone('90 天内登记到期', '本', lapsing, grouped),
    beside('月报按时率', '%', (it) => it.onTimePermille, SHARE),
  ];
}

function wordsOf(value: number | null, words: Words): string {
  return value === null ? NONE : words(value);
}
