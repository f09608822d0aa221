import { blanks, dateInWords, rowsOf, type Sheet, type SheetColumn, type SheetRow } from '../../exports/sheet.js';
import { PAY_KIND_NAMES } from '../../ledger/subject.js';
import type { BudgetResponse } from './budget.dto.js';

/** 下年度预算测算 on paper: by who pays what, and by whose money it is. Pure; money in fen, printed in yuan. */

const PARTS = [
  ['现有人员（元）', 'asTheyAreFen'],
  ['离职减少（元）', 'leaversFen'],
  ['新增持证（元）', 'newlyCertifiedFen'],
  ['结转应发未发（元）', 'carriedFen'],
  ['合计（元）', 'totalFen'],
] as const;

const PAYER: readonly SheetColumn[] = [
  { title: '发放地', kind: 'text', width: 16, align: 'center' },
  { title: '类别', kind: 'text', width: 14, align: 'center' },
];
const money = (title: string): SheetColumn => ({ title, kind: 'money', width: 17 });

const ITEMS: readonly SheetColumn[] = [
  ...PAYER,
  { title: '现有人数', kind: 'count', width: 10, align: 'center' },
  ...PARTS.map(([title]) => money(title)),
];
const SOURCES: readonly SheetColumn[] = [...PAYER, { title: '资金来源', kind: 'text', width: 30 }, money('合计（元）')];

/** What stands where a region names no source. */
const UNNAMED = '未列明来源';
const SIGNATURES: SheetRow = { kind: 'signatures', texts: ['制表人：', '审核人：', '负责人：        （盖章）'] };

export function budgetSheets(budget: BudgetResponse, departmentName: string): Sheet[] {
  const { items, sources, totalFen, notes, year, asOf, regionName } = budget;
  const sum = (of: (item: BudgetResponse['items'][number]) => number): number =>
    items.reduce((total, item) => total + of(item), 0);
  const lines = items.map((item): SheetRow => ({
    kind: 'line',
    cells: [item.regionName, PAY_KIND_NAMES[item.kind], item.people, ...PARTS.map(([, name]) => item[name])],
  }));
  // Who is paid both kinds stands in two rows, so people do not add up.
  const totals = ['合计', null, null, ...PARTS.map(([, name]) => sum((item) => item[name]))];
  const told = notes.map((text): SheetRow => ({ kind: 'band', text: `注：${text}`, framed: false }));
  const bySource = sources.map((each): SheetRow => ({
    kind: 'line',
    cells: [each.regionName, PAY_KIND_NAMES[each.kind], each.source ?? UNNAMED, each.totalFen],
  }));
  const sheetOf = (name: string, columns: readonly SheetColumn[], rows: readonly SheetRow[]): Sheet => ({
    name,
    title: `${regionName}${year}年度预算测算（${name}）`,
    info: [`编制单位：${departmentName}`, `测算日期：${dateInWords(asOf)}`],
    columns: [...columns],
    rows: source(rows),
    footer: `${regionName}${year}年度预算测算 ${name}`,
  });
  return [
    sheetOf('按发放地和类别', ITEMS, [...lines, { kind: 'total', labelSpan: 2, cells: totals }, ...told, SIGNATURES]),
    sheetOf('按资金来源', SOURCES, [
      ...bySource,
      { kind: 'total', labelSpan: 3, cells: ['合计', ...blanks(2), totalFen] },
      SIGNATURES,
    ]),
  ];
}

function source(rows: readonly SheetRow[]): AsyncIterable<SheetRow> {
  // oxlint-disable-next-line typescript/require-await -- sheets are read as streams, and this one is short
  async function* all(): AsyncGenerator<SheetRow> {
    yield* rows;
  }
  return rowsOf(all);
}
