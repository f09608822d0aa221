import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { openService } from '../../../src/app/service.js';
import { newId } from '../../../src/common/values/ids.js';
import type { PowerDisk } from '../power/power-disk.js';
import { makePayable } from '../register/payees.js';
import { stipendPolicy } from '../register/policies.js';
import { RegisterBuilder } from '../register/register.js';
import { type ChildAnswer, ChildService } from './child-service.js';
import { serviceFolder, templateDatabase } from './template.js';
import { ADMIN_PASSWORD, databaseUrl, TEST_DATABASE_URL, testConfig } from './test-config.js';

/** A county in whose register there are people to pay. */
export const LANGXI = '341821';
const PEOPLE = 200;
const PASSWORD = 'Administrator-of-tests-3';

/** The administrator does the work; the second person, a reviewer, looks at it. */
export type Who = 'admin' | 'second';
export type Answer = ChildAnswer;

interface GroundOptions {
  /** A disk of its own whose power can be cut; then the database is embedded. */
  disk?: PowerDisk;
  people?: number;
  /** What else the database is to have. */
  prepare?: (dataSource: DataSource) => Promise<unknown>;
}

/**
 * A database that outlives the service: people of one county with a policy in force that pays each of them every month, and the service
 * that is ended on it without warning. On PostgreSQL there may be two instances.
 */
export class Ground {
  private readonly url: string | null;
  private readonly name = `social_workers_test_${newId().replaceAll('-', '')}`;
  private server: pg.Client | null = null;
  private child: ChildService;
  private other: ChildService | null = null;
  private who: Who = 'admin';

  private constructor(
    readonly disk: PowerDisk | null,
    readonly dataDir: string,
  ) {
    this.url = !disk && TEST_DATABASE_URL ? databaseUrl(this.name) : null;
  }

  /** On the server of `TEST_DATABASE_URL` where there is one, else embedded; on a disk of its own always embedded. */
  static async open({ disk, people = PEOPLE, prepare }: GroundOptions = {}): Promise<Ground> {
    const dataDir = disk ? join(disk.path, 'data') : await serviceFolder();
    const ground = new Ground(disk ?? null, dataDir);
    if (ground.url) {
      ground.server = new pg.Client({ connectionString: TEST_DATABASE_URL ?? '' });
      await ground.server.connect();
      await ground.server.query(`CREATE DATABASE ${ground.name} TEMPLATE ${await templateDatabase()}`);
    }
    await ground.fill(people, prepare);
    await ground.start();
    await ground.settle();
    return ground;
  }

  async close(): Promise<void> {
    await this.child?.stop();
    await this.other?.stop();
    await this.server?.query(`DROP DATABASE ${this.name} WITH (FORCE)`);
    await this.server?.end();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async as(who: Who, method: string, path: string, body?: object): Promise<Answer> {
    return (await this.ready(who, method, path, body))();
  }

  /** The request with everything done that comes before it, so that a clock runs on the request alone. */
  async ready(
    who: Who,
    method: string,
    path: string,
    body?: object,
    key?: string,
    later = false,
  ): Promise<() => Promise<Answer>> {
    if (this.who !== who) {
      await this.child.signIn(who, who === 'admin' ? ADMIN_PASSWORD : PASSWORD);
      this.who = who;
    }
    return () => this.child.send(method, path, body, key, later);
  }

  async killAndRestart(): Promise<void> {
    await this.child.kill();
    // The server ends the work of a connection that broke off only when it comes to it.
    for (let left = 1; this.server && left > 0;) {
      const { rows } = await this.server.query<{ left: number }>(
        'SELECT count(*)::int AS left FROM pg_stat_activity WHERE datname = $1',
        [this.name],
      );
      left = rows[0]?.left ?? 0;
    }
    await this.start();
  }

  /** On PostgreSQL: a second instance beside the one that answers. */
  async standBy(): Promise<void> {
    this.other = await ChildService.start(this.dataDir, this.url);
  }

  /** Kills the instance that answers; the second one answers from now on. */
  async killAndGoOver(): Promise<void> {
    if (!this.other) throw new Error('there is no second instance');
    await this.child.kill();
    this.child = this.other;
    this.other = null;
    this.who = 'admin';
  }

  /** The machine loses its power under the service, and gets it back. */
  async cutAndRestart(): Promise<void> {
    await this.cut();
    await this.start();
  }

  /** The machine loses its power and gets it back; the service is not started. */
  async cut(): Promise<void> {
    await this.disk?.cut();
    await this.child.kill();
    this.disk?.restore();
  }

  /** Waits until the service ends by itself. */
  async exitCode(): Promise<number | null> {
    return this.child.exitCode();
  }

  async stop(): Promise<void> {
    await this.child.stop();
  }

  async start(): Promise<void> {
    this.child = await ChildService.start(this.dataDir, this.url);
    this.who = 'admin';
  }

  /** The register, straight into the tables, by a service of this process that is closed again. */
  private async fill(people: number, prepare: GroundOptions['prepare']): Promise<void> {
    const service = await openService({ ...testConfig(this.url), dataDir: this.dataDir });
    const register = new RegisterBuilder(service.dataSource);
    const village = register.organization({ regionCode: '341821100' });
    for (let n = 0; n < people; n++) {
      const posts = [{ at: village, startOn: '2019-01-01' }];
      register.worker({ regionCode: LANGXI, posts, certificates: [{ approvedOn: '2019-06-10' }] });
    }
    await register.save();
    await makePayable(service.dataSource);
    await prepare?.(service.dataSource);
    await service.close();
  }

  private async settle(): Promise<void> {
    const names = { username: 'second', displayName: '复核', role: 'reviewer', regionCode: '341800' };
    await this.as('admin', 'POST', '/users', { ...names, password: PASSWORD, mustChangePassword: false });
    const policy = stipendPolicy({ effectiveFrom: '2020-01', noticeWorkingDays: 0 });
    const { body } = await this.as('admin', 'POST', '/policies', policy);
    const { id } = body as { id: string };
    const { status } = await this.as('second', 'POST', `/policies/${id}/approve`, {});
    if (status !== 200) throw new Error(`the policy was not approved: ${status}`);
  }
}
