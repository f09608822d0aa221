import type { BankProfile, ReturnField } from '../profiles/bank-profiles.js';

/**
 * What banks call things, beside what a profile says. These are no part of a profile: a file that was handed out is found again by
 * the digest of its whole profile.
 */
const MORE_TITLES: Partial<Record<ReturnField, readonly string[]>> = {
  lineKey: ['客户参考号', '企业流水号'],
  amount: ['付款金额', '代发金额', '转账金额', '退汇金额', '退款金额', '失败金额'],
  name: ['收款人名称', '收款人户名', '账户名称', '客户姓名'],
  account: ['收款人账户', '收款账户', '账户', '卡号账号', '社保卡号', '一卡通账号'],
  status: ['交易结果', '付款状态', '代发状态', '代发结果', '入账结果', '记账结果'],
  reason: ['退汇原因', '退票原因', '拒绝原因', '未成功原因', '退款原因', '摘要信息'],
  paidOn: ['付款日期', '记账日期', '代发日期', '到账日期', '退汇日期'],
};

const MORE_PAID = [
  '支付成功',
  '付款成功',
  '代发成功',
  '转账成功',
  '划款成功',
  '入账成功',
  '记账成功',
  '成功入账',
  '已付款',
  '已支付',
  '已到账',
];
const MORE_RETURNED = [
  '退汇',
  '已退汇',
  '退汇成功',
  '银行退汇',
  '他行退汇',
  '退汇退回',
  '退回成功',
  '退票成功',
  '被退回',
  '退款',
  '已退款',
]
  .concat([
    '退款成功',
    '退单',
    '已退单',
    '未成功',
    '不成功',
    '交易不成功',
    '未入账',
    '入账失败',
    '付款失败',
    '支付失败',
    '代发失败',
  ])
  .concat(['转账失败', '划款失败', '记账失败', '交易拒绝', '已拒绝']);

/** A column of reasons that is named for failure: in a file without a word for each row, whoever has such a reason was not paid. */
const NAMES_FAILURE = /失败|退回|退汇|退票|退款|拒绝|未成功/;

/** Rows of totals and of remarks, by what stands first in them. */
const NO_PAYMENT =
  /^(合计|总计|小计|共计|总笔数|总金额|成功笔数|失败笔数|成功金额|失败金额|共\d+笔|打印|制表|备注|说明|以下空白)/;

/** A title without its brackets, spaces and signs: `收款账号（卡号）`, `金额(元)`, `* 户名：`. */
export function plainTitle(text: string): string {
  return text.normalize('NFKC').replaceAll(/\([^)]*\)|\s|[*:]/g, '');
}

export function titlesOf({ returnColumns }: BankProfile, field: ReturnField): string[] {
  return [...returnColumns[field], ...(MORE_TITLES[field] ?? [])].map(plainTitle);
}

export function namesFailure(title: string): boolean {
  return NAMES_FAILURE.test(title);
}

export function isTotalOrRemark(first: string): boolean {
  return NO_PAYMENT.test(first.normalize('NFKC').replaceAll(/\s/g, ''));
}

/** What the bank's word says; null where it is not known, or said by both lists. */
export function verdictOf(
  { paidWords, returnedWords }: Pick<BankProfile, 'paidWords' | 'returnedWords'>,
  status: string | null,
): 'paid' | 'returned' | null {
  const word = plainWord(status ?? '');
  const says = (words: readonly string[]): boolean => words.some((known) => plainWord(known) === word);
  const [paid, returned] = [says([...paidWords, ...MORE_PAID]), says([...returnedWords, ...MORE_RETURNED])];
  if (paid === returned) return null;
  return paid ? 'paid' : 'returned';
}

/** `【成功】`, `成 功` and `成功。` are one word. */
function plainWord(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, '');
}
