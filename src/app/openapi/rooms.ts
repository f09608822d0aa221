import { type Draft, operationsOf } from './document.js';

/** What the parts of the API are called, in the order of the work. */
const ROOMS: Readonly<Record<string, readonly [name: string, description: string]>> = {
  inbox: ['待办', '等本人办理的事，最早的在前'],
  search: ['搜索', '人员、批次、政策、站点、培训和申报'],
  auth: ['登录与本人账号', '登录、退出、密码、第二因素、本人的界面设置'],
  jobs: ['后台办理', '本人交给系统办的较久的事：进度、取消、结果'],
  users: ['用户', '用户和他们的登录'],
  settings: ['设置', '安全设置和各地区的设置'],
  regions: ['地区', '省、市、县、乡的树'],
  workers: ['人员', '社会工作人才及其任职、停发、账户、放弃'],
  organizations: ['单位', '人员所在的单位'],
  certificates: ['证书', '证书、登记期、继续教育学时'],
  imports: ['导入', '花名册的检查、导入和撤销'],
  policies: ['政策', '奖励和津贴政策、试算'],
  claims: ['申报', '申报通知，申报及其受理、核实'],
  awards: ['一次性奖励', '应发清单'],
  stipends: ['职业津贴', '应发清单'],
  entitlements: ['应发未发', '到今天应发而未发的金额，各人各月'],
  attachments: ['附件', '文档、照片等材料，挂在所说明的对象上'],
  templates: ['文书模板', '各地区自己的 Word 模板和可用的占位符'],
  payouts: ['发放', '发放批次从草稿到办结，银行文件和回单'],
  recoveries: ['追回', '多发的钱如何收回'],
  stations: ['社工站', '站点、驻站社工、月报、评估、台账'],
  training: ['培训', '项目、期次、报名、出勤、结业、选拔'],
  reports: ['统计', '总体情况、分项和年度统计'],
  audit: ['操作日志', '谁在何时做了什么'],
  operations: ['运行状况', '备份、数据密钥、磁盘、后台办理'],
  integrity: ['核对', '账目核对和审计材料'],
};

/** A tag that has no name here stays as it is, and a test refuses that. */
export function nameRooms(draft: Draft): void {
  const used = new Set<string>();
  for (const { operation } of operationsOf(draft)) {
    operation.tags = operation.tags?.map((tag) => {
      used.add(tag);
      return ROOMS[tag]?.[0] ?? tag;
    });
  }
  draft.tags = Object.entries(ROOMS)
    .filter(([tag]) => used.has(tag))
    .map(([, [name, description]]) => ({ name, description }));
}
