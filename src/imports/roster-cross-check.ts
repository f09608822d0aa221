import { LEVEL_NAMES, LEVELS, type Level } from '../certificates/level.js';
import { birthDateOf } from '../common/identity-number.js';
import type { RevocationDraft } from './further-sheets-check.js';
import { issueAt, type IssueLog, type IssueWords } from './issue-log.js';
import { editDistance } from './region-names.js';
import { checkAgainstApproval, type RosterDraft } from './roster-row-check.js';
import type { SheetLayout, UnresolvedReference } from './roster-rows.js';

/**
 * Rows of the roster beside each other (domain.md §8): where two rows state different things of one person, post,
 * certificate or organization, neither can be trusted. An empty cell states nothing and so contradicts nothing.
 */
export class RosterCrossCheck {
  readonly people = new Map<string, RosterDraft[]>();
  readonly unresolved: UnresolvedReference[] = [];
  private readonly revocations = new Map<string, RevocationDraft[]>();

  constructor(
    private readonly layout: SheetLayout,
    private readonly log: IssueLog,
    private readonly drafts: readonly RosterDraft[],
    revocations: readonly RevocationDraft[],
  ) {
    for (const draft of drafts) if (draft.identityNumber !== null) push(this.people, draft.identityNumber, draft);
    for (const revocation of revocations) {
      if (revocation.identityNumber !== null) push(this.revocations, revocation.identityNumber, revocation);
    }
  }

  run(): void {
    for (const [identityNumber, rows] of this.people) {
      if (rows.length > 1) {
        this.agree(rows, 'name', '姓名', '同一身份证号');
        this.agree(rows, 'phone', '手机号', '同一人');
        this.agree(rows, 'bankAccount', '银行账号', '同一人');
        this.agreeOnBank(rows);
        this.agreeOnPosts(rows);
      }
      for (const level of LEVELS) {
        const ofLevel = rows.filter((row) => row.level === level);
        if (ofLevel.length > 0) this.checkCertificates(identityNumber, level, ofLevel);
      }
    }
    this.checkOrganizations();
    this.checkCertificateNumbers();
    this.warnOfLookAlikes();
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
    }
  }

  private checkCertificates(identityNumber: string, level: Level, rows: readonly RosterDraft[]): void {
    const numbers = new Set(rows.flatMap((row) => row.certificateNo ?? []));
    if (numbers.size > 1) {
      this.checkSuccession(identityNumber, level, rows);
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
    for (const certificate of certificates) this.checkCertificate(identityNumber, level, certificate);
  }

  private checkCertificate(identityNumber: string, level: Level, rows: readonly RosterDraft[]): void {
    this.agree(rows, 'approvedOn', '批准日期', '同一证书');
    this.agree(rows, 'declaredOn', '申报日期', '同一证书');
    for (const registration of grouped(rows, (row) => (row.registrationEndStated ? row.registeredOn : null))) {
      this.agree(registration, 'registrationEndOn', '登记有效期至', '同一次登记');
    }
    this.carryStatedEnds(rows);
    const approvedOn = rows.find((row) => row.approvedOn !== null)?.approvedOn ?? null;
    for (const row of rows) {
      if (row.approvedOn !== null) continue;
      checkAgainstApproval(row, approvedOn, (field, words) => this.log.at(this.layout, row.row, field, words));
    }
    const certificateNo = rows.find((row) => row.certificateNo !== null)?.certificateNo ?? null;
    if (approvedOn !== null && certificateNo !== null) return;
    const missing = certificateNo === null ? 'certificateNo' : 'approvedOn';
    if (rows.some((row) => this.log.isRejected(row))) return;
    this.unresolved.push({
      kind: 'certificate',
      identityNumber,
      level,
      certificateNo,
      onOrBefore: null,
      rows: rows.map(placeOf),
      issue: this.issue(rows[0]!, missing, {
        code: 'certificate-incomplete',
        message: `填写了证书级别，但没有填${missing === 'approvedOn' ? '批准日期' : '证书管理号'}，系统中也没有此人的${LEVEL_NAMES[level]}证书。`,
        suggestion: '新证书须同时填写证书级别、证书管理号和批准日期。',
      }),
    });
  }

  /** Where one row states a registration's end and another leaves it out, the stated end holds for both. */
  private carryStatedEnds(rows: readonly RosterDraft[]): void {
    if (rows.length < 2) return;
    for (const row of rows) {
      if (row.registeredOn === null || row.registrationEndStated) continue;
      const stating = rows.find((it) => it.registrationEndStated && it.registeredOn === row.registeredOn);
      if (!stating) continue;
      row.registrationEndOn = stating.registrationEndOn;
      row.registrationEndStated = true;
    }
  }

  /** A second number at one level is right only after the first was revoked (domain.md §8, keys). */
  private checkSuccession(identityNumber: string, level: Level, rows: readonly RosterDraft[]): void {
    const certificates = grouped(rows, (row) => row.certificateNo)
      .map((group) => ({ group, approvedOn: group.find((row) => row.approvedOn !== null)?.approvedOn ?? null }))
      .sort((a, b) => (a.approvedOn ?? '9999').localeCompare(b.approvedOn ?? '9999'));
    const revocations = (this.revocations.get(identityNumber) ?? []).filter((it) => it.level === level);
    certificates.slice(1).forEach((later, index) => {
      const earlier = certificates[index]!;
      const revoked = revocations.some(
        ({ revokedOn }) =>
          revokedOn !== null &&
          (earlier.approvedOn === null || earlier.approvedOn <= revokedOn) &&
          (later.approvedOn === null || revokedOn <= later.approvedOn),
      );
      if (revoked) return;
      const first = earlier.group[0]!;
      this.unresolved.push({
        kind: 'revocation',
        identityNumber,
        level,
        certificateNo: first.certificateNo,
        onOrBefore: later.approvedOn,
        rows: [...earlier.group, ...later.group].map(placeOf),
        issue: this.issue(later.group[0]!, 'certificateNo', {
          code: 'two-certificates-at-level',
          message: `同一人有两个${LEVEL_NAMES[level]}证书管理号（另见第 ${first.row} 行），而前一个没有撤销记录。`,
          suggestion: '请核对管理号；如前一证书确已撤销，请在“证书撤销”表中登记撤销日期（不晚于新证书的批准日期）。',
          value: later.group[0]!.certificateNo,
        }),
      });
    });
  }

  /** One name in one county is one organization. Few rows against many are the slip: only they are told. */
  private checkOrganizations(): void {
    const groups = grouped(this.drafts, (row) => joined(row.organizationName, row.countyCode));
    for (const rows of groups) {
      if (rows.length > 1) {
        this.agreeByMajority(rows, 'organizationKind', '单位类别');
        this.agreeByMajority(rows, 'registrarCode', '登记机关');
        this.agreeByMajority(rows, 'townshipCode', '乡镇(街道)');
      }
      const social = rows.find((row) => row.organizationKind === 'social_organization');
      if (social && rows.every((row) => row.registrarCode === null)) {
        this.log.at(this.layout, social.row, 'registrarCode', {
          severity: 'warning',
          code: 'registrar-missing',
          message: `社会组织“${social.organizationName}”没有填登记机关，按登记机关确定的奖励政策不会覆盖其人员。`,
          suggestion: '请填登记机关所在区划，如宣城市。',
        });
      }
    }
  }

  private agreeByMajority(rows: readonly RosterDraft[], field: keyof RosterDraft, header: string): void {
    const counts = new Map<unknown, number>();
    for (const row of rows) if (row[field] !== null) counts.set(row[field], (counts.get(row[field]) ?? 0) + 1);
    if (counts.size < 2) return;
    const stating = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const majority = [...counts].find(([, count]) => count * 2 > stating)?.[0];
    for (const row of rows) {
      if (row[field] === null || row[field] === majority) continue;
      const other = rows.find((it) => it[field] !== null && it[field] !== row[field])!;
      this.contradiction(row, field, header, '同一单位', other.row);
    }
  }

  private checkCertificateNumbers(): void {
    // Whose certificate it is, a row with an unreadable number or level cannot say; it is refused for that already.
    const readable = this.drafts.filter((row) => row.identityNumber !== null && row.level !== null);
    const holders = grouped(readable, (row) => row.certificateNo);
    for (const rows of holders) {
      const first = rows[0]!;
      const other = rows.find((row) => holderOf(row) !== holderOf(first));
      if (!other) continue;
      for (const row of rows) {
        const against = holderOf(row) === holderOf(first) ? other : first;
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
    }
  }

  /** Two people who may be one, or one account for two: nothing is refused over it. */
  private warnOfLookAlikes(): void {
    const byAccount = new Map<string, RosterDraft>();
    const byPhone = new Map<string, RosterDraft>();
    const byBirth = new Map<string, RosterDraft>();
    for (const rows of this.people.values()) {
      const person = rows[0]!;
      if (person.name !== null) {
        const born = `${person.name} ${birthDateOf(person.identityNumber!)}`;
        const twin = seenBefore(byBirth, born, person);
        if (twin) this.warnOfTwin(person, twin);
      }
      const account = rows.find((row) => row.bankAccount !== null);
      const sharer = account && seenBefore(byAccount, account.bankAccount!, account);
      if (sharer) this.warnOfSharedAccount(account, sharer);
      const phone = rows.find((row) => row.phone !== null);
      const caller = phone && seenBefore(byPhone, phone.phone!, phone);
      if (caller && !sharer && alike(phone.name, caller.name)) this.warnOfLikeName(phone, caller, '手机号');
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

  private warnOfLikeName(person: RosterDraft, other: RosterDraft, header: string): void {
    this.log.at(this.layout, person.row, 'name', {
      severity: 'warning',
      code: 'names-look-alike',
      message: `与第 ${other.row} 行${header}相同、姓名相近，但身份证号不同。`,
      suggestion: '请核对是否为同一人，姓名或身份证号是否录错。',
      value: person.name,
    });
  }

  private issue(row: RosterDraft, field: string, words: IssueWords): UnresolvedReference['issue'] {
    return issueAt(this.layout, row.row, field, words);
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Rows by key; those without a key belong to no group. */
export function grouped<T>(rows: Iterable<T>, keyOf: (row: T) => string | null): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== null) push(groups, key, row);
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

export function placeOf({ sheet, row }: { sheet: string; row: number }): { sheet: string; row: number } {
  return { sheet, row };
}

function seenBefore(seen: Map<string, RosterDraft>, key: string, row: RosterDraft): RosterDraft | null {
  const before = seen.get(key);
  if (before) return before;
  seen.set(key, row);
  return null;
}

/** The same name, or one character apart: 张小芳 and 张晓芳. */
function alike(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  return a === b || (a.length === b.length && a.length > 1 && editDistance(a, b) === 1);
}
