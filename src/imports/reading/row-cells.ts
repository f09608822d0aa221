import { LEVEL_NAMES, LEVELS, type Level } from '../../certificates/level.js';
import {
  birthDateOf,
  IDENTITY_KIND_NAMES,
  IDENTITY_KINDS,
  identityCheckCharacter,
  type IdentityKind,
  identityKindOf,
  identityNumberFault,
  normalizeIdentityNumber,
} from '../../common/values/identity-number.js';
import { firstDay, isDate, lastDayOfMonth } from '../../common/values/months.js';
import { isFooter } from './footers.js';
import { cleanText, dateOfCell, dateOfSerial, digitsOfCell, monthOfCell } from './cell-values.js';
import type { IssueLog } from '../../common/issues/issue-log.js';
import { ROSTER_FIELDS } from '../roster/roster-fields.js';
import type { ImportIssueCode, ImportIssueWords } from '../roster/roster-rows.js';
import type { Header } from './roster-header.js';
import type { RawCell, RawRow } from '../../workbooks/workbook-reader.js';
import { ownString } from '../../workbooks/workbook-parts.js';
import { yearPeriod } from '../../ledger/subject.js';

/** What the readers of all rows of one sheet share. */
export interface SheetContext {
  header: Header;
  log: Pick<IssueLog<ImportIssueCode>, 'at'>;
  date1904: boolean;
  today: string;
  /** One string for each text that is repeated down a column, so that 100 000 rows hold it once. */
  texts: Map<string, string>;
  /** Whether a footer was read: the rows below it are seldom people. */
  belowFooter?: boolean;
}

const EMPLOYER_FIELDS = ROSTER_FIELDS.roster.filter((it) => it.ofEmployer === 'own').map((it) => it.field);

/** Beyond this many different texts a column is no list of names that repeat, and remembering them saves nothing. */
const MAX_SHARED_TEXTS = 200_000;

/** One row, asked field by field. What cannot be read is told to the log and comes back as null, like an empty cell. */
export class RowCells {
  private readonly monthsAlone: string[] = [];

  constructor(
    private readonly context: SheetContext,
    readonly raw: RawRow,
  ) {}

  get row(): number {
    return this.raw.row;
  }

  /** The fields read so far that state a month alone. */
  get monthOnly(): string | null {
    return this.monthsAlone.length === 0 ? null : this.monthsAlone.join(',');
  }

  /** True when no column that matters holds anything: such rows are passed over. */
  isBlank(): boolean {
    const { indexes } = this.context.header;
    for (const field in indexes) {
      if (field === 'serial') continue;
      const cell = this.raw.cells[indexes[field]!];
      if (cell && (cell.kind !== 'text' || cleanText(cell.text) !== '')) return false;
    }
    return true;
  }

  isFooter(): boolean {
    const { context } = this;
    const is = isFooter(this, context.belowFooter ?? false);
    context.belowFooter ||= is;
    return is;
  }

  /** Whether the cell says anything, readable or not. */
  states(field: string): boolean {
    const cell = this.cellOf(field);
    return cell !== undefined && (cell.kind !== 'text' || cleanText(cell.text) !== '');
  }

  /** What the cell shows, without a finding; '' for an empty one. */
  plain(field: string): string {
    const cell = this.cellOf(field);
    if (!cell) return '';
    return cell.kind === 'text' ? cleanText(cell.text) : cell.text;
  }

  issue(field: string, words: ImportIssueWords): void {
    this.context.log.at(this.context.header.layout, this.row, field, words);
  }

  requireFilled(): void {
    const statesEmployer = EMPLOYER_FIELDS.some((field) => this.states(field));
    for (const { field, header, ofEmployer } of this.context.header.required) {
      if (this.states(field) || (ofEmployer && !statesEmployer)) continue;
      this.issue(field, {
        code: 'required-cell-empty',
        message: `“${header}”为必填项，此处为空。`,
        suggestion: `请填写${header}${ofEmployer ? '；系统中已有此人且只有一个在任任职的，也可把单位各列和入职日期一并留空' : ''}。`,
      });
    }
  }

  /** The cell, unless it is empty, an error value, or a formula whose result the system did not work out itself. */
  cell(field: string): RawCell | null {
    const cell = this.cellOf(field);
    if (!cell) return null;
    if (cell.kind === 'formula') {
      this.issue(field, {
        code: 'formula-cell',
        message: '此单元格是公式，系统不采用公式的计算结果。',
        suggestion: '请选中该列复制，再“选择性粘贴—数值”，然后重新上传。',
        value: `=${cell.text}`,
      });
      return null;
    }
    if (cell.kind === 'error') {
      this.issue(field, {
        code: 'error-cell',
        message: `此单元格是错误值 ${cell.text}。`,
        suggestion: '请改填实际内容；没有内容就清空该单元格。',
        value: cell.text,
      });
      return null;
    }
    return cell;
  }

  text(field: string, maxLength: number): string | null {
    const cell = this.cell(field);
    if (!cell) return null;
    const text = this.words(cell);
    if (text.length > maxLength) {
      this.issue(field, {
        code: 'text-too-long',
        message: `内容有 ${text.length} 个字，超过上限 ${maxLength} 个字。`,
        suggestion: '请精简内容，或检查是否误把多个单元格的内容粘贴到了一起。',
        value: text,
      });
      return null;
    }
    return text === '' ? null : this.shared(text);
  }

  /** @param month which of its days a month alone stands for, where the plan may take it */
  date(field: string, { aside = '', month }: { aside?: string; month?: 'first' | 'last' } = {}): string | null {
    const cell = this.cell(field);
    if (!cell || !this.states(field)) return null;
    const reading = dateOfCell(cell, this.context.date1904);
    if (!reading) {
      const alone = monthOfCell(cell, this.context.date1904);
      if (alone !== null && month !== undefined) {
        this.monthsAlone.push(field);
        return month === 'first' ? firstDay(alone) : lastDayOfMonth(alone);
      }
      if (alone !== null) {
        this.issue(field, {
          code: 'date-month-only',
          message: '只写了月份，而这里须写到日：当月的哪一天影响发放。',
          suggestion: '请按原件写明年月日，如 2023-09-01。',
          value: cell.text,
        });
        return null;
      }
      this.issue(field, {
        code: 'date-unreadable',
        message: '日期无法识别，或这一天不存在。',
        suggestion: `请写成 2023-09-01、2023/9/1、2023.9.1、2023年9月1日 或 20230901，并写明年月日。${aside}`,
        value: cell.text,
      });
      return null;
    }
    if (reading.guessed) {
      this.issue(field, {
        severity: 'warning',
        code: 'date-cell-unformatted',
        message: `单元格是没有日期格式的数字，已按日期 ${reading.date} 读入。`,
        suggestion: '请核对；建议把该列设置为日期格式。',
        value: cell.text,
      });
    }
    return reading.date;
  }

  month(field: string, aside = ''): string | null {
    const cell = this.cell(field);
    if (!cell || !this.states(field)) return null;
    const month = monthOfCell(cell, this.context.date1904);
    if (month === null) {
      this.issue(field, {
        code: 'month-unreadable',
        message: '月份无法识别。',
        suggestion: `请写成 2023-09、2023/9、2023.9、2023年9月 或 202309（2023.1 与 2023.10 请设为文本）。${aside}`,
        value: cell.text,
      });
      return null;
    }
    return month;
  }

  /** A month, or a whole year `Y2023` where the cell says 2023年度. */
  period(field: string): string | null {
    const [, year] = /^(\d{4})\s*年度$/.exec(this.cell(field)?.text.trim().normalize('NFKC') ?? '') ?? [];
    return year === undefined ? this.month(field, '按年度整笔发放的写 2023年度。') : yearPeriod(Number(year));
  }

  /** A number kept as text. Null, with an error, when Excel has spoiled it. */
  digits(field: string, name: string): string | null {
    const cell = this.cell(field);
    if (!cell || !this.states(field)) return null;
    const { text, damage } = digitsOfCell(cell);
    if (damage === 'full-width') {
      this.issue(field, {
        code: 'number-full-width',
        message: `${name}中有全角数字或字母。`,
        suggestion: '请改为半角重新录入。',
        value: text,
      });
      return null;
    }
    if (damage !== null) {
      this.issue(field, {
        code: 'number-damaged-by-excel',
        message:
          damage === 'decimal'
            ? `${name}带有小数点，已被当作数值处理过。`
            : `${name}已被 Excel 改成数值或科学计数法，超过 15 位的数字已变为 0，无法还原。`,
        suggestion: `请先把该列设置为“文本”格式，再按原件重新录入${name}。`,
        value: text,
      });
      return null;
    }
    return text === '' ? null : ownString(text);
  }

  /** @param whose `known`: of somebody who is there, found by the number; `any`: of whoever is to be there, so the kind is stated */
  identityNumber(whose: 'known' | 'any'): string | null {
    const text = this.digits('identityNumber', '身份证号');
    if (text === null) return null;
    const number = normalizeIdentityNumber(text);
    const kinds = whose === 'any' ? this.identityKinds() : IDENTITY_KINDS;
    if (kinds === null) return null;
    const ofNumber = identityKindOf(number);
    const kind = kinds.find((each) => each === ofNumber) ?? kinds[0]!;
    const fault = identityNumberFault(number, this.context.today, kind);
    if (fault === null) return number;
    if (fault === 'form' && kind !== 'resident') {
      this.issue('identityNumber', {
        code: 'identity-number-malformed',
        message: `证件类型为${IDENTITY_KIND_NAMES[kind]}，号码的写法不符。`,
        suggestion:
          kind === 'travel-permit'
            ? '号码应为字母 H 或 M 加 8 位数字，台湾居民的为 8 位数字，请按证件核对。'
            : '号码应为 3 位字母加 12 位数字，请按证件核对；18 位的新版证件请把证件类型留空。',
        value: text,
      });
    } else if (fault === 'form') {
      this.issue('identityNumber', {
        code: 'identity-number-malformed',
        message: `身份证号应为 18 位（17 位数字加 1 位数字或 X），此处为 ${number.length} 位。${formHint(number, ofNumber)}`,
        suggestion: '请按身份证重新录入，并把该列设置为“文本”格式。',
        value: text,
      });
    } else if (fault === 'check-digit') {
      this.issue('identityNumber', {
        code: 'identity-number-check-digit',
        message: `身份证号校验码不符（GB 11643）。${checkDigitHint(number)}`,
        suggestion: '请按身份证逐位核对后重新录入，并把该列设置为“文本”格式。',
        value: text,
      });
    } else {
      this.issue('identityNumber', {
        code: 'identity-number-birth-date',
        message: `身份证号中的出生日期 ${birthDateOf(number) ?? ''} 不存在或不合理。`,
        suggestion: '请按身份证逐位核对后重新录入。',
        value: text,
      });
    }
    return null;
  }

  /** Those that the cell names; null, with an error, for a word that names none. */
  private identityKinds(): readonly IdentityKind[] | null {
    const text = this.text('identityKind', 40);
    if (text === null) return ['resident'];
    const kinds = IDENTITY_KIND_WORDS.get(wordKey(text));
    if (kinds) return kinds;
    this.issue('identityKind', {
      code: 'identity-kind-unknown',
      message: '证件类型无法识别。',
      suggestion: `请填：${IDENTITY_KINDS.map((kind) => IDENTITY_KIND_NAMES[kind]).join('、')}；身份证可留空。`,
      value: text,
    });
    return null;
  }

  level(): Level | null {
    const text = this.text('level', 40);
    if (text === null) return null;
    const level = LEVEL_WORDS.get(wordKey(text));
    if (level) return level;
    this.issue('level', {
      code: 'level-unknown',
      message: '证书级别无法识别。',
      suggestion: `请填 ${LEVELS.map((it) => LEVEL_NAMES[it]).join('、')}（或助理社会工作师、社会工作师、高级社会工作师）；没有证书的人员留空。`,
      value: text,
    });
    return null;
  }

  shared(text: string): string {
    const known = this.context.texts.get(text);
    if (known !== undefined) return known;
    const own = ownString(text);
    if (this.context.texts.size < MAX_SHARED_TEXTS) this.context.texts.set(own, own);
    return own;
  }

  /** A date that stands in a column of words reads as it looks, not as a serial number. */
  private words(cell: RawCell): string {
    if (cell.kind !== 'date') return cleanText(cell.text);
    return dateOfSerial(Number(cell.text), this.context.date1904) ?? cell.text;
  }

  private cellOf(field: string): RawCell | undefined {
    const index = this.context.header.indexes[field];
    return index === undefined ? undefined : this.raw.cells[index];
  }
}

function formHint(number: string, kind: IdentityKind | null): string {
  if (kind !== null) return `如果是${IDENTITY_KIND_NAMES[kind]}，请在“证件类型”一列写明。`;
  if (/^\d{17}$/.test(number)) {
    return identityCheckCharacter(number) === 'X' ? '末位的 X 可能丢失了。' : '可能漏录了一位。';
  }
  if (/^\d{15}$/.test(number)) return '15 位旧号已停用，请填 18 位公民身份号码。';
  if (/^\d{17}[*×╳хХ＊]$/.test(number)) return '末位应为字母 X。';
  return '';
}

function checkDigitHint(number: string): string {
  if (number.endsWith('000')) return '末三位为 000，很可能被 Excel 按数值保存，后三位已丢失。';
  const hint = identityCheckCharacter(number) === 'X' ? '按前 17 位推算末位应为 X，可能录入时丢失了 X。' : '';
  const born = birthDateOf(number) ?? '';
  return isDate(born) ? hint : `${hint}其中的出生日期 ${born} 也不存在。`;
}

const IDENTITY_KIND_WORDS: ReadonlyMap<string, readonly IdentityKind[]> = new Map(
  (
    [
      [
        ['resident'],
        ['身份证', '居民身份证', '公民身份证', '公民身份号码', '二代身份证', '居住证', '港澳台居民居住证'],
      ],
      [
        ['travel-permit'],
        ['通行证', '港澳居民来往内地通行证', '台湾居民来往大陆通行证', '港澳台居民来往内地通行证', '回乡证', '台胞证'],
      ],
      [['foreigner-card'], ['外国人永久居留证旧版']],
      // Of both numberings; the number says which.
      [
        ['resident', 'foreigner-card'],
        ['外国人永久居留证', '外国人永久居留身份证', '永久居留证', '永久居留身份证'],
      ],
      ...IDENTITY_KINDS.map((kind): [[IdentityKind], string[]] => [[kind], [kind, wordKey(IDENTITY_KIND_NAMES[kind])]]),
    ] as [IdentityKind[], string[]][]
  ).flatMap(([kinds, words]) => words.map((word): [string, IdentityKind[]] => [word, kinds])),
);

const LEVEL_WORDS: ReadonlyMap<string, Level> = new Map(
  (
    [
      ['junior', ['初级', '助理社会工作师', '初级社会工作师', '初级社工师', '助理社工师']],
      ['intermediate', ['中级', '社会工作师', '中级社会工作师', '中级社工师', '社工师']],
      ['senior', ['高级', '高级社会工作师', '高级社工师']],
    ] as const
  ).flatMap(([level, words]) => {
    const [short, long] = words;
    // 初级（助理社会工作师） and 助理社会工作师（初级） are both in use.
    return [level, ...words, short + long, long + short].map((word): [string, Level] => [word, level]);
  }),
);

/** Without spaces and brackets, which people set as they like. */
export function wordKey(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s()[\]【】]/g, '')
    .toLowerCase();
}
