import { Refusal } from '../common/errors.js';
import type { ImportResponse } from './imports.dto.js';

/** Nothing was written: the problem document carries the whole answer, so that the client reads one shape. */
export function nothingWritten(answer: ImportResponse): Refusal {
  const errors = answer.issues.filter((issue) => issue.severity === 'error');
  const first = errors[0];
  const where = first
    ? `首个问题在“${first.sheet}”${first.cell ?? (first.row === null ? '' : `第 ${first.row} 行`)}：${first.message}。`
    : '';
  const detail = `共 ${answer.counts.rejected} 行有错误，未写入任何数据。${where}请按问题清单改正后重新导入。`;
  return new Refusal('refused', 'IMPORT_NOT_APPLIED', detail, [], { ...answer });
}

export function notUndoable(code: string, detail: string): Refusal {
  return new Refusal('conflict', code, detail);
}
