import { fieldWords } from '../common/http/field-names.js';

/** An event about a person in words (domain.md §13). Pure; what is logged holds personal numbers masked only. */

const TITLES: Readonly<Record<string, string>> = {
  'worker.create': '登记人员',
  'worker.update': '更正个人信息',
  'worker.account-withdraw': '作废银行账户',
  'worker.reveal': '查看完整号码',
  'post.create': '登记任职',
  'post.update': '更正任职',
  'post.withdraw': '作废任职',
  'suspension.create': '登记停发',
  'suspension.update': '更正停发',
  'suspension.withdraw': '作废停发',
  'certificate.create': '登记证书',
  'certificate.update': '更正证书',
  'certificate.withdraw': '作废证书',
  'certificate.revoke': '登记证书撤销',
  'certificate.revocation-update': '更正证书撤销',
  'certificate.revocation-withdraw': '作废证书撤销',
  'registration.create': '登记证书登记',
  'registration.update': '更正证书登记',
  'registration.renew': '办理再登记',
  'registration.withdraw': '作废证书登记',
  'education_credit.create': '登记学时',
  'education_credit.withdraw': '作废学时',
  'import.apply': '由工作簿导入',
  'import.undo': '撤销导入',
  'station.staff-add': '登记驻站',
  'station.staff-update': '更正驻站',
  'station.staff-withdraw': '作废驻站',
  'training_attendance.record': '登记出勤',
  'training_attendance.correct': '更正出勤',
  'payout.create': '列入发放批次',
  'payout.recompute': '发放批次重新计算',
  'payout.submit': '发放批次提交',
  'payout.return': '发放批次退回修改',
  'payout.accept': '发放批次初审',
  'payout.publish': '发放批次公示',
  'payout.approve': '发放批次批准',
  'payout.cancel': '发放批次取消',
  'payout.hold': '暂缓发放',
  'payout.release': '恢复发放',
  'payout.remove': '移出发放批次',
  'payout.send': '发放批次送银行',
  'payout.settle': '发放批次结清',
  'payout.bank-return': '银行回单',
  'recovery.open': '立案追回',
  'recovery.update': '更正追回',
  'recovery.instalment': '收到退款',
  'recovery.write-off-request': '申请核销追回',
};

/** By what an event is about, for those without a title of their own. */
const OF_OBJECTS: Readonly<Record<string, string>> = {
  worker: '人员登记',
  certificate: '证书',
  import: '导入',
  payout: '发放批次',
  recovery: '追回',
  station: '社工站',
};

export function eventTitle(action: string, objectType: string): string {
  return TITLES[action] ?? `${OF_OBJECTS[objectType] ?? '其他'}变动`;
}

/** What the fields of events are called where their general name would mislead. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  'post.endOn': '离职日期',
  'post.startOn': '入职日期',
  'registration.startOn': '登记日期',
  'registration.endOn': '登记有效期至',
  'post.organizationName': '工作单位',
  'post.founded': '新单位',
  'worker.name': '姓名',
  'station.startOn': '驻站日期',
  'station.endOn': '离站日期',
};

type Fields = Readonly<Record<string, unknown>>;

/** `离职日期：（空）→ 2024-06-30`; of something new or gone what it is or was. */
export function eventWords(action: string, details: Fields | null): string {
  const before = fieldsOf(details?.['before']);
  const after = fieldsOf(details?.['after']);
  const subject = action.split('.')[0] ?? '';
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .flatMap((field) => {
      const name = OWN_NAMES[`${subject}.${field}`] ?? fieldWords(field);
      // A field without a Chinese name is a key of the database and tells people nothing.
      if (/[A-Za-z]/.test(name)) return [];
      const [was, is] = [shown(before[field]), shown(after[field])];
      if (was === undefined || is === undefined || was === is) return [];
      if (field in before && field in after) return [`${name}：${was} → ${is}`];
      const only = field in before ? was : is;
      return only === EMPTY ? [] : [`${name}：${only}`];
    })
    .join('；');
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

const VALUES: Readonly<Record<string, string>> = { junior: '初级', intermediate: '中级', senior: '高级' };

const EMPTY = '（空）';

/** Undefined for what is no plain value. */
function shown(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return EMPTY;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  // Ids say nothing to a reader.
  if (typeof value !== 'string' || /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return undefined;
  return VALUES[value] ?? value;
}
