import ExcelJS from 'exceljs';
import { identityCheckCharacter } from '../../../src/common/values/identity-number.js';
import { ROSTER_FIELDS } from '../../../src/imports/roster/roster-fields.js';
import { ROSTER_SHEETS, type RosterSheetKind } from '../../../src/imports/roster/roster-rows.js';

/** Cells of one row by the template's header; what is not named keeps its default, null empties it. */
export type RowOf = Readonly<Record<string, ExcelJS.CellValue>>;

/** A correct identity number of a person nobody is: the place 341800 is given to no one. */
export function identityNumber(order: number, born = '19850607'): string {
  const digits = `341800${born}${String(order).padStart(3, '0')}`;
  return digits + identityCheckCharacter(digits);
}

const DEFAULT_ROW: RowOf = {
  姓名: '张小芳',
  身份证号: identityNumber(1),
  手机号: '13856300001',
  工作单位: '西林街道东门社区居民委员会',
  单位类别: '城市社区',
  '所属县（市、区）': '宣州区',
  '乡镇（街道）': '西林街道',
  入职日期: '2019-03-01',
};

const DEFAULT_CERTIFICATE: RowOf = {
  证书级别: '初级',
  证书管理号: '202043418000000001',
  批准日期: '2020-06-14',
  申报日期: '2020-11-02',
  登记日期: '2020-12-01',
  登记有效期至: '2023-11-30',
};

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗';
const GIVEN = '芳伟娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平';

/** The n-th of many different people: own number, name and phone. */
export function someone(n: number): RowOf {
  return {
    姓名: `${SURNAMES[n % 20]}${GIVEN[(n * 7) % 20]}${GIVEN[(n * 3 + 5) % 20]}`,
    // After 9 000 people the rest comes again, and another year tells them apart.
    身份证号: identityNumber(n % 1000, `19${60 + ((n + 7 * Math.floor(n / 9_000)) % 40)}0${1 + (n % 9)}1${n % 10}`),
    手机号: `138${String(56_300_000 + n)}`,
  };
}

/** A roster workbook whose first person is whole and right; a test names only what it is about. */
export class RosterWorkbook {
  private readonly rows: Record<RosterSheetKind, RowOf[]> = {
    roster: [],
    suspensions: [],
    revocations: [],
    historicalPayments: [],
  };
  private headers: readonly string[] = ROSTER_FIELDS.roster
    .map((field) => field.header)
    .filter((header) => header !== '统一社会信用代码');
  private above: readonly string[] = [];
  private rosterName: string = ROSTER_SHEETS.roster;
  private readonly edits: ((workbook: ExcelJS.Workbook) => void)[] = [];

  person(cells: RowOf = {}): this {
    this.rows.roster.push({ ...DEFAULT_ROW, ...cells });
    return this;
  }

  certified(cells: RowOf = {}): this {
    return this.person({ ...DEFAULT_CERTIFICATE, ...cells });
  }

  suspension(cells: RowOf = {}): this {
    this.rows.suspensions.push({ 身份证号: identityNumber(1), 起始月份: '2023-05', 原因: '长期病假', ...cells });
    return this;
  }

  revocation(cells: RowOf = {}): this {
    this.rows.revocations.push({
      身份证号: identityNumber(1),
      证书级别: '初级',
      撤销日期: '2022-05-01',
      原因: '弄虚作假',
      ...cells,
    });
    return this;
  }

  historicalPayment(cells: RowOf = {}): this {
    this.rows.historicalPayments.push({
      身份证号: identityNumber(1),
      '项目（一次性奖励/职业津贴）': '一次性奖励',
      证书级别: '初级',
      '金额（元）': 1000,
      发放日期: '2021-01-15',
      ...cells,
    });
    return this;
  }

  /** Other header texts, in other order; the rows' cells go by these texts then. */
  withHeaders(headers: readonly string[]): this {
    this.headers = headers;
    return this;
  }

  withRowsAbove(...above: string[]): this {
    this.above = above;
    return this;
  }

  named(rosterName: string): this {
    this.rosterName = rosterName;
    return this;
  }

  /** Whatever the builder has no word for. Data begins in row 2. */
  edited(edit: (workbook: ExcelJS.Workbook) => void): this {
    this.edits.push(edit);
    return this;
  }

  async bytes(): Promise<Buffer> {
    const workbook = new ExcelJS.Workbook();
    this.addSheet(workbook, this.rosterName, this.headers, this.rows.roster, this.above);
    for (const kind of ['suspensions', 'revocations', 'historicalPayments'] as const) {
      if (this.rows[kind].length === 0) continue;
      const headers = [...new Set(this.rows[kind].flatMap((row) => Object.keys(row)))];
      const all = ROSTER_FIELDS[kind].filter((it) => it.field !== 'serial' && it.field !== 'name');
      this.addSheet(
        workbook,
        ROSTER_SHEETS[kind],
        [...new Set([...all.map((it) => it.header), ...headers])],
        this.rows[kind],
        [],
      );
    }
    for (const edit of this.edits) edit(workbook);
    return Buffer.from(await workbook.xlsx.writeBuffer());
  }

  private addSheet(
    workbook: ExcelJS.Workbook,
    name: string,
    headers: readonly string[],
    rows: readonly RowOf[],
    above: readonly string[],
  ): void {
    const sheet = workbook.addWorksheet(name);
    above.forEach((text) => sheet.addRow([text]));
    sheet.addRow([...headers]);
    rows.forEach((row) => sheet.addRow(headers.map((header) => row[header] ?? null)));
  }
}

export function rosterWorkbook(): RosterWorkbook {
  return new RosterWorkbook();
}

/** A date cell as exceljs writes it. */
export function dateCell(date: string, time = '00:00:00'): Date {
  return new Date(`${date}T${time}Z`);
}
