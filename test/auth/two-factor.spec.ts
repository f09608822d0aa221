import { Secret, TOTP } from 'otpauth';
import request from 'supertest';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Tokens {
  accessToken: string;
  refreshToken: string;
  user: { id: string; secondFactor: boolean; mustEnrolSecondFactor: boolean };
}

interface Enrolled {
  username: string;
  id: string;
  secret: string;
  recoveryCodes: string[];
  tokens: Tokens;
}

const PASSWORD = 'seven quiet mountains';

describe('a second factor', () => {
  let service: TestService;
  let admin: Session;
  let count = 0;
  /** The service's time; codes are made for it. */
  let now = new Date('2025-03-03T09:00:00+08:00');
  beforeAll(async () => {
    service = await openTestService();
    service.clock.now = () => now;
    admin = await service.admin();
  });
  afterAll(() => service.close());

  const http = (): ReturnType<typeof request> => request(service.app.getHttpServer() as Parameters<typeof request>[0]);
  const login = (username: string, otp?: string, password = PASSWORD): request.Test =>
    http().post('/api/v1/auth/login').send({ username, password, otp });
  const post = (token: string, path: string, body: object): request.Test =>
    http().post(`/api/v1${path}`).set('authorization', `Bearer ${token}`).send(body);
  const get = (token: string, path: string): request.Test =>
    http().get(`/api/v1${path}`).set('authorization', `Bearer ${token}`);
  const later = (seconds: number): void => {
    now = new Date(now.getTime() + seconds * 1000);
  };
  const codeOf = (secret: string, steps = 0): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() + steps * 30_000 });
  /** Never right, now or in the steps around. */
  const wrongCode = (secret: string): string => {
    const right = new Set([-2, -1, 0, 1, 2].map((steps) => codeOf(secret, steps)));
    return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.has(code)) ?? '';
  };
  const waitIsOver = (): Promise<unknown> => service.dataSource.query('UPDATE login_failures SET wait_until = now()');
  const eventsOf = async (id: string, action: string): Promise<unknown[]> => {
    const { body } = await admin.get(`/audit?objectId=${id}&action=${action}`).expect(200);
    return (body as { items: unknown[] }).items;
  };

  const newUser = async (role = 'officer', regionCode = '341821'): Promise<Tokens & { username: string }> => {
    const username = `two-factor-${++count}`;
    const names = { username, displayName: '某某', role, regionCode };
    await admin.post('/users', { ...names, password: PASSWORD, mustChangePassword: false }).expect(201);
    return { ...((await login(username).expect(200)).body as Tokens), username };
  };
  const enrol = async (role?: string): Promise<Enrolled> => {
    const { accessToken, username, user } = await newUser(role);
    const begun = await post(accessToken, '/auth/totp', { password: PASSWORD }).expect(200);
    const { secret } = begun.body as { secret: string };
    const done = await post(accessToken, '/auth/totp/confirmation', { otp: codeOf(secret) }).expect(200);
    later(30);
    const { recoveryCodes, ...tokens } = done.body as Tokens & { recoveryCodes: string[] };
    return { username, id: user.id, secret, recoveryCodes, tokens };
  };

  describe('is enrolled', () => {
    it('with the password asked again, and is in force once a first code has confirmed it', async () => {
      const { accessToken, username, user } = await newUser();
      expect(user).toMatchObject({ secondFactor: false, mustEnrolSecondFactor: false });
      const refused = await post(accessToken, '/auth/totp', { password: 'not my password' }).expect(422);
      expect(refused.body).toMatchObject({ code: 'WRONG_PASSWORD' });
      const { body } = await post(accessToken, '/auth/totp', { password: PASSWORD }).expect(200);
      const { secret, uri, qr } = body as { secret: string; uri: string; qr: string };
      expect(uri).toContain(`secret=${secret}`);
      expect(qr).toMatch(/^data:image\/svg\+xml;base64,/);
      await login(username).expect(200);
      const wrong = await post(accessToken, '/auth/totp/confirmation', { otp: wrongCode(secret) }).expect(422);
      expect(wrong.body).toMatchObject({ code: 'BAD_OTP' });
      const done = await post(accessToken, '/auth/totp/confirmation', { otp: codeOf(secret) }).expect(200);
      expect(done.body).toMatchObject({ user: { secondFactor: true }, recoveryCodes: expect.any(Array) });
      expect((await login(username).expect(401)).body).toMatchObject({ code: 'OTP_REQUIRED' });
      expect(await eventsOf(user.id, 'user.second-factor-on')).toHaveLength(1);
    });

    it('and every session that had the password alone ends, but for the new one', async () => {
      const { accessToken, refreshToken, username } = await newUser();
      const other = (await login(username).expect(200)).body as Tokens;
      const { body } = await post(accessToken, '/auth/totp', { password: PASSWORD }).expect(200);
      const { secret } = body as { secret: string };
      const done = await post(accessToken, '/auth/totp/confirmation', { otp: codeOf(secret) }).expect(200);
      await get(accessToken, '/regions').expect(401);
      await get(other.accessToken, '/regions').expect(401);
      await http().post('/api/v1/auth/refresh').send({ refreshToken }).expect(401);
      const { accessToken: fresh } = done.body as Tokens;
      const status = await get(fresh, '/auth/totp').expect(200);
      expect(status.body).toEqual({
        enabled: true,
        enabledAt: now.toISOString(),
        recoveryCodesLeft: 10,
        required: false,
      });
      expect((await post(fresh, '/auth/totp', { password: PASSWORD }).expect(409)).body).toMatchObject({
        code: 'SECOND_FACTOR_ENABLED',
      });
    });

    it('and neither secret nor recovery codes stand in the database in the clear', async () => {
      const { id, secret, recoveryCodes } = await enrol();
      const rows: { row: string }[] = await service.dataSource.query(
        `SELECT to_jsonb(u)::text AS row FROM users u WHERE id = $1
         UNION ALL SELECT to_jsonb(c)::text FROM recovery_codes c WHERE user_id = $1
         UNION ALL SELECT to_jsonb(e)::text FROM audit_events e WHERE object_id = $1::text`,
        [id],
      );
      const text = rows.map(({ row }) => row).join('\n');
      const hex = (plain: string): string => Buffer.from(plain).toString('hex');
      for (const plain of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) {
        expect(text).not.toContain(plain);
        expect(text).not.toContain(hex(plain));
      }
    });
  });

  describe('at the login', () => {
    it('is asked for only after the right password, and a code counts once', async () => {
      const { username, secret, id } = await enrol();
      expect((await login(username, codeOf(secret), 'wrong').expect(401)).body).toMatchObject({
        code: 'BAD_CREDENTIALS',
      });
      expect((await login(username).expect(401)).body).toMatchObject({ code: 'OTP_REQUIRED', status: 401 });
      const code = codeOf(secret);
      const { body } = await login(username, code).expect(200);
      expect(body).toMatchObject({ user: { secondFactor: true } });
      expect((await login(username, code).expect(401)).body).toMatchObject({ code: 'BAD_OTP' });
      expect(await eventsOf(id, 'user.code-refused')).toHaveLength(1);
      later(30);
      await login(username, `${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)}`).expect(200);
      const [{ details }] = (await eventsOf(id, 'user.login')) as [{ details: unknown }];
      expect(details).toEqual({ secondFactor: 'totp' });
    });

    it('takes the code before and after, for clocks that differ, but none older than the last one taken', async () => {
      const { username, secret } = await enrol();
      later(60);
      const [before, next] = [codeOf(secret, -1), codeOf(secret, 1)];
      await login(username, codeOf(secret, -2)).expect(401);
      await login(username, codeOf(secret, 2)).expect(401);
      await login(username, next).expect(200);
      await login(username, before).expect(401);
      await login(username, codeOf(secret)).expect(401);
    });

    it('lets one in of ten who send the same code at once', async () => {
      const { username, secret } = await enrol();
      const answers = await Promise.all(Array.from({ length: 10 }, () => login(username, codeOf(secret))));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.every(({ status }) => [200, 401, 429].includes(status))).toBe(true);
    });

    it('makes wrong codes wait like wrong passwords, up to an hour, and the right password alone clears nothing', async () => {
      const { username, secret } = await enrol();
      for (let n = 0; n < 5; n++) {
        await login(username, wrongCode(secret)).expect(401);
        expect((await login(username)).status).toBe(n < 4 ? 401 : 429);
      }
      expect((await login(username, codeOf(secret)).expect(429)).body).toMatchObject({ code: 'LOGIN_DELAYED' });
      const waits = [];
      for (let n = 0; n < 16; n++) {
        await waitIsOver();
        await login(username, wrongCode(secret)).expect(401);
        waits.push(Number((await login(username, codeOf(secret)).expect(429)).headers['retry-after']));
      }
      expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300, 300, 300, 300, 300]);
      // The codes' own wait is told only to whoever has the password.
      await service.dataSource.query(`UPDATE login_failures SET wait_until = now() WHERE kind <> 'code'`);
      expect((await login(username, codeOf(secret)).expect(429)).headers['retry-after']).toBe('3600');
      expect((await login(username, codeOf(secret), 'wrong').expect(401)).body).toMatchObject({
        code: 'BAD_CREDENTIALS',
      });
      await waitIsOver();
      await login(username, codeOf(secret)).expect(200);
      later(30);
      await login(username, wrongCode(secret)).expect(401);
      await login(username, codeOf(secret)).expect(200);
    });

    it('takes each recovery code once in place of a code', async () => {
      const { username, recoveryCodes, id } = await enrol();
      const [first = '', second = ''] = recoveryCodes;
      const { body } = await login(username, first.toLowerCase()).expect(200);
      await login(username, first).expect(401);
      await login(username, second.replaceAll('-', '')).expect(200);
      const status = await get((body as Tokens).accessToken, '/auth/totp').expect(200);
      expect(status.body).toMatchObject({ recoveryCodesLeft: 8 });
      const [{ details }] = (await eventsOf(id, 'user.login')) as [{ details: unknown }];
      expect(details).toEqual({ secondFactor: 'recovery-code' });
    });
  });

  describe('is taken away', () => {
    it('by its owner with password and code, which ends the other sessions', async () => {
      const { username, secret, tokens } = await enrol();
      const removal = (password: string, otp: string): request.Test =>
        post(tokens.accessToken, '/auth/totp/removal', { password, otp });
      expect((await removal('wrong', codeOf(secret)).expect(422)).body).toMatchObject({ code: 'WRONG_PASSWORD' });
      expect((await removal(PASSWORD, wrongCode(secret)).expect(422)).body).toMatchObject({ code: 'BAD_OTP' });
      const { body } = await removal(PASSWORD, codeOf(secret)).expect(200);
      expect(body).toMatchObject({ user: { secondFactor: false } });
      await get(tokens.accessToken, '/regions').expect(401);
      await get((body as Tokens).accessToken, '/regions').expect(200);
      await login(username).expect(200);
    });

    it('by an administrator of the region with a reason, which is recorded and ends every session', async () => {
      const { username, id, tokens } = await enrol();
      const reason = '本人到场,核对工作证后重置';
      await (await service.as('admin', '341802')).post(`/users/${id}/totp/reset`, { reason }).expect(404);
      await (await service.as('officer', '341821')).post(`/users/${id}/totp/reset`, { reason }).expect(403);
      await admin.post(`/users/${id}/totp/reset`, {}).expect(400);
      await admin.post(`/users/${id}/totp/reset`, { reason }).expect(204);
      await get(tokens.accessToken, '/regions').expect(401);
      await http().post('/api/v1/auth/refresh').send({ refreshToken: tokens.refreshToken }).expect(401);
      await login(username).expect(200);
      expect(await eventsOf(id, 'user.second-factor-reset')).toMatchObject([{ reason }]);
      await admin.post(`/users/${id}/totp/reset`, { reason }).expect(409);
      await admin.post(`/users/${admin.userId}/totp/reset`, { reason }).expect(422);
    });

    it('gives new recovery codes for password and code, and the old ones are good no more', async () => {
      const { username, secret, tokens, recoveryCodes } = await enrol();
      const body = { password: PASSWORD, otp: codeOf(secret) };
      const answer = await post(tokens.accessToken, '/auth/totp/recovery-codes', body).expect(200);
      const renewed = (answer.body as { recoveryCodes: string[] }).recoveryCodes;
      expect(renewed).toHaveLength(10);
      await login(username, recoveryCodes[0]).expect(401);
      await login(username, renewed[0]).expect(200);
    });
  });

  describe('where the role must have it', () => {
    const set = async (secondFactorRoles: string[]): Promise<void> => {
      const { body } = await admin.get('/settings/security').expect(200);
      const { version } = body as { version: number };
      await admin.patch('/settings/security', version, { secondFactorRoles }).expect(200);
    };
    afterAll(() => set([]));

    it('nothing else works before it is enrolled, from the next request on', async () => {
      const { accessToken, username } = await newUser('reviewer');
      const officer = await newUser('officer');
      await get(accessToken, '/workers').expect(200);
      await set(['reviewer', 'finance']);
      const refused = await get(accessToken, '/workers').expect(403);
      expect(refused.body).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED', detail: expect.stringContaining('验证器') });
      await get(officer.accessToken, '/workers').expect(200);
      const again = (await login(username).expect(200)).body as Tokens;
      expect(again.user).toMatchObject({ mustEnrolSecondFactor: true, secondFactor: false });
      await get(again.accessToken, '/workers').expect(403);
      expect((await get(again.accessToken, '/auth/totp').expect(200)).body).toMatchObject({ required: true });
      const { body } = await post(again.accessToken, '/auth/totp', { password: PASSWORD }).expect(200);
      const { secret } = body as { secret: string };
      const done = await post(again.accessToken, '/auth/totp/confirmation', { otp: codeOf(secret) }).expect(200);
      const tokens = done.body as Tokens;
      expect(tokens.user).toMatchObject({ mustEnrolSecondFactor: false, secondFactor: true });
      await get(tokens.accessToken, '/workers').expect(200);
      const renewed = await http().post('/api/v1/auth/refresh').send({ refreshToken: tokens.refreshToken }).expect(200);
      await get((renewed.body as Tokens).accessToken, '/workers').expect(200);
    });
  });

  it('shows in the list of accounts', async () => {
    const { username } = await enrol();
    const { body } = await admin.get(`/users?search=${username}`).expect(200);
    expect(body).toMatchObject({ total: 1, items: [{ username, secondFactor: true }] });
  });
});
