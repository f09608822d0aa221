import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LEVEL_NAMES } from '../certificates/level.js';
import { yuanText } from '../common/money.js';
import { readSeed, seedPath } from '../common/seed-files.js';
import type { Role } from '../auth/roles.js';
import { DemoClient } from './demo-client.js';

/** The day as of which the demo pays. */
const AS_OF = '2024-12-31';
const CITY = '341800';

/** One account per role, for the demo only; the service listens on this machine alone unless told otherwise. */
export const DEMO_PASSWORD = 'Demo-Xuancheng-2024';
const ACCOUNTS: { username: string; displayName: string; role: Role; regionCode: string }[] = [
  { username: 'officer', displayName: '王经办', role: 'officer', regionCode: CITY },
  { username: 'reviewer', displayName: '李复核', role: 'reviewer', regionCode: CITY },
  { username: 'finance', displayName: '赵财务', role: 'finance', regionCode: CITY },
  { username: 'auditor', displayName: '钱审计', role: 'auditor', regionCode: CITY },
  { username: 'station', displayName: '孙站长', role: 'station_manager', regionCode: '341821100' },
  { username: 'langxi', displayName: '周郎溪', role: 'officer', regionCode: '341821' },
];

interface Payout {
  id: string;
  number: string;
  title: string;
  lineCount: number;
  payeeCount: number;
  totalFen: number;
}

interface Figures {
  total: number;
}

/**
 * The main job from end to end, over the API: policies written and approved by two people, the roster taken in, everything
 * owed up to 2024-12 put into payouts, the sheets written to `outDir`.
 *
 * @returns the summary, in Chinese, as it is printed
 */
export async function runDemo(base: string, adminPassword: string, outDir: string): Promise<string> {
  mkdirSync(outDir, { recursive: true });
  const admin = await DemoClient.signIn(base, 'admin', adminPassword);
  for (const account of ACCOUNTS) await admin.post('/users', { ...account, password: DEMO_PASSWORD });
  const officer = await DemoClient.signIn(base, 'officer', DEMO_PASSWORD);
  const reviewer = await DemoClient.signIn(base, 'reviewer', DEMO_PASSWORD);

  const policies = await approvePolicies(officer, reviewer);
  await officer.download('/imports/roster/template.xlsx', join(outDir, '花名册模板.xlsx'));
  const roster = seedPath('sample-roster.xlsx');
  const imported = await officer.upload<{ counts: { rows: number; created: number } }>(
    '/imports/roster?mode=all',
    roster,
  );
  const talents = await officer.get<Figures>('/workers?pageSize=1');
  const certified = await officer.get<Figures>('/workers?certified=true&pageSize=1');
  const payouts = await makePayouts(officer, outDir);

  const totals = (kind: string): string => {
    const own = payouts.filter((payout) => payout.number.startsWith(kind));
    const lines = own.reduce((sum, payout) => sum + payout.lineCount, 0);
    return `${lines} 笔,${yuanText(own.reduce((sum, payout) => sum + payout.totalFen, 0))} 元`;
  };
  return [
    '',
    `演示数据已就绪(截至 ${AS_OF})`,
    `  花名册:${imported.counts.rows} 行,社会工作人才 ${talents.total} 人,持证 ${certified.total} 人`,
    `  政策:${policies} 项已批准;证书级别:${Object.values(LEVEL_NAMES).join('、')}`,
    `  一次性奖励:${totals('JL')}`,
    `  职业津贴:${totals('JT')}`,
    ...payouts.map(
      (payout) =>
        `    ${payout.number}  ${payout.title}  ${payout.payeeCount} 人 ${payout.lineCount} 笔  ${yuanText(payout.totalFen)} 元`,
    ),
    `  表册:${outDir}`,
    `  账号:admin(密码 ${adminPassword})`,
    ...ACCOUNTS.map(({ username, displayName, role }) => `        ${username}  ${displayName}  ${role}`),
    `        以上账号密码均为 ${DEMO_PASSWORD}`,
    `  接口文档:${base}/api/docs`,
    '',
  ].join('\n');
}

async function approvePolicies(officer: DemoClient, reviewer: DemoClient): Promise<number> {
  const samples = JSON.parse(readSeed('sample-policies.json')) as { kind: string; regionCode: string }[];
  // The city's own policy is in force since the first start.
  const missing = samples.filter((policy) => policy.regionCode !== CITY);
  for (const policy of missing) {
    const { id } = await officer.post<{ id: string }>('/policies', policy);
    await reviewer.post(`/policies/${id}/approve`);
  }
  return missing.length + 1;
}

/** Each payer's own, the counties before the city, which then takes what is left: its own. */
const PAYERS: { kind: 'award' | 'stipend'; regionCode: string }[] = [
  ...['341821', '341825', '341881', '341882', CITY].map((regionCode) => ({ kind: 'award' as const, regionCode })),
  ...['341802', '341821', '341823', '341881'].map((regionCode) => ({ kind: 'stipend' as const, regionCode })),
];

async function makePayouts(officer: DemoClient, outDir: string): Promise<Payout[]> {
  const payouts: Payout[] = [];
  for (const { kind, regionCode } of PAYERS) {
    const months = kind === 'stipend' ? { fromMonth: '2024-01', toMonth: '2024-12' } : {};
    const payout = await officer.post<Payout>('/payouts', { kind, regionCode, asOf: AS_OF, ...months });
    await officer.download(
      `/payouts/${payout.id}/workbook.xlsx?reason=${encodeURIComponent('演示')}`,
      join(outDir, `发放表_${payout.number}.xlsx`),
    );
    await officer.download(`/payouts/${payout.id}/notice.xlsx`, join(outDir, `公示表_${payout.number}.xlsx`));
    payouts.push(payout);
  }
  return payouts;
}
