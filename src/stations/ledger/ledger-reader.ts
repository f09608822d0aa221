import type { SheetLayout } from '../../common/issues/issue.js';
import { IssueLog } from '../../common/issues/issue-log.js';
import { organizationName, personName } from '../../common/values/names.js';
import { RegionNames } from '../../imports/checking/rows/region-names.js';
import type { RegionNode } from '../../imports/roster/roster-rows.js';
import { RowCells } from '../../imports/reading/row-cells.js';
import { type RawRow, Workbook } from '../../workbooks/workbook-reader.js';
import { findFieldHeader } from './field-header.js';
import { GRADE_WORDS, KIND_WORDS, LEDGER_FIELDS, LEDGER_SHEETS, type LedgerSheetKind } from './ledger-fields.js';
import type { LedgerIssue, LedgerIssueCode } from './ledger-issues.js';
import { SheetRow } from './sheet-row.js';
import { stationPhones } from '../station-rules.js';
import type { StationGrade, StationKind } from '../station.entity.js';

/** Reads 社工站台账 and finds what is wrong with it by itself, without a database. Null is an empty cell: it states nothing. */

const MOST_ROWS = 20_000;

export interface StationDraft {
  row: number;
  kind: StationKind;
  regionCode: string;
  name: string;
  foundedOn: string | null;
  hostName: string | null;
  operatorName: string | null;
  premisesSqm: number | null;
  sign: string | null;
  grade: StationGrade | null;
  gradedOn: string | null;
  stars: number | null;
  closedOn: string | null;
  remark: string | null;
}

export interface StayDraft {
  row: number;
  regionCode: string;
  stationName: string;
  workerName: string;
  identityNumber: string;
  startOn: string;
  endOn: string | null;
}

/** Where a station is and how it is reached, which a sheet of its own tells. */
export interface ContactDraft {
  row: number;
  regionCode: string;
  name: string;
  address: string | null;
  contactPhone: string | null;
  populationServed: number | null;
}

export interface LedgerReading {
  stations: StationDraft[];
  staff: StayDraft[];
  contacts: ContactDraft[];
  /** Rows with data, good and bad. */
  rows: number;
  layouts: Partial<Record<LedgerSheetKind, SheetLayout>>;
  /** In the order of what is found on them. */
  sheets: string[];
  /** What the workbook says against itself. */
  issues: LedgerIssue[];
}

/** @throws WorkbookRefused when the file is no workbook, is damaged, or must not be opened */
export async function readLedger(
  content: Buffer,
  regions: readonly RegionNode[],
  today: string,
): Promise<LedgerReading> {
  const workbook = await Workbook.open(content);
  try {
    return await new LedgerReader(workbook, new RegionNames(regions), today).read();
  } finally {
    workbook.close();
  }
}

class LedgerReader {
  private readonly log = new IssueLog<LedgerIssueCode>();
  private readonly reading: LedgerReading;
  private readonly taken = new Set<string>();

  constructor(
    private readonly workbook: Workbook,
    private readonly regions: RegionNames,
    private readonly today: string,
  ) {
    // Where the sheet of the stations is missing, that is told of first.
    const sheets = [LEDGER_SHEETS.stations, ...workbook.sheets.map((sheet) => sheet.name)];
    this.reading = { stations: [], staff: [], contacts: [], rows: 0, layouts: {}, sheets, issues: [] };
  }

  async read(): Promise<LedgerReading> {
    const { reading } = this;
    reading.stations = await this.readSheet('stations', (cells) => this.station(cells));
    reading.staff = await this.readSheet('staff', (cells) => this.stay(cells));
    reading.contacts = await this.readSheet('contacts', (cells) => this.contact(cells));
    for (const { name, hidden } of this.workbook.sheets) {
      // Hidden sheets hold the lists behind drop-downs; nobody expects them to be read.
      if (hidden || this.taken.has(name)) continue;
      this.log.sheet(name, {
        severity: 'warning',
        code: 'sheet-ignored',
        message: `工作表“${name}”不在导入范围内，未读入。`,
        suggestion: `只读入${Object.values(LEDGER_SHEETS).join('、')}；驻站社工须以带完整身份证号的台账导入。`,
      });
    }
    if (reading.rows === 0 && this.log.errorCount === 0) {
      this.log.sheet(LEDGER_SHEETS.stations, {
        code: 'sheet-empty',
        message: `工作簿中没有名为${Object.values(LEDGER_SHEETS).join('或')}的工作表，或其中没有数据行。`,
        suggestion: '请导出现有台账作为模板，在表头下方填写后再上传。',
      });
    }
    reading.issues = this.log.sorted(reading.sheets);
    return reading;
  }

  /** A sheet goes by its name; the first sheet of a workbook without either name is taken for the stations. */
  private async readSheet<Draft>(
    kind: LedgerSheetKind,
    readRow: (cells: LedgerCells) => Draft | null,
  ): Promise<Draft[]> {
    const { sheets } = this.workbook;
    const named = (it: LedgerSheetKind) => sheets.find((sheet) => sheet.name.trim() === LEDGER_SHEETS[it]);
    // Of stations the sheet may have any name, where no other is known by its own.
    const isOnly = kind === 'stations' && !named('staff') && !named('contacts');
    const sheet = named(kind) ?? (isOnly ? sheets.find((it) => !it.hidden) : undefined);
    if (!sheet) return [];
    this.taken.add(sheet.name);
    const rows: RawRow[] = [];
    for await (const batch of this.workbook.rows(sheet)) {
      rows.push(...batch);
      if (rows.length > MOST_ROWS) {
        this.log.sheet(sheet.name, {
          code: 'sheet-empty',
          message: `工作表的行数超过上限 ${MOST_ROWS} 行。`,
          suggestion: '请删除多余的行，或按县（市、区）分开导入。',
        });
        return [];
      }
    }
    const header = findFieldHeader(sheet.name, rows, LEDGER_FIELDS[kind], this.log);
    if (!header) return [];
    this.reading.layouts[kind] = header.layout;
    const context = {
      header,
      log: this.log,
      date1904: this.workbook.date1904,
      today: this.today,
      texts: new Map<string, string>(),
    };
    return rows.flatMap((row) => {
      if (row.row <= header.layout.headerRow) return [];
      const cells = new LedgerCells(new RowCells(context, row), header.layout, this.log);
      if (cells.shared.isBlank()) return [];
      this.reading.rows++;
      cells.shared.requireFilled();
      const draft = readRow(cells);
      return draft === null || this.log.isRejected({ sheet: sheet.name, row: row.row }) ? [] : [draft];
    });
  }

  private station(cells: LedgerCells): StationDraft | null {
    const kind = cells.choice<StationKind>('kind', KIND_WORDS, {
      code: 'station-kind-unknown',
      message: '类别无法识别。',
      suggestion: '请填“社工站”或“社工室”。',
    });
    const regionCode = this.region(cells);
    const name = cells.shared.text('name', 100);
    const draft = {
      row: cells.shared.row,
      foundedOn: cells.shared.date('foundedOn'),
      hostName: cells.organization('hostName'),
      operatorName: cells.organization('operatorName'),
      premisesSqm: cells.number('premisesSqm', /^\d{1,6}(\.\d{1,2})?$/, '请填数字，单位平方米，最多两位小数。'),
      sign: cells.shared.text('sign', 100),
      grade: cells.choice<StationGrade>('grade', GRADE_WORDS, {
        code: 'station-grade-unknown',
        message: '特色等级无法识别。',
        suggestion: '请填“省级特色”“市级特色”或“未评定”；没有评定的也可留空。',
      }),
      gradedOn: cells.shared.date('gradedOn'),
      stars: cells.number('stars', /^[1-9]\d?$/, '请填整数。'),
      closedOn: cells.shared.date('closedOn'),
      remark: cells.shared.text('remark', 500),
    };
    if (kind === null || regionCode === null || name === null) return null;
    return { ...draft, kind, regionCode, name: organizationName(name) };
  }

  private stay(cells: LedgerCells): StayDraft | null {
    const regionCode = this.region(cells);
    const stationName = cells.shared.text('name', 100);
    const workerName = cells.shared.text('workerName', 50);
    const identityNumber = cells.shared.identityNumber('known');
    const startOn = cells.shared.date('startOn');
    const endOn = cells.shared.date('endOn');
    if (regionCode === null || stationName === null || workerName === null) return null;
    if (identityNumber === null || startOn === null) return null;
    return {
      row: cells.shared.row,
      regionCode,
      stationName: organizationName(stationName),
      workerName: personName(workerName),
      identityNumber,
      startOn,
      endOn,
    };
  }

  private contact(cells: LedgerCells): ContactDraft | null {
    const regionCode = this.region(cells);
    const name = cells.shared.text('name', 100);
    const phone = cells.shared.text('contactPhone', 60);
    const draft = {
      row: cells.shared.row,
      address: cells.shared.text('address', 200),
      contactPhone: phone === null ? null : stationPhones(phone),
      populationServed: cells.number('populationServed', /^[1-9]\d{0,6}$/, '请填整数，单位为人，例如 32500。'),
    };
    if (regionCode === null || name === null) return null;
    return { ...draft, regionCode, name: organizationName(name) };
  }

  /** The township if one is stated, else the county. */
  private region(cells: LedgerCells): string | null {
    const countyText = cells.shared.text('countyCode', 60);
    const townshipText = cells.shared.text('townshipCode', 60);
    if (countyText === null) return null;
    const county = this.regions.county(countyText);
    if (!county) {
      const nearest = this.regions.nearestCounty(countyText);
      cells.issue('countyCode', {
        code: 'region-unknown',
        message: '没有这个县（市、区）。',
        suggestion: nearest ? `是否为“${nearest}”？请填行政区划的全称。` : '请填行政区划的全称。',
        value: countyText,
      });
      return null;
    }
    if (townshipText === null) return county.code;
    const township = this.regions.township(townshipText, county.code);
    if (township) return township.code;
    const nearest = this.regions.nearestTownship(townshipText, county.code);
    const elsewhere = this.regions.countiesWith(townshipText);
    cells.issue('townshipCode', {
      code: elsewhere.length > 0 ? 'township-elsewhere' : 'region-unknown',
      message: `${county.name}没有这个乡镇（街道）。`,
      suggestion:
        elsewhere.length > 0
          ? `它属于${elsewhere.join('、')}，请改正所属县（市、区）。`
          : nearest
            ? `是否为“${nearest}”？请填全称。`
            : '请填行政区划的全称。',
      value: townshipText,
    });
    return null;
  }
}

/** One row, with the kind of number that only this workbook has. */
class LedgerCells extends SheetRow<LedgerIssueCode> {
  number(field: string, form: RegExp, suggestion: string): number | null {
    const text = this.shared.text(field, 40);
    if (text === null) return null;
    const plain = text
      .normalize('NFKC')
      .replace(/(m2|平方米|平米|星级?|人)$/, '')
      // Between thousands.
      .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '')
      .trim();
    // What Excel shows and means has 15 digits; 120.1 may stand in the file as 120.09999999999999.
    const digits = /^\d+\.\d{3,}$/.test(plain) ? String(Number(Number(plain).toPrecision(15))) : plain;
    if (form.test(digits)) return Number(digits);
    this.issue(field, { code: 'number-unreadable', message: '数字无法识别。', suggestion, value: text });
    return null;
  }
}
