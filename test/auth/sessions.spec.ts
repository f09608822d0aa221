import request from 'supertest';
import { openService, type Service } from '../../src/app/service.js';
import { testConfig, TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Tokens {
  accessToken: string;
  expiresIn: number;
  sessionExpiresIn: number;
  refreshToken: string;
  user: { id: string };
}

const PASSWORD = 'seven quiet mountains';

describe('sessions', () => {
  let service: TestService;
  let admin: Session;
  /** A second instance on the same database, where the database takes one. */
  let other: Service | null = null;
  let count = 0;
  beforeAll(async () => {
    service = await openTestService();
    admin = await service.admin();
    if (TEST_DATABASE_URL) {
      const { database } = service.dataSource.driver;
      const url = new URL(TEST_DATABASE_URL);
      url.pathname = `/${database}`;
      other = await openService(testConfig(url.toString()), { clock: service.clock });
    }
  });
  afterAll(async () => {
    await other?.close();
    await service.close();
  });

  const at = (instance: Service): ReturnType<typeof request> =>
    request(instance.app.getHttpServer() as Parameters<typeof request>[0]);
  const post = (path: string, body: object = {}, instance: Service = service): request.Test =>
    at(instance).post(`/api/v1/auth/${path}`).send(body);
  const refresh = (refreshToken: string, instance?: Service): request.Test =>
    post('refresh', { refreshToken }, instance);
  const as = (accessToken: string): request.Test =>
    at(service).get('/api/v1/regions').set('authorization', `Bearer ${accessToken}`);
  const codeOf = async (test: request.Test): Promise<string> =>
    ((await test.expect(401)).body as { code: string }).code;
  const newUser = async (): Promise<{ username: string; id: string }> => {
    const username = `sessions-${++count}`;
    const names = { username, displayName: '某某', role: 'officer', regionCode: '341821' };
    const body = { ...names, password: PASSWORD, mustChangePassword: false };
    return { username, id: ((await admin.post('/users', body).expect(201)).body as { id: string }).id };
  };
  const signIn = async (username: string, password = PASSWORD): Promise<Tokens> =>
    (await post('login', { username, password }).expect(200)).body as Tokens;
  /** As if so much time had passed for the sessions of the account. */
  const pass = (userId: string, time: string): Promise<unknown> =>
    service.dataSource.query(
      `UPDATE refresh_tokens SET created_at = created_at - $2::interval, started_at = started_at - $2::interval,
         expires_at = expires_at - $2::interval, used_at = used_at - $2::interval WHERE user_id = $1`,
      [userId, time],
    );

  describe('renewed by several pages at once', () => {
    it('go on as one: each gets the same successor, and what it was given works', async () => {
      const { username, id } = await newUser();
      const { refreshToken } = await signIn(username);
      const instances = [service, other ?? service];
      const answers = await Promise.all(
        Array.from({ length: 5 }, (_, n) => refresh(refreshToken, instances[n % 2]).expect(200)),
      );
      const tokens = answers.map(({ body }) => body as Tokens);
      expect(new Set(tokens.map((each) => each.refreshToken)).size).toBe(1);
      expect(tokens[0]!.refreshToken).not.toBe(refreshToken);
      for (const { accessToken, user } of tokens) {
        expect(user.id).toBe(id);
        await as(accessToken).expect(200);
      }
      const { items } = (await admin.get(`/users/${id}/sessions`).expect(200)).body as { items: unknown[] };
      expect(items).toHaveLength(1);
      const rows = await service.dataSource.query('SELECT 1 FROM refresh_tokens WHERE user_id = $1', [id]);
      expect(rows).toHaveLength(2);
    });

    it('are given what came of it since, where the successor was used as well', async () => {
      const { username } = await newUser();
      const first = await signIn(username);
      const second = (await refresh(first.refreshToken).expect(200)).body as Tokens;
      const third = (await refresh(second.refreshToken).expect(200)).body as Tokens;
      const late = (await refresh(first.refreshToken).expect(200)).body as Tokens;
      expect(late.refreshToken).toBe(third.refreshToken);
      await as(late.accessToken).expect(200);
      await refresh(late.refreshToken).expect(200);
    });

    it('end when the token comes again after ten seconds, and say so', async () => {
      const { username, id } = await newUser();
      const { refreshToken } = await signIn(username);
      const next = (await refresh(refreshToken).expect(200)).body as Tokens;
      await pass(id, '9 seconds');
      const again = (await refresh(refreshToken).expect(200)).body as Tokens;
      expect(again.refreshToken).toBe(next.refreshToken);
      await pass(id, '2 seconds');
      expect(await codeOf(refresh(refreshToken))).toBe('SESSION_ENDED');
      expect(await codeOf(refresh(next.refreshToken))).toBe('SESSION_ENDED');
      const { body } = await as(again.accessToken).expect(401);
      expect(body).toMatchObject({ code: 'SESSION_ENDED', detail: /^同一登录凭证在两处使用/ });
    });

    it('give nothing again of a session that was ended meanwhile', async () => {
      const { username } = await newUser();
      const { refreshToken } = await signIn(username);
      const next = (await refresh(refreshToken).expect(200)).body as Tokens;
      await post('logout', { refreshToken: next.refreshToken }).expect(204);
      expect(await codeOf(refresh(refreshToken))).toBe('SESSION_ENDED');
    });
  });

  describe('that are over say why', () => {
    const DEFAULTS = { idleMinutes: 60, sessionHours: 12, maxSessions: 10 };
    const set = async (change: object): Promise<void> => {
      const { body } = await admin.get('/settings/security').expect(200);
      await admin.patch('/settings/security', (body as { version: number }).version, change).expect(200);
    };
    afterEach(() => set(DEFAULTS));
    /** What the access token and the refresh token are told. */
    const toldBoth = async ({ accessToken, refreshToken }: Tokens): Promise<string[]> => [
      await codeOf(as(accessToken)),
      await codeOf(refresh(refreshToken)),
    ];

    it('nobody signed in, or with a token that is none of ours', async () => {
      expect(await codeOf(at(service).get('/api/v1/regions'))).toBe('UNAUTHENTICATED');
      expect(await codeOf(as('a.b.c'))).toBe('UNAUTHENTICATED');
      const { accessToken } = await signIn((await newUser()).username);
      expect(await codeOf(as(`${accessToken.slice(0, -4)}AAAA`))).toBe('UNAUTHENTICATED');
      expect(await codeOf(refresh('x'.repeat(43)))).toBe('UNAUTHENTICATED');
    });

    it('the eleventh sign-in ended the first', async () => {
      const { username } = await newUser();
      const first = await signIn(username);
      for (let n = 0; n < 10; n++) await signIn(username);
      expect(await toldBoth(first)).toEqual(['SESSION_REPLACED', 'SESSION_REPLACED']);
    });

    it('nobody did anything, also where another sign-in swept it up afterwards', async () => {
      const { username, id } = await newUser();
      const idle = await signIn(username);
      await pass(id, '61 minutes');
      expect(await codeOf(refresh(idle.refreshToken))).toBe('SESSION_IDLE');
      await signIn(username);
      expect(await toldBoth(idle)).toEqual(['SESSION_IDLE', 'SESSION_IDLE']);
    });

    it('it has lasted as long as it may', async () => {
      const { username, id } = await newUser();
      const old = await signIn(username);
      await set({ sessionHours: 1 });
      await service.dataSource.query(
        `UPDATE refresh_tokens SET started_at = now() - interval '2 hours' WHERE user_id = $1`,
        [id],
      );
      expect(await toldBoth(old)).toEqual(['SESSION_ENDED', 'SESSION_ENDED']);
      expect((await as(old.accessToken)).body).toMatchObject({ detail: '这次登录已达规定的最长时间，请重新登录。' });
    });

    it('the password was changed, by oneself or by an administrator', async () => {
      const { username, id } = await newUser();
      const [here, there] = [await signIn(username), await signIn(username)];
      const change = { currentPassword: PASSWORD, newPassword: 'eight quiet mountains' };
      await post('password', change).set('authorization', `Bearer ${here.accessToken}`).expect(200);
      expect(await toldBoth(there)).toEqual(['PASSWORD_CHANGED', 'PASSWORD_CHANGED']);
      const again = await signIn(username, 'eight quiet mountains');
      await admin.patch(`/users/${id}`, 1, { password: 'somebody forgot it' }).expect(412);
      await admin.patch(`/users/${id}`, 2, { password: 'somebody forgot it' }).expect(200);
      expect(await toldBoth(again)).toEqual(['PASSWORD_CHANGED', 'PASSWORD_CHANGED']);
    });

    it('it was signed out, or ended by an administrator, or the account was changed', async () => {
      const { username, id } = await newUser();
      const [out, ended, changed] = [await signIn(username), await signIn(username), await signIn(username)];
      await post('logout', { refreshToken: out.refreshToken }).expect(204);
      expect(await toldBoth(out)).toEqual(['SESSION_ENDED', 'SESSION_ENDED']);
      expect((await as(out.accessToken)).body).toMatchObject({ detail: '您已退出登录，请重新登录。' });
      const { items } = (await admin.get(`/users/${id}/sessions`)).body as {
        items: { id: string; startedAt: string }[];
      };
      const [oldest] = items.toSorted((one, two) => one.startedAt.localeCompare(two.startedAt));
      const end = at(service).delete(`/api/v1/users/${id}/sessions/${oldest!.id}`);
      await end.set('authorization', `Bearer ${admin.token}`).expect(204);
      expect((await as(ended.accessToken).expect(401)).body).toMatchObject({ detail: /^管理员已结束这次登录/ });
      await admin.patch(`/users/${id}`, 1, { disabled: true }).expect(200);
      expect((await as(changed.accessToken).expect(401)).body).toMatchObject({ detail: /^管理员修改了您的账号/ });
    });

    it('its access token’s own short time is up, while the session goes on', async () => {
      const short = await openTestService('2024-12-31', { accessTokenSeconds: 1 });
      const login = await at(short)
        .post('/api/v1/auth/login')
        .send({ username: 'admin', password: testConfig(null).adminPassword });
      const { accessToken, refreshToken } = login.body as Tokens;
      await new Promise((resolve) => setTimeout(resolve, 2100));
      const ask = (): request.Test => at(short).get('/api/v1/regions').set('authorization', `Bearer ${accessToken}`);
      expect(await codeOf(ask())).toBe('TOKEN_EXPIRED');
      await at(short).post('/api/v1/auth/logout').send({ refreshToken }).expect(204);
      expect(await codeOf(ask())).toBe('SESSION_ENDED');
      await short.close();
    });
  });

  describe('of a browser', () => {
    const cookie = (path: string, body: object = {}): request.Test => post(path, body).set('x-session', 'cookie');
    const given = (answer: request.Response): string => (answer.headers['set-cookie'] as unknown as string[])[0] ?? '';
    const sent = (answer: request.Response): string => given(answer).split(';')[0] ?? '';

    it('have their refresh token in a cookie that no script reads, no other site sends, and only /auth sees', async () => {
      const { username } = await newUser();
      const login = await cookie('login', { username, password: PASSWORD }).expect(200);
      expect(login.body).not.toHaveProperty('refreshToken');
      expect(login.body).toMatchObject({ sessionExpiresIn: 3600, accessToken: expect.any(String) as string });
      const attributes = given(login).split('; ').slice(1);
      expect(attributes).toEqual(
        expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/api/v1/auth', 'Max-Age=3600']),
      );
      expect(attributes).not.toContain('Secure');
      const renewed = await cookie('refresh')
        .set('cookie', `other=1; ${sent(login)}`)
        .expect(200);
      expect(renewed.body).not.toHaveProperty('refreshToken');
      expect(sent(renewed)).not.toBe(sent(login));
      await as((renewed.body as Tokens).accessToken).expect(200);
      const out = await cookie('logout').set('cookie', sent(renewed)).expect(204);
      expect(given(out)).toMatch(/^session=; Path=\/api\/v1\/auth; Expires=Thu, 01 Jan 1970/);
      expect(await codeOf(cookie('refresh').set('cookie', sent(renewed)))).toBe('SESSION_ENDED');
    });

    it('are taken with the header alone, which another site’s form cannot send', async () => {
      const { username } = await newUser();
      const login = await cookie('login', { username, password: PASSWORD }).expect(200);
      const refused = await post('refresh').set('cookie', sent(login)).expect(400);
      expect(refused.body).toMatchObject({ code: 'INVALID_REQUEST', errors: [{ field: 'refreshToken' }] });
      await post('logout').set('cookie', sent(login)).expect(400);
      expect(await codeOf(cookie('refresh'))).toBe('UNAUTHENTICATED');
      expect(await codeOf(cookie('refresh').set('cookie', 'session=short'))).toBe('UNAUTHENTICATED');
      const mistyped = await post('login', { username, password: PASSWORD }).set('x-session', 'cookies').expect(400);
      expect(mistyped.body).toMatchObject({ code: 'SESSION_HEADER' });
      await cookie('refresh').set('cookie', sent(login)).expect(200);
    });

    it('get a new cookie wherever they get new tokens', async () => {
      const { username } = await newUser();
      const { accessToken } = await signIn(username);
      const change = { currentPassword: PASSWORD, newPassword: 'eight quiet mountains' };
      const changed = await cookie('password', change).set('authorization', `Bearer ${accessToken}`).expect(200);
      expect(changed.body).not.toHaveProperty('refreshToken');
      await cookie('refresh').set('cookie', sent(changed)).expect(200);
    });

    it('have it behind TLS only where TLS is, and below the path of the proxy', async () => {
      const behind = await openTestService('2024-12-31', { trustedProxies: 1, publicPath: '/social-workers/' });
      const login = at(behind).post('/api/v1/auth/login').set('x-session', 'cookie').set('x-forwarded-proto', 'https');
      const answer = await login.send({ username: 'admin', password: testConfig(null).adminPassword }).expect(200);
      expect(given(answer).split('; ')).toEqual(expect.arrayContaining(['Secure', 'Path=/social-workers/api/v1/auth']));
      await behind.close();
    });
  });
});
