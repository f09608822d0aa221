import { Refusal, type RefusalKind } from '../common/errors.js';
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
