import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../bench/own-postgres.js';
import { heard } from '../../src/common/heard.js';

/** Prometheus as it is installed, from `TEST_PROMETHEUS` (`/usr/bin/prometheus`); null leaves these tests out. */
export const TEST_PROMETHEUS = process.env.TEST_PROMETHEUS || null;

/** What the rules wait for in minutes, hours and days is waited for in seconds: the causes and the expressions stay as they are. */
export function hurried(rules: string): string {
  return rules
    .replaceAll(/interval: \d+s/g, 'interval: 1s')
    .replaceAll(/for: \d+[mhd]/g, 'for: 1s')
    .replaceAll(/\[\d+m\]/g, '[15s]')
    .replace('social_workers_audit_unchained_seconds > 3600', 'social_workers_audit_unchained_seconds > 2')
    .replace('social_workers_jobs_oldest_waiting_seconds > 900', 'social_workers_jobs_oldest_waiting_seconds > 2');
}

export const ruleNames = (rules: string): string[] => [...rules.matchAll(/- alert: (\w+)/g)].map(([, name]) => name!);

/** A Prometheus of the test's own that looks at one service every two seconds. */
export class Prometheus {
  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
    private readonly url: string,
  ) {}

  static async watching(port: number, rules: string): Promise<Prometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'social-workers-prometheus-'));
    writeFileSync(join(folder, 'alerts.yaml'), hurried(rules));
    const target = `static_configs: [{ targets: ['127.0.0.1:${port}'] }]`;
    writeFileSync(
      join(folder, 'prometheus.yml'),
      `global: { scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s }\nrule_files: [alerts.yaml]\nscrape_configs:\n  - job_name: social-workers\n    ${target}\n`,
    );
    const own = await freePort();
    const child = heard(
      spawn(
        TEST_PROMETHEUS!,
        [
          `--config.file=${join(folder, 'prometheus.yml')}`,
          `--storage.tsdb.path=${join(folder, 'data')}`,
          `--web.listen-address=127.0.0.1:${own}`,
          '--log.level=error',
        ],
        { stdio: ['ignore', 'ignore', 'inherit'] },
      ),
    );
    const prometheus = new Prometheus(folder, child, `http://127.0.0.1:${own}`);
    for (const until = Date.now() + 30_000; ; await pause(200)) {
      const answer = await fetch(`${prometheus.url}/-/ready`).catch(() => null);
      if (answer?.ok) return prometheus;
      if (Date.now() > until) throw new Error('Prometheus does not start');
    }
  }

  /** The alarms that ring now. */
  async ringing(): Promise<string[]> {
    const answer = await fetch(`${this.url}/api/v1/alerts`);
    const { data } = (await answer.json()) as { data: { alerts: { state: string; labels: { alertname: string } }[] } };
    return [...new Set(data.alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels.alertname))];
  }

  /** @returns after how many seconds each of these rang */
  async untilRings(...names: string[]): Promise<number> {
    const began = performance.now();
    for (;;) {
      const ringing = await this.ringing();
      const seconds = (performance.now() - began) / 1000;
      if (names.every((name) => ringing.includes(name))) return seconds;
      if (seconds > 45) throw new Error(`${names.join(', ')} does not ring; what does: ${ringing.join(', ')}`);
      await pause(300);
    }
  }

  async untilSilent(...names: string[]): Promise<void> {
    for (const until = Date.now() + 60_000; ; await pause(300)) {
      const ringing = await this.ringing();
      if (!names.some((name) => ringing.includes(name))) return;
      if (Date.now() > until) throw new Error(`${names.join(', ')} still rings`);
    }
  }

  async end(): Promise<void> {
    this.child.kill('SIGKILL');
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const ALERTS = readFileSync('docs/monitoring/alerts.yaml', 'utf8');
export const canRing = TEST_PROMETHEUS !== null && existsSync(TEST_PROMETHEUS);
