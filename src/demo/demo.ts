import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { inTransaction } from '../database/transaction.js';
import { seedDemoTraining } from './demo-training.js';
import { seedDemoStations } from './demo-stations.js';
import { Station } from '../stations/station.entity.js';
import { LEVEL_NAMES } from '../certificates/level.js';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { groupedYuan } from '../common/values/money.js';
import { readSeed, seedPath } from '../common/seed-files.js';
import { type Role, ROLE_NAMES } from '../auth/access/roles.js';
import { claimsInWords, openClaims, payByClaims } from './demo-claims.js';
import { DemoClient } from './demo-client.js';
import type { DemoClock } from './demo-clock.js';
import {
  answerAsBank,
  approveAndSend,
  bringToNotice,
  type DemoCast,
  type DemoPayout,
  linesOf,
} from './demo-payouts.js';

/** The day as of which the demo pays. */
const AS_OF = '2024-12-31';
const CITY = '341800';

/** One account per role, for the demo only; the service listens on this machine alone unless told otherwise. */
export const DEMO_PASSWORD = 'Demo-Xuancheng-2024';
interface Account {
  username: string;
  displayName: string;
  role: Role;
  regionCode: string;
}

const ACCOUNTS: readonly Account[] = [
  { username: 'officer', displayName: '王经办', role: 'officer', regionCode: CITY },
  { username: 'reviewer', displayName: '李复核', role: 'reviewer', regionCode: CITY },
  { username: 'finance', displayName: '赵财务', role: 'finance', regionCode: CITY },
  { username: 'leader', displayName: '郑局长', role: 'leader', regionCode: CITY },
  { username: 'auditor', displayName: '钱审计', role: 'auditor', regionCode: CITY },
  { username: 'station', displayName: '孙站长', role: 'station_manager', regionCode: '341821100' },
  { username: 'jixi', displayName: '吴站长', role: 'station_manager', regionCode: '341824100' },
  { username: 'langxi', displayName: '周郎溪', role: 'officer', regionCode: '341821' },
];

/** Who may be chosen at the sign-in, by user name. */
export function demoPasswords(adminPassword: string): Map<string, string> {
  const others = ACCOUNTS.map(({ username }): [string, string] => [username, DEMO_PASSWORD]);
  return new Map([['admin', adminPassword], ...others]);
}

interface Overview {
  stations: number;
  rooms: number;
  featuredStations: { provincial: number; city: number };
  trainingSessions: number;
  attendances: number;
}

interface Figures {
  total: number;
}

/** Where the demo plays. */
export interface DemoStage {
  dataSource: DataSource;
  personalData: PersonalData;
  /** The service's address, without `/api/v1`. */
  base: string;
  adminPassword: string;
  clock: DemoClock;
  /** The folder that sheets and bank files are written to. */
  outDir: string;
}

const STATES: Record<string, string> = { sent: '已送银行', settled: '已办结' };

/**
 * The main job from end to end, over the API: policies written and approved by two people, the roster taken in, everything
 * owed up to 2024-12 paid out, some of it to the bank's answer, and what became of that in the next two months.
 *
 * @returns the summary, in Chinese, as it is printed
 */
export async function runDemo({
  dataSource,
  personalData,
  base,
  adminPassword,
  clock,
  outDir,
}: DemoStage): Promise<string> {
  mkdirSync(outDir, { recursive: true });
  clock.startDaysAgo(150);
  const admin = await DemoClient.signIn(base, 'admin', adminPassword);
  const open = (account: Account, stationId: string | null): Promise<{ id: string }> =>
    admin.post('/users', { ...account, stationId, password: DEMO_PASSWORD, mustChangePassword: false });
  for (const account of ACCOUNTS.filter(({ role }) => role !== 'station_manager')) await open(account, null);
  const officer = await DemoClient.signIn(base, 'officer', DEMO_PASSWORD);
  const reviewer = await DemoClient.signIn(base, 'reviewer', DEMO_PASSWORD);
  const finance = await DemoClient.signIn(base, 'finance', DEMO_PASSWORD);
  const cast: DemoCast = { officer, reviewer, finance, clock, outDir };

  const policies = await approvePolicies(officer, reviewer);
  await officer.download('/imports/roster/template.xlsx', join(outDir, '花名册模板.xlsx'));
  const roster = seedPath('sample-roster.xlsx');
  const imported = await officer.upload<{ counts: { rows: number; created: number } }>(
    '/imports/roster?mode=all',
    roster,
  );
  const talents = await officer.get<Figures>('/workers?pageSize=1');
  const certified = await officer.get<Figures>('/workers?certified=true&pageSize=1');
  const payouts = await payOut(cast);
  const later = await goOn(cast);
  const paidByClaims = await payByClaims(cast);
  clock.backToThePresent();
  await seedStations(dataSource, personalData, clock.today());
  for (const account of ACCOUNTS.filter(({ role }) => role === 'station_manager')) {
    const station = await stationOf(dataSource, account.regionCode);
    const { id: managerUserId } = await open(account, station.id);
    await officer.patch(`/stations/${station.id}`, station.version, { managerUserId });
  }
  const claims = await openClaims(cast, paidByClaims);
  const overview = await officer.get<Overview>('/reports/overview');

  const totals = (kind: string): string => {
    const own = payouts.filter((payout) => payout.number.startsWith(kind));
    const lines = own.reduce((sum, payout) => sum + payout.lineCount, 0);
    return `${lines} 笔，${groupedYuan(own.reduce((sum, payout) => sum + payout.totalFen, 0))} 元`;
  };
  const told = (payout: DemoPayout): string =>
    `    ${payout.number}  ${payout.title}  ${payout.payeeCount} 人 ${payout.lineCount} 笔  ` +
    `${groupedYuan(payout.totalFen)} 元  ${STATES[payout.state] ?? payout.state}`;
  const consoleAddress = `${base}/console/`;
  return [
    '',
    `请在浏览器中打开：${consoleAddress}`,
    `演示数据已就绪（截至 ${AS_OF}）`,
    `  花名册：${imported.counts.rows} 行，社会工作人才 ${talents.total} 人，持证 ${certified.total} 人`,
    `  政策：${policies} 项已批准；证书级别：${Object.values(LEVEL_NAMES).join('、')}`,
    `  一次性奖励：${totals('JL')}`,
    `  职业津贴：${totals('JT')}`,
    ...payouts.map(told),
    `  其后两个月（含退回重发，抵扣追回款 ${groupedYuan(later.recoveredFen)} 元）：`,
    ...later.payouts.map(told),
    await claimsInWords(cast, claims),
    told(claims.payout),
    `  社工站：${overview.stations} 个，社工室 ${overview.rooms} 个；特色站省级 ${overview.featuredStations.provincial} 个、市级 ${overview.featuredStations.city} 个`,
    `  培训：${overview.trainingSessions} 期，${overview.attendances} 人次`,
    `  表册：${outDir}`,
    `  账号：admin（密码 ${adminPassword}）`,
    ...ACCOUNTS.map(({ username, displayName, role }) => `        ${username}  ${displayName}  ${ROLE_NAMES[role]}`),
    `        以上账号密码均为 ${DEMO_PASSWORD}`,
    `  接口文档：${base}/api/docs`,
    '',
  ].join('\n');
}

/** The stations and trainings of the city's own report, straight into the tables: they are years older than the demo. */
async function seedStations(dataSource: DataSource, personalData: PersonalData, today: string): Promise<void> {
  await inTransaction(dataSource, async (tx) => {
    const { id: by } = await tx.findOneByOrFail(User, { username: 'admin' });
    await seedDemoStations(tx, { top: CITY, by, today });
    await seedDemoTraining(tx, { top: CITY, by, personalData });
  });
}

function stationOf(dataSource: DataSource, regionCode: string): Promise<Station> {
  return dataSource.manager.findOneByOrFail(Station, { regionCode, kind: 'station' });
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

/**
 * Each payer's own, the counties before the city, which then takes what is left: its own. How far each goes: the bank of
 * some has answered, for some with a payment that did not arrive.
 */
const PAYERS: { kind: 'award' | 'stipend'; regionCode: string; returned: number | null }[] = [
  { kind: 'award', regionCode: '341821', returned: 0 },
  { kind: 'award', regionCode: '341825', returned: 1 },
  { kind: 'award', regionCode: '341881', returned: null },
  { kind: 'award', regionCode: '341882', returned: null },
  { kind: 'award', regionCode: CITY, returned: null },
  { kind: 'stipend', regionCode: '341802', returned: null },
  { kind: 'stipend', regionCode: '341821', returned: 1 },
  { kind: 'stipend', regionCode: '341823', returned: 0 },
  { kind: 'stipend', regionCode: '341881', returned: null },
];

/** The payouts up to 2024-12, each as far as its bank has got. */
async function payOut(cast: DemoCast): Promise<DemoPayout[]> {
  const posted: DemoPayout[] = [];
  for (const { kind, regionCode } of PAYERS) {
    const months = kind === 'stipend' ? { fromMonth: '2024-01', toMonth: '2024-12' } : {};
    const draft = { kind, regionCode, asOf: AS_OF, ...months };
    posted.push(await bringToNotice(cast, draft, regionCode === '341821' && kind === 'award'));
  }
  const sent: DemoPayout[] = [];
  for (const payout of posted) sent.push(await approveAndSend(cast, payout));
  for (const [index, { returned }] of PAYERS.entries()) {
    const payout = sent[index];
    if (payout && returned !== null) sent[index] = await answerAsBank(cast, payout, returned);
  }
  return sent;
}

/**
 * What comes after: the month of January with the returned payment sent again; then somebody's January turns out not to be
 * owed, and is kept back from their February.
 */
async function goOn(cast: DemoCast): Promise<{ payouts: DemoPayout[]; recoveredFen: number }> {
  const region = { kind: 'stipend', regionCode: '341821' };
  const january = await month(cast, { ...region, asOf: '2025-01-31', fromMonth: '2025-01', toMonth: '2025-01' });
  const february = { ...region, asOf: '2025-02-28', fromMonth: '2025-02', toMonth: '2025-02' };
  const paid = (await linesOf(cast.officer, january.id)).find(
    (line) => line.subject === 'stipend:2025-01' && line.state === 'paid',
  );
  if (!paid) throw new Error('nobody was paid for January');
  const suspension = { fromMonth: '2025-01', toMonth: '2025-01', reason: '当月脱岗学习，按规定停发' };
  await cast.officer.post(`/workers/${paid.workerId}/suspensions`, suspension);
  const recovery = { workerId: paid.workerId, subject: paid.subject, nettingAllowed: true, monthlyFloorFen: 0 };
  await cast.officer.post('/recoveries', recovery);
  const last = await month(cast, february);
  return { payouts: [january, last], recoveredFen: last.nettedFen };
}

async function month(cast: DemoCast, draft: object): Promise<DemoPayout> {
  const sent = await approveAndSend(cast, await bringToNotice(cast, draft, false));
  return answerAsBank(cast, sent, 0);
}
