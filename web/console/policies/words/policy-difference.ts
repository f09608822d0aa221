import { LEVELS, word } from '../../shared/words.js';
import {
  capInWords,
  checksInWords,
  claimInWords,
  type Content,
  employersInWords,
  fundingInWords,
  isWithdrawnWhole,
  LEVEL_CODES,
  type NameOfRegion,
  noticeInWords,
  periodInWords,
  type Policy,
  rateGroupsInWords,
  rateInWords,
  registrationInWords,
  serviceInWords,
  servingInWords,
  staffingInWords,
  STARTS,
  STOPS,
  UPGRADES,
} from './policy-words.js';
import { yearInWords } from './year-words.js';

export interface Difference {
  name: string;
  before: string;
  after: string;
}

/** What a version changes, in words and only where it differs; both are of one kind. */
export function differences(before: Content, after: Content, nameOf: NameOfRegion): Difference[] {
  const isAward = after.kind === 'award';
  const told: [string, (policy: Content) => string][] = [
    ['名称', (policy) => policy.title],
    ['文号', (policy) => policy.documentNo ?? '待补'],
    ['执行期', (policy) => periodInWords(policy)],
    ['发放对象', (policy) => employersInWords(policy, nameOf)],
    ['用工性质', (policy) => staffingInWords(policy).join('') || '不区分'],
    ['登记', registrationInWords],
    ['核对项目', (policy) => checksInWords(policy).join('') || '无'],
    ...(isAward
      ? ([
          ['在岗', servingInWords],
          ['申报', claimInWords],
        ] as [string, (policy: Content) => string][])
      : ([
          ['在岗月数', serviceInWords],
          ['申报', (policy) => claimInWords(policy) || '不须申报'],
        ] as [string, (policy: Content) => string][])),
    ...LEVEL_CODES.map((level): [string, (policy: Content) => string] => [
      `${word(LEVELS, level)}标准`,
      ({ ratesFen, kind, year }) =>
        `${kind === 'award' || ratesFen[level] === null ? '' : year?.pays === 'whole' ? '每年 ' : '每月 '}${rateInWords(ratesFen[level])}`,
    ]),
    ['分组标准', rateGroupsInWords],
    ['晋级', ({ upgrade }) => (upgrade ? UPGRADES[upgrade] : '')],
    ['起发', ({ start }) => (start ? STARTS[start] : '')],
    ['停发', ({ stop }) => (stop ? STOPS[stop] : '')],
    ...(isAward
      ? []
      : ([['核发周期', (policy) => yearInWords(policy).join('') || '逐月核发。']] as [
          string,
          (policy: Content) => string,
        ][])),
    ...(isAward ? [] : ([['月数上限', capInWords]] as [string, (policy: Content) => string][])),
    ['资金分担', fundingInWords],
    ['公示', noticeInWords],
    ['说明', (policy) => policy.note ?? '无'],
  ];
  return told
    .map(([name, tell]) => ({ name, before: tell(before), after: tell(after) }))
    .filter((each) => each.before !== each.after);
}

/** The version before: of the same kind and region, approved, the last that begins earlier; null where there was none. */
export function formerVersion(
  policy: Pick<Policy, 'kind' | 'regionCode' | 'effectiveFrom'> & { id: string | null; predecessorId: string | null },
  all: readonly Policy[],
): Policy | null {
  const named = all.find((each) => each.id === policy.predecessorId);
  if (named) return named;
  const earlier = all.filter(
    (each) =>
      each.id !== policy.id &&
      each.kind === policy.kind &&
      each.regionCode === policy.regionCode &&
      each.approvedAt !== null &&
      !isWithdrawnWhole(each) &&
      each.effectiveFrom < policy.effectiveFrom,
  );
  return earlier.reduce<Policy | null>(
    (last, each) => (last === null || each.effectiveFrom > last.effectiveFrom ? each : last),
    null,
  );
}
