import { condition, type Placeholder, rows, text } from './placeholder.js';

const NAME = text('name', '姓名', '本人姓名', '张示例');
const MASKED = text('identityNumber', '身份证号', '身份证号，中间几位已遮盖', '340000********0014');
const DEPARTMENT = text('department', '部门名称', '地区设置中的部门名称', '示例县民政局');
const PREPARED = text('preparedOn', '制作日期', '文书制作的日期', '2026年2月10日');
const PHONE = text('contactPhone', '联系电话', '地区设置中的联系电话', '0000-0000002');

/** 个人发放明细单 */
export const STATEMENT_PLACEHOLDERS: readonly Placeholder[] = [
  NAME,
  MASKED,
  text('level', '级别', '现在有效的证书级别', '初级'),
  text('employer', '工作单位', '现在的工作单位；没有的写“不在岗”', '示例街道社工站'),
  text('place', '登记地区', '登记所在的地区', '示例县'),
  text('account', '银行账户', '现用账户，只有末四位', '尾号 0001'),
  text('period', '期间', '明细单的起止月份', '2025年1月至2026年1月'),
  text(
    'summary',
    '合计说明',
    '已发、在途、应发未发、多发各多少，一句话',
    '截至2026年2月10日，张示例已发 300.00 元，在途 0.00 元，应发未发 150.00 元。',
  ),
  condition('hasPayments', '有发放记录', '有发放记录时才出现'),
  condition('noPayments', '没有发放记录', '没有发放记录时才出现', true),
  rows('payments', '发放记录', '每笔发放一行', [
    text('on', '到账日', '银行到账的日期', '2025-12-30', '2026-01-30'),
    text('what', '项目', '津贴的月份或奖励的级别', '2025年12月职业津贴', '2026年1月职业津贴'),
    text('gross', '应发', '应发金额，单位为元', '150.00', '150.00'),
    text('netted', '扣回', '抵扣此前多发的金额，单位为元', '0.00', '0.00'),
    text('net', '实发', '实发金额，单位为元', '150.00', '150.00'),
    text('account', '账户', '发到的账户，只有末四位', '尾号 0001', '尾号 0001'),
    text('number', '批次', '批次号', 'JT-340000-2025-0012', 'JT-340000-2026-0001'),
    text('result', '结果', '已发、在途或退回及原因', '已发', '在途'),
  ]),
  condition('hasOwed', '有应发未发', '有应发而未发的金额时才出现'),
  condition('noOwed', '没有应发未发', '没有应发而未发的金额时才出现', true),
  rows('owed', '应发未发', '每项应发未发一行', [
    text('what', '项目', '津贴的月份或奖励的级别', '2026年2月职业津贴'),
    text('amount', '金额', '金额，单位为元', '150.00'),
    text('reason', '依据', '为什么应发', '符合条件。'),
  ]),
  condition('hasRefused', '有不发项目', '有不发或多发的项目时才出现'),
  rows('refused', '不发项目', '每个不发或多发的项目一行', [
    text('what', '项目', '津贴的月份或奖励的级别', '2025年3月至2025年4月职业津贴'),
    text('reason', '原因', '为什么不发，或多发了多少', '当月停发。'),
  ]),
  text('contact', '咨询说明', '有疑问找谁，一句话', '有疑问的，请致电示例县民政局 0000-0000002。'),
  DEPARTMENT,
  PREPARED,
];

/** 申请表 */
export const CLAIM_PLACEHOLDERS: readonly Placeholder[] = [
  NAME,
  text(
    'identityNumber',
    '身份证号',
    '身份证号；下载时写了原因并有权查看的为完整号码，其余遮盖中间几位',
    '340000********0014',
  ),
  text('kind', '申报类别', '一次性奖励或职业津贴', '一次性奖励'),
  text('item', '申报项目', '奖励的级别或津贴的期间', '中级社会工作师一次性奖励'),
  text('policyPlace', '政策地区', '按哪个地区的政策申报', '示例市'),
  text('place', '登记地区', '本人登记所在的地区', '示例县'),
  text('employer', '工作单位', '申报时的工作单位', '示例街道社工站'),
  text('since', '入职日期', '到该单位的日期', '2024年3月1日'),
  text('level', '证书级别', '申报时的证书级别', '中级'),
  text('certificateNo', '证书管理号', '职业资格证书的管理号', '20250000000000001'),
  text('certifiedOn', '证书批准日期', '证书的批准日期', '2025年6月14日'),
  text('notice', '申报通知', '申报通知的文号和名称', '示例〔2026〕2号《关于申报一次性奖励的通知》'),
  text('window', '申报期', '申报通知的起止日期', '2026年1月5日至2026年1月30日'),
  text('papers', '应交材料', '申报通知要求的材料，以顿号隔开', '身份证复印件、证书复印件'),
  text('receivedOn', '申报日期', '收到申报的日期；还没有提交的留空', '2026年1月12日'),
  text('opinion', '单位意见', '单位意见；没有填写的留空', '情况属实，同意申报。'),
  text('opinionBy', '单位意见填写人', '谁填写的单位意见', '李示例'),
  text('opinionOn', '单位意见日期', '单位意见的日期', '2026年1月12日'),
  condition('hasChecks', '有核对项目', '政策要求逐项核对时才出现'),
  rows('checks', '核对项目', '每个核对项目一行', [
    text('label', '名称', '核对什么', '户籍', '年度考核合格'),
    text('result', '结果', '符合、不符合或留空待核', '符合', ''),
    text('evidence', '依据', '凭什么认定', '户口簿', ''),
    text('by', '核对人', '谁核对的', '王示例', ''),
  ]),
  text('decision', '受理结果', '受理、不予受理、退回补正；还没有决定的留空', '受理'),
  text('decisionReason', '受理说明', '决定时写的原因', ''),
  text('decidedBy', '经办人', '谁作的决定', '王示例'),
  text('decidedOn', '受理日期', '作出决定的日期', '2026年1月15日'),
  DEPARTMENT,
  PHONE,
  PREPARED,
];

/** 追回通知书 */
export const RECOVERY_PLACEHOLDERS: readonly Placeholder[] = [
  NAME,
  MASKED,
  text('item', '项目', '多发的是哪一项', '2025年12月职业津贴'),
  text('number', '批次号', '当时发放的批次号', 'JT-340000-2025-0012'),
  text('amount', '追回金额', '立案追回的金额，单位为元', '150.00'),
  text('amountInWords', '追回金额大写', '追回金额的人民币大写', '人民币壹佰伍拾元整'),
  text('cause', '追回原因', '为什么多发', '12月已离职，不应发放。'),
  condition('isPartlySettled', '已部分收回', '已经收回或核销了一部分时才出现'),
  text('settled', '已收回金额', '已收回、抵扣或核销的金额，单位为元', '50.00'),
  text('left', '应退金额', '还应退回的金额，单位为元', '100.00'),
  text('leftInWords', '应退金额大写', '还应退回金额的人民币大写', '人民币壹佰元整'),
  condition('isNetted', '可抵扣', '可以从以后的职业津贴中抵扣时才出现'),
  text('floor', '每月保留金额', '抵扣时每月至少保留的津贴，单位为元', '50.00'),
  text('openedOn', '立案日期', '立案追回的日期', '2026年1月20日'),
  DEPARTMENT,
  PHONE,
  PREPARED,
];
