import { LEVEL_NAMES, LEVELS, type Level } from '../../certificates/level.js';
import type { SheetLayout } from '../../common/issues/issue.js';
import type { IssueLog } from '../../common/issues/issue-log.js';
import { KeyTable, RowGroups } from '../roster/key-table.js';
import type { NumberList } from '../roster/packed-rows.js';
import { editDistance } from './rows/region-names.js';
import { bornAs, type RosterDrafts } from './roster-drafts.js';
import { checkAgainstApproval, type RosterDraft } from './rows/roster-row-check.js';
import type { ImportIssueCode } from '../roster/roster-rows.js';

/**
 * Rows of the roster beside each other (domain.md §8): where two rows state different things of one person, post,
 * certificate or organization, neither can be trusted. An empty cell states nothing and so contradicts nothing.
 */
export class RosterCrossCheck {
  constructor(
    private readonly layout: SheetLayout,
    private readonly log: IssueLog<ImportIssueCode>,
    private readonly drafts: RosterDrafts,
  ) {}

  /**
   * The rows of one person, in their order.
   *
   * @returns those that now state more than they did: where one row states a registration's end, it holds for others
   */
  person(rows: readonly RosterDraft[]): RosterDraft[] {
    if (rows.length < 2) return [];
    this.agree(rows, 'name', '姓名', '同一身份证号');
    this.agree(rows, 'phone', '手机号', '同一人');
    this.agree(rows, 'bankAccount', '银行账号', '同一人');
    this.agree(rows, 'bankCode', '联行号', '同一人');
    this.agreeOnBank(rows);
    this.agreeOnPosts(rows);
    return LEVELS.flatMap((level) => {
      const ofLevel = rows.filter((row) => row.level === level);
      return ofLevel.length > 0 ? this.checkCertificates(level, ofLevel) : [];
    });
  }

  /** What people, employers and certificates are compared by is in the columns of all rows. */
  peopleAndEmployers(people: RowGroups): void {
    this.checkOrganizations();
    this.checkCertificateNumbers();
    this.warnOfLookAlikes(people);
  }

  /** Every row of the group that states the field is told when they do not all say the same. */
  private agree(rows: readonly RosterDraft[], field: keyof RosterDraft, header: string, whose: string): void {
    const stating = rows.filter((row) => row[field] !== null);
    const odd = stating.find((row) => row[field] !== stating[0]![field]);
    if (!odd) return;
    for (const row of stating) {
      const other = row[field] === stating[0]![field] ? odd : stating[0]!;
      this.contradiction(row, field, header, whose, other.row);
    }
  }

  private contradiction(
    row: RosterDraft,
    field: keyof RosterDraft,
    header: string,
    whose: string,
    other: number,
  ): void {
    this.log.at(this.layout, row.row, field, {
      code: 'rows-contradict',
      message: `${whose}的${header}与第 ${other} 行不一致。`,
      suggestion: `请核对后把各行的${header}改为一致，或只在一行填写。`,
      value: String(row[field]),
    });
  }

  /** Offices write one bank in several ways, so this only warns. */
  private agreeOnBank(rows: readonly RosterDraft[]): void {
    const first = rows.find((row) => row.bankName !== null);
    const other = rows.find((row) => row.bankName !== null && row.bankName !== first?.bankName);
    if (!first || !other) return;
    this.log.at(this.layout, other.row, 'bankName', {
      severity: 'warning',
      code: 'rows-contradict',
      message: `同一人的开户行与第 ${first.row} 行写法不一致，将采用靠后的一行。`,
      suggestion: '请核对开户行，并统一写法。',
      value: other.bankName,
    });
  }

  private agreeOnPosts(rows: readonly RosterDraft[]): void {
    for (const post of grouped(rows, (row) => joined(row.organizationName, row.countyCode, row.startOn))) {
      this.agree(post, 'endOn', '离职日期', '同一任职');
      this.agree(post, 'staffing', '用工性质', '同一任职');
    }
  }

  private checkCertificates(level: Level, rows: readonly RosterDraft[]): RosterDraft[] {
    const numbers = new Set(rows.flatMap((row) => row.certificateNo ?? []));
    if (numbers.size > 1) {
      for (const row of rows) {
        if (row.certificateNo !== null) continue;
        this.log.at(this.layout, row.row, 'certificateNo', {
          code: 'required-cell-empty',
          message: `此人有不止一个${LEVEL_NAMES[level]}证书，须写明是哪一个。`,
          suggestion: '请填写证书管理号。',
        });
      }
    }
    const certificates = numbers.size > 1 ? grouped(rows, (row) => row.certificateNo) : [[...rows]];
    return certificates.flatMap((certificate) => this.checkCertificate(certificate));
  }

  private checkCertificate(rows: readonly RosterDraft[]): RosterDraft[] {
    this.agree(rows, 'approvedOn', '批准日期', '同一证书');
    this.agree(rows, 'declaredOn', '申报日期', '同一证书');
    for (const registration of grouped(rows, (row) => (row.registrationEndStated ? row.registeredOn : null))) {
      this.agree(registration, 'registrationEndOn', '登记有效期至', '同一次登记');
    }
    const carried = carryStatedEnds(rows);
    const approvedOn = rows.find((row) => row.approvedOn !== null)?.approvedOn ?? null;
    for (const row of rows) {
      if (row.approvedOn !== null) continue;
      checkAgainstApproval(row, approvedOn, (field, words) => this.log.at(this.layout, row.row, field, words));
    }
    return carried;
  }

  /** One name in one county is one organization. Few rows against many are the slip: only they are told. */
  private checkOrganizations(): void {
    const { columns } = this.drafts;
    const { organization } = columns;
    const employers = new RowGroups(
      organization.length,
      (row) => organization.at(row),
      (a, b) => organization.at(a) === organization.at(b),
    );
    for (const first of employers.firsts()) {
      const rows = employers.rowsOf(first);
      if (rows.length > 1) {
        this.agreeByMajority(rows, columns.organizationKind, 'organizationKind', '单位类别');
        this.agreeByMajority(rows, columns.registrarCode, 'registrarCode', '登记机关');
        this.agreeByMajority(rows, columns.townshipCode, 'townshipCode', '乡镇（街道）');
      }
      if (rows.some((row) => columns.registrarCode.at(row) !== 0)) continue;
      const social = rows.find((row) => columns.textOf(columns.organizationKind.at(row)) === 'social_organization');
      if (social !== undefined) this.warnOfRegistrar(this.drafts.at('roster', social));
    }
  }

  private warnOfRegistrar(row: RosterDraft): void {
    this.log.at(this.layout, row.row, 'registrarCode', {
      severity: 'warning',
      code: 'registrar-missing',
      message: `社会组织“${row.organizationName}”没有填登记机关，按登记机关确定的奖励政策不会覆盖其人员。`,
      suggestion: '请填登记机关所在区划，如宣城市。',
    });
  }

  private agreeByMajority(rows: readonly number[], column: NumberList, field: keyof RosterDraft, header: string): void {
    const counts = new Map<number, number>();
    for (const row of rows) if (column.at(row) !== 0) counts.set(column.at(row), (counts.get(column.at(row)) ?? 0) + 1);
    if (counts.size < 2) return;
    const stating = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const majority = [...counts].find(([, count]) => count * 2 > stating)?.[0];
    const stated = rows.filter((row) => column.at(row) !== 0);
    // The first row, and the first that says something else: one of the two contradicts any row.
    const first = stated[0]!;
    const second = stated.find((row) => column.at(row) !== column.at(first))!;
    const [firstRow, secondRow] = [this.drafts.at('roster', first).row, this.drafts.at('roster', second).row];
    for (const row of stated) {
      if (column.at(row) === majority) continue;
      const other = column.at(row) === column.at(first) ? secondRow : firstRow;
      this.contradiction(this.drafts.at('roster', row), field, header, '同一单位', other);
    }
  }

  private checkCertificateNumbers(): void {
    // Whose certificate it is, a row with an unreadable number or level cannot say; it is refused for that already.
    const { certificateNo } = this.drafts.columns;
    const numbers = new RowGroups(
      certificateNo.length,
      (row) => certificateNo.at(row),
      (a, b) => this.drafts.at('roster', a).certificateNo === this.drafts.at('roster', b).certificateNo,
    );
    for (const number of numbers.firsts()) {
      if (numbers.isAlone(number)) continue;
      const rows = numbers.rowsOf(number).map((row) => this.drafts.at('roster', row));
      const first = rows[0]!;
      const other = rows.find((row) => holderOf(row) !== holderOf(first));
      if (!other) continue;
      for (const row of rows) this.numberTwice(row, holderOf(row) === holderOf(first) ? other : first);
    }
  }

  private numberTwice(row: RosterDraft, against: RosterDraft): void {
    this.log.at(this.layout, row.row, 'certificateNo', {
      code: 'certificate-no-twice',
      message: `${
        row.identityNumber === against.identityNumber
          ? `同一证书管理号在第 ${against.row} 行用于此人的另一级别。`
          : `同一证书管理号在第 ${against.row} 行用于另一人。`
      }${/\d{12}000$/.test(row.certificateNo!) ? '末三位为 000，很可能被 Excel 按数值保存，后三位已丢失。' : ''}`,
      suggestion: '证书管理号一证一号，请按证书核对。',
      value: row.certificateNo,
    });
  }

  /** Two people who may be one, or one account for two: nothing is refused over it. */
  private warnOfLookAlikes(people: RowGroups): void {
    const { drafts } = this;
    const { columns } = drafts;
    const at = (row: number): RosterDraft => drafts.at('roster', row);
    const tableOf = (column: NumberList, same: (a: RosterDraft, b: RosterDraft) => boolean): KeyTable =>
      new KeyTable(
        column.length,
        (row) => column.at(row),
        (a, b) => same(at(a), at(b)),
      );
    const byBirth = tableOf(columns.birth, (a, b) => bornOf(a) === bornOf(b));
    const byAccount = tableOf(columns.account, (a, b) => a.bankAccount === b.bankAccount);
    const byPhone = tableOf(columns.phone, (a, b) => a.phone === b.phone);
    const seen = (table: KeyTable, column: NumberList, row: number | undefined): RosterDraft | null => {
      const before = row === undefined || column.at(row) === 0 ? null : table.seenBefore(row);
      return before === null ? null : at(before);
    };
    const isRoster = drafts.count('roster');
    for (const first of people.firsts()) {
      // The roster's rows come before those of the other sheets.
      if (first >= isRoster) break;
      const rows = people.isAlone(first) ? [first] : people.rowsOf(first).filter((row) => row < isRoster);
      const twin = seen(byBirth, columns.birth, first);
      if (twin) this.warnOfTwin(at(first), twin);
      const account = rows.find((row) => columns.account.at(row) !== 0);
      const sharer = seen(byAccount, columns.account, account);
      if (sharer) this.warnOfSharedAccount(at(account!), sharer);
      const phone = rows.find((row) => columns.phone.at(row) !== 0);
      const caller = seen(byPhone, columns.phone, phone);
      if (caller && !sharer) this.warnOfSharedPhone(at(phone!), caller);
    }
  }

  private warnOfTwin(person: RosterDraft, twin: RosterDraft): void {
    this.log.at(this.layout, person.row, 'identityNumber', {
      severity: 'warning',
      code: 'people-look-alike',
      message: `与第 ${twin.row} 行姓名和出生日期相同，但身份证号不同。`,
      suggestion: '请核对是否为同一人；如确为两人，可不处理。',
      value: person.identityNumber,
    });
  }

  private warnOfSharedAccount(person: RosterDraft, sharer: RosterDraft): void {
    if (alike(person.name, sharer.name)) return this.warnOfLikeName(person, sharer, '银行账号');
    this.log.at(this.layout, person.row, 'bankAccount', {
      severity: 'warning',
      code: 'account-shared',
      message: `银行账号与第 ${sharer.row} 行的另一人相同。`,
      suggestion: '请核对银行账号；款项应发放到本人账户。',
      value: person.bankAccount,
    });
  }

  private warnOfSharedPhone(person: RosterDraft, caller: RosterDraft): void {
    if (alike(person.name, caller.name)) this.warnOfLikeName(person, caller, '手机号');
  }

  private warnOfLikeName(person: RosterDraft, other: RosterDraft, header: string): void {
    this.log.at(this.layout, person.row, 'name', {
      severity: 'warning',
      code: 'names-look-alike',
      message: `与第 ${other.row} 行${header}相同、姓名相近，但身份证号不同。`,
      suggestion: '请核对是否为同一人，姓名或身份证号是否录错。',
      value: person.name,
    });
  }
}

/** Where one row states a registration's end and another leaves it out, the stated end holds for both. */
function carryStatedEnds(rows: readonly RosterDraft[]): RosterDraft[] {
  const changed: RosterDraft[] = [];
  for (const row of rows) {
    if (row.registeredOn === null || row.registrationEndStated) continue;
    const stating = rows.find((it) => it.registrationEndStated && it.registeredOn === row.registeredOn);
    if (!stating) continue;
    row.registrationEndOn = stating.registrationEndOn;
    row.registrationEndStated = true;
    changed.push(row);
  }
  return changed;
}

/** Rows by key; those without a key belong to no group. */
export function grouped<T>(rows: Iterable<T>, keyOf: (row: T) => string | null): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** A key of several parts, or null when one is missing. */
function joined(...parts: (string | null)[]): string | null {
  return parts.includes(null) ? null : parts.join('\n');
}

function holderOf(row: RosterDraft): string {
  return `${row.identityNumber} ${row.level}`;
}

function bornOf({ name, identityNumber }: RosterDraft): string | null {
  return bornAs(name ?? '', identityNumber ?? '');
}

/** The same name, or one character apart: 张小芳 and 张晓芳. */
function alike(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  return a === b || (a.length === b.length && a.length > 1 && editDistance(a, b) === 1);
}
