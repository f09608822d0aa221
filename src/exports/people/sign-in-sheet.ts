import { maskIdentityNumber } from '../../common/values/masking.js';
import { blanks, rowsOf, titledAs, type Sheet, type SheetColumn, type SheetRow } from '../sheet.js';

/** One line of 签到表: one person with a seat. */
export interface SignInSheetLine {
  /** 编号: by it the sheet is read back. */
  position: number;
  name: string;
  /** Whole; it is printed masked. */
  identityNumber: string;
  /** The station that sends the person, or their employer. */
  unitName: string | null;
  regionName: string;
  /** In Chinese, where it is already known; null leaves the cell for the pen. */
  statusName: string | null;
  hours: number | null;
  /** Of half-days: what is known of each column, in their order. */
  halfDays?: readonly (string | null)[];
}

export interface SignInSheetInput {
  programmeTitle: string;
  sessionTitle: string;
  /** Day and hours in Chinese: `2024年6月10日 09:00至17:00`. */
  time: string;
  place: string;
  hours: number;
  /** 期次编号: tells a sheet of one session from that of another when it is read back. */
  sessionMark: string;
  lines: readonly SignInSheetLine[];
  /** Titles of the columns of half-days, in their order; none for a session of one stretch. */
  halfDayTitles: readonly string[];
  /** Empty rows below, for whoever comes and is on no list. */
  spareRows: number;
}

/** Names of the columns that are read back. */
export const SIGN_IN_HEADERS = { position: '编号', name: '姓名', status: '出勤', hours: '实到学时' } as const;
export const IDENTITY_HEADER = '身份证号';
/** Begins the 编号 of an empty row, `增1`. */
export const SPARE_MARK = '增';
export const SESSION_MARK_LABEL = '期次编号：';

const PERSON_COLUMNS: readonly SheetColumn[] = [
  { title: SIGN_IN_HEADERS.position, kind: 'count', width: 7, align: 'center' },
  { title: SIGN_IN_HEADERS.name, kind: 'text', width: 12, align: 'center' },
  { title: IDENTITY_HEADER, kind: 'number', width: 22, align: 'center' },
  { title: '社工站（单位）', kind: 'text', width: 28 },
  { title: '所属地区', kind: 'text', width: 14, align: 'center' },
];

const REMARK: SheetColumn = { title: '备注', kind: 'text', width: 14 };

export const SIGN_IN_COLUMNS: readonly SheetColumn[] = [
  ...PERSON_COLUMNS,
  { title: '签到（上午）', kind: 'text', width: 15, align: 'center' },
  { title: '签到（下午）', kind: 'text', width: 15, align: 'center' },
  { title: SIGN_IN_HEADERS.status, kind: 'text', width: 10, align: 'center' },
  { title: SIGN_IN_HEADERS.hours, kind: 'text', width: 9, align: 'center' },
  REMARK,
];

/** So that a name by hand fits, and a day of four columns stays on its page. */
function halfDayColumns(titles: readonly string[]): SheetColumn[] {
  const width = Math.max(9, Math.min(15, Math.floor(54 / titles.length)));
  return titles.map((title) => ({ title, kind: 'text', width, align: 'center' }));
}

/** Nine millimetres on paper, in points: room for a name by hand. */
const SIGNING_HEIGHT = 30;

/** 培训签到表 to print and sign; 出勤 and 实到学时 are filled in afterwards, and the file is read back. */
export function signInSheet(input: SignInSheetInput): Sheet {
  const { programmeTitle, sessionTitle, time, place, hours, sessionMark } = input;
  return {
    name: '培训签到表',
    title: titledAs(`${programmeTitle}${sessionTitle}`, '签到表'),
    info: [`时间：${time}（${hours} 学时）`, `地点：${place}`, `${SESSION_MARK_LABEL}${sessionMark}`],
    columns:
      input.halfDayTitles.length > 0
        ? [...PERSON_COLUMNS, ...halfDayColumns(input.halfDayTitles), REMARK]
        : SIGN_IN_COLUMNS,
    rows: rowsOf(() => signInRows(input)),
    lineHeight: SIGNING_HEIGHT,
    footer: `期次 ${sessionMark}`,
  };
}

// oxlint-disable-next-line typescript/require-await -- sheets are read as streams, and this one is short
async function* signInRows(input: SignInSheetInput): AsyncGenerator<SheetRow> {
  const isByHalfDays = input.halfDayTitles.length > 0;
  for (const line of input.lines) {
    const { position, name, unitName, regionName, statusName } = line;
    const masked = maskIdentityNumber(line.identityNumber);
    const hours = line.hours === null ? null : String(line.hours);
    const told = isByHalfDays ? (line.halfDays ?? []) : [null, null, statusName, hours];
    yield { kind: 'line', cells: [position, name, masked, unitName, regionName, ...told, null] };
  }
  const empty = blanks(isByHalfDays ? input.halfDayTitles.length + 5 : 9);
  for (let n = 1; n <= input.spareRows; n++) yield { kind: 'line', cells: [`${SPARE_MARK}${n}`, ...empty] };
  const spare =
    input.spareRows > 0
      ? `现场来的、不在名单上的，写在“${SPARE_MARK}”字各行：填姓名，身份证号栏填后四位，上传时补录；`
      : '';
  const howTo = isByHalfDays
    ? '各个半天到课的打√或签名，缺勤、请假的写明；留空的不登记。'
    : '出勤栏填写：到课、部分到课（并填实到学时）、缺勤、请假；留空的不登记。';
  yield {
    kind: 'band',
    framed: false,
    text: `${howTo}${spare}编号与期次编号请勿改动，填好后上传本表即可登记学时。`,
  };
  yield { kind: 'signatures', texts: ['授课教师：', '工作人员：', '组织单位（盖章）'] };
}
