import type { components } from '../api/schema.js';

/** What is said of the templates of an office's papers. */

export type Template = components['schemas']['DocumentTemplateResponse'];
type Placeholder = components['schemas']['PlaceholderResponse'];

const MEGABYTES_MOST = 2;

/** What keeps a file from being sent at all; null where nothing does. */
export function fileProblem({ name, size }: { name: string; size: number }): string | null {
  if (!/\.docx$/i.test(name)) {
    return '请选择 Word 文档（docx）。其他格式请先在 Word 或 WPS 中另存为 docx。';
  }
  if (size > MEGABYTES_MOST * 1024 * 1024) {
    return `模板不得超过 ${MEGABYTES_MOST} 兆字节。请缩小或删去其中的图片。`;
  }
  return null;
}

/** Which template is in force, as people say it. */
export function inForceInWords({ inForce }: Pick<Template, 'inForce'>): string {
  const { source, regionName, version } = inForce;
  if (source === 'built-in') return '系统内置';
  return source === 'own' ? `本地区第 ${version} 版` : `${regionName}第 ${version} 版`;
}

export interface PlaceholderRow {
  written: string;
  meaning: string;
  isColumn: boolean;
}

/** Each placeholder as it is written; the columns of rows stand below them. */
export function placeholderRows(placeholders: readonly Placeholder[]): PlaceholderRow[] {
  return placeholders.flatMap(({ kind, word, meaning, columns }): PlaceholderRow[] => [
    { written: kind === 'text' ? `{${word}}` : `{#${word}}……{/${word}}`, meaning, isColumn: false },
    ...columns.map((column) => ({ written: `{${column.word}}`, meaning: column.meaning, isColumn: true })),
  ]);
}
