import { IMPORT_ISSUE_CODES } from '../../../src/imports/roster/roster-rows.js';
import { KIND_TITLES } from '../../../web/console/imports/finding-kinds.js';
import {
  cellList,
  columnsOf,
  countsInWords,
  type Finding,
  kindsOf,
  progressInWords,
  progressOf,
  wayOf,
} from '../../../web/console/imports/findings-rules.js';

function finding(cell: string | null, code: Finding['code'], more: Partial<Finding> = {}): Finding {
  const row = cell === null ? null : Number(/\d+/.exec(cell)?.[0]);
  return {
    sheet: '持证社工花名册',
    row,
    column: cell?.startsWith('C') ? '身份证号' : '手机号',
    cell,
    severity: 'error',
    code,
    message: '不对',
    value: null,
    suggestion: '请改',
    ...more,
  };
}

const ID = 'identity-number-check-digit';

describe('findings of a workbook', () => {
  it('have a title for every kind that the service finds', () => {
    expect(IMPORT_ISSUE_CODES.filter((code) => !(code in KIND_TITLES))).toEqual([]);
  });

  it('are grouped by kind, the most frequent first, and counted by column', () => {
    const all = [finding('D2', 'phone-odd'), finding('C2', ID), finding('C3', ID)];
    expect(kindsOf(all).map(({ title, items }) => `${title} ${items.length}`)).toEqual([
      '身份证号校验位有误 2',
      '手机号可疑 1',
    ]);
    expect(columnsOf(all).map(({ label }) => label)).toEqual(['手机号（1 处）', '身份证号（2 处）']);
  });

  it('are copied as cells of a sheet', () => {
    const text = cellList([finding('C2', ID, { message: '第一行\n第二行' }), finding(null, 'header-not-found')]);
    expect(text.split('\n')).toEqual([
      '工作表\t单元格\t问题\t怎么改',
      '持证社工花名册\tC2\t第一行 第二行\t请改',
      '持证社工花名册\t整张表\t不对\t请改',
    ]);
  });
});

describe('a mended workbook beside the one before', () => {
  it('tells what was mended, what is left and what is new', () => {
    const before = [finding('C2', ID), finding('C3', ID), finding('C4', ID)];
    const now = [finding('C3', ID), finding('C4', 'required-cell-empty')];
    expect(progressInWords(progressOf(before, now))).toBe('3 处已改 2，剩 1，新 1');
  });

  it('counts two findings of one kind at one place twice', () => {
    const before = [finding('C2', ID), finding('C2', ID)];
    expect(progressOf(before, [finding('C2', ID)])).toEqual({ before: 2, mended: 1, left: 1, fresh: 0 });
    expect(progressOf([], [])).toEqual({ before: 0, mended: 0, left: 0, fresh: 0 });
  });
});

describe('how a checked file may be imported', () => {
  const counts = { rows: 10, created: 2, updated: 1, unchanged: 7, rejected: 0 };
  const checked = { sha256: 'a', counts, issues: [] };

  it('is whole only after a check of this very file without an error', () => {
    expect(wayOf(checked, 'a')).toEqual({ mode: 'all' });
    expect(wayOf(checked, 'b')).toEqual({ mode: null, reason: '这个文件还没有检查完。' });
    expect(wayOf(null, 'a').mode).toBeNull();
    expect(wayOf(null, null).mode).toBeNull();
  });

  it('is without the wrong rows where some are right', () => {
    const issues = [finding('C2', ID)];
    expect(wayOf({ ...checked, counts: { ...counts, rejected: 1 }, issues }, 'a')).toEqual({ mode: 'valid', left: 1 });
    const warned = [finding('C2', ID, { severity: 'warning' })];
    expect(wayOf({ ...checked, issues: warned }, 'a')).toEqual({ mode: 'all' });
  });

  it('is not at all where the head is wrong or nothing is new', () => {
    expect(wayOf({ ...checked, issues: [finding(null, 'header-not-found')] }, 'a').mode).toBeNull();
    const nothing = { ...counts, created: 0, updated: 0 };
    expect(wayOf({ ...checked, counts: nothing }, 'a')).toEqual({
      mode: null,
      reason: '表中的内容与系统里的一致，没有要导入的。',
    });
  });

  it('is told in figures', () => {
    expect(countsInWords({ ...counts, rows: 5494, unchanged: 5482 })).toBe(
      '5,494 行：新增 2 · 更新 1 · 不变 5,482 · 有误 0',
    );
  });
});
