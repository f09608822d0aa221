/** The papers that are made of Word templates (domain.md §14), by the part of the address that names them. */
export const TEMPLATE_KIND_NAMES = {
  'claim-form': '申请表',
  announcement: '公示公告',
  'no-objection': '公示情况说明',
  'funding-request': '资金拨付申请',
  'recovery-notice': '追回通知书',
  statement: '个人发放明细单',
  'leader-report': '年度工作简报',
} as const;
export type TemplateKind = keyof typeof TEMPLATE_KIND_NAMES;
export const TEMPLATE_KINDS = Object.keys(TEMPLATE_KIND_NAMES) as TemplateKind[];
export const isTemplateKind = (kind: string): kind is TemplateKind => Object.hasOwn(TEMPLATE_KIND_NAMES, kind);
