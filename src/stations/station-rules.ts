import type { RuleCheck } from '../common/fields/rule-check.js';
import { addMonthsToDate } from '../common/values/months.js';
import type { RegionLevel } from '../regions/region.entity.js';
import type { Show } from '../audit/changed-fields.js';
import { maskPhone } from '../common/values/masking.js';
import { checkFreeText, isPhone, withoutSpaces } from '../workers/people/worker-rules.js';
import { MOST_MONTHS_AHEAD } from '../workers/posts/post-rules.js';
import type { Station } from './station.entity.js';

/** What must hold of a station and its staff (domain.md §10). Pure; days are `YYYY-MM-DD`, inclusive. */

export type StationFacts = Pick<
  Station,
  'name' | 'foundedOn' | 'closedOn' | 'grade' | 'gradedOn' | 'stars' | 'sign' | 'remark' | 'address' | 'contactPhone'
>;

/** One number or several, in the form in which they are kept: `0563-3021234、13900001234`. */
export function stationPhones(text: string): string {
  return numbersOf(text).join('、');
}

function numbersOf(text: string): string[] {
  const parts = text.split(/[、，,;；/]/).map((part) => withoutSpaces(part).replaceAll(/[－—–]/g, '-'));
  return parts.filter((part) => part !== '');
}

/** A number that anybody may ring without an area code, a local one or one for the whole country. */
function isOfficePhone(text: string): boolean {
  return isPhone(text) || /^[2-9]\d{6,7}(-\d{1,6})?$/.test(text) || /^400-?\d{3}-?\d{4}$/.test(text);
}

/** How a station's facts stand in the log: the number that is rung may be somebody's own. */
export const STATION_SHOW: Show<Pick<Station, 'contactPhone'>> = {
  contactPhone: (phones) => numbersOf(phones).map(maskPhone).join('、'),
};

/**
 * @param maxStars the most that the region's scheme gives; null where no scheme is set
 */
export function checkStation(
  rules: RuleCheck,
  facts: StationFacts,
  place: { level: RegionLevel },
  maxStars: number | null,
  today: string,
): void {
  const { name, foundedOn, closedOn, grade, gradedOn, stars, sign, remark } = facts;
  rules
    .that(name.length >= 2, 'name', 'name-too-short', '名称过短，请填写站点全称')
    .that(
      place.level === 'township' || place.level === 'county',
      'regionCode',
      'region-too-wide',
      '站点应设在乡镇（街道），县级站点设在县（市、区），请选取相应的地区',
    )
    .that(
      foundedOn === null || foundedOn <= today,
      'foundedOn',
      'founded-in-future',
      `成立日期不能晚于今天（${today}）`,
    )
    .that(
      closedOn === null || foundedOn === null || closedOn >= foundedOn,
      'closedOn',
      'closed-before-founded',
      `撤销日期不能早于成立日期 ${foundedOn}`,
    )
    .that(gradedOn === null || grade !== 'none', 'gradedOn', 'graded-without-grade', '填写评定日期须同时填写特色等级')
    .that(gradedOn === null || gradedOn <= today, 'gradedOn', 'graded-in-future', `评定日期不能晚于今天（${today}）`);
  if (stars !== null) {
    const message =
      maxStars === null
        ? '本地区没有设置星级方案，请先由管理员设置，或不填星级'
        : `星级应在 1 至 ${maxStars} 之间（本地区的星级方案）`;
    rules.that(maxStars !== null && stars <= maxStars, 'stars', 'stars-beyond-scheme', message);
  }
  checkContact(rules, facts);
  if (sign !== null) checkFreeText(rules, 'sign', sign);
  if (remark !== null) checkFreeText(rules, 'remark', remark);
}

/** By which a station is found and rung up. */
export function checkContact(
  rules: RuleCheck,
  { address, contactPhone }: Pick<StationFacts, 'address' | 'contactPhone'>,
): void {
  if (address !== null) checkFreeText(rules, 'address', address);
  if (contactPhone === null) return;
  rules.that(
    contactPhone !== '' && numbersOf(contactPhone).every(isOfficePhone),
    'contactPhone',
    'phone-malformed',
    '联系电话应为固定电话（如 0563-3021234）或 11 位手机号，多个号码用顿号隔开',
  );
}

/** Days of service, open while on site. */
export interface Stay {
  startOn: string;
  endOn: string | null;
}

/** What a station is called, of which kind, where and since when. */
const IDENTITY = ['name', 'kind', 'regionCode', 'foundedOn'] as const;
export type StationIdentity = Pick<Station, (typeof IDENTITY)[number]>;

/** Which of these are put right, and so for a reason; what a station gets in time is stated without one. */
export function correctedIdentity(before: StationIdentity, after: StationIdentity): (typeof IDENTITY)[number][] {
  return IDENTITY.filter((field) => before[field] !== null && before[field] !== after[field]);
}

/** On site only while the station serves, and once at a time at the same station. */
export function checkStay(
  rules: RuleCheck,
  stay: Stay,
  station: Pick<Station, 'foundedOn' | 'closedOn'>,
  others: readonly Stay[],
  today: string,
): void {
  const { startOn, endOn } = stay;
  const { foundedOn, closedOn } = station;
  const latest = addMonthsToDate(today, MOST_MONTHS_AHEAD);
  rules
    .that(startOn <= latest, 'startOn', 'entry-far-ahead', `驻站日期晚于今天一年以上（最晚 ${latest}），请核对驻站日期`)
    .that(endOn === null || endOn >= startOn, 'endOn', 'leave-before-entry', `离站日期不能早于驻站日期 ${startOn}`)
    .that(
      foundedOn === null || startOn >= foundedOn,
      'startOn',
      'before-founding',
      `驻站日期不能早于站点成立日期 ${foundedOn}`,
    )
    .that(
      closedOn === null || (endOn !== null && endOn <= closedOn),
      'endOn',
      'after-closing',
      `站点已于 ${closedOn} 撤销，离站日期不能为空，也不能晚于这一天`,
    );
  const other = others.find((it) => overlaps(it, stay));
  rules.that(
    !other,
    'startOn',
    'stays-overlap',
    `与此人在本站已登记的驻站时间（${other?.startOn} 至 ${other?.endOn ?? '今'}）重叠，请核对或先登记离站`,
  );
}

function overlaps(a: Stay, b: Stay): boolean {
  return (a.endOn === null || a.endOn >= b.startOn) && (b.endOn === null || b.endOn >= a.startOn);
}
