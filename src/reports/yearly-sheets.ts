import { yuanNumber } from '../common/values/money.js';
import { dateInWords, rowsOf, type CellValue, type Sheet, type SheetColumn, type SheetRow } from '../exports/sheet.js';
import type { SheetChart } from './chart-parts.js';
import type { Figures, TrainingFigures } from './reports.dto.js';

/** The yearly report as sheets and charts, as a bureau hands it upwards. Pure; money in fen, printed in yuan. */

export interface YearlyReport {
  regionName: string;
  departmentName: string;
  year: number;
  /** The last day counted, `YYYY-MM-DD`: of a running year the day of the report. */
  to: string;
  /** Of the year before, and of the year itself. */
  before: Figures;
  now: Figures;
  counties: readonly (Figures & { name: string })[];
  /** Oldest first, the year itself last. */
  years: readonly { year: string; figures: Figures }[];
  programmes: readonly (TrainingFigures & ProgrammeFacts)[];
}

export interface ProgrammeFacts {
  name: string;
  lineName: string;
  organiser: string;
  partner: string | null;
}

/** Rows above the data on every sheet: title, info line, header. */
const HEADER_ROW = 3;
const FIRST_ROW = 4;
/** Height of a chart in rows of the default height: so much is left of a page below the seven counties, or five years. */
const BELOW_COUNTIES = 13;
const BELOW_YEARS = 17;
/** Columns of the default width that are left of a page beside the overview. */
const BESIDE_OVERVIEW = 7;

export function yearlyReport(report: YearlyReport): { sheets: Sheet[]; charts: SheetChart[] } {
  const parts = [overviewPart(report), countyPart(report), yearsPart(report), trainingPart(report)];
  return {
    sheets: parts.map(({ sheet }) => sheet),
    charts: parts.flatMap(({ charts }) => charts),
  };
}

/** A year in which nothing was paid, say, is read from the table; empty axes beside it would look like a fault. */
function showsAnything({ series }: ChartDraft): boolean {
  return series.some(({ values }) => values.some((value) => value > 0));
}

interface Part {
  sheet: Sheet;
  charts: SheetChart[];
}

const COUNTS: readonly [name: string, unit: string, of: (figures: Figures) => number][] = [
  ['社会工作人才', '人', (it) => it.talents],
  ['持证社工', '人', (it) => it.certified],
  ['高级社会工作师', '人', (it) => it.byLevel.senior],
  ['社会工作师（中级）', '人', (it) => it.byLevel.intermediate],
  ['助理社会工作师（初级）', '人', (it) => it.byLevel.junior],
  ['社工站', '个', (it) => it.stations],
  ['社工室', '个', (it) => it.rooms],
  ['省级特色社工站', '个', (it) => it.featuredStations.provincial],
  ['市级特色社工站', '个', (it) => it.featuredStations.city],
  ['培训期数', '期', (it) => it.trainingSessions],
  ['培训人次', '人次', (it) => it.attendances],
  ['培训人数', '人', (it) => it.participants],
];

const AMOUNTS: readonly [name: string, of: (figures: Figures) => number][] = [
  ['一次性奖励发放', (it) => it.awardsPaidFen],
  ['职业津贴发放', (it) => it.stipendsPaidFen],
];

/** Rows of the three levels among the counts, from the highest down. */
const LEVEL_ROWS = { first: 2, count: 3 };

function overviewPart(report: YearlyReport): Part {
  const { before, now, year } = report;
  const name = '年度概览';
  const columns: SheetColumn[] = [
    text('指标', 26),
    { ...text('单位', 10), align: 'center' },
    count(`${year - 1}年`, 16),
    count(`${year}年`, 16),
    count('增减', 16),
  ];
  const cells = (label: string, unit: string, of: (figures: Figures) => number): CellValue[] => [
    label,
    unit,
    of(before),
    of(now),
    of(now) - of(before),
  ];
  const lines = [
    ...COUNTS.map(([label, unit, of]) => line(cells(label, unit, of))),
    ...AMOUNTS.map(([label, of]): SheetRow => ({ kind: 'line', money: true, cells: cells(label, '元', of) })),
  ];
  const levels = COUNTS.slice(LEVEL_ROWS.first, LEVEL_ROWS.first + LEVEL_ROWS.count);
  const chart: SheetChart = {
    sheet: name,
    kind: 'pie',
    title: `${year}年持证社工级别构成（人）`,
    headerRow: HEADER_ROW,
    firstRow: FIRST_ROW + LEVEL_ROWS.first,
    categories: { column: 0, texts: levels.map(([label]) => label) },
    series: [{ column: 3, name: `${year}年`, values: levels.map(([, , of]) => of(now)) }],
    place: {
      fromColumn: columns.length,
      toColumn: columns.length + BESIDE_OVERVIEW,
      fromRow: HEADER_ROW - 1,
      toRow: HEADER_ROW + lines.length,
    },
  };
  const rows: SheetRow[] = [...lines, note(report), SIGNATURES];
  return { sheet: sheetOf(report, name, columns, rows), charts: [chart].filter(showsAnything) };
}

function countyPart(report: YearlyReport): Part {
  const { counties, now, year } = report;
  const name = '分县情况';
  const columns: SheetColumn[] = [
    text('县（市、区）', 16),
    count('人才', 10),
    count('持证', 10),
    count('初级', 9),
    count('中级', 9),
    count('高级', 9),
    count('社工站', 9),
    count('社工室', 9),
    count('培训人次', 10),
    money('一次性奖励（元）', 16),
    money('职业津贴（元）', 16),
  ];
  const cells = (label: string, it: Figures): CellValue[] => [
    label,
    it.talents,
    it.certified,
    it.byLevel.junior,
    it.byLevel.intermediate,
    it.byLevel.senior,
    it.stations,
    it.rooms,
    it.attendances,
    it.awardsPaidFen,
    it.stipendsPaidFen,
  ];
  const base = {
    sheet: name,
    headerRow: HEADER_ROW,
    firstRow: FIRST_ROW,
    categories: { column: 0, texts: counties.map((county) => county.name) },
  };
  const series = (column: number, of: (figures: Figures) => number) => ({
    column,
    name: columns[column]!.title,
    values: counties.map(of),
  });
  const left: ChartDraft = {
    ...base,
    kind: 'column',
    title: `${year}年各县（市、区）人才与持证人数（人）`,
    series: [series(1, (it) => it.talents), series(2, (it) => it.certified)],
  };
  const right: ChartDraft = {
    ...base,
    kind: 'stacked',
    title: `${year}年各县（市、区）发放金额（元）`,
    series: [series(9, (it) => yuanNumber(it.awardsPaidFen)), series(10, (it) => yuanNumber(it.stipendsPaidFen))],
  };
  const charts = sideBySide(left, right, [0, 6, columns.length], below(counties.length + 2, BELOW_COUNTIES));
  const lines = counties.map((county) => line(cells(county.name, county)));
  const total: SheetRow = { kind: 'total', labelSpan: 1, cells: cells('合计', now) };
  return { sheet: sheetOf(report, name, columns, [...lines, total, SIGNATURES]), charts };
}

function yearsPart(report: YearlyReport): Part {
  const { years } = report;
  const name = '历年情况';
  const columns: SheetColumn[] = [
    { ...text('年度', 14), align: 'center' },
    count('持证（人）', 17),
    count('培训期数', 17),
    count('培训人次', 17),
    count('培训人数', 17),
    money('一次性奖励（元）', 22),
    money('职业津贴（元）', 22),
  ];
  const lines = years.map(({ year, figures }) =>
    line([
      `${year}年`,
      figures.certified,
      figures.trainingSessions,
      figures.attendances,
      figures.participants,
      figures.awardsPaidFen,
      figures.stipendsPaidFen,
    ]),
  );
  const base = {
    sheet: name,
    headerRow: HEADER_ROW,
    firstRow: FIRST_ROW,
    categories: { column: 0, texts: years.map(({ year }) => `${year}年`) },
  };
  const series = (column: number, of: (figures: Figures) => number) => ({
    column,
    name: columns[column]!.title,
    values: years.map(({ figures }) => of(figures)),
  });
  const left: ChartDraft = {
    ...base,
    kind: 'line',
    title: '历年持证社工（人）与培训人次',
    series: [series(1, (it) => it.certified), series(3, (it) => it.attendances)],
  };
  const right: ChartDraft = {
    ...base,
    kind: 'stacked',
    title: '历年发放金额（元）',
    series: [series(5, (it) => yuanNumber(it.awardsPaidFen)), series(6, (it) => yuanNumber(it.stipendsPaidFen))],
  };
  const charts = sideBySide(left, right, [0, 4, columns.length], below(years.length + 1, BELOW_YEARS));
  return { sheet: sheetOf(report, name, columns, [...lines, SIGNATURES]), charts };
}

function trainingPart(report: YearlyReport): Part {
  const columns: SheetColumn[] = [
    text('培训项目', 38),
    { ...text('类别', 14), align: 'center' },
    text('主办单位', 20),
    text('承办单位', 28),
    count('期数', 8),
    count('人次', 9),
    count('人数', 9),
  ];
  const lines = report.programmes.map(({ name, lineName, organiser, partner, ...it }) =>
    line([name, lineName, organiser, partner, it.trainingSessions, it.attendances, it.participants]),
  );
  const { trainingSessions, attendances, participants } = report.now;
  // People of several programmes are counted once here, so the column need not add up.
  const cells = ['合计', null, null, null, trainingSessions, attendances, participants];
  const total: SheetRow = { kind: 'total', labelSpan: 4, cells };
  return { sheet: sheetOf(report, '培训情况', columns, [...lines, total, SIGNATURES]), charts: [] };
}

function sheetOf(report: YearlyReport, name: string, columns: SheetColumn[], rows: readonly SheetRow[]): Sheet {
  const { regionName, departmentName, year, to } = report;
  async function* all(): AsyncGenerator<SheetRow> {
    yield* rows;
  }
  return {
    name,
    title: `${regionName}${year}年度社会工作人才工作报告（${name}）`,
    info: [`填报单位：${departmentName}`, `统计截至：${dateInWords(to)}`],
    columns,
    rows: rowsOf(all),
    footer: `${regionName}${year}年度报告 ${name}`,
  };
}

const SIGNATURES: SheetRow = { kind: 'signatures', texts: ['制表人：', '审核人：', '负责人：        （盖章）'] };

function note({ year, to }: YearlyReport): SheetRow {
  const days = `${year}年1月1日至${dateInWords(to)}`;
  return {
    kind: 'band',
    framed: false,
    text: `注：人才、持证和站点为期末数；培训和发放金额为${days}发生数，人次按每期计，人数不重复计。`,
  };
}

function line(cells: readonly CellValue[]): SheetRow {
  return { kind: 'line', cells };
}

type ChartDraft = Omit<SheetChart, 'place'>;
type Rows = Pick<SheetChart['place'], 'fromRow' | 'toRow'>;

/** Two charts that share the width of a sheet; one that shows anything alone takes all of it. */
function sideBySide(left: ChartDraft, right: ChartDraft, [from, middle, to]: [number, number, number], rows: Rows) {
  const shown = [left, right].filter(showsAnything);
  const edges = shown.length === 1 ? [from, to] : [from, middle, to];
  return shown.map((chart, n): SheetChart => {
    const [fromColumn, toColumn] = [edges[n]!, edges[n + 1]!];
    return { ...chart, place: { ...rows, fromColumn, toColumn } };
  });
}

/** Under so many rows of data, with one row between. */
function below(rows: number, height: number): Rows {
  const fromRow = HEADER_ROW + rows + 1;
  return { fromRow, toRow: fromRow + height };
}

function text(title: string, width: number): SheetColumn {
  return { title, kind: 'text', width };
}

function count(title: string, width: number): SheetColumn {
  return { title, kind: 'count', width, align: 'center' };
}

function money(title: string, width: number): SheetColumn {
  return { title, kind: 'money', width };
}
