import request from 'supertest';
import { isCommonPassword } from '../../src/auth/sign-in/passwords/common-passwords.js';
import { type LoginAttempt, LoginGuard } from '../../src/auth/sign-in/passwords/login-guard.service.js';
import { randomPassword, requireGoodPassword } from '../../src/auth/sign-in/passwords/password.js';
import { openService } from '../../src/app/service.js';
import { EmbeddedDatabase } from '../../src/database/engine/embedded.js';
import { testConfig } from '../support/service/test-config.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Tokens {
  accessToken: string;
  refreshToken: string;
  user: { id: string };
}

const PASSWORD = 'seven quiet mountains';

describe('accounts', () => {
  let service: TestService;
  let admin: Session;
  let count = 0;
  beforeAll(async () => {
    service = await openTestService();
    admin = await service.admin();
  });
  afterAll(() => service.close());

  const http = (): ReturnType<typeof request> => request(service.app.getHttpServer() as Parameters<typeof request>[0]);
  const login = (username: string, password: string): request.Test =>
    http().post('/api/v1/auth/login').send({ username, password });
  const refresh = (refreshToken: string): request.Test => http().post('/api/v1/auth/refresh').send({ refreshToken });
  const as = (accessToken: string, path = '/regions'): request.Test =>
    http().get(`/api/v1${path}`).set('authorization', `Bearer ${accessToken}`);
  const newUser = async (): Promise<{ username: string; id: string }> => {
    const username = `person-${++count}`;
    const names = { username, displayName: '某某', role: 'officer', regionCode: '341821' };
    const body = { ...names, password: PASSWORD, mustChangePassword: false };
    const answer = await admin.post('/users', body).expect(201);
    return { username, id: (answer.body as { id: string }).id };
  };
  const signIn = async (username: string): Promise<Tokens> =>
    (await login(username, PASSWORD).expect(200)).body as Tokens;
  /** As if the wait were over. */
  const waitIsOver = (): Promise<unknown> => service.dataSource.query('UPDATE login_failures SET wait_until = now()');

  describe('wrong passwords', () => {
    it('let the next one wait, right or wrong, longer each time; the right one then clears the count', async () => {
      const { username, id } = await newUser();
      for (let n = 0; n < 5; n++) await login(username, 'wrong').expect(401);
      const refused = await login(username, PASSWORD).expect(429);
      expect(refused.body).toMatchObject({ code: 'LOGIN_DELAYED', status: 429 });
      expect(refused.headers['content-type']).toContain('application/problem+json');
      expect(refused.headers['retry-after']).toBe('1');
      for (const seconds of ['2', '4', '8']) {
        await waitIsOver();
        await login(username, 'wrong').expect(401);
        expect((await login(username, 'wrong').expect(429)).headers['retry-after']).toBe(seconds);
      }
      await waitIsOver();
      await login(username, PASSWORD).expect(200);
      for (let n = 0; n < 4; n++) await login(username, 'wrong').expect(401);
      await login(username, PASSWORD).expect(200);
      const events = await admin.get(`/audit?objectId=${id}&action=user.login-delayed`).expect(200);
      expect(events.body).toMatchObject({ total: 4, items: [{ details: { waitSeconds: 8 } }, {}, {}, {}] });
      const refusedEvents = await admin.get(`/audit?objectId=${id}&action=user.login-refused`).expect(200);
      const { items } = refusedEvents.body as { items: { details: { address: string; waitSeconds: number } }[] };
      expect(items.map(({ details }) => details.waitSeconds)).toEqual(Array(8).fill(0));
      expect(items[0]!.details.address).toMatch(/127\.0\.0\.1|::1/);
    });

    it('say the same of an account that does not exist', async () => {
      for (let n = 0; n < 5; n++) {
        expect((await login('nobody-at-all', 'wrong').expect(401)).body).toMatchObject({ code: 'BAD_CREDENTIALS' });
      }
      expect((await login('nobody-at-all', 'wrong').expect(429)).body).toMatchObject({ code: 'LOGIN_DELAYED' });
    });

    it('are looked at sixty times at once for one account, whatever is asked', async () => {
      const { username } = await newUser();
      const answers = await Promise.all(Array.from({ length: 100 }, () => login(username, 'wrong')));
      const codes = answers.map(({ body }) => (body as { code: string }).code);
      expect(codes.filter((code) => code !== 'TOO_MANY_REQUESTS').length).toBeLessThan(80);
      const throttled = answers.find(({ body }) => (body as { code: string }).code === 'TOO_MANY_REQUESTS');
      expect(throttled?.status).toBe(429);
      expect(Number(throttled?.headers['retry-after'])).toBeGreaterThan(0);
    });

    it('at many addresses let a new address wait half a minute at most, and a known one not at all', async () => {
      const { username, id } = await newUser();
      const guard = service.app.get(LoginGuard);
      const attempt = (address: string): LoginAttempt => ({ username, address, requestId: 'test-request' });
      await signIn(username);
      const account = { id, regionCode: '341821', passwordHash: null };
      for (let n = 0; n < 200; n++) await guard.countWrong(attempt(`10.0.${n}.1`), account, 'password');
      const elsewhere = await guard.look(attempt('10.1.1.1')).catch((error: unknown) => error);
      expect(elsewhere).toMatchObject({ kind: 'too-many' });
      const { retryAfterSeconds } = (elsewhere as { extensions: { retryAfterSeconds: number } }).extensions;
      expect(retryAfterSeconds).toBeLessThanOrEqual(30);
      await login(username, PASSWORD).expect(200);
    });
  });

  describe('passwords', () => {
    it.each(['12345678', 'Password123', 'qwertyuiop', 'aaaaaaaa', 'abcdefgh', 'woaini1314', 'Admin@2024'])(
      'refuse %s as commonly used',
      async (password) => {
        const body = { username: 'someone-new', displayName: '某某', role: 'officer', regionCode: '341821' };
        const answer = await admin.post('/users', { ...body, password }).expect(422);
        expect(answer.body).toMatchObject({ code: 'PASSWORD_COMMON' });
      },
    );

    it.each(['P@ssw0rd!', 'aabbaabbcc', 'Xuancheng@2026', '1212121212', 'minzhengju123'])(
      'refuse %s as well',
      (password) => {
        expect(isCommonPassword(password)).toBe(true);
      },
    );

    it('that are easily guessed are refused wherever one is set, with the reason', async () => {
      const user = { username: 'weak-tried', displayName: '柯俏雨', role: 'officer', regionCode: '341821' };
      const made = await admin.post('/users', { ...user, password: 'zhangsan2024' }).expect(422);
      expect(made.body).toMatchObject({
        code: 'PASSWORD_WEAK',
        detail: '这个密码容易被猜到：主要由姓名的拼音、日期或年份组成。请换一个，例如把四个互不相干的词连在一起。',
      });
      await admin.post('/users', { ...user, password: 'qiaoyuke_77' }).expect(422);
      const { username, id } = await newUser();
      expect((await admin.patch(`/users/${id}`, 1, { password: '13905631234x' }).expect(422)).body).toMatchObject({
        code: 'PASSWORD_WEAK',
      });
      const { accessToken } = await signIn(username);
      const change = (newPassword: string): request.Test =>
        http()
          .post('/api/v1/auth/password')
          .set('authorization', `Bearer ${accessToken}`)
          .send({ currentPassword: PASSWORD, newPassword });
      expect((await change('woaini1314520').expect(422)).body).toMatchObject({ code: 'PASSWORD_WEAK' });
      // Eight characters are four words.
      await change('骆驼竹篮雨伞火车').expect(200);
      await login(username, '骆驼竹篮雨伞火车').expect(200);
    });

    it('that are made at random are good', async () => {
      for (let n = 0; n < 20; n++) {
        await requireGoodPassword(await randomPassword(), { username: 'admin', displayName: '系统管理员' }, 16);
      }
    });

    it('of the first administrator stand as they were given, and a weak one is told', async () => {
      const database = await EmbeddedDatabase.inMemory();
      const opened = await openService(testConfig(null, { ADMIN_PASSWORD: 'Minzheng@2024' }), { database });
      expect(opened.passwordAdvice).toMatch(/^管理员的密码已按您给出的设置。这个密码容易被猜到/);
      await opened.close();
    });

    it('take any other, whatever it is made of', () => {
      expect([PASSWORD, '山高水长风清月明', 'xkcdvbnq'].map(isCommonPassword)).toEqual([false, false, false]);
    });
  });

  describe('sessions', () => {
    it('end with their whole family, access tokens too, when a refresh token is used again later', async () => {
      const { username } = await newUser();
      const stolen = await signIn(username);
      const other = await signIn(username);
      const next = (await refresh(stolen.refreshToken).expect(200)).body as Tokens;
      await as(next.accessToken).expect(200);
      await service.dataSource.query(`UPDATE refresh_tokens SET used_at = used_at - interval '11 seconds'`);
      await refresh(stolen.refreshToken).expect(401);
      await refresh(next.refreshToken).expect(401);
      await as(next.accessToken).expect(401);
      await as(stolen.accessToken).expect(401);
      await as(other.accessToken).expect(200);
      // Once for the family, however often the thief goes on trying.
      const { body } = await admin.get(`/audit?objectId=${stolen.user.id}&action=user.refresh-reused`).expect(200);
      expect(body).toMatchObject({ total: 1, items: [{ actorId: null, regionCode: '341821' }] });
      const { details } = (body as { items: { details: object }[] }).items[0]!;
      expect(details).toEqual({
        session: expect.any(String) as string,
        address: expect.any(String) as string,
        requestId: expect.any(String) as string,
      });
    });

    it('end by logout at once, and everywhere by logout-everywhere', async () => {
      const { username } = await newUser();
      const [one, two] = [await signIn(username), await signIn(username)];
      await http().post('/api/v1/auth/logout').send({ refreshToken: one.refreshToken }).expect(204);
      await as(one.accessToken).expect(401);
      await http().post('/api/v1/auth/logout').send({ refreshToken: one.refreshToken }).expect(204);
      const { id } = one.user;
      const { body } = await admin.get(`/audit?objectId=${id}&action=user.logout`).expect(200);
      expect(body).toMatchObject({ total: 1, items: [{ actorId: id, actorName: '某某' }] });
      await as(two.accessToken).expect(200);
      const three = await signIn(username);
      const everywhere = http().post('/api/v1/auth/logout-everywhere');
      await everywhere.set('authorization', `Bearer ${two.accessToken}`).expect(204);
      for (const { accessToken, refreshToken } of [two, three]) {
        await as(accessToken).expect(401);
        await refresh(refreshToken).expect(401);
      }
    });

    it('are seen and ended by an administrator of the region, one or all', async () => {
      const { username, id } = await newUser();
      const [one, two, three] = [await signIn(username), await signIn(username), await signIn(username)];
      await refresh(one.refreshToken).expect(200);
      const { body } = await admin.get(`/users/${id}/sessions`).expect(200);
      const { items } = body as { items: { id: string; address: string; startedAt: string; lastUsedAt: string }[] };
      expect(items).toHaveLength(3);
      // The one that was refreshed was used last.
      const [last] = items;
      expect(last!.lastUsedAt > last!.startedAt).toBe(true);
      expect(last!.address).toMatch(/127\.0\.0\.1|::1/);
      const end = (session: Session, path: string): request.Test =>
        http().delete(`/api/v1/users/${id}/sessions${path}`).set('authorization', `Bearer ${session.token}`);
      await end(await service.as('admin', '341802'), '').expect(404);
      await end(admin, `/${last!.id}`).expect(204);
      await as(one.accessToken).expect(401);
      await as(two.accessToken).expect(200);
      await end(admin, `/${last!.id}`).expect(404);
      await end(admin, '').expect(204);
      await as(two.accessToken).expect(401);
      await as(three.accessToken).expect(401);
      expect((await admin.get(`/users/${id}/sessions`).expect(200)).body).toEqual({ items: [] });
      await (await service.as('officer', '341821')).get(`/users/${id}/sessions`).expect(403);
    });

    it('end at once when the account is disabled', async () => {
      const { username, id } = await newUser();
      const tokens = await signIn(username);
      await admin.patch(`/users/${id}`, 1, { disabled: true }).expect(200);
      await as(tokens.accessToken).expect(401);
      await refresh(tokens.refreshToken).expect(401);
      await login(username, PASSWORD).expect(401);
    });
  });

  describe('what an administrator changes of an account', () => {
    it('stands in the log field by field, before and after, and nothing of a password', async () => {
      const { id } = await newUser();
      const changed = { displayName: '改名', role: 'station_manager', regionCode: '341821001' };
      await admin.patch(`/users/${id}`, 1, { ...changed, password: 'somebody forgot it' }).expect(200);
      await admin.patch(`/users/${id}`, 2, { disabled: true }).expect(200);
      const { body } = await admin.get(`/audit?objectId=${id}`).expect(200);
      expect((body as { items: object[] }).items).toMatchObject([
        { action: 'user.update', details: { before: { disabled: false }, after: { disabled: true } } },
        { action: 'user.update' },
        { action: 'user.create', details: { displayName: '某某', role: 'officer', stationId: null } },
      ]);
      const { details } = (body as { items: { details: object }[] }).items[1]!;
      const before = { displayName: '某某', role: 'officer', regionCode: '341821' };
      expect(details).toEqual({ before, after: changed, passwordReset: true });
    });
  });

  describe('the first login', () => {
    const create = async (more: object): Promise<Tokens & { username: string }> => {
      const username = `person-${++count}`;
      const names = { username, displayName: '某某', role: 'officer', regionCode: '341821' };
      await admin.post('/users', { ...names, password: PASSWORD, ...more }).expect(201);
      return { ...(await signIn(username)), username };
    };

    it('changes the password that the administrator knows, unless it is said otherwise', async () => {
      const { accessToken, user } = await create({});
      expect(user).toMatchObject({ mustChangePassword: true });
      expect((await as(accessToken).expect(403)).body).toMatchObject({ code: 'PASSWORD_CHANGE_REQUIRED' });
      const change = (body: object): request.Test =>
        http().post('/api/v1/auth/password').set('authorization', `Bearer ${accessToken}`).send(body);
      const same = { currentPassword: PASSWORD, newPassword: PASSWORD };
      expect((await change(same).expect(422)).body).toMatchObject({ code: 'PASSWORD_UNCHANGED' });
      const { body } = await change({ currentPassword: PASSWORD, newPassword: 'my own mountains' }).expect(200);
      expect(body).toMatchObject({ user: { mustChangePassword: false } });
      await as((body as Tokens).accessToken).expect(200);
      const told = await create({ mustChangePassword: false });
      await as(told.accessToken).expect(200);
      const events = await admin.get(`/audit?objectId=${told.user.id}&action=user.create`).expect(200);
      expect(events.body).toMatchObject({ items: [{ details: { mustChangePassword: false } }] });
    });

    it('after an administrator set a new password changes it too', async () => {
      const { user, accessToken, username } = await create({ mustChangePassword: false });
      await admin.patch(`/users/${user.id}`, 1, { password: `${username} forgot it` }).expect(422);
      await admin.patch(`/users/${user.id}`, 1, { password: 'somebody forgot it' }).expect(200);
      await as(accessToken).expect(401);
      const { body } = await login(username, 'somebody forgot it').expect(200);
      expect(body).toMatchObject({ user: { mustChangePassword: true } });
    });
  });

  describe('what is set for all', () => {
    const DEFAULTS = {
      secondFactorRoles: [],
      minPasswordLength: 10,
      passwordMaxDays: null,
      idleMinutes: 60,
      sessionHours: 12,
      maxSessions: 10,
      revealsPerHour: 100,
      filesPerHour: 60,
    };
    const set = async (change: object): Promise<void> => {
      const { body } = await admin.get('/settings/security').expect(200);
      await admin.patch('/settings/security', (body as { version: number }).version, change).expect(200);
    };
    afterEach(() => set(DEFAULTS));

    it('is read by whoever may, changed by the administrator of the whole tree alone, and recorded', async () => {
      const { body } = await (await service.as('auditor')).get('/settings/security').expect(200);
      expect(body).toEqual({ ...DEFAULTS, version: 1 });
      await (await service.as('officer')).patch('/settings/security', 1, { idleMinutes: 30 }).expect(403);
      const county = await service.as('admin', '341821');
      expect((await county.patch('/settings/security', 1, { idleMinutes: 30 }).expect(403)).body).toMatchObject({
        code: 'SETTINGS_OF_ALL',
      });
      await admin.patch('/settings/security', 9, { idleMinutes: 30 }).expect(412);
      for (const wrong of [
        { minPasswordLength: 7 },
        { idleMinutes: 1 },
        { secondFactorRoles: ['god'] },
        { other: 1 },
      ]) {
        await admin.patch('/settings/security', 1, wrong).expect(400);
      }
      const change = { idleMinutes: 30, secondFactorRoles: ['finance', 'reviewer'] };
      const changed = await admin.patch('/settings/security', 1, change).expect(200);
      expect(changed.body).toMatchObject({ ...DEFAULTS, ...change, version: 2 });
      expect((await admin.patch('/settings/security', 2, change).expect(200)).body).toMatchObject({ version: 2 });
      const { body: events } = await admin.get('/audit?action=settings.security').expect(200);
      expect(events).toMatchObject({
        total: 1,
        items: [
          {
            details: {
              before: { idleMinutes: 60, secondFactorRoles: '' },
              after: { idleMinutes: 30, secondFactorRoles: 'finance reviewer' },
            },
          },
        ],
      });
    });

    it('says how short a new password may be', async () => {
      const body = { username: 'length-tried', displayName: '某某', role: 'officer', regionCode: '341821' };
      const answer = await admin.post('/users', { ...body, password: 'xkcdvbnqr' }).expect(422);
      const detail = '密码长度应为 10 至 128 个字符，一个汉字按两个字符计。';
      expect(answer.body).toMatchObject({ code: 'PASSWORD_LENGTH', detail });
      await set({ minPasswordLength: 8 });
      await admin.post('/users', { ...body, password: 'xkcdvbnqr' }).expect(201);
    });

    it('says how old a password may become', async () => {
      const { username, id } = await newUser();
      const { accessToken } = await signIn(username);
      await service.dataSource.query(
        `UPDATE users SET password_changed_at = now() - interval '91 days' WHERE id = $1`,
        [id],
      );
      await as(accessToken).expect(200);
      await set({ passwordMaxDays: 90 });
      expect((await as(accessToken).expect(403)).body).toMatchObject({ code: 'PASSWORD_CHANGE_REQUIRED' });
      expect(await signIn(username)).toMatchObject({ user: { mustChangePassword: true } });
    });

    it('ends a session that was idle too long, and any that has lasted long enough', async () => {
      const { username } = await newUser();
      const [idle, old, fresh] = [await signIn(username), await signIn(username), await signIn(username)];
      const move = (token: Tokens, columns: string): Promise<unknown> =>
        service.dataSource.query(
          `UPDATE refresh_tokens SET ${columns} WHERE token_hash = sha256(convert_to($1, 'UTF8'))`,
          [token.refreshToken],
        );
      await move(idle, `created_at = now() - interval '31 minutes', started_at = now() - interval '31 minutes'`);
      await move(old, `started_at = now() - interval '5 hours'`);
      await as(old.accessToken).expect(200);
      await set({ idleMinutes: 30, sessionHours: 5 });
      await refresh(idle.refreshToken).expect(401);
      await refresh(old.refreshToken).expect(401);
      await as(old.accessToken).expect(401);
      await refresh(fresh.refreshToken).expect(200);
    });

    it('lets no access token outlive its session', async () => {
      await set({ idleMinutes: 5 });
      const { username } = await newUser();
      const { body } = await login(username, PASSWORD).expect(200);
      expect((body as { expiresIn: number }).expiresIn).toBeLessThanOrEqual(300);
      expect((body as { expiresIn: number }).expiresIn).toBeGreaterThan(290);
    });

    it('ends the oldest session when one more begins than there may be', async () => {
      await set({ maxSessions: 2 });
      const { username, id } = await newUser();
      const [one, two] = [await signIn(username), await signIn(username)];
      const next = (await refresh(one.refreshToken).expect(200)).body as Tokens;
      const three = await signIn(username);
      await as(two.accessToken).expect(401);
      await refresh(two.refreshToken).expect(401);
      await as(next.accessToken).expect(200);
      await as(three.accessToken).expect(200);
      const { body } = await admin.get(`/users/${id}/sessions`).expect(200);
      expect((body as { items: unknown[] }).items).toHaveLength(2);
    });
  });
});
