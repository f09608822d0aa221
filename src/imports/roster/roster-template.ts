import { STAFFING_NAMES } from '../../workers/posts/staffing.js';
import type ExcelJS from 'exceljs';
import { LEVEL_NAMES, LEVELS } from '../../certificates/level.js';
import { IDENTITY_KIND_NAMES, IDENTITY_KINDS } from '../../common/values/identity-number.js';
import { workbookInMemory } from '../../exports/excel.js';
import { PAGE_SETUP } from '../../exports/sheet-style.js';
import { ORGANIZATION_KIND_NAMES, ORGANIZATION_KINDS } from '../../workers/organizations/organization-kind.js';
import { ROSTER_FIELDS, type RosterField } from './roster-fields.js';
import { ROSTER_SHEETS, type RegionNode, type RosterSheetKind } from './roster-rows.js';
import { columnLetters } from '../../workbooks/workbook-reader.js';

declare module 'exceljs' {
  interface Worksheet {
    /** There at run time and missing in the library's own types: one validation for a whole range. */
    readonly dataValidations: { add(range: string, validation: DataValidation): void };
  }
}

/** The lists behind the drop-downs; hidden, and passed over by the reader. */
const LISTS_SHEET = '选项';
const TITLE_ROW = 1;
const NOTE_ROW = 2;
const HEADER_ROW = 3;
/** Rows that have drop-downs; the text formats hold for whole columns. */
const LAST_PREPARED_ROW = 5_000;
/** Title and note span what fits on a screen, not all the columns, or one would have to scroll to read them. */
const BAND_COLUMNS = 10;

const TITLES: Record<RosterSheetKind, string> = {
  roster: '社会工作人才及持证社工花名册',
  suspensions: '停发登记表',
  revocations: '证书撤销登记表',
  historicalPayments: '系统使用前历史发放登记表',
};
const NOTES: Record<RosterSheetKind, string> = {
  roster:
    '填写说明：带 * 的列必填。每个证书或每段任职一行，同一人可有多行；没有证书的人员，证书各列留空。市直单位的“所属县（市、区）”填宣城市；社会组织请填登记机关所在区划。' +
    '日期写成 2023-09-01、2023/9/1、2023.9.1、2023年9月1日 均可。空白单元格表示不作说明，不会清除系统中已有的内容。请勿使用公式；从别处复制时请“选择性粘贴—数值”。',
  suspensions: '填写说明：带 * 的列必填。截止月份为最后一个停发月份，留空表示停发至另行通知。',
  revocations:
    '填写说明：带 * 的列必填。登记的是此人该级别最近取得的证书；自始无效填“是”的，视为从未取得，新登记的撤销留空即为否。' +
    '系统中已登记的撤销，撤销日期和是否自始无效不能用此表更改，请在此人的证书中更正。',
  historicalPayments:
    '填写说明：带 * 的列必填。只登记本系统使用以前已经发放的款项，每人每项（津贴为每月）一行；一次性奖励须填证书级别，职业津贴须填月份。',
};

const HINTS: Readonly<Record<string, string>> = {
  identityNumber: '18 位，末位 X 大小写均可；其他证件请在“证件类型”一列写明。本列为文本格式，请勿改为数值。',
  identityKind: '身份证和 18 位的居住证件留空；持来往内地通行证或旧版外国人永久居留证的，请选择。',
  phone: '11 位手机号，或带区号的固定电话。',
  organizationName: '单位全称；同一单位各行写法须一致。',
  certificateNo: '按证书填写。本列为文本格式，请勿改为数值。',
  approvedOn: '取得证书的日期（证书上的批准日期）。',
  declaredOn: '申报奖励的日期；新证书留空的，按导入当日计。',
  registrationEndOn: '留空的，按登记日期起三年少一天计。',
  endOn: '最后工作日；在职人员留空。',
  staffing: `填：${Object.values(STAFFING_NAMES).join('、')}；不清楚的留空。性质变动的，原任职填离职日期，另起一行填新的入职日期。`,
  bankAccount: '本人银行账号。本列为文本格式，请勿改为数值。',
  bankCode: '开户行的 12 位大额支付系统行号，跨行发放时需要；不清楚的留空。',
  fromMonth: '如 2023-09',
  toMonth: '如 2023-12；留空表示停发至另行通知。',
  month: '如 2023-09；一次性奖励留空。',
  amountFen: '单位为元，最多两位小数。',
};

const WIDTHS: Readonly<Record<string, number>> = {
  serial: 7,
  name: 11,
  identityNumber: 22,
  phone: 15,
  organizationName: 34,
  organizationKind: 13,
  registrarCode: 12,
  countyCode: 16,
  townshipCode: 14,
  certificateNo: 23,
  bankName: 26,
  bankAccount: 24,
  remark: 24,
  reason: 28,
  kind: 28,
  identityKind: 24,
};

/** How wide a field's column is, in the template and wherever the roster is written again. */
export function columnWidth(field: RosterField): number {
  return WIDTHS[field.field] ?? 14;
}

/** An empty roster workbook that guides who fills it in, and that the reader reads back (domain.md §8). */
export async function rosterTemplate(regions: readonly RegionNode[]): Promise<Buffer> {
  const workbook = await workbookInMemory();
  const sheets = (['roster', 'suspensions', 'revocations', 'historicalPayments'] as const).map((kind) => ({
    kind,
    sheet: workbook.addWorksheet(ROSTER_SHEETS[kind], {
      views: [{ state: 'frozen', ySplit: HEADER_ROW, xSplit: kind === 'roster' ? 3 : 0 }],
      pageSetup: PAGE_SETUP,
    }),
  }));
  const lists = addLists(workbook, regions);
  for (const { kind, sheet } of sheets) fillSheet(sheet, kind, lists);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

interface Lists {
  /** Formula naming the city and its counties. */
  counties: string;
  /** Formula of the townships of the county that stands in a cell such as `$H4`. */
  townshipsOf(cell: string): string;
}

/** One column of county names, then one column of townships for each of them, headed by its name. */
function addLists(workbook: ExcelJS.Workbook, regions: readonly RegionNode[]): Lists {
  const sheet = workbook.addWorksheet(LISTS_SHEET, { state: 'hidden' });
  const counties = regions.filter((region) => region.level !== 'township');
  sheet.getColumn(1).values = counties.map((county) => county.name);
  let longest = 1;
  counties.forEach((county, index) => {
    const townships = regions.filter((it) => it.level === 'township' && it.parentCode === county.code);
    sheet.getColumn(index + 3).values = [county.name, ...townships.map((it) => it.name)];
    longest = Math.max(longest, townships.length);
  });
  const heads = `${LISTS_SHEET}!$C$1:$${columnLetters(counties.length + 1)}$1`;
  return {
    counties: `${LISTS_SHEET}!$A$1:$A$${counties.length}`,
    townshipsOf: (cell) => {
      const at = `MATCH(${cell},${heads},0)-1`;
      const first = `${LISTS_SHEET}!$C$2`;
      return `OFFSET(${first},0,${at},COUNTA(OFFSET(${first},0,${at},${longest},1)),1)`;
    },
  };
}

function fillSheet(sheet: ExcelJS.Worksheet, kind: RosterSheetKind, lists: Lists): void {
  const fields = ROSTER_FIELDS[kind].filter(
    (it) => it.field !== 'creditCode' && (kind === 'roster' || it.required || it.field !== 'name'),
  );
  fields.forEach((field, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = columnWidth(field);
    column.numFmt = numberFormat(field);
    column.alignment = { vertical: 'middle' };
    const letters = columnLetters(index);
    const county = columnLetters(fields.findIndex((it) => it.field === 'countyCode'));
    const validation = validationOf(field, lists, `$${county}${HEADER_ROW + 1}`);
    if (validation) sheet.dataValidations.add(`${letters}${HEADER_ROW + 1}:${letters}${LAST_PREPARED_ROW}`, validation);
  });
  const band = fields.slice(0, BAND_COLUMNS);
  addBand(sheet, TITLE_ROW, band.length, TITLES[kind], { font: { bold: true, size: 16 }, height: 30 });
  // Chinese text wraps at about half as many characters as the columns are wide.
  const width = band.reduce((sum, field) => sum + columnWidth(field), 0);
  const lines = Math.ceil((NOTES[kind].length * 2.1) / width);
  addBand(sheet, NOTE_ROW, band.length, NOTES[kind], {
    font: { size: 10, color: { argb: 'FF595959' } },
    height: 6 + 15 * lines,
  });
  const header = sheet.getRow(HEADER_ROW);
  header.height = 30;
  fields.forEach((field, index) => {
    const cell = header.getCell(index + 1);
    cell.value = field.required ? `${field.header}*` : field.header;
    cell.style = {
      numFmt: '@',
      font: { bold: true, color: { argb: field.required ? 'FFC00000' : 'FF000000' } },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEBF7' } },
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
      border: { top: { style: 'thin' }, left: { style: 'thin' }, bottom: { style: 'thin' }, right: { style: 'thin' } },
    };
  });
}

function addBand(
  sheet: ExcelJS.Worksheet,
  row: number,
  columns: number,
  text: string,
  look: { font: Partial<ExcelJS.Font>; height: number },
): void {
  sheet.mergeCells(row, 1, row, columns);
  const cell = sheet.getCell(row, 1);
  cell.value = text;
  cell.style = {
    font: look.font,
    alignment: { horizontal: row === TITLE_ROW ? 'center' : 'left', vertical: 'middle', wrapText: true },
  };
  sheet.getRow(row).height = look.height;
}

function numberFormat(field: RosterField): string {
  if (field.format === 'date') return 'yyyy-mm-dd';
  if (field.format === 'amount') return '#,##0.00';
  // Months as well: typed into a general cell, 2023-10 would become the first of that month, and 2023.10 lose its zero.
  return field.format === 'text' || /month/i.test(field.field) ? '@' : 'General';
}

function validationOf(field: RosterField, lists: Lists, countyCell: string): ExcelJS.DataValidation | null {
  const options = optionsOf(field, lists, countyCell);
  const prompt = HINTS[field.field];
  const hint = prompt === undefined ? {} : { showInputMessage: true, promptTitle: field.header.slice(0, 30), prompt };
  if (options !== null) {
    return {
      type: 'list',
      formulae: [options],
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: '填写有误',
      error: `请从下拉列表中选择“${field.header}”。`,
      ...hint,
    };
  }
  if (field.personal === 'identity') {
    return {
      type: 'textLength',
      operator: 'equal',
      formulae: [18],
      allowBlank: true,
      showErrorMessage: true,
      // Other papers have shorter numbers, which the column 证件类型 names.
      errorStyle: 'warning',
      errorTitle: '请核对',
      error: '身份证号应为 18 位。其他证件请在“证件类型”一列写明。',
      ...hint,
    };
  }
  // A rule that holds for every text, so that the hint is shown and nothing is refused.
  return prompt === undefined
    ? null
    : { type: 'textLength', operator: 'greaterThanOrEqual', formulae: [0], allowBlank: true, ...hint };
}

function optionsOf(field: RosterField, lists: Lists, countyCell: string): string | null {
  switch (field.field) {
    case 'organizationKind':
      return quoted(ORGANIZATION_KINDS.map((kind) => ORGANIZATION_KIND_NAMES[kind]));
    case 'identityKind':
      return quoted(IDENTITY_KINDS.map((kind) => IDENTITY_KIND_NAMES[kind]));
    case 'level':
      return quoted(LEVELS.map((level) => LEVEL_NAMES[level]));
    case 'countyCode':
    case 'registrarCode':
      return lists.counties;
    case 'townshipCode':
      return lists.townshipsOf(countyCell);
    case 'void':
      return quoted(['是', '否']);
    case 'kind':
      return quoted(['一次性奖励', '职业津贴']);
    default:
      return null;
  }
}

function quoted(options: readonly string[]): string {
  return `"${options.join(',')}"`;
}
