import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openAsBlob, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { writeBigRoster } from './big-roster.js';

/**
 * A large roster from the upload to the payout, over HTTP: seconds, statements and peak memory of each step. Each step is
 * measured at a tenth of the size first, and that is its limit: time and statements may grow with the rows, not faster.
 *
 *   npm run bench                        10 000 rows on the embedded database
 *   BENCH_DATABASE_URL=postgresql://…    100 000 rows on a database of its own on that server
 *   npm run bench -- 50000               another size
 */

const ROOT = resolve(fileURLToPath(new URL('..', import.meta.url)));
const SERVER = process.env.BENCH_DATABASE_URL || null;
const ROWS = Number(process.argv[2] ?? (SERVER ? 100_000 : 10_000));
const AS_OF = '2024-12-31';
/** Of growth beyond the rows', for noise and for sorting. */
const SLACK = 1.6;
/** Rows that go into one statement, at the least; and statements that a step needs however few rows there are. */
const ROWS_PER_STATEMENT = 150;
const FIXED_STATEMENTS = 60;
const MEMORY_LIMIT_MB = 1_500;

async function main() {
  const work = mkdtempSync(join(tmpdir(), 'social-workers-bench-'));
  const build = join(ROOT, `.test-build-bench-${process.pid}`);
  try {
    const swc = join(ROOT, 'node_modules/@swc/cli/bin/swc.js');
    execFileSync(process.execPath, [swc, 'src', '-d', build, '--strip-leading-paths', '--quiet'], { cwd: ROOT });
    const small = await measure(Math.ceil(ROWS / 10), build, work);
    const large = await measure(ROWS, build, work);
    process.exitCode = report(small, large) ? 0 : 1;
  } finally {
    rmSync(build, { recursive: true, force: true });
    rmSync(work, { recursive: true, force: true });
  }
}

async function measure(rows, build, folder) {
  const path = join(folder, `roster-${rows}.xlsx`);
  await writeBigRoster(path, rows, regions());
  const database = SERVER ? await createDatabase(rows) : null;
  const service = await startService(build, join(folder, `data-${rows}`), database);
  try {
    const client = await signIn(service.base);
    await putPoliciesInForce(service.base, client);
    const steps = [];
    const step = async (name, work) => {
      resetPeak(service.child.pid);
      const before = await service.mark();
      const started = performance.now();
      const what = await work();
      const seconds = (performance.now() - started) / 1000;
      const after = await service.mark();
      steps.push({
        name,
        rows,
        seconds,
        cpuSeconds: after.cpuSeconds - before.cpuSeconds,
        statements: after.statements - before.statements,
        peakMb: peakMb(service.child.pid),
        what,
      });
    };
    const upload = async () => {
      const form = new FormData();
      form.append('file', await openAsBlob(path), 'roster.xlsx');
      const { counts } = await client('POST', '/imports/roster', form);
      return `${counts.created} created, ${counts.unchanged} unchanged`;
    };
    await step(`import, ${Math.round(statSync(path).size / 1e6)} MB`, upload);
    await step('import again', upload);
    await step('entitlements of a month', async () => {
      const { total } = await client('GET', `/stipends/entitlements?month=2024-12&asOf=${AS_OF}`);
      return `${total} people`;
    });
    let payout;
    await step('payout of the city', async () => {
      payout = await client('POST', '/payouts', { kind: 'stipend', regionCode: '341800', asOf: AS_OF });
      return `${payout.lineCount} lines, ${payout.totalFen / 100} yuan`;
    });
    await step('its workbook', async () => `${await client('GET', `/payouts/${payout.id}/workbook.xlsx`)} bytes`);
    await measureLife(service.base, client, payout, step);
    return steps;
  } finally {
    await service.stop();
    if (database) await dropDatabase(database);
  }
}

/** The same payout from its draft to its end, by two people; its policies ask for no notice, so that nothing waits. */
async function measureLife(base, client, payout, step) {
  const reviewer = await signIn(base, 'second');
  const { id } = payout;
  const take = (who, name) => step(name, async () => (await who('POST', `/payouts/${id}/${name}`, {})).state);
  await take(client, 'submit');
  await take(reviewer, 'accept');
  await take(client, 'publish');
  await take(reviewer, 'approve');
  await take(client, 'send');
  const parts = [];
  await step('bank files', async () => {
    const { parts: all } = await client('GET', `/payouts/${id}/bank-file/check?profile=generic-csv`);
    for (const { no } of all)
      parts.push(await client('GET', `/payouts/${id}/bank-file?profile=generic-csv&part=${no}`, undefined, 'text'));
    return `${parts.length} files`;
  });
  await step('bank returns', async () => {
    for (const [index, text] of parts.entries()) {
      const [titles, ...rows] = text.trim().split('\r\n');
      const answered = [`${titles},处理结果`, ...rows.map((row) => `${row},成功`), ''].join('\r\n');
      const form = new FormData();
      form.append('file', new Blob([answered]), `return-${index}.csv`);
      await client('POST', `/payouts/${id}/bank-returns?profile=generic-csv`, form);
    }
    return (await client('GET', `/payouts/${id}`)).state;
  });
}

function report(small, large) {
  let fine = true;
  process.stdout.write(`${SERVER ? 'PostgreSQL' : 'embedded database'}, Node ${process.version}\n`);
  large.forEach((step, index) => {
    const before = small[index];
    const growth = step.rows / before.rows;
    const limits = {
      // The service's own time: the clock on the wall also measures the machine's other work.
      cpuSeconds: Math.max(before.cpuSeconds, 0.3) * growth * SLACK,
      statements: FIXED_STATEMENTS + step.rows / ROWS_PER_STATEMENT,
      peakMb: MEMORY_LIMIT_MB,
    };
    const over = Object.keys(limits).filter((key) => step[key] > limits[key]);
    fine &&= over.length === 0;
    for (const each of [before, step]) {
      const figures = `${each.seconds.toFixed(1)} s (${each.cpuSeconds.toFixed(1)} s of the service), ${each.statements} statements, peak ${each.peakMb} MB`;
      process.stdout.write(`${String(each.rows).padStart(7)} rows  ${each.name}: ${figures} (${each.what})\n`);
    }
    const limit = `${limits.cpuSeconds.toFixed(1)} s of the service, ${Math.round(limits.statements)} statements, ${limits.peakMb} MB`;
    process.stdout.write(`              limit ${limit}: ${over.length ? `OVER in ${over.join(', ')}` : 'kept'}\n`);
  });
  return fine;
}

function regions() {
  const lines = readFileSync(join(ROOT, 'seed/regions.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
  return lines.map((line) => {
    const [code, name, level, parentCode] = line.split(',');
    return { code, name, level, parentCode };
  });
}

const PASSWORD = 'Measured-on-made-up-people-1';

async function startService(build, dataDir, databaseUrl) {
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: PASSWORD,
    LOG_LEVEL: 'error',
    ACCESS_TOKEN_SECONDS: '86400',
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  };
  const child = fork(join(ROOT, 'bench/measured-service.js'), [build], { env, execArgv: ['--expose-gc'] });
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`the service ended with ${code}`);
  });
  exited.catch(() => {});
  const answer = async () => (await Promise.race([once(child, 'message'), exited]))[0];
  const { port } = await answer();
  return {
    child,
    base: `http://127.0.0.1:${port}/api/v1`,
    mark() {
      child.send('mark');
      return answer();
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.send('close');
      await once(child, 'exit');
    },
  };
}

function clientOf(base, token) {
  return async (method, path, body, as) => {
    const isJson = body !== undefined && !(body instanceof FormData);
    const answer = await fetch(base + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(isJson && { 'content-type': 'application/json' }) },
      ...(body && { body: isJson ? JSON.stringify(body) : body }),
      // A step may take minutes before its first byte.
      signal: AbortSignal.timeout(290_000),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 2_000)}`);
    if (as === 'text') return answer.text();
    if (answer.headers.get('content-type')?.includes('json')) return answer.json();
    return (await answer.arrayBuffer()).byteLength;
  };
}

async function signIn(base, username = 'admin') {
  const anonymous = clientOf(base, '');
  const { accessToken } = await anonymous('POST', '/auth/login', { username, password: PASSWORD });
  return clientOf(base, accessToken);
}

/** Written by a second person, since nobody approves what they wrote. */
async function putPoliciesInForce(base, admin) {
  const first = { password: PASSWORD, regionCode: '341800', mustChangePassword: false };
  const author = { ...first, username: 'author', displayName: '经办', role: 'officer' };
  await admin('POST', '/users', author);
  await admin('POST', '/users', { ...first, username: 'second', displayName: '复核', role: 'reviewer' });
  const officer = await signIn(base, author.username);
  const policies = JSON.parse(readFileSync(join(ROOT, 'seed/sample-policies.json'), 'utf8'));
  // The city's own is there from the first start on.
  for (const policy of policies.filter(({ regionCode }) => regionCode !== '341800')) {
    const { id } = await officer('POST', '/policies', { ...policy, noticeWorkingDays: 0 });
    await admin('POST', `/policies/${id}/approve`, {});
  }
}

async function createDatabase(rows) {
  const name = `social_workers_bench_${process.pid}_${rows}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return url.toString();
}

async function dropDatabase(url) {
  await onServer(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
}

async function onServer(sql) {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** The kernel's own high-water mark of a process; 0 where the kernel keeps none that can be set back. */
function peakMb(pid) {
  if (process.platform !== 'linux') return 0;
  const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kb) / 1024);
}

function resetPeak(pid) {
  if (process.platform !== 'linux') return;
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

await main();
