import { rmSync } from 'node:fs';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { openService } from '../../../src/app/service.js';
import { newId } from '../../../src/common/values/ids.js';
import { makePayable } from '../register/payees.js';
import { stipendPolicy } from '../register/policies.js';
import { RegisterBuilder } from '../register/register.js';
import { type ChildAnswer, ChildService } from './child-service.js';
import { serviceFolder, templateDatabase } from './template.js';
import { ADMIN_PASSWORD, databaseUrl, TEST_DATABASE_URL, testConfig } from './test-config.js';

/** The county whose people are paid. */
export const LANGXI = '341821';
const SECOND_PASSWORD = 'Administrator-of-tests-3';

/** The administrator does the work; the second person, a reviewer, looks at it. */
export type Who = 'admin' | 'second';

/**
 * A database that outlives the service: so many people of one county with a policy in force that pays each of them every month, and the
 * service that a test kills on it. On PostgreSQL there may be two instances.
 */
export class KilledGround {
  private readonly name = `social_workers_test_${newId().replaceAll('-', '')}`;
  private server: pg.Client | null = null;
  private child: ChildService;
  private other: ChildService | null = null;
  private who: Who = 'admin';

  private constructor(private readonly dataDir: string) {}

  /** @param prepare what else the database is to have */
  static async open(people: number, prepare?: (dataSource: DataSource) => Promise<unknown>): Promise<KilledGround> {
    const ground = new KilledGround(await serviceFolder());
    if (TEST_DATABASE_URL) {
      ground.server = new pg.Client({ connectionString: TEST_DATABASE_URL });
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

  async as(who: Who, method: string, path: string, body?: object): Promise<ChildAnswer> {
    return (await this.ready(who, method, path, body))();
  }

  /** The request with everything done that comes before it, so that a clock runs on the request alone. */
  async ready(
    who: Who,
    method: string,
    path: string,
    body?: object,
    key?: string,
  ): Promise<() => Promise<ChildAnswer>> {
    if (this.who !== who) {
      await this.child.signIn(who, who === 'admin' ? ADMIN_PASSWORD : SECOND_PASSWORD);
      this.who = who;
    }
    return () => this.child.send(method, path, body, key);
  }

  async killAndRestart(): Promise<void> {
    await this.child.kill();
    await this.untilForgotten();
    await this.start();
  }

  /** On PostgreSQL: a second instance beside the one that answers. */
  async standBy(): Promise<void> {
    this.other = await this.another();
  }

  /** Kills the instance that answers; the second one answers from now on. */
  async killAndGoOver(): Promise<void> {
    if (!this.other) throw new Error('there is no second instance');
    await this.child.kill();
    this.child = this.other;
    this.other = null;
    this.who = 'admin';
  }

  private another(): Promise<ChildService> {
    return ChildService.start(this.dataDir, this.server && databaseUrl(this.name));
  }

  /** The server ends the work of a connection that broke off only when it comes to it. */
  private async untilForgotten(): Promise<void> {
    for (let left = 1; this.server && left > 0;) {
      const { rows } = await this.server.query<{ left: number }>(
        'SELECT count(*)::int AS left FROM pg_stat_activity WHERE datname = $1',
        [this.name],
      );
      left = rows[0]?.left ?? 0;
    }
  }

  private async start(): Promise<void> {
    this.child = await this.another();
    this.who = 'admin';
  }

  /** The register, straight into the tables, by a service of this process that is closed again. */
  private async fill(people: number, prepare?: (dataSource: DataSource) => Promise<unknown>): Promise<void> {
    const config = { ...testConfig(this.server && databaseUrl(this.name)), dataDir: this.dataDir };
    const service = await openService(config);
    const register = new RegisterBuilder(service.dataSource);
    const village = register.organization({ regionCode: `${LANGXI}100` });
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
    await this.as('admin', 'POST', '/users', { ...names, password: SECOND_PASSWORD, mustChangePassword: false });
    const policy = stipendPolicy({ effectiveFrom: '2020-01', noticeWorkingDays: 0 });
    const { body } = await this.as('admin', 'POST', '/policies', policy);
    const { id } = body as { id: string };
    const { status } = await this.as('second', 'POST', `/policies/${id}/approve`, {});
    if (status !== 200) throw new Error(`the policy was not approved: ${status}`);
  }
}
