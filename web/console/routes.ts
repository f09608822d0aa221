import { lazy, type ComponentType } from 'react';

/** Every page: the menu, the crumbs, and who is told that a page is somebody else's, are made from this list. */

export interface PageRoute {
  path: string;
  title: string;
  /** In the menu under this heading; a page without one is reached from others. */
  group?: string;
  /** One of these opens it; none means everybody who is signed in. */
  permissions: readonly string[];
  /** Whose menu it stands in, where it opens for others too. */
  menuOf?: readonly string[];
  component: ComponentType;
}

/** A page's code is loaded when it is first opened. */
function page(load: () => Promise<{ default: ComponentType }>): ComponentType {
  return lazy(load);
}

export const GROUPS = ['待办', '人员', '政策', '发放', '站点', '培训', '统计', '管理'] as const;

export const ROUTES: readonly PageRoute[] = [
  {
    path: '/',
    title: '待办',
    group: '待办',
    permissions: [],
    menuOf: ['inbox.read'],
    component: page(() => import('./home/home-page')),
  },
  {
    path: '/workers',
    title: '人员',
    group: '人员',
    permissions: ['workers.read'],
    component: page(() => import('./workers/workers-page')),
  },
  {
    path: '/organizations',
    title: '单位',
    group: '人员',
    permissions: ['workers.read'],
    component: page(() => import('./workers/organizations/organizations-page')),
  },
  {
    path: '/organizations/$id',
    title: '单位',
    permissions: ['workers.read'],
    component: page(() => import('./workers/organizations/organization-page')),
  },
  {
    path: '/policies',
    title: '政策',
    group: '政策',
    permissions: ['policies.read'],
    component: page(() => import('./policies/policies-page')),
  },
  {
    path: '/policies/new',
    title: '新建政策',
    permissions: ['policies.write'],
    component: page(() => import('./policies/policy-new-page')),
  },
  {
    path: '/policies/$id',
    title: '政策',
    permissions: ['policies.read'],
    component: page(() => import('./policies/policy-page')),
  },
  {
    path: '/policies/$id/edit',
    title: '修改草稿',
    permissions: ['policies.write'],
    component: page(() => import('./policies/policy-edit-page')),
  },
  {
    path: '/users',
    title: '账号',
    group: '管理',
    permissions: ['users.manage'],
    component: page(() => import('./users/users-page')),
  },
  {
    path: '/settings',
    title: '设置',
    group: '管理',
    permissions: ['settings.read'],
    component: page(() => import('./settings/settings-page')),
  },
  {
    path: '/workers/new',
    title: '新增人员',
    permissions: ['workers.write'],
    component: page(() => import('./workers/enter/new-worker-page')),
  },
  {
    path: '/workers/$id',
    title: '人员',
    permissions: ['workers.read'],
    component: page(() => import('./workers/person/person-page')),
  },
  {
    path: '/claims',
    title: '申报',
    group: '发放',
    permissions: ['claims.read'],
    component: page(() => import('./claims/claims-page')),
  },
  {
    path: '/claims/new',
    title: '登记申报',
    permissions: ['claims.write'],
    component: page(() => import('./claims/new-claim-page')),
  },
  {
    path: '/claims/notices',
    title: '申报通知',
    group: '发放',
    permissions: ['claimNotices.read'],
    component: page(() => import('./claims/notices-page')),
  },
  {
    path: '/claims/import',
    title: '导入申报登记',
    permissions: ['claims.decide'],
    component: page(() => import('./claims/import-page')),
  },
  {
    path: '/claims/notices/$id',
    title: '申报通知',
    permissions: ['claimNotices.read'],
    component: page(() => import('./claims/notice-page')),
  },
  {
    path: '/claims/$id',
    title: '申报',
    permissions: ['claims.read'],
    component: page(() => import('./claims/claim-page')),
  },
  {
    path: '/payouts',
    title: '发放批次',
    group: '发放',
    permissions: ['payouts.read'],
    component: page(() => import('./payouts/payouts-page')),
  },
  {
    path: '/entitlements',
    title: '应发未发',
    group: '发放',
    permissions: ['entitlements.read'],
    component: page(() => import('./payouts/due-list/entitlements-page')),
  },
  {
    path: '/payouts/new',
    title: '新建批次',
    permissions: ['payouts.create'],
    component: page(() => import('./payouts/new-payout-page')),
  },
  {
    path: '/payouts/$id',
    title: '发放批次',
    permissions: ['payouts.read'],
    component: page(() => import('./payouts/payout-page')),
  },
  {
    path: '/banking/returns',
    title: '银行回单待认定',
    group: '发放',
    permissions: ['payouts.read'],
    component: page(() => import('./banking/returns-page')),
  },
  {
    path: '/recoveries',
    title: '少发多发与追回',
    group: '发放',
    permissions: ['recoveries.read'],
    component: page(() => import('./recoveries/recoveries-page')),
  },
  {
    path: '/recoveries/$id',
    title: '追回',
    permissions: ['recoveries.read'],
    component: page(() => import('./recoveries/recovery-page')),
  },
  {
    path: '/verify',
    title: '核验发放表',
    group: '发放',
    permissions: ['payouts.read'],
    component: page(() => import('./payouts/verify-page')),
  },
  {
    path: '/identity-corrections',
    title: '身份更正与合并',
    group: '人员',
    permissions: ['workers.read'],
    component: page(() => import('./workers/identity/corrections-page')),
  },
  {
    path: '/imports',
    title: '导入记录',
    group: '人员',
    permissions: ['imports.read'],
    component: page(() => import('./imports/imports-page')),
  },
  {
    path: '/imports/new',
    title: '导入花名册',
    permissions: ['imports.run'],
    component: page(() => import('./imports/new-import-page')),
  },
  {
    path: '/imports/$id',
    title: '导入记录',
    permissions: ['imports.read'],
    component: page(() => import('./imports/import-page')),
  },
  {
    path: '/stations',
    title: '站点',
    group: '站点',
    permissions: ['stations.read'],
    component: page(() => import('./stations/stations-page')),
  },
  {
    path: '/stations/reports',
    title: '月报报送情况',
    group: '站点',
    permissions: ['stations.read'],
    component: page(() => import('./stations/grid-page')),
  },
  {
    path: '/stations/schemes',
    title: '评估办法',
    group: '站点',
    permissions: ['stations.read'],
    component: page(() => import('./stations/evaluations/schemes-page')),
  },
  {
    path: '/stations/ledger',
    title: '导入社工站台账',
    permissions: ['stations.write'],
    component: page(() => import('./stations/ledger-page')),
  },
  {
    path: '/stations/$id',
    title: '站点',
    permissions: ['stations.read'],
    component: page(() => import('./stations/station-page')),
  },
  {
    path: '/stations/$id/report',
    title: '填报月报',
    permissions: ['stations.report'],
    component: page(() => import('./stations/report-page')),
  },
  {
    path: '/training',
    title: '培训',
    group: '培训',
    permissions: ['training.read'],
    component: page(() => import('./training/sessions-page')),
  },
  {
    path: '/training/renewals',
    title: '登记到期提醒',
    group: '培训',
    permissions: ['training.read'],
    component: page(() => import('./training/renewals-page')),
  },
  {
    path: '/training/ledger',
    title: '导入培训台账',
    permissions: ['training.write'],
    component: page(() => import('./training/ledger-page')),
  },
  {
    path: '/training/outcomes',
    title: '考试和遴选',
    group: '培训',
    permissions: ['training.read'],
    component: page(() => import('./training/outcomes/outcomes-page')),
  },
  {
    path: '/training/selections/$id',
    title: '遴选',
    permissions: ['training.read'],
    component: page(() => import('./training/outcomes/selection-page')),
  },
  {
    path: '/training/$id',
    title: '培训期次',
    permissions: ['training.read'],
    component: page(() => import('./training/session-page')),
  },
  {
    path: '/reports',
    title: '统计',
    group: '统计',
    permissions: ['reports.read'],
    component: page(() => import('./reports/reports-page')),
  },
  {
    path: '/reports/rows',
    title: '统计数字的明细',
    permissions: ['reports.read'],
    component: page(() => import('./reports/figure-rows-page')),
  },
  {
    path: '/reports/leader',
    title: '工作简报',
    group: '统计',
    permissions: ['reports.read'],
    component: page(() => import('./reports/leader-page')),
  },
  {
    path: '/reports/budget',
    title: '预算测算',
    group: '统计',
    permissions: ['reports.read'],
    component: page(() => import('./reports/budget-page')),
  },
  {
    path: '/reports/reconciliation',
    title: '按月对账',
    group: '统计',
    permissions: ['reports.read'],
    component: page(() => import('./reports/reconciliation-page')),
  },
  {
    path: '/audit',
    title: '操作日志',
    group: '管理',
    permissions: ['audit.read'],
    component: page(() => import('./audit-trail/audit-page')),
  },
  {
    path: '/integrity',
    title: '数据核对',
    group: '管理',
    permissions: ['integrity.read'],
    component: page(() => import('./integrity/integrity-page')),
  },
  {
    path: '/integrity/samples',
    title: '抽查',
    group: '管理',
    permissions: ['integrity.read'],
    component: page(() => import('./integrity/samples-page')),
  },
  { path: '/search', title: '搜索', permissions: [], component: page(() => import('./home/search-page')) },
  {
    path: '/help',
    title: '使用手册',
    group: '管理',
    permissions: [],
    component: page(() => import('./help/help-page')),
  },
  { path: '/account', title: '我的账号', permissions: [], component: page(() => import('./users/account-page')) },
];
