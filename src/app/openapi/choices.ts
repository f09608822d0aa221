import { BANK_FIELD_NAMES, RETURN_FIELD_NAMES } from '../../banking/profiles/profile-faults.js';
import { ROLE_NAMES } from '../../auth/access/roles.js';
import { JOB_KIND_NAMES, JOB_PHASE_NAMES, JOB_STATE_NAMES } from '../../jobs/running/job-words.js';
import { CLAIM_STATE_NAMES, TRANSITIONS as CLAIM_TRANSITIONS } from '../../claims/life/claim-life.js';
import { NOTICE_STATE_NAMES } from '../../claims/notices/claim-notice.entity.js';
import { IDENTITY_KIND_NAMES } from '../../common/values/identity-number.js';
import { LEVEL_NAMES } from '../../certificates/level.js';
import { PAY_KIND_NAMES } from '../../ledger/subject.js';
import { DATED_SETTING_NAMES } from '../../regions/region-settings.js';
import { OBJECT_TITLES } from '../../attachments/attachment-objects.js';
import { TEMPLATE_KIND_NAMES } from '../../templates/placeholders/template-kinds.js';
import { LETTERS } from '../../payouts/letters/letter-kinds.js';
import { STATE_NAMES as PAYOUT_STATE_NAMES, TRANSITIONS } from '../../payouts/payout-life.js';
import { VARIANCE_NAMES } from '../../payouts/variance/variance-rules.js';
import { CHANGE_OBJECT_NAMES } from '../../imports/register/row-changes.js';
import { REASON_NAMES } from '../../policies/terms/reason-names.js';
import { REPORT_STATE_NAMES } from '../../stations/board/report-grid.dto.js';
import { FIGURE_NAMES } from '../../reports/rows/rows.dto.js';
import { STATION_GRADE_NAMES, STATION_KIND_NAMES } from '../../stations/station.entity.js';
import { ATTENDANCE_STATUS_NAMES } from '../../training/attendance/attendance.entity.js';
import { DAY_PART_NAMES } from '../../training/half-days/half-day.entity.js';
import { HALF_DAY_MARK_NAMES, SCAN_PURPOSE_NAMES } from '../../training/half-days/half-day-rules.js';
import { TRAINING_LINE_NAMES } from '../../training/programmes/programme.entity.js';
import { STAFFING_NAMES } from '../../workers/posts/staffing.js';
import { ORGANIZATION_KIND_NAMES } from '../../workers/organizations/organization-kind.js';
import { CHANGE_GROUP_NAMES } from '../../imports/writing/told-changes.js';
import { REQUEST_STATE_NAMES } from '../../workers/identity/request-states.js';
import {
  CLAIM_ISSUE_WORDS,
  IMPORT_ISSUE_WORDS,
  LEDGER_ISSUE_WORDS,
  TRAINING_LEDGER_ISSUE_WORDS,
} from './issue-words.js';
import { PERMISSION_WORDS } from './permission-words.js';

/** A closed list of words of the API: what it is called in the document, and each word in Chinese. */
export interface Choice {
  title: string;
  words: Readonly<Record<string, string>>;
}

const LINE_STATES = {
  open: '待发',
  held: '暂缓',
  sent: '已送银行',
  removed: '已移出',
  recomputed: '重新计算前',
  'left-out': '送银行时未列入',
  cancelled: '随批次作废',
  paid: '已到账',
  returned: '已退回',
};
const CREDIT_SOURCES = { attendance: '培训出勤', degree: '社会工作专业学历', other: '其他' };
const IMPORT_MODES = { check: '只检查', all: '全部无误才导入', valid: '只导入无误的行' };
const REPORT_PARTS = {
  county: '按县（市、区）',
  year: '按年度',
  line: '按培训类别',
  programme: '按培训项目',
  organiser: '按主办单位',
};

/**
 * Every closed list of the API by the name of its component. A list is found by its words, so one that is added to a route without
 * standing here stays as it is in the document, and a test refuses that.
 */
export const CHOICES: Readonly<Record<string, Choice>> = {
  Role: { title: '角色', words: ROLE_NAMES },
  Permission: { title: '权限', words: PERMISSION_WORDS },
  JobKind: { title: '后台办理的种类', words: JOB_KIND_NAMES },
  JobState: { title: '后台办理的状态', words: JOB_STATE_NAMES },
  JobPhase: { title: '后台办理的阶段', words: JOB_PHASE_NAMES },
  DatabaseKind: { title: '数据库的种类', words: { embedded: '内置数据库', server: '数据库服务器' } },
  Durability: {
    title: '断电保护',
    words: { on: '断电不丢失', off: '断电可能丢失', 'unknown-disk': '磁盘是否保住无法确认' },
  },
  ReadingPlace: { title: '较久的查询在哪里办', words: { replica: '只读副本', primary: '主库' } },
  SampleMethod: { title: '抽样方法', words: { line: '按笔', yuan: '按金额' } },
  Level: { title: '证书级别', words: LEVEL_NAMES },
  PayKind: { title: '发放类别', words: PAY_KIND_NAMES },
  PayoutState: { title: '批次状态', words: PAYOUT_STATE_NAMES },
  PayoutStep: {
    title: '批次步骤',
    words: Object.fromEntries(Object.entries(TRANSITIONS).map(([step, { name }]) => [step, name])),
  },
  ClaimState: { title: '申报状态', words: CLAIM_STATE_NAMES },
  ClaimStep: {
    title: '申报步骤',
    words: Object.fromEntries(Object.entries(CLAIM_TRANSITIONS).map(([step, { name }]) => [step, name])),
  },
  ClaimWindow: {
    title: '申报日期与申报期',
    words: { in: '在申报期内', before: '早于申报期', after: '逾期', none: '没有对应的申报通知' },
  },
  NoticeState: { title: '申报通知状态', words: NOTICE_STATE_NAMES },
  LineState: { title: '明细状态', words: LINE_STATES },
  LineOutcome: {
    title: '明细的结果',
    words: pick(LINE_STATES, ['removed', 'recomputed', 'left-out', 'cancelled', 'paid', 'returned']),
  },
  LiveLineState: { title: '在办明细的状态', words: pick(LINE_STATES, ['open', 'held', 'sent']) },
  PayeeAction: { title: '对人员的处理', words: { hold: '暂缓发放', release: '恢复发放', remove: '移出' } },
  LineChange: {
    title: '事实变化后的明细',
    words: { less: '应减少或不再发放', more: '应增加', payee: '收款人信息已变更' },
  },
  VarianceKind: { title: '与上批差异的原因', words: VARIANCE_NAMES },
  ReasonCode: { title: '理由', words: REASON_NAMES },
  ObjectionDecision: { title: '异议处理结果', words: { upheld: '成立', dismissed: '不成立' } },
  PayoutFileKind: {
    title: '批次文件',
    words: {
      notice: '公示表',
      workbook: '发放表',
      'bank-file': '银行文件',
      'bank-return': '银行回单',
      'bank-slip': '盖章回单',
      letter: '文书',
    },
  },
  AttachmentObject: { title: '附件所属', words: OBJECT_TITLES },
  AttachmentKind: {
    title: '附件种类',
    words: { pdf: '文档', jpeg: '照片', png: '图片', ofd: '版式文件' },
  },
  LetterKind: { title: '批次文书', words: LETTERS },
  TemplateKind: { title: '文书', words: TEMPLATE_KIND_NAMES },
  TemplateSource: { title: '模板的来源', words: { own: '本地区', above: '上级', 'built-in': '内置' } },
  PlaceholderKind: { title: '占位符的用法', words: { text: '填写', condition: '有时才出现', rows: '每行重复' } },
  NettingState: { title: '抵扣状态', words: { planned: '待抵扣', repaid: '已抵扣', freed: '已释放' } },
  PaymentSource: { title: '发放来源', words: { history: '系统启用前', payout: '发放批次' } },
  ReturnQueue: {
    title: '银行回单的去向',
    words: {
      paid: '已到账',
      returned: '已退回',
      'short-pay': '金额不足',
      'over-pay': '金额超出',
      'other-name': '户名不符',
      'other-account': '账号不符',
      'unknown-line': '查无此行',
      repeated: '重复',
      unclear: '状态不明',
    },
  },
  ReturnResolution: {
    title: '回单行的认定',
    words: { 'paid-as-stated': '认作已付', returned: '认作退回', 'no-effect': '不是我们的' },
  },
  BankField: { title: '银行文件的列', words: BANK_FIELD_NAMES },
  BankFault: {
    title: '银行不接受的原因',
    words: {
      ACCOUNT_EMPTY: '账号为空',
      ACCOUNT_NOT_DIGITS: '账号含非数字',
      ACCOUNT_LENGTH: '账号位数有误',
      NAME_EMPTY: '户名为空',
      NAME_CHARACTERS: '户名含不当字符',
      NAME_TOO_LONG: '户名过长',
      AMOUNT_NOT_POSITIVE: '金额不大于零',
      CONTROL_CHARACTER: '含控制字符',
      DELIMITER_IN_TEXT: '内容含分隔符',
      FORMULA_SIGN: '以公式符号开头',
      NOT_IN_ENCODING: '编码中没有的字',
      BANK_CODE_EMPTY: '联行号为空',
    },
  },
  ReturnField: { title: '银行回单的列', words: RETURN_FIELD_NAMES },
  DateForm: {
    title: '日期的写法',
    words: { 'YYYY-MM-DD': '年月日用短横线隔开（2024-12-31）', YYYYMMDD: '年月日连写（20241231）' },
  },
  BankSide: { title: '收款行', words: { own: '本行', other: '他行' } },
  BankFileKind: { title: '银行文件格式', words: { xlsx: '电子表格', csv: '逗号分隔文本', txt: '文本' } },
  BankEncoding: {
    title: '文件编码',
    words: { 'utf-8': '通用编码', 'utf-8-bom': '通用编码（带标记）', gb18030: '国标编码', gbk: '国标编码（旧）' },
  },
  PolicyState: { title: '政策状态', words: { draft: '草稿', approved: '已批准', retired: '已废止' } },
  AwardUpgrade: { title: '升级时的奖励', words: { difference: '补差额', full: '发全额' } },
  StipendStart: { title: '津贴起发', words: { 'same-month': '当月起', 'next-month': '次月起' } },
  StipendStop: {
    title: '津贴止发',
    words: { 'through-leaving-month': '发至离职当月', 'until-previous-month': '发至离职上月' },
  },
  OrganizationKind: { title: '单位类别', words: ORGANIZATION_KIND_NAMES },
  ServiceDay: {
    title: '须在岗的日子',
    words: { approved: '证书批准日', declared: '申报日', ever: '曾经', none: '不要求' },
  },
  StationReportState: { title: '月报情况', words: REPORT_STATE_NAMES },
  IdentityKind: { title: '证件类型', words: IDENTITY_KIND_NAMES },
  Staffing: { title: '用工性质', words: STAFFING_NAMES },
  PolicyRegistration: {
    title: '政策对登记的要求',
    words: { none: '不要求登记', valid: '登记须有效', once: '登记过即可' },
  },
  CapBy: { title: '月数上限的计法', words: { paid: '按应发的月数', elapsed: '自首个应发月起按时间，中断也计' } },
  PolicyPeriod: { title: '核发周期', words: { month: '逐月核发', year: '按年度核发' } },
  YearKind: { title: '年度的算法', words: { calendar: '自然年度', service: '任职年度' } },
  YearPays: { title: '年度发放方式', words: { months: '年终核发当年各月', whole: '每满一年整笔发放' } },
  ClaimBy: { title: '怎样申报', words: { certificate: '取得证书即视同申报', application: '须经申报并受理' } },
  UnknownStaffing: { title: '用工性质未登记时', words: { refuse: '不发放', pay: '照常发放' } },
  RegionLevel: {
    title: '地区级别',
    words: { province: '省', city: '市', county: '县（市、区）', township: '乡镇（街道）' },
  },
  SettingName: { title: '另行批准的地区设置', words: DATED_SETTING_NAMES },
  SettingState: { title: '修改的状态', words: { proposed: '待批准', approved: '已批准', withdrawn: '已撤回' } },
  LateFactEffect: {
    title: '迟到事实的后果',
    words: { 'back-pay': '应补发', recovery: '应追回', 'in-flight': '在途' },
  },
  RecoveryEntryKind: {
    title: '追回款的来源',
    words: { netting: '发放时抵扣', instalment: '本人退款', 'write-off': '核销', void: '随回单认定撤销' },
  },
  WriteOffDecision: { title: '核销的决定', words: { approved: '同意', refused: '不同意' } },
  ImportMode: { title: '导入方式', words: IMPORT_MODES },
  LedgerMode: { title: '台账导入方式', words: pick(IMPORT_MODES, ['check', 'all']) },
  ImportChangeKind: { title: '变化的类别', words: CHANGE_GROUP_NAMES },
  ImportObject: { title: '导入所涉对象', words: CHANGE_OBJECT_NAMES },
  IssueSeverity: { title: '问题轻重', words: { error: '错误', warning: '提醒' } },
  ImportIssueCode: { title: '花名册的问题', words: IMPORT_ISSUE_WORDS },
  ClaimIssueCode: { title: '申报登记的问题', words: CLAIM_ISSUE_WORDS },
  TrainingLedgerIssueCode: { title: '培训台账的问题', words: TRAINING_LEDGER_ISSUE_WORDS },
  LedgerIssueCode: { title: '台账的问题', words: LEDGER_ISSUE_WORDS },
  ConfirmedBySecond: { title: '须另一人确认的申请', words: REQUEST_STATE_NAMES },
  RegistrationInForce: {
    title: '登记情况',
    words: { 'in-force': '有效', lapsing: '即将到期（90 天内）', lapsed: '已过期', none: '持证未登记' },
  },
  WithoutAccount: { title: '账户情况', words: { missing: '没有账户' } },
  CreditSource: { title: '学时来源', words: CREDIT_SOURCES },
  OtherCreditSource: { title: '培训以外的学时来源', words: pick(CREDIT_SOURCES, ['degree', 'other']) },
  StationKind: { title: '站点类别', words: STATION_KIND_NAMES },
  StationGrade: { title: '站点等级', words: STATION_GRADE_NAMES },
  CoverageGap: { title: '覆盖缺口', words: { staff: '无驻站社工', report: '缺月报' } },
  TrainingLine: { title: '培训类别', words: TRAINING_LINE_NAMES },
  SessionMode: { title: '培训方式', words: { onsite: '线下', online: '线上' } },
  EnrolmentState: { title: '报名状态', words: { enrolled: '已报名', waiting: '候补', cancelled: '已取消' } },
  DayPart: { title: '半天', words: DAY_PART_NAMES },
  HalfDayMark: { title: '半天的出勤', words: HALF_DAY_MARK_NAMES },
  ScanPurpose: { title: '签到或签退', words: SCAN_PURPOSE_NAMES },
  AttendanceStatus: { title: '出勤', words: ATTENDANCE_STATUS_NAMES },
  AttendanceFilter: { title: '出勤筛选', words: { ...ATTENDANCE_STATUS_NAMES, none: '未登记' } },
  AttendanceSource: { title: '出勤来源', words: { list: '名单登记', check_in: '扫码签到', sheet: '签到表' } },
  CandidateState: { title: '人选状态', words: { nominated: '已推荐', selected: '入选', declined: '未入选' } },
  Figure: { title: '统计数字', words: FIGURE_NAMES },
  PaidSource: {
    title: '款项来源',
    words: { history: '系统启用前', payout: '发放批次', recovery: '追回（扣减）' },
  },
  Breakdown: { title: '统计方式', words: REPORT_PARTS },
  ChainFault: {
    title: '日志链的缺陷',
    words: { changed: '内容被改动', gap: '序号不连续', 'event-missing': '记录缺失', 'not-chained': '未入链' },
  },
  InboxItemType: {
    title: '待办事项所指',
    words: {
      payout: '发放批次',
      policy: '政策',
      claim: '申报',
      worker: '人员',
      import: '导入',
      recovery: '追回',
      station: '站点',
      user: '账号',
      list: '清单',
    },
  },
  SearchType: {
    title: '搜索的类别',
    words: { workers: '人员', payouts: '批次', policies: '政策', stations: '站点', trainings: '培训', claims: '申报' },
  },
  SessionHeader: { title: '会话方式', words: { cookie: '浏览器凭证' } },
};

function pick<T extends Record<string, string>>(words: T, keys: readonly (keyof T & string)[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, words[key] ?? '']));
}
