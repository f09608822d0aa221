/**
 * The three certificate levels, lowest first: 助理社会工作师, 社会工作师, 高级社会工作师
 * (《社会工作者职业资格证书登记服务办法》; domain words of the product).
 */
export const LEVELS = ['junior', 'intermediate', 'senior'] as const;
export type Level = (typeof LEVELS)[number];

/** The short wording used on sheets and screens. */
export const LEVEL_NAMES: Record<Level, string> = { junior: '初级', intermediate: '中级', senior: '高级' };

/** 0 for junior, 2 for senior: the order in which levels outrank each other. */
export function levelRank(level: Level): number {
  return LEVELS.indexOf(level);
}
