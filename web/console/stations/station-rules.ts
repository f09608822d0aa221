import type { components } from '../api/schema.js';
import { dayOf, monthInWords } from '../shared/days.js';

/** Stations as they are shown and typed. Pure. */

export type Station = components['schemas']['StationResponse'];
export type Coverage = components['schemas']['CoverageItem'];
export type Report = components['schemas']['StationReportResponse'];
export type Scheme = components['schemas']['SchemeResponse'];
type Gap = components['schemas']['TownshipGap'];
type Errors = Record<string, string>;

export interface County {
  code: string;
  name: string;
  gaps: Gap[];
  stations: Coverage[];
}

/** Counties in the order of their codes; what is lacking first. */
export function byCounty(items: readonly Coverage[], gaps: readonly Gap[]): County[] {
  const counties = new Map<string, County>();
  const of = (code: string, name: string): County => {
    const county = counties.get(code) ?? { code, name, gaps: [], stations: [] };
    counties.set(code, county);
    return county;
  };
  for (const gap of gaps) of(gap.countyCode, gap.countyName).gaps.push(gap);
  for (const item of items) of(item.countyCode, item.countyName).stations.push(item);
  for (const { stations } of counties.values()) stations.sort((a, b) => lacks(b) - lacks(a));
  return [...counties.values()].sort((a, b) => a.code.localeCompare(b.code));
}

function lacks({ staff, reported }: Coverage): number {
  return (staff === 0 ? 2 : 0) + (reported ? 0 : 1);
}

/** `0.4259` → `42.6%`. */
export function shareInWords(share: number | null): string {
  return share === null ? '还没有驻站社工' : `${(Math.round(share * 1_000) / 10).toFixed(1)}%`;
}

export const REPORT_FIGURES = [
  ['caseCount', '个案', '件'],
  ['groupCount', '小组', '个'],
  ['communityCount', '社区活动', '场'],
  ['visitCount', '走访', '次'],
  ['peopleServed', '服务人次', '人次'],
] as const;
type Figure = (typeof REPORT_FIGURES)[number][0];

export type ReportValues = Record<Figure | 'remark' | 'reason', string>;

export function reportValues(report: Report | null): ReportValues {
  const figures = Object.fromEntries(REPORT_FIGURES.map(([name]) => [name, report ? String(report[name]) : '']));
  return { ...(figures as Record<Figure, string>), remark: report?.remark ?? '', reason: '' };
}

/** Zero is a figure that is said: an empty field may be one that was passed over. */
export function reportErrors(values: ReportValues, report: Report | null): Errors {
  const errors: Errors = {};
  for (const [name, title] of REPORT_FIGURES) {
    if (numberOf(values[name]) === null) errors[name] = `${title}请填写数字，没有的填 0。`;
  }
  if (report !== null && values.reason.trim() === '') errors.reason = '请说明更正的原因。';
  return errors;
}

export function reportBody(values: ReportValues): Record<Figure, number> & { remark: string | null } {
  const figures = Object.fromEntries(REPORT_FIGURES.map(([name]) => [name, numberOf(values[name]) ?? 0]));
  return { ...(figures as Record<Figure, number>), remark: values.remark.trim() || null };
}

function numberOf(text: string): number | null {
  const plain = text.trim().normalize('NFKC');
  return /^\d{1,7}$/.test(plain) && Number(plain) <= 1_000_000 ? Number(plain) : null;
}

/** `2024-11` → `2024-10`. */
export function monthBefore(month: string): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 2;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Beside each figure: what it was in the month before. */
export function beforeInWords(before: Report | null, month: string, name: Figure, unit: string): string {
  const told = monthInWords(monthBefore(month));
  return before === null ? `${told}没有月报。` : `${told}：${before[name]} ${unit}`;
}

export type StationValues = Record<
  | 'kind'
  | 'regionCode'
  | 'name'
  | 'foundedOn'
  | 'closedOn'
  | 'hostName'
  | 'operatorName'
  | 'premisesSqm'
  | 'address'
  | 'contactPhone'
  | 'populationServed'
  | 'sign'
  | 'grade'
  | 'gradedOn'
  | 'stars'
  | 'remark'
  | 'reason',
  string
>;

export function stationValues(station: Station | null): StationValues {
  const text = (value: string | number | null | undefined): string =>
    value === null || value === undefined ? '' : String(value);
  return {
    kind: station?.kind ?? 'station',
    regionCode: station?.regionCode ?? '',
    name: station?.name ?? '',
    foundedOn: text(station?.foundedOn),
    closedOn: text(station?.closedOn),
    hostName: text(station?.hostName),
    operatorName: text(station?.operatorName),
    premisesSqm: text(station?.premisesSqm),
    address: text(station?.address),
    contactPhone: text(station?.contactPhone),
    populationServed: text(station?.populationServed),
    sign: text(station?.sign),
    grade: station?.grade ?? 'none',
    gradedOn: text(station?.gradedOn),
    stars: text(station?.stars),
    remark: text(station?.remark),
    reason: '',
  };
}

/** What the log asks a reason for, since it was told right once. */
const CORRECTED = ['kind', 'regionCode', 'name', 'foundedOn'] as const;

export function stationErrors(values: StationValues, before: Station | null): Errors {
  const errors: Errors = {};
  if (values.name.trim() === '') errors.name = '请填写站点名称。';
  if (values.regionCode === '') errors.regionCode = '请选择站点所在的乡镇、街道，或所服务的县（市、区）。';
  for (const [name, title] of [
    ['foundedOn', '成立日期'],
    ['closedOn', '撤销日期'],
    ['gradedOn', '评定日期'],
  ] as const) {
    if (values[name].trim() !== '' && dayOf(values[name]) === null) errors[name] = `${title}请写成 2024-09-01 的样子。`;
  }
  if (values.premisesSqm.trim() !== '' && areaOf(values.premisesSqm) === null) {
    errors.premisesSqm = '场地面积请填写平方米数，最多两位小数。';
  }
  if (values.populationServed.trim() !== '' && peopleOf(values.populationServed) === null) {
    errors.populationServed = '服务人口请填写整数，单位为人，例如 32500。';
  }
  if (values.stars.trim() !== '' && !/^\d{1,2}$/.test(values.stars.trim())) errors.stars = '星级请填写数字。';
  if (before !== null && values.reason.trim() === '') {
    const was = stationValues(before);
    if (CORRECTED.some((name) => values[name].trim() !== was[name])) errors.reason = '请说明更正的原因。';
  }
  return errors;
}

/** What is sent: all of a new one, of one that is there what differs. */
export function stationBody(values: StationValues, before: Station | null): Record<string, unknown> {
  const { kind, regionCode, grade } = values;
  const text = (name: keyof StationValues): string | null => values[name].trim() || null;
  const all: Record<string, unknown> = {
    kind,
    regionCode,
    name: values.name.trim(),
    foundedOn: dayOf(values.foundedOn),
    hostName: text('hostName'),
    operatorName: text('operatorName'),
    premisesSqm: areaOf(values.premisesSqm),
    address: text('address'),
    contactPhone: text('contactPhone'),
    populationServed: peopleOf(values.populationServed),
    sign: text('sign'),
    grade,
    gradedOn: dayOf(values.gradedOn),
    stars: values.stars.trim() === '' ? null : Number(values.stars),
    remark: text('remark'),
  };
  if (before === null) return all;
  const now: Record<string, unknown> = { ...all, closedOn: dayOf(values.closedOn) };
  const was = before as unknown as Record<string, unknown>;
  const changed = Object.entries(now).filter(([name, value]) => value !== (was[name] ?? null));
  return { ...Object.fromEntries(changed), ...(values.reason.trim() && { reason: values.reason.trim() }) };
}

function areaOf(text: string): number | null {
  const plain = text.trim().normalize('NFKC');
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) && Number(plain) > 0 ? Number(plain) : null;
}

/** `3.2万` is not guessed at: people are counted one by one. */
function peopleOf(text: string): number | null {
  const plain = text.trim().normalize('NFKC').replace(/,/g, '');
  return /^[1-9]\d{0,6}$/.test(plain) ? Number(plain) : null;
}

/** Points as typed, by the item's code; null for what is no number within its bound. */
export function pointsOf(text: string, maxPoints: number): number | null {
  const plain = text.trim().normalize('NFKC');
  return /^\d{1,4}(\.\d)?$/.test(plain) && Number(plain) <= maxPoints ? Number(plain) : null;
}

/** The sum so far and the grade by the scheme's thresholds; the grade only once every item has its points. */
export function scored(
  scheme: Scheme,
  points: Readonly<Record<string, string>>,
): { total: number; grade: string | null } {
  const all = scheme.items.map(({ code, maxPoints }) => pointsOf(points[code] ?? '', maxPoints));
  const tenths = all.reduce<number>((sum, one) => sum + Math.round((one ?? 0) * 10), 0);
  const total = tenths / 10;
  if (all.includes(null)) return { total, grade: null };
  const reached = [...scheme.grades]
    .sort((a, b) => b.minPoints - a.minPoints)
    .find(({ minPoints }) => total >= minPoints);
  return { total, grade: reached?.name ?? null };
}
