import { maskIdentityNumber } from '../../common/values/masking.js';
import { rowsOf, titledAs, type Sheet, type SheetColumn, type SheetRow } from '../sheet.js';

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
}

/** Names of the columns that are read back. */
export const SIGN_IN_HEADERS = { position: '编号', name: '姓名', status: '出勤', hours: '实到学时' } as const;
export const SESSION_MARK_LABEL = '期次编号：';

export const SIGN_IN_COLUMNS: readonly SheetColumn[] = [
  { title: SIGN_IN_HEADERS.position, kind: 'count', width: 7, align: 'center' },
  { title: SIGN_IN_HEADERS.name, kind: 'text', width: 12, align: 'center' },
  { title: '身份证号', kind: 'number', width: 22, align: 'center' },
  { title: '社工站（单位）', kind: 'text', width: 28 },
  { title: '所属地区', kind: 'text', width: 14, align: 'center' },
  { title: '签到（上午）', kind: 'text', width: 15, align: 'center' },
  { title: '签到（下午）', kind: 'text', width: 15, align: 'center' },
  { title: SIGN_IN_HEADERS.status, kind: 'text', width: 10, align: 'center' },
  { title: SIGN_IN_HEADERS.hours, kind: 'text', width: 9, align: 'center' },
  { title: '备注', kind: 'text', width: 14 },
];

/** Nine millimetres on paper, in points: room for a name by hand. */
const SIGNING_HEIGHT = 30;

/** 培训签到表 to print and sign; 出勤 and 实到学时 are filled in afterwards, and the file is read back. */
export function signInSheet(input: SignInSheetInput): Sheet {
  const { programmeTitle, sessionTitle, time, place, hours, sessionMark } = input;
  return {
    name: '培训签到表',
    title: titledAs(`${programmeTitle}${sessionTitle}`, '签到表'),
    info: [`时间：${time}（${hours} 学时）`, `地点：${place}`, `${SESSION_MARK_LABEL}${sessionMark}`],
    columns: SIGN_IN_COLUMNS,
    rows: rowsOf(() => signInRows(input)),
    lineHeight: SIGNING_HEIGHT,
    footer: `期次 ${sessionMark}`,
  };
}

// oxlint-disable-next-line typescript/require-await -- sheets are read as streams, and this one is short
async function* signInRows(input: SignInSheetInput): AsyncGenerator<SheetRow> {
  for (const line of input.lines) {
    const masked = maskIdentityNumber(line.identityNumber);
    const hours = line.hours === null ? null : String(line.hours);
    yield {
      kind: 'line',
      cells: [
        line.position,
        line.name,
        masked,
        line.unitName,
        line.regionName,
        null,
        null,
        line.statusName,
        hours,
        null,
      ],
    };
  }
  yield {
    kind: 'band',
    framed: false,
    text: '出勤栏填写：到课、部分到课（并填实到学时）、缺勤、请假；留空的不登记。编号与期次编号请勿改动，填好后上传本表即可登记学时。',
  };
  yield { kind: 'signatures', texts: ['授课教师：', '工作人员：', '组织单位（盖章）'] };
}
