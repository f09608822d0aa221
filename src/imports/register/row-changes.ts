import { STAFFING_NAMES, type Staffing } from '../../workers/posts/staffing.js';
import { LEVEL_NAMES, type Level } from '../../certificates/level.js';
import { spanText } from '../../common/values/day-span.js';
import { yuanText } from '../../common/values/money.js';
import { maskAccount, maskIdentityNumber, maskPhone } from '../../common/values/masking.js';
import { ORGANIZATION_KIND_NAMES, type OrganizationKind } from '../../workers/organizations/organization-kind.js';
import type { ChangeListener } from './change-set.js';
import type {
  KnownAccount,
  KnownCertificate,
  KnownOrganization,
  KnownPayment,
  KnownPost,
  KnownRegistration,
  KnownSuspension,
  KnownWorker,
} from './register-snapshot.js';
import { periodText } from '../../ledger/subject.js';

/** What each row of a workbook makes and changes, as people read it (domain.md §13): masked, in names instead of codes. */

export const CHANGE_OBJECTS = [
  'worker',
  'organization',
  'post',
  'bankAccount',
  'certificate',
  'registration',
  'suspension',
  'payment',
] as const;
export type ChangeObject = (typeof CHANGE_OBJECTS)[number];

export const CHANGE_OBJECT_NAMES: Readonly<Record<ChangeObject, string>> = {
  worker: '人员',
  organization: '单位',
  post: '任职',
  bankAccount: '银行账户',
  certificate: '证书',
  registration: '登记',
  suspension: '停发',
  payment: '历史发放',
};

const FIELD_NAMES: Readonly<Record<string, string>> = {
  'worker.phone': '手机号',
  'worker.remark': '备注',
  'worker.regionCode': '所在地',
  'organization.kind': '单位类别',
  'organization.regionCode': '乡镇（街道）',
  'organization.registrarCode': '登记机关',
  'post.endOn': '离职日期',
  'post.staffing': '用工性质',
  'bankAccount.account': '银行账号',
  'bankAccount.bankName': '开户行',
  'bankAccount.bankCode': '联行号',
  'certificate.approvedOn': '批准日期',
  'certificate.declaredOn': '申报日期',
  'certificate.revokedOn': '撤销日期',
  'certificate.void': '自始无效',
  'certificate.revocationReason': '撤销原因',
  'registration.endOn': '登记有效期至',
  'suspension.toMonth': '截止月份',
  'suspension.reason': '停发原因',
};

export function changedFieldName({ object, field }: Pick<RowChange, 'object' | 'field'>): string | null {
  return field === null ? null : (FIELD_NAMES[`${object}.${field}`] ?? field);
}

export interface RowChange {
  object: ChangeObject;
  /** Null where the object is new; then `after` says what it is. */
  field: string | null;
  before: string | null;
  after: string | null;
}

interface Known {
  worker: KnownWorker;
  organization: KnownOrganization;
  post: KnownPost;
  bankAccount: KnownAccount;
  certificate: KnownCertificate;
  registration: KnownRegistration;
  suspension: KnownSuspension;
  payment: KnownPayment;
}

export interface ChangeNames {
  region: (code: string) => string;
  employer: (organizationId: string) => string;
  /** Of a number that the register holds. */
  decrypt: (cipher: Buffer) => string;
}

/** Stands for another column, or says nothing by itself. */
const UNTOLD = new Set(['phoneHash', 'replacedAt']);

export class RowChangeLog {
  private changes: RowChange[] = [];
  /** Made by the row that is being taken: what it states of them further is no change. */
  private readonly fresh = new Set<object>();

  constructor(private readonly names: ChangeNames) {}

  /** What was told since it was asked last. */
  take(): RowChange[] {
    const { changes } = this;
    this.changes = [];
    this.fresh.clear();
    return changes;
  }

  of<Object extends ChangeObject>(object: Object): ChangeListener<Known[Object]> {
    return {
      made: (row) => {
        this.fresh.add(row);
        this.changes.push({ object, field: null, before: null, after: this.summaryOf(object, row) });
      },
      changed: (row, field, before, after) => {
        if (this.fresh.has(row) || UNTOLD.has(field)) return;
        const was = field === 'phone' ? this.phoneBefore(row as KnownWorker) : this.shown(field, before);
        this.changes.push({ object, field, before: was, after: this.shown(field, after) });
      },
    };
  }

  /** Another account in place of the present one: told as its change. */
  accountReplaced(current: KnownAccount, next: KnownAccount): void {
    const made = this.changes.findLastIndex(({ object, field }) => object === 'bankAccount' && field === null);
    const before = current.account ?? (current.accountCipher ? this.names.decrypt(current.accountCipher) : '');
    this.changes.splice(made, 1, {
      object: 'bankAccount',
      field: 'account',
      before: maskAccount(before),
      after: this.summaryOf('bankAccount', next),
    });
  }

  private phoneBefore({ phoneCipher }: KnownWorker): string | null {
    return phoneCipher ? maskPhone(this.names.decrypt(phoneCipher)) : null;
  }

  private shown(field: string, value: unknown): string | null {
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean') return value ? '是' : '否';
    const text = typeof value === 'number' ? String(value) : (value as string);
    if (field === 'phone') return maskPhone(text);
    if (field === 'kind') return ORGANIZATION_KIND_NAMES[text as OrganizationKind];
    if (field === 'staffing') return STAFFING_NAMES[text as Staffing];
    return field === 'regionCode' || field === 'registrarCode' ? this.names.region(text) : text;
  }

  private summaryOf<Object extends ChangeObject>(object: Object, row: Known[Object]): string {
    return (SUMMARIES[object] as (row: Known[Object], names: ChangeNames) => string)(row, this.names);
  }
}

const SUMMARIES: { [Object in ChangeObject]: (row: Known[Object], names: ChangeNames) => string } = {
  worker: ({ name, identityNumber }) => `${name} ${maskIdentityNumber(identityNumber ?? '')}`,
  organization: ({ name, kind, regionCode }, names) =>
    `${name}（${ORGANIZATION_KIND_NAMES[kind]}，${names.region(regionCode)}）`,
  post: (post, names) =>
    [names.employer(post.organizationId), spanText(post), post.staffing && STAFFING_NAMES[post.staffing]]
      .filter((it) => it !== null)
      .join('，'),
  bankAccount: ({ bankName, bankCode, account }) =>
    [bankName, maskAccount(account ?? ''), bankCode && `（联行号 ${bankCode}）`].filter((it) => it).join(' '),
  certificate: ({ level, certificateNo, approvedOn }) => `${levelName(level)} ${certificateNo}，${approvedOn} 批准`,
  registration: spanText,
  suspension: ({ fromMonth, toMonth }) => `${fromMonth} 至 ${toMonth ?? '另行通知'}`,
  payment: ({ subject, amountFen, paidOn }) => {
    const [kind, of] = subject.split(':');
    const what = kind === 'award' ? `一次性奖励 ${levelName(of as Level)}` : `职业津贴 ${periodText(of ?? '')}`;
    return `${what}，${yuanText(amountFen)} 元，${paidOn}`;
  },
};

function levelName(level: Level): string {
  return LEVEL_NAMES[level];
}
