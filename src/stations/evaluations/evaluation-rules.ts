import type { RuleCheck } from '../../common/fields/rule-check.js';
import type { ItemScore, SchemeGrade, SchemeItem } from './station-evaluation.entity.js';

/** How points become a grade, by a region's own scheme (domain.md §10: the scheme is data). Pure. */

export interface Scheme {
  items: readonly SchemeItem[];
  grades: readonly SchemeGrade[];
}

/** A scheme can be counted by: codes differ, thresholds fall and can be reached, and every total has a grade. */
export function checkScheme(rules: RuleCheck, { items, grades }: Scheme): void {
  const codes = new Set(items.map((item) => item.code));
  const names = new Set(grades.map((grade) => grade.name));
  const most = maxTotal(items);
  const falling = grades.every((grade, index) => index === 0 || grade.minPoints < grades[index - 1]!.minPoints);
  rules
    .that(codes.size === items.length, 'items', 'item-twice', '评分项的代码不能重复')
    .that(names.size === grades.length, 'grades', 'grade-twice', '等级名称不能重复')
    .that(falling, 'grades', 'grades-out-of-order', '等级应按最低分从高到低排列，且最低分各不相同')
    .that((grades[0]?.minPoints ?? 0) <= most, 'grades', 'grade-unreachable', `最高等级的最低分超过了满分 ${most} 分`)
    .that(grades.at(-1)?.minPoints === 0, 'grades', 'grade-missing', '最后一个等级的最低分应为 0，使每个得分都有等级');
}

export function maxTotal(items: readonly SchemeItem[]): number {
  return round(items.reduce((sum, item) => sum + item.maxPoints, 0));
}

/** Every item is scored once, within its points. */
export function checkScores(rules: RuleCheck, { items }: Pick<Scheme, 'items'>, scores: readonly ItemScore[]): void {
  scores.forEach(({ code, points }, index) => {
    const item = items.find((it) => it.code === code);
    const twice = scores.findIndex((it) => it.code === code) !== index;
    rules
      .that(item !== undefined, `scores.${index}.code`, 'item-unknown', `评估办法中没有代码为 ${code} 的评分项`)
      .that(!twice, `scores.${index}.code`, 'item-scored-twice', `评分项 ${code} 重复打分`)
      .that(
        item === undefined || points <= item.maxPoints,
        `scores.${index}.points`,
        'points-beyond-item',
        `“${item?.name}”的得分不能超过 ${item?.maxPoints} 分`,
      );
  });
  const missing = items.filter((item) => !scores.some((score) => score.code === item.code));
  const names = missing.map((item) => item.name).join('、');
  rules.that(missing.length === 0, 'scores', 'item-not-scored', `还有评分项没有打分：${names}`);
}

/** The sum of points and the grade of the highest threshold that it reaches. */
export function evaluate({ grades }: Scheme, scores: readonly ItemScore[]): { total: number; grade: string } {
  const total = round(scores.reduce((sum, score) => sum + score.points, 0));
  return { total, grade: grades.find((grade) => total >= grade.minPoints)?.name ?? '' };
}

/** Points have at most one decimal; their sum in binary may not. */
function round(points: number): number {
  return Math.round(points * 10) / 10;
}
