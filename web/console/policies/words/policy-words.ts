import type { components } from '../../api/schema.js';
import { monthInWords } from '../../shared/days.js';
import { fundingText } from '../../shared/funding.js';
import { yuan } from '../../shared/money.js';
import { yearInWords } from './year-words.js';
import { EMPLOYER_KINDS, LEVELS, STAFFINGS, word } from '../../shared/words.js';

/** A policy in sentences that can be read out, printed and signed. */

export type Policy = components['schemas']['PolicyResponse'];
export type Kind = Policy['kind'];
export type Content = Pick<
  Policy,
  | 'kind'
  | 'title'
  | 'documentNo'
  | 'effectiveFrom'
  | 'effectiveTo'
  | 'ratesFen'
  | 'rates'
  | 'eligibleEmployers'
  | 'excludedStaffing'
  | 'unknownStaffing'
  | 'requiresRegistration'
  | 'registration'
  | 'firstRegisteredBetween'
  | 'claimBy'
  | 'checks'
  | 'noticeWorkingDays'
  | 'funding'
  | 'upgrade'
  | 'claimWithinMonths'
  | 'mustStillServe'
  | 'service'
  | 'start'
  | 'stop'
  | 'minServiceMonths'
  | 'maxMonths'
  | 'capBy'
  | 'period'
  | 'year'
  | 'note'
>;
export type NameOfRegion = (code: string) => string;

export const LEVEL_CODES = ['junior', 'intermediate', 'senior'] as const;

export const UPGRADES = {
  difference: '取得更高级别时，发放两级标准的差额',
  full: '取得更高级别时，按该级别标准全额发放',
} as const;
export const STARTS = {
  'same-month': '自符合条件的当月起发放',
  'next-month': '自符合条件的次月起发放',
} as const;
export const STOPS = {
  'through-leaving-month': '离岗当月仍然发放',
  'until-previous-month': '离岗当月不再发放',
} as const;

export const SECTIONS = ['谁', '条件', '多少', '何时', '公示', '依据'] as const;
export type SectionName = (typeof SECTIONS)[number];

export function sentencesOf(policy: Content, nameOf: NameOfRegion): Record<SectionName, string[]> {
  const isAward = policy.kind === 'award';
  return {
    谁: [`发放对象为${employersInWords(policy, nameOf)}。`, ...staffingInWords(policy)],
    条件: [
      registrationInWords(policy),
      ...(isAward ? [servingInWords(policy)] : [serviceInWords(policy)]),
      ...(isAward || policy.claimBy === 'application' ? [claimInWords(policy)] : []),
      ...checksInWords(policy),
    ],
    多少: [
      ...ratesInWords(policy),
      ...(policy.upgrade ? [`${UPGRADES[policy.upgrade]}。`] : []),
      ...(policy.funding ? [fundingInWords(policy)] : []),
    ],
    何时: [
      `${periodInWords(policy)}执行。`,
      ...(policy.start && policy.stop ? [`${STARTS[policy.start]}，${STOPS[policy.stop]}。`] : []),
      ...yearInWords(policy),
      ...(isAward ? [] : [capInWords(policy)]),
    ],
    公示: [noticeInWords(policy)],
    依据: [
      policy.documentNo ? `依据文件：${policy.documentNo}。` : '文号待补。',
      ...(policy.note ? [policy.note] : []),
    ],
  };
}

export function employersInWords({ eligibleEmployers }: Content, nameOf: NameOfRegion): string {
  if (eligibleEmployers.length === 0) return '空（不向任何人发放）';
  const kinds = eligibleEmployers.map(({ kind, registrarCode }) => {
    const name = word(EMPLOYER_KINDS, kind);
    return registrarCode ? `${name}（在${nameOf(registrarCode)}登记的）` : name;
  });
  return `${kinds.join('、')}的在岗人员`;
}

/** Nothing where a policy does not ask about the staffing of posts. */
export function staffingInWords({ excludedStaffing, unknownStaffing }: Content): string[] {
  const names = excludedStaffing.map((each) => word(STAFFINGS, each)).join('、');
  const unknown = unknownStaffing === 'refuse' ? '没有登记用工性质的，补登前不发。' : '没有登记用工性质的照常发放。';
  if (names === '') return unknownStaffing === 'refuse' ? [unknown] : [];
  return [`用工性质为${names}的不发；${unknown}`];
}

export function registrationInWords({ registration, firstRegisteredBetween }: Content): string {
  const asked = {
    none: '须持有证书，不要求登记。',
    valid: '须持有证书，且登记在有效期内。',
    once: '须持有证书，且登记过，不看登记是否到期。',
  }[registration];
  if (firstRegisteredBetween === null) return asked;
  const { from = null, to = null } = firstRegisteredBetween;
  const [first, last] = [from && whenInWords('award', from), to && whenInWords('award', to)];
  if (first && last) return `${asked}首次登记须在 ${first}至 ${last}之间。`;
  return `${asked}首次登记不${first ? `早于 ${first}` : `晚于 ${last ?? ''}`}。`;
}

export const SERVICE_CODES = ['approved', 'declared', 'ever', 'none'] as const;
export const SERVICE_DAYS = {
  approved: '证书批准日',
  declared: '申报日',
  ever: '至该日曾经在岗',
  none: '不要求在岗',
} as const;

export function servingInWords({ mustStillServe, service }: Content): string {
  if (service === null) return mustStillServe ? '证书批准日和申报日都须在岗。' : '证书批准日须在岗，申报日不要求在岗。';
  const { on, minMonths, countedTo, unbroken } = service;
  if (on.includes('none')) return '不要求在岗，凭受理的申报发放。';
  const days = on.filter((day) => day === 'approved' || day === 'declared').map((day) => SERVICE_DAYS[day]);
  const counted = countedToInWords(countedTo);
  const asked = [
    ...(days.length > 0 ? [`${days.join('和')}${days.length > 1 ? '都' : ''}须在岗`] : []),
    ...(on.includes('ever') ? [`至${counted}曾在岗即可`] : []),
    minMonths > 0 ? `至${counted}${unbroken ? '连续' : '累计'}服务满 ${minMonths} 个月` : '不要求服务月数',
  ];
  return `${asked.join('，')}。`;
}

/** `approved`, `declared`, or a day. */
export function countedToInWords(countedTo: string): string {
  if (countedTo === 'approved' || countedTo === 'declared') return SERVICE_DAYS[countedTo];
  return ` ${whenInWords('award', countedTo)}`;
}

export function claimInWords({ kind, claimBy, claimWithinMonths }: Content): string {
  const window = claimBy === 'application' ? '须在申报通知的申报期内申报并经受理，逾期未申报的视作放弃。' : '';
  if (kind === 'stipend') return window;
  if (claimWithinMonths !== null) return `${window}取得证书后 ${claimWithinMonths} 个月内申报，逾期不发。`;
  return window === '' ? '取得证书后申报不限期。' : window;
}

/** The code by which a check is the system's own test of the employer. */
export const EMPLOYER_CHECK = 'employer';

/** One sentence for all that is checked of a claim; of a group one is enough. */
export function checksInWords({ checks }: Pick<Content, 'checks'>): string[] {
  if (checks.length === 0) return [];
  const groups = new Map<string, string[]>();
  for (const { code, label, levels, anyOf } of checks) {
    const whose = levels ? `（${levels.map((level) => word(LEVELS, level)).join('、')}）` : '';
    const key = anyOf === undefined ? `code ${code}` : `any ${anyOf}`;
    groups.set(key, [...(groups.get(key) ?? []), `${label}${whose}`]);
  }
  const asked = [...groups.values()].map((labels) =>
    labels.length > 1 ? `${labels.join('、')}中有一项符合` : labels.join(''),
  );
  return [`受理的申报须逐项核对符合：${asked.join('；')}。`];
}

export function serviceInWords({ minServiceMonths }: Content): string {
  return minServiceMonths ? `连续在岗满 ${minServiceMonths} 个月后开始发放。` : '不要求事先在岗的月数。';
}

export function capInWords({ maxMonths, capBy }: Content): string {
  if (maxMonths === null) return '发放月数不设上限。';
  return capBy === 'elapsed'
    ? `自首个应发的月份起 ${maxMonths} 个月内发放，中断的月份也算在内。`
    : `每人累计最多发放 ${maxMonths} 个月。`;
}

/** One sentence; with rates by kinds of employer one a group, the last for all others. */
export function ratesInWords({ kind, rates, year }: Content): string[] {
  const pays = kind === 'award' ? '一次性发放' : year?.pays === 'whole' ? '每满一年发放' : '每月发放';
  return rates.map(({ employers, levels }, index) => {
    const whom = employers ? `${kindsInWords(employers)}的在岗人员` : index > 0 ? '其余单位的在岗人员' : '';
    return `${whom}${pays}：${levelsInWords(levels)}`;
  });
}

/** The groups beside the rates of all others, in one text; empty where all employers have the same. */
export function rateGroupsInWords({ rates }: Content): string {
  const named = rates.flatMap(({ employers, levels }) => (employers ? [{ employers, levels }] : []));
  if (named.length === 0) return '各类单位相同';
  return named.map(({ employers, levels }) => `${kindsInWords(employers)}：${levelsInWords(levels)}`).join('');
}

/** Without one of the policy's own the region that pays divides the money, or nobody does. */
export function fundingInWords({ funding }: Pick<Content, 'funding'>): string {
  return funding === null ? '按地区设置' : `资金由${fundingText(funding)}分担，尾差计入第一个来源。`;
}

function levelsInWords(levels: Content['ratesFen']): string {
  const stated = LEVEL_CODES.filter((level) => levels[level] !== null);
  const silent = LEVEL_CODES.filter((level) => levels[level] === null);
  const rates = stated.map((level) => `${word(LEVELS, level)} ${yuan(levels[level] ?? 0)} 元`).join('，');
  const rest =
    silent.length === 0
      ? ''
      : `${silent.map((level) => word(LEVELS, level)).join('、')}没有规定，有别的政策规定的按其发放。`;
  return rates === '' ? rest : `${rates}。${rest}`;
}

export function kindsInWords(kinds: readonly string[]): string {
  return kinds.map((kind) => word(EMPLOYER_KINDS, kind)).join('、');
}

/** `150.00 元`, or that the document says nothing of the level. */
export function rateInWords(rateFen: number | null): string {
  return rateFen === null ? '没有规定' : `${yuan(rateFen)} 元`;
}

export function periodInWords({ kind, effectiveFrom, effectiveTo }: Content): string {
  const from = whenInWords(kind, effectiveFrom);
  return effectiveTo === null ? `自 ${from}起长期` : `自 ${from}起至 ${whenInWords(kind, effectiveTo)}`;
}

export function noticeInWords({ noticeWorkingDays }: Content): string {
  return noticeWorkingDays === 0 ? '发放前不公示。' : `发放前公示 ${noticeWorkingDays} 个工作日。`;
}

/** `2024-01` → `2024年1月`; `2024-01-15` → `2024年1月15日`. */
export function whenInWords(kind: Kind, text: string): string {
  if (kind === 'stipend') return monthInWords(text);
  return `${monthInWords(text.slice(0, 7))}${Number(text.slice(8, 10))}日`;
}

/** Withdrawn whole: it ends before it begins. */
export function isWithdrawnWhole({
  effectiveFrom,
  effectiveTo,
}: Pick<Policy, 'effectiveFrom' | 'effectiveTo'>): boolean {
  return effectiveTo !== null && effectiveTo < effectiveFrom;
}
