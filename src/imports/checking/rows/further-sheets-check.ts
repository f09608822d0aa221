import { personName } from '../../../common/values/names.js';
import { cleanText, fenOfCell, yesNoOfCell } from '../../reading/cell-values.js';
import type { HistoricalPaymentRow, RevocationRow, RowPlace, SuspensionRow } from '../../roster/roster-rows.js';
import { RowCells, type SheetContext } from '../../reading/row-cells.js';
import type { RawRow } from '../../../workbooks/workbook-reader.js';

/** The optional sheets 停发登记, 证书撤销 and 历史发放, row by row (domain.md §8). Null for a row without data. */

type Draft<Row extends RowPlace> = RowPlace & { [Field in Exclude<keyof Row, keyof RowPlace>]: Row[Field] | null };
export type SuspensionDraft = Draft<SuspensionRow>;
export type RevocationDraft = Draft<RevocationRow>;
export type HistoricalPaymentDraft = Draft<HistoricalPaymentRow>;

export function readSuspensionRow(context: SheetContext, raw: RawRow): SuspensionDraft | null {
  const cells = start(context, raw);
  if (!cells) return null;
  const draft = {
    ...person(context, cells),
    fromMonth: cells.month('fromMonth'),
    toMonth: cells.month('toMonth', '直到另行通知的请留空。'),
    reason: reasonOf(cells, '停发原因'),
  };
  if (draft.fromMonth !== null && draft.toMonth !== null && draft.toMonth < draft.fromMonth) {
    cells.issue('toMonth', {
      code: 'suspension-end-before-start',
      message: `截止月份早于起始月份 ${draft.fromMonth}。`,
      suggestion: '请核对起始月份和截止月份。',
      value: draft.toMonth,
    });
  }
  return draft;
}

export function readRevocationRow(context: SheetContext, raw: RawRow): RevocationDraft | null {
  const cells = start(context, raw);
  if (!cells) return null;
  return {
    ...person(context, cells),
    level: cells.level(),
    revokedOn: cells.date('revokedOn'),
    void: voidOf(cells),
    reason: reasonOf(cells, '撤销原因'),
  };
}

export function readHistoricalPaymentRow(context: SheetContext, raw: RawRow): HistoricalPaymentDraft | null {
  const cells = start(context, raw);
  if (!cells) return null;
  const kind = paymentKindOf(cells);
  const draft: HistoricalPaymentDraft = {
    ...person(context, cells),
    kind,
    level: cells.level(),
    month: kind === 'award' ? null : cells.period('month'),
    amountFen: amountOf(cells),
    paidOn: cells.date('paidOn'),
  };
  if (kind === 'award' && !cells.states('level')) {
    cells.issue('level', {
      code: 'level-missing',
      message: '一次性奖励须写明证书级别。',
      suggestion: '请填初级、中级或高级。',
    });
  }
  if (kind === 'stipend' && !cells.states('month')) {
    cells.issue('month', {
      code: 'month-missing',
      message: '职业津贴须写明所属月份。',
      suggestion: '请填月份，如 2023-09；一次发放多个月的，请每月一行；按年度整笔发放的填 2023年度。',
    });
  }
  if (draft.paidOn !== null && draft.paidOn > context.today) {
    cells.issue('paidOn', {
      code: 'payment-in-future',
      message: `发放日期晚于今天（${context.today}）；此表只登记系统使用以前已经发放的款项。`,
      suggestion: '请核对发放日期；尚未发放的请删除本行。',
      value: draft.paidOn,
    });
  }
  return draft;
}

function start(context: SheetContext, raw: RawRow): RowCells | null {
  const cells = new RowCells(context, raw);
  if (cells.isBlank() || cells.isFooter()) return null;
  cells.requireFilled();
  return cells;
}

function person(
  context: SheetContext,
  cells: RowCells,
): RowPlace & { identityNumber: string | null; name: string | null } {
  const name = cells.text('name', 50);
  return {
    sheet: context.header.layout.sheet,
    row: cells.row,
    identityNumber: cells.identityNumber('known'),
    name: name === null ? null : cells.shared(personName(name)),
  };
}

function reasonOf(cells: RowCells, what: string): string | null {
  const reason = cells.text('reason', 200);
  if (reason === null && !cells.states('reason')) {
    cells.issue('reason', {
      severity: 'warning',
      code: 'reason-missing',
      message: `没有填写${what}。`,
      suggestion: `建议补填${what}，便于日后复核。`,
    });
  }
  return reason;
}

/** Null for an empty cell: it states nothing, so that no list without the column makes a void certificate a revoked one. */
function voidOf(cells: RowCells): boolean | null {
  if (!cells.states('void')) return null;
  const cell = cells.cell('void');
  if (!cell) return null;
  const answer = yesNoOfCell(cell);
  if (answer === null) {
    cells.issue('void', {
      code: 'yes-no-unreadable',
      message: '“自始无效”只能填“是”或“否”。',
      suggestion: '自始无效填“是”，自撤销之日起失效填“否”。',
      value: cell.text,
    });
  }
  return answer;
}

function paymentKindOf(cells: RowCells): 'award' | 'stipend' | null {
  const text = cells.text('kind', 40);
  if (text === null) return null;
  if (/^(一次性奖励|奖励|award)$/i.test(text)) return 'award';
  if (/^(职业津贴|津贴|stipend)$/i.test(text)) return 'stipend';
  cells.issue('kind', {
    code: 'payment-kind-unknown',
    message: '项目无法识别。',
    suggestion: '请填“一次性奖励”或“职业津贴”。',
    value: text,
  });
  return null;
}

function amountOf(cells: RowCells): number | null {
  const cell = cells.cell('amountFen');
  if (!cell || (cell.kind === 'text' && cleanText(cell.text) === '')) return null;
  const fen = fenOfCell(cell);
  if (fen === null) {
    cells.issue('amountFen', {
      code: 'amount-unreadable',
      message: '金额无法识别：应为大于 0、最多两位小数的元数。',
      suggestion: '请填数字，如 1500 或 1409.50，不要写大写或文字。',
      value: cell.text,
    });
  }
  return fen;
}
