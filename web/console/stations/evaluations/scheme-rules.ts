import type { components } from '../../api/schema.js';
import { dayOf } from '../../shared/days.js';

/** A scheme of evaluation as it is typed: a list of items with their points, and of grades from the best down. Pure. */

export type Scheme = components['schemas']['SchemeResponse'];
type Item = Scheme['items'][number];
type Grade = Scheme['grades'][number];
type Errors = Record<string, string>;

export interface SchemeValues {
  regionCode: string;
  title: string;
  documentNo: string;
  effectiveFrom: string;
  items: Row[];
  grades: Row[];
}

export interface Row {
  /** Of an item that is there; a new one has none yet. */
  code: string;
  name: string;
  points: string;
}

export const emptyRow = (): Row => ({ code: '', name: '', points: '' });

const GRADES: readonly [string, string][] = [
  ['优秀', '90'],
  ['合格', '60'],
  ['不合格', '0'],
];

/** @param like whose text is begun with; null for an empty form with the grades that are usual */
export function schemeValues(like: Scheme | null, regionCode: string): SchemeValues {
  return {
    regionCode: like?.regionCode ?? regionCode,
    title: like?.title ?? '',
    documentNo: like?.documentNo ?? '',
    effectiveFrom: like?.effectiveFrom ?? '',
    items: like?.items.map(({ code, name, maxPoints }) => ({ code, name, points: String(maxPoints) })) ?? [emptyRow()],
    grades:
      like?.grades.map(({ name, minPoints }) => ({ code: '', name, points: String(minPoints) })) ??
      GRADES.map(([name, points]) => ({ code: '', name, points })),
  };
}

/** Points with at most one decimal; null for what is no such number. */
export function schemePoints(text: string): number | null {
  const plain = text.trim().normalize('NFKC');
  return /^\d{1,4}(\.\d)?$/.test(plain) && Number(plain) <= 1_000 ? Number(plain) : null;
}

/** Of the rows so far. */
export function fullPoints(rows: readonly Row[]): number {
  return rows.reduce((sum, { points }) => sum + Math.round((schemePoints(points) ?? 0) * 10), 0) / 10;
}

export function schemeErrors(values: SchemeValues): Errors {
  const errors: Errors = {};
  if (values.title.trim() === '') errors.title = '请填写评估办法的名称。';
  if (dayOf(values.effectiveFrom) === null) errors.effectiveFrom = '请填写施行日期，例如 2024-01-01。';
  rowErrors(errors, 'items', values.items, '评分项', '满分');
  rowErrors(errors, 'grades', values.grades, '等次', '最低分');
  values.items.forEach(({ points }, n) => {
    if (schemePoints(points) === 0) errors[`items.${n}.points`] = `第 ${n + 1} 个评分项的满分应大于 0。`;
  });
  if (Object.keys(errors).length > 0) return errors;
  const lows = values.grades.map(({ points }) => schemePoints(points)!);
  if (lows.some((low, n) => n > 0 && low >= lows[n - 1]!)) {
    errors.grades = '等次请按最低分从高到低填写，最低分各不相同。';
  } else if (lows[lows.length - 1] !== 0) {
    errors.grades = '最后一个等次的最低分应为 0，使每个得分都有等次。';
  } else if (lows[0]! > fullPoints(values.items)) {
    errors.grades = `最高等次的最低分超过了满分 ${fullPoints(values.items)} 分。`;
  }
  return errors;
}

function rowErrors(errors: Errors, list: 'items' | 'grades', rows: readonly Row[], what: string, points: string): void {
  rows.forEach((row, n) => {
    const name = row.name.trim();
    if (name === '') errors[`${list}.${n}.name`] = `请填写第 ${n + 1} 个${what}的名称。`;
    else if (rows.findIndex((it) => it.name.trim() === name) < n) {
      errors[`${list}.${n}.name`] = `${what}“${name}”填写了两次。`;
    }
    if (schemePoints(row.points) === null) {
      errors[`${list}.${n}.points`] = `第 ${n + 1} 个${what}的${points}请填写数字，最多一位小数。`;
    }
  });
}

/** What is sent; an item keeps its code, a new one gets the next that is free. */
export function schemeBody(
  values: SchemeValues,
): Pick<Scheme, 'title' | 'documentNo' | 'effectiveFrom' | 'items' | 'grades'> {
  const taken = new Set(values.items.map(({ code }) => code));
  let next = 0;
  const free = (): string => {
    do next++;
    while (taken.has(`item-${next}`));
    return `item-${next}`;
  };
  const items: Item[] = values.items.map(({ code, name, points }) => ({
    code: code || free(),
    name: name.trim(),
    maxPoints: schemePoints(points) ?? 0,
  }));
  const grades: Grade[] = values.grades.map(({ name, points }) => ({
    name: name.trim(),
    minPoints: schemePoints(points) ?? 0,
  }));
  return {
    title: values.title.trim(),
    documentNo: values.documentNo.trim() || null,
    effectiveFrom: dayOf(values.effectiveFrom)!,
    items,
    grades,
  };
}
