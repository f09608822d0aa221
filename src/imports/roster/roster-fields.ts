import type { RosterSheetKind } from './roster-rows.js';

/**
 * The columns of the four sheets (domain.md §8): field, official wording, other wordings in use, and whether the cell
 * must be filled. The template is written from this table and the reader finds its columns by it.
 */
export interface RosterField {
  field: string;
  /** The wording of the template. */
  header: string;
  aliases: readonly string[];
  /** The column must be there and its cell filled in every row. */
  required: boolean;
  /**
   * Required only where the row states anything of the employer: of somebody known, the open post is meant (domain.md §13).
   * A `place` states nothing of one by itself: it stands with people who serve nowhere as well.
   */
  ofEmployer?: 'own' | 'place';
  /** How the value is masked wherever a finding is stored or answered (domain.md §11). */
  personal?: 'identity' | 'phone' | 'account';
  /** How the template formats the column. */
  format?: 'text' | 'date' | 'amount';
}

const IDENTITY: RosterField = {
  field: 'identityNumber',
  header: '身份证号',
  aliases: [
    '身份证号码',
    '身份证',
    '公民身份号码',
    '公民身份证号码',
    '居民身份证号',
    '居民身份证号码',
    '身份号码',
    '证件号码',
    '证件号',
  ],
  required: true,
  personal: 'identity',
  format: 'text',
};
const NAME: RosterField = {
  field: 'name',
  header: '姓名',
  aliases: ['名字', '社工姓名', '持证人姓名', '人员姓名'],
  required: true,
};
const LEVEL: RosterField = {
  field: 'level',
  header: '证书级别',
  aliases: ['证书等级', '证书类别', '级别', '等级', '资格级别', '资格等级', '职业资格级别', '社工证级别'],
  required: false,
};
const SERIAL: RosterField = { field: 'serial', header: '序号', aliases: ['编号', '号'], required: false };

const ROSTER: readonly RosterField[] = [
  SERIAL,
  NAME,
  IDENTITY,
  {
    field: 'phone',
    header: '手机号',
    aliases: ['手机号码', '手机', '联系电话', '联系方式', '联系手机', '电话', '电话号码', '移动电话'],
    required: false,
    personal: 'phone',
    format: 'text',
  },
  {
    field: 'organizationName',
    header: '工作单位',
    aliases: [
      '单位名称',
      '所在单位',
      '单位',
      '工作单位名称',
      '工作单位全称',
      '单位全称',
      '所在单位名称',
      '任职单位',
      '现工作单位',
      '服务单位',
      '用人单位',
    ],
    required: true,
    ofEmployer: 'own',
  },
  {
    field: 'organizationKind',
    header: '单位类别',
    aliases: ['单位性质', '单位类型', '单位分类', '机构类型', '机构类别'],
    required: true,
    ofEmployer: 'own',
  },
  {
    field: 'registrarCode',
    header: '登记机关',
    aliases: ['登记管理机关', '社会组织登记机关', '注册登记机关'],
    required: false,
    ofEmployer: 'own',
  },
  {
    field: 'countyCode',
    header: '所属县（市、区）',
    aliases: [
      '所属县',
      '县市区',
      '县区',
      '区县',
      '所属县区',
      '所属区县',
      '所属县区市',
      '所在县市区',
      '所在县',
      '所属地区',
      '所属区域',
    ],
    required: true,
    ofEmployer: 'place',
  },
  {
    field: 'townshipCode',
    header: '乡镇（街道）',
    aliases: ['乡镇', '街道', '街道乡镇', '镇街', '乡镇街', '所属乡镇', '所属乡镇街道', '所在乡镇街道', '所在乡镇'],
    required: false,
    ofEmployer: 'place',
  },
  {
    field: 'startOn',
    header: '入职日期',
    aliases: ['入职时间', '到岗日期', '到岗时间', '上岗时间', '上岗日期', '任职日期', '任职时间'],
    required: true,
    ofEmployer: 'own',
    format: 'date',
  },
  {
    field: 'endOn',
    header: '离职日期',
    aliases: ['离职时间', '离岗日期', '离岗时间', '离任日期', '离任时间'],
    required: false,
    format: 'date',
  },
  LEVEL,
  {
    field: 'certificateNo',
    header: '证书管理号',
    aliases: [
      '证书编号',
      '管理号',
      '管理号码',
      '证书管理号码',
      '证书管理编号',
      '证书号',
      '证书号码',
      '资格证书编号',
      '资格证书管理号',
      '职业资格证书编号',
    ],
    required: false,
    format: 'text',
  },
  {
    field: 'approvedOn',
    header: '批准日期',
    aliases: [
      '批准时间',
      '取得日期',
      '取得时间',
      '发证日期',
      '发证时间',
      '取证日期',
      '取证时间',
      '获证日期',
      '获证时间',
      '证书取得日期',
      '证书取得时间',
      '证书批准日期',
    ],
    required: false,
    format: 'date',
  },
  {
    field: 'declaredOn',
    header: '申报日期',
    aliases: ['申报时间', '申请日期', '申请时间', '奖励申报日期'],
    required: false,
    format: 'date',
  },
  {
    field: 'registeredOn',
    header: '登记日期',
    aliases: ['登记时间', '证书登记日期', '登记起始日期', '登记开始日期'],
    required: false,
    format: 'date',
  },
  {
    field: 'registrationEndOn',
    header: '登记有效期至',
    aliases: ['登记有效期', '登记有效期止', '登记截止日期', '登记到期日期', '登记有效期截止日期', '有效期至', '有效期'],
    required: false,
    format: 'date',
  },
  {
    field: 'bankName',
    header: '开户行',
    aliases: ['开户银行', '开户行名称', '开户银行名称', '开户网点', '银行名称', '银行'],
    required: false,
  },
  {
    field: 'bankAccount',
    header: '银行账号',
    aliases: ['银行帐号', '银行卡号', '银行卡账号', '银行账户', '卡号', '账号', '帐号', '账户', '收款账号'],
    required: false,
    personal: 'account',
    format: 'text',
  },
  { field: 'remark', header: '备注', aliases: ['备注说明', '说明'], required: false },
  {
    // Behind the columns of domain.md §8, which keep their letters.
    field: 'bankCode',
    header: '联行号',
    aliases: ['开户行联行号', '开户行行号', '行号', '大额支付行号', '大额支付系统行号', '支付行号', '联行行号'],
    required: false,
    format: 'text',
  },
  {
    // Behind them as well.
    field: 'staffing',
    header: '用工性质',
    aliases: ['用工形式', '用工类型', '用工类别', '编制性质', '编制类型', '人员性质', '身份性质'],
    required: false,
  },
  {
    // And so does this: what the number is of, where it is not a resident's.
    field: 'identityKind',
    header: '证件类型',
    aliases: ['证件种类', '证件类别', '身份证件类型', '身份证件种类'],
    required: false,
  },
  {
    // Not among the columns of domain.md §8; where a bureau keeps it, a mistyped code is worth a warning.
    field: 'creditCode',
    header: '统一社会信用代码',
    aliases: ['信用代码', '社会信用代码', '单位统一社会信用代码'],
    required: false,
    format: 'text',
  },
];

const optionalName: RosterField = { ...NAME, required: false };
const REASON: RosterField = {
  field: 'reason',
  header: '原因',
  aliases: ['停发原因', '撤销原因', '事由'],
  required: false,
};

const SUSPENSIONS: readonly RosterField[] = [
  SERIAL,
  optionalName,
  IDENTITY,
  {
    field: 'fromMonth',
    header: '起始月份',
    aliases: ['开始月份', '停发起始月份', '起始年月', '开始年月'],
    required: true,
  },
  {
    field: 'toMonth',
    header: '截止月份',
    aliases: ['结束月份', '停发截止月份', '截止年月', '结束年月'],
    required: false,
  },
  REASON,
];

const REVOCATIONS: readonly RosterField[] = [
  SERIAL,
  optionalName,
  IDENTITY,
  { ...LEVEL, required: true },
  { field: 'revokedOn', header: '撤销日期', aliases: ['撤销时间', '注销日期'], required: true, format: 'date' },
  { field: 'void', header: '自始无效（是/否）', aliases: ['自始无效', '是否自始无效'], required: false },
  REASON,
];

const HISTORICAL_PAYMENTS: readonly RosterField[] = [
  SERIAL,
  optionalName,
  IDENTITY,
  { field: 'kind', header: '项目（一次性奖励/职业津贴）', aliases: ['项目', '发放项目', '项目名称'], required: true },
  LEVEL,
  { field: 'month', header: '月份', aliases: ['发放月份', '所属月份', '津贴月份'], required: false },
  {
    field: 'amountFen',
    header: '金额（元）',
    aliases: ['金额', '发放金额', '实发金额'],
    required: true,
    format: 'amount',
  },
  {
    field: 'paidOn',
    header: '发放日期',
    aliases: ['发放时间', '支付日期', '到账日期'],
    required: true,
    format: 'date',
  },
];

export const ROSTER_FIELDS: Readonly<Record<RosterSheetKind, readonly RosterField[]>> = {
  roster: ROSTER,
  suspensions: SUSPENSIONS,
  revocations: REVOCATIONS,
  historicalPayments: HISTORICAL_PAYMENTS,
};

/** The column and the sheets that the annotated copy adds; read again, they are passed over in silence. */
export const NOTE_HEADER = '问题说明';
export const ISSUES_SHEET = '问题清单';
export const CHANGES_SHEET = '变更清单';
