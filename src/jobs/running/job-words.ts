/** The closed lists of long work, each word with what it is called. */

export const JOB_KIND_NAMES = {
  'roster-check': '检查花名册',
  'roster-import': '导入花名册',
  'payout-create': '建立发放批次',
  'payout-recompute': '重新计算批次',
  'payout-sheet': '导出发放表',
  'payout-details': '导出明细与依据',
  'payout-review': '导出审核表',
  'payout-notice': '导出公示表',
  'bank-file': '生成代发文件',
  'bank-return': '读取银行回单',
  'due-list': '导出应发未发清单',
  'roster-export': '导出花名册',
  'annotated-copy': '生成标注好的表',
  statement: '生成个人发放明细单',
  reconciliation: '导出按月对账表',
  vouchers: '导出记账凭证清单',
  'yearly-workbook': '导出年度报表',
  'leader-report': '生成年度工作简报',
  'budget-workbook': '导出下年度预算测算表',
  'audit-export': '导出操作日志',
  'station-ledger': '导出社工站台账',
  'training-ledger': '导出培训台账',
  'sign-in-sheet': '生成签到表',
  'claim-summary': '导出申报汇总表',
} as const;
export type JobKind = keyof typeof JOB_KIND_NAMES;
export const JOB_KINDS = Object.keys(JOB_KIND_NAMES) as JobKind[];

export const JOB_STATE_NAMES = {
  queued: '排队等候',
  running: '正在办理',
  done: '已办完',
  failed: '未办成',
  cancelled: '已取消',
} as const;
export type JobState = keyof typeof JOB_STATE_NAMES;
export const JOB_STATES = Object.keys(JOB_STATE_NAMES) as JobState[];

export const JOB_PHASE_NAMES = {
  reading: '读取文件',
  checking: '核对登记册',
  writing: '写入登记册',
  deciding: '逐人核定',
  lines: '写入明细',
  sheet: '制作表格',
  matching: '逐行核对回单',
  booking: '登记银行结果',
} as const;
export type JobPhase = keyof typeof JOB_PHASE_NAMES;
export const JOB_PHASES = Object.keys(JOB_PHASE_NAMES) as JobPhase[];
