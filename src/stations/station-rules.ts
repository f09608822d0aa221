import type { RuleCheck } from '../common/fields/rule-check.js';
import { addMonthsToDate } from '../common/values/months.js';
import type { RegionLevel } from '../regions/region.entity.js';
import { checkFreeText } from '../workers/people/worker-rules.js';
import { MOST_MONTHS_AHEAD } from '../workers/posts/post-rules.js';
import type { Station } from './station.entity.js';

/** What must hold of a station and its staff (domain.md §10). Pure; days are `YYYY-MM-DD`, inclusive. */

export type StationFacts = Pick<
  Station,
  'name' | 'foundedOn' | 'closedOn' | 'grade' | 'gradedOn' | 'stars' | 'sign' | 'remark'
>;

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
  if (sign !== null) checkFreeText(rules, 'sign', sign);
  if (remark !== null) checkFreeText(rules, 'remark', remark);
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
