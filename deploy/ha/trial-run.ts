import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { openService } from '../../src/app/service.js';
import { monthOf, addMonths } from '../../src/common/values/months.js';
import { findingsOf } from '../../test/support/failover/office-findings.js';
import { fillCounties, openOffice } from '../../test/support/failover/office-ground.js';
import { OfficeLoad } from '../../test/support/failover/office-load.js';
import { PATIENCE_MS, PatientClient } from '../../test/support/failover/patient-client.js';
import { BUILT_SERVICE, ChildService } from '../../test/support/service/child-service.js';
import { testConfig } from '../../test/support/service/test-config.js';
import type { Cluster } from './trial-cluster.js';

export const WAYS = ['haproxy', 'pgbouncer', 'hosts'] as const;
export type Way = (typeof WAYS)[number];
export const HOWS = ['kill', 'freeze', 'standby', 'switchover'] as const;
export type How = (typeof HOWS)[number];

/** The service is promised to be back within this. */
const BACK_MS = 30_000;
const PAUSE_MS = 50;

interface Trial {
  way: Way;
  how: How;
  kills: number;
  hasReplica: boolean;
}

interface Instances {
  services: ChildService[];
  folders: string[];
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** One way, on a database of its own that is gone afterwards. @returns whether all was well */
export async function run(cluster: Cluster, trial: Trial): Promise<boolean> {
  await cluster.untilWhole();
  const name = `failover_${trial.way}_${Date.now()}`;
  const first = await cluster.url('haproxy', 'social_workers');
  await ask(first, `CREATE DATABASE ${name}`);
  const url = await cluster.url(trial.way, name);
  const replica = trial.hasReplica ? await cluster.url('replica', name) : null;
  const instances: Instances = { services: [], folders: [] };
  try {
    await fill(url);
    return await loadAndKill(cluster, trial, await start(instances, url, replica), url);
  } finally {
    for (const service of instances.services) await service.stop();
    for (const folder of instances.folders) rmSync(folder, { recursive: true, force: true });
    await ask(first, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

async function ask<R extends object>(url: string, sql: string, parameters: unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ connectionString: url.replace(/@([^/,]*),[^/]*/, '@$1') });
  await client.connect();
  try {
    return (await client.query<R>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}

async function fill(url: string): Promise<void> {
  const service = await openService(testConfig(url));
  await fillCounties(service.dataSource);
  await service.close();
}

/** Two processes, and three people who are known to both. */
async function start({ services, folders }: Instances, url: string, replica: string | null): Promise<PatientClient> {
  for (let n = 0; n < 2; n++) {
    const folder = mkdtempSync(join(tmpdir(), 'social-workers-failover-'));
    folders.push(folder);
    services.push(await ChildService.start(folder, url, replica ? { DATABASE_REPLICA_URL: replica } : {}));
  }
  const [one] = services as [ChildService, ChildService];
  const tokens: Record<string, string> = {};
  for (const role of ['officer', 'reviewer', 'finance']) {
    const password = randomBytes(18).toString('base64');
    const account = { username: role, password, displayName: role, role, regionCode: '341800' };
    const { status, text } = await one.send('POST', '/users', { ...account, mustChangePassword: false });
    if (status !== 201) throw new Error(`${role}: ${text}`);
    const { body } = await one.send('POST', '/auth/login', { username: role, password });
    tokens[role] = (body as { accessToken: string }).accessToken;
  }
  const bases = services.map(({ base }) => base);
  const { officer = '', reviewer = '', finance = '' } = tokens;
  return new PatientClient(bases, { officer, reviewer, finance });
}

async function loadAndKill(cluster: Cluster, trial: Trial, client: PatientClient, url: string): Promise<boolean> {
  const sessionId = await openOffice(client, new Date());
  const lastMonth = addMonths(monthOf(new Date().toISOString().slice(0, 10)), -1);
  const load = new OfficeLoad(client, { sessionId, lastMonth, payers: 2, clerks: 2, pauseMs: PAUSE_MS });
  const times: number[] = [];
  say(`${trial.way}: ${trial.kills} × ${trial.how}${trial.hasReplica ? ', long reads by the read port' : ''}`);
  load.start();
  let isFaultless = true;
  try {
    for (let n = 1; n <= trial.kills; n++) {
      load.resume();
      await pause(1_000 + Math.random() * 5_000);
      const { seconds, node } = await once(cluster, trial.how, client, load);
      times.push(seconds);
      const { writes, unavailable } = client.tally;
      say(`  ${n}: ${node}; back after ${seconds.toFixed(1)} s; ${writes} writes answered, ${unavailable} times 503`);
      client.forget();
    }
    await load.end();
  } catch (error) {
    // What was answered until then is looked for all the same.
    isFaultless = false;
    say(`  a fault: ${(error as Error).message}`);
    await load.end().catch(() => undefined);
  }
  const isWell = (await report({ client, load, times }, { sessionId, url })) && isFaultless;
  say(`${trial.way}, ${trial.how}: ${isWell ? 'well' : 'NOT WELL'}`);
  return isWell;
}

/** @returns seconds from before the blow to the first answer of what was sent after it */
async function once(
  cluster: Cluster,
  how: How,
  client: PatientClient,
  load: OfficeLoad,
): Promise<{ seconds: number; node: string }> {
  let node = how === 'kill' ? '' : await cluster.node(how === 'standby' ? 'synchronous standby' : 'primary');
  const before = performance.now();
  if (how === 'kill') node = await cluster.killPrimary();
  else if (how === 'switchover') await cluster.switchover();
  else await cluster.on(how === 'freeze' ? 'freeze' : 'kill', node);
  const after = performance.now();
  while (client.firstWellSince(after) === null) {
    load.check();
    if (performance.now() - after > PATIENCE_MS) throw new Error('nothing is answered well any more');
    await pause(20);
  }
  const seconds = (client.firstWellSince(after)! - before) / 1000;
  await pause(2_000);
  // It comes back under load; what takes longer is waited for at rest, so that the months last.
  if (how === 'freeze') await cluster.on('thaw', node);
  else if (how !== 'switchover') await cluster.on('start', node);
  await pause(3_000);
  load.rest();
  await cluster.untilWhole();
  load.check();
  return { seconds, node };
}

async function report(
  { client, load, times }: { client: PatientClient; load: OfficeLoad; times: number[] },
  { sessionId, url }: { sessionId: string; url: string },
): Promise<boolean> {
  const at = await primaryOf(url);
  const found = await findingsOf((sql, parameters) => ask(at, sql, parameters), load, sessionId);
  const checks = [await cli(url, 'verify'), await cli(url, 'audit-verify')];
  const { requests, writes, unavailable, busy, longestMs } = client.tally;
  const sorted = times.toSorted((a, b) => a - b);
  const [least, middle, most] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
  say(`  back after ${least?.toFixed(1)} to ${most?.toFixed(1)} s, in the middle ${middle?.toFixed(1)} s`);
  say(`  ${requests} requests sent, ${writes} writes answered 2xx, ${unavailable} times 503, ${busy} times busy`);
  say(
    `  ${load.lives.length} payouts, ${load.newcomers.length} newcomers; longest wait ${(longestMs / 1000).toFixed(1)} s`,
  );
  say(
    `  looked for ${found.looked}: missing ${found.missing.length}, twice ${found.twice.length}, money ${found.money.length}`,
  );
  for (const line of [...found.missing, ...found.twice, ...found.money].slice(0, 20)) say(`    ${line}`);
  for (const { text } of checks) say(`  ${text}`);
  return (
    found.missing.length + found.twice.length + found.money.length === 0 &&
    checks.every(({ ok }) => ok) &&
    (most ?? Infinity) * 1000 < BACK_MS
  );
}

/** Of several hosts the one that takes writes: the driver knows one host a connection. */
async function primaryOf(url: string): Promise<string> {
  const [, before = '', hosts = '', after = ''] = /^(.*@)([^/]*)(\/.*)$/.exec(url) ?? [];
  for (const host of hosts.split(',')) {
    const each = `${before}${host}${after}`;
    const rows = await ask<{ transaction_read_only: string }>(each, 'SHOW transaction_read_only');
    if (rows[0]?.transaction_read_only === 'off') return each;
  }
  throw new Error('no host takes writes');
}

async function cli(url: string, command: string): Promise<{ ok: boolean; text: string }> {
  const settings = JSON.parse(process.env.TEST_ENVIRONMENT ?? '{}') as Record<string, string>;
  const dataDir = mkdtempSync(join(tmpdir(), 'social-workers-failover-'));
  const env = { ...settings, PATH: process.env.PATH, DATA_DIR: dataDir, DATABASE_URL: url };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(BUILT_SERVICE, 'cli.js'), command], { env });
    return { ok: true, text: `${command}: ${stdout.trim().replace(/\s+/g, ' ').slice(0, 200)}` };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { ok: false, text: `${command} failed: ${stdout}${stderr}` };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
