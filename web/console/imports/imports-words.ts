import type { components } from '../api/schema.js';

type Summary = Pick<components['schemas']['ImportSummary'], 'mode' | 'applied' | 'undoneAt'>;

/** What became of an import. */
export function outcomeOf({ mode, applied, undoneAt }: Summary): {
  tone: 'done' | 'wait' | 'wrong' | 'plain';
  word: string;
} {
  if (undoneAt !== null) return { tone: 'plain', word: '已撤销' };
  if (applied) return { tone: 'done', word: mode === 'valid' ? '已导入无误的行' : '已导入' };
  return mode === 'check' ? { tone: 'plain', word: '仅检查' } : { tone: 'wrong', word: '未写入' };
}
