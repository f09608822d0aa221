import type ExcelJS from 'exceljs';
import { guardCell } from '../../exports/cell-guard.js';
import type { Told } from '../writing/told-changes.js';
import { CHANGE_OBJECT_NAMES, changedFieldName } from '../register/row-changes.js';
import { CHANGES_SHEET } from '../roster/roster-fields.js';
import { listSheet, textCells } from './list-sheet.js';

/** A reader checks the first thousands; more would make the copy larger than the roster. */
export const MAX_TOLD = 20_000;

const COLUMNS = [
  { header: '工作表', width: 18 },
  { header: '行', width: 8 },
  { header: '姓名', width: 12 },
  { header: '变更', width: 8 },
  { header: '对象', width: 12 },
  { header: '项目', width: 16 },
  { header: '原内容', width: 40 },
  { header: '新内容', width: 40 },
];

/** The sheet 变更清单: what each row makes and changes, or would (domain.md §13). */
export function writeChanges(writer: ExcelJS.stream.xlsx.WorkbookWriter, changes: readonly Told[]): void {
  const sheet = listSheet(writer, CHANGES_SHEET, COLUMNS);
  for (const { sheet: name, row: number, worker, object, field, before, after } of changes.slice(0, MAX_TOLD)) {
    const texts = [
      worker,
      field === null ? '新增' : '更新',
      CHANGE_OBJECT_NAMES[object],
      changedFieldName({ object, field }),
      before,
      after,
    ];
    const row = sheet.addRow([guardCell(name), number, ...textCells(texts)]);
    row.eachCell((cell) => (cell.style = { numFmt: typeof cell.value === 'number' ? '0' : '@' }));
    row.commit();
  }
  if (changes.length > MAX_TOLD) sheet.addRow([`变更超过 ${MAX_TOLD} 项，其余请在系统的导入记录中查看。`]).commit();
  sheet.commit();
}
