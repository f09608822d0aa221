import { Refusal, type RefusalKind } from '../common/errors.js';
import type { ImportResponse } from './imports.dto.js';
import { WorkbookRefused, type WorkbookRefusal } from './workbook-errors.js';

const KINDS: Partial<Record<WorkbookRefusal, RefusalKind>> = {
  'file-too-large': 'too-large',
  'unpacks-too-large': 'too-large',
  'too-many-rows': 'too-large',
  'too-many-parts': 'too-large',
  'not-a-workbook': 'unsupported',
  'old-format': 'unsupported',
  'other-format': 'unsupported',
};

/** A file that cannot be read at all, as an answer: 413 for its size, 415 for its kind, 422 for what is in it. */
export function workbookRefusal(error: unknown): unknown {
  if (!(error instanceof WorkbookRefused)) return error;
  const code = `WORKBOOK_${error.code.replaceAll('-', '_').toUpperCase()}`;
  return new Refusal(KINDS[error.code] ?? 'refused', code, error.message);
}

export function fileMissing(): Refusal {
  return new Refusal('malformed', 'FILE_MISSING', '没有收到文件。请用 multipart/form-data 的 file 字段上传工作簿。');
}

/** Nothing was written: the problem document carries the whole answer, so that the client reads one shape. */
export function nothingWritten(answer: ImportResponse): Refusal {
  const errors = answer.issues.filter((issue) => issue.severity === 'error');
  const first = errors[0];
  const where = first
    ? `首个问题在“${first.sheet}”${first.cell ?? (first.row === null ? '' : `第 ${first.row} 行`)}:${first.message}。`
    : '';
  const detail = `共 ${answer.counts.rejected} 行有错误,未写入任何数据。${where}请按问题清单改正后重新导入。`;
  return new Refusal('refused', 'IMPORT_NOT_APPLIED', detail, [], { ...answer });
}

export function notUndoable(code: string, detail: string): Refusal {
  return new Refusal('conflict', code, detail);
}
