import 'reflect-metadata';
import pg from 'pg';
import request from 'supertest';
import { Clock } from '../../../src/common/values/clock.js';
import { newId } from '../../../src/common/values/ids.js';
import type { Role } from '../../../src/auth/access/roles.js';
import type { Config } from '../../../src/common/config/config.js';
import { openService, type Service } from '../../../src/app/service.js';
import { templateDatabase, templateInMemory } from './template.js';
import { ADMIN_PASSWORD, databaseUrl, TEST_DATABASE_URL, testConfig } from './test-config.js';

/** A clock that stands where the test puts it. */
export class TestClock extends Clock {
  constructor(public day: string) {
    super();
  }

  override today(): string {
    return this.day;
  }
}

export interface TestService extends Service {
  clock: TestClock;
  /** Signed-in requests: `await service.as('officer', '341802').get('/workers')`. */
  as(role: Role, regionCode?: string): Promise<Session>;
  admin(): Promise<Session>;
}

export interface Session {
  token: string;
  userId: string;
  get(path: string): request.Test;
  post(path: string, body?: object): request.Test;
  patch(path: string, version: number, body: object): request.Test;
  put(path: string): request.Test;
  delete(path: string): request.Test;
}

/** The whole service on a database of its own: the embedded one, or one on the server of `TEST_DATABASE_URL`. */
export async function openTestService(today = '2024-12-31', settings: Partial<Config> = {}): Promise<TestService> {
  const clock = new TestClock(today);
  const opened = await (settings.databaseUrl ? onGiven : TEST_DATABASE_URL ? onPostgres : onEmbedded)(clock, settings);
  const sessions = new Map<string, Promise<Session>>();
  const admin = (): Promise<Session> => remember('admin', () => signIn(opened, 'admin', ADMIN_PASSWORD));
  const remember = (key: string, make: () => Promise<Session>): Promise<Session> => {
    const known = sessions.get(key) ?? make();
    sessions.set(key, known);
    return known;
  };
  const as = (role: Role, regionCode = '341800'): Promise<Session> =>
    remember(`${role} ${regionCode}`, async () => {
      const username = `${role}-${regionCode}`;
      const password = `${ADMIN_PASSWORD}-2`;
      const displayName = `${role} ${regionCode}`;
      const body = { username, password, displayName, role, regionCode, mustChangePassword: false };
      await (await admin()).post('/users', body).expect(201);
      return signIn(opened, username, password);
    });
  return { ...opened, clock, as, admin };
}

/** On a server of the test's own. */
async function onGiven(clock: Clock, settings: Partial<Config>): Promise<Service> {
  return openService({ ...testConfig(settings.databaseUrl ?? null), ...settings }, { clock });
}

async function onEmbedded(clock: Clock, settings: Partial<Config>): Promise<Service> {
  return openService({ ...testConfig(null), ...settings }, { clock, database: await templateInMemory() });
}

async function onPostgres(clock: Clock, settings: Partial<Config>): Promise<Service> {
  const name = `social_workers_test_${newId().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${await templateDatabase()}`);
  const service = await openService({ ...testConfig(databaseUrl(name)), ...settings }, { clock });
  const close = async (): Promise<void> => {
    await service.close();
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { ...service, close };
}

/** Two workers may copy the template at once, which the server refuses for a moment. */
async function onServer(sql: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({ connectionString: TEST_DATABASE_URL ?? '' });
    await client.connect();
    try {
      await client.query(sql);
      return;
    } catch (error) {
      if (attempt >= 40 || (error as { code?: string }).code !== '55006') throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    } finally {
      await client.end();
    }
  }
}

async function signIn(service: Service, username: string, password: string): Promise<Session> {
  const server = service.app.getHttpServer() as Parameters<typeof request>[0];
  const answer = await request(server).post('/api/v1/auth/login').send({ username, password }).expect(200);
  const { accessToken, user } = answer.body as { accessToken: string; user: { id: string } };
  return sessionAt(service, { token: accessToken, userId: user.id });
}

/** A sign-in is good at each instance of the service on one database. */
export function sessionAt(service: Service, { token, userId }: Pick<Session, 'token' | 'userId'>): Session {
  const server = service.app.getHttpServer() as Parameters<typeof request>[0];
  const signed = (test: request.Test): request.Test => test.set('authorization', `Bearer ${token}`);
  return {
    token,
    userId,
    get: (path) => signed(request(server).get(`/api/v1${path}`)),
    post: (path, body) => signed(request(server).post(`/api/v1${path}`)).send(body),
    patch: (path, version, body) =>
      signed(request(server).patch(`/api/v1${path}`))
        .set('if-match', `"${version}"`)
        .send(body),
    put: (path) => signed(request(server).put(`/api/v1${path}`)),
    delete: (path) => signed(request(server).delete(`/api/v1${path}`)),
  };
}
