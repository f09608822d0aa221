import request from 'supertest';
import { createWorker } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

describe('access', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService();
  });
  afterAll(() => service.close());

  it('answers nobody without a token, and a problem document says why', async () => {
    const admin = await service.admin();
    const answer = await admin.get('/users').set('authorization', '').expect(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('lets a role do only what the matrix gives it', async () => {
    const officer = await service.as('officer', '341802');
    await officer.get('/regions').expect(200);
    await officer.get('/users').expect(403);
  });

  it.each(['/', '/health/none', '/metrics/x', '/api', '/api/docs/none', '/%E0%A4%A'])(
    'answers %s, which is nowhere, with a problem document as well',
    async (path) => {
      const answer = await request(service.app.getHttpServer() as Parameters<typeof request>[0])
        .get(path)
        .expect(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body).toMatchObject({ status: 404, code: 'HTTP_404', detail: '没有这个地址，请核对路径。' });
    },
  );

  it('refuses an address with a NUL, wherever a part of it goes', async () => {
    const admin = await service.admin();
    for (const path of ['/training/completions/%00', '/training/completions/JY2024%00', '/workers/%00']) {
      expect((await admin.get(path).expect(400)).body).toMatchObject({ code: 'HTTP_400' });
    }
    const report = `/stations/01900000-0000-7000-8000-000000000001/reports/2024-0%00`;
    await admin.patch(report, 1, { reason: '改正' }).expect(400);
  });

  it('shows what the process measures to this machine, not through a proxy', async () => {
    const metrics = (): request.Test =>
      request(service.app.getHttpServer() as Parameters<typeof request>[0]).get('/metrics');
    expect((await metrics().expect(200)).text).toContain('process_cpu_seconds_total');
    const { body } = await metrics().set('x-forwarded-for', '127.0.0.1').expect(403);
    expect(body).toMatchObject({ code: 'METRICS_ELSEWHERE' });
  });

  it.each(['[', '{"a":'])('refuses a body nested 3000 deep, of %s', async (open) => {
    const admin = await service.admin();
    const close = open === '[' ? ']' : '}';
    const deep = `${open.repeat(3000)}1${close.repeat(3000)}`;
    for (const path of ['/auth/login', '/users', '/policies', '/nowhere']) {
      const answer = await request(service.app.getHttpServer() as Parameters<typeof request>[0])
        .post(`/api/v1${path}`)
        .set('authorization', `Bearer ${admin.token}`)
        .set('content-type', 'application/json')
        .send(`{"kind":${deep}}`)
        .expect(400);
      expect(answer.body).toMatchObject({
        code: 'BODY_TOO_DEEP',
        detail: expect.stringContaining('嵌套过深') as string,
      });
    }
  });

  it('refuses a body that is neither JSON nor a form with a file, and names what is missing by its kind', async () => {
    const login = (): request.Test =>
      request(service.app.getHttpServer() as Parameters<typeof request>[0]).post('/api/v1/auth/login');
    for (const type of ['text/xml', 'application/x-www-form-urlencoded', 'text/plain']) {
      const answer = await login().set('content-type', type).send('username=admin&password=x').expect(415);
      expect(answer.body).toMatchObject({ status: 415, code: 'HTTP_415' });
    }
    const { body } = await login().send({}).expect(400);
    expect(body).toMatchObject({
      errors: [
        { field: 'username', code: 'isString' },
        { field: 'password', code: 'isString' },
      ],
    });
  });

  it('refuses a parameter that it does not know', async () => {
    const officer = await service.as('officer', '341802');
    const answer = await officer.get('/regions?colour=red').expect(400);
    expect(answer.body).toMatchObject({ errors: [{ field: 'colour', code: 'whitelistValidation' }] });
  });

  it('ends the sessions of an account as soon as it is disabled', async () => {
    const admin = await service.admin();
    const finance = await service.as('finance', '341821');
    await finance.get('/regions').expect(200);
    await admin.patch(`/users/${finance.userId}`, 1, { disabled: true }).expect(200);
    await finance.get('/regions').expect(401);
  });

  it('asks for the version that a change rests on', async () => {
    const admin = await service.admin();
    const auditor = await service.as('auditor');
    await admin.patch(`/users/${auditor.userId}`, 1, { displayName: null, role: null }).expect(400);
    await admin.patch(`/users/${auditor.userId}`, 7, { displayName: '审计员' }).expect(412);
    await admin.patch(`/users/${auditor.userId}`, 1, { displayName: '审计员' }).expect(200);
  });
});

describe('what every answer says', () => {
  let service: TestService;
  let admin: Session;
  beforeAll(async () => {
    service = await openTestService('2025-06-30', { uploadLimitBytes: 1024 * 1024 });
    admin = await service.admin();
  });
  afterAll(() => service.close());

  const http = (): ReturnType<typeof request> => request(service.app.getHttpServer() as Parameters<typeof request>[0]);

  it('keeps browsers from running, framing, guessing or keeping it (OWASP ASVS 5.0 §3.4, §14.3.2)', async () => {
    for (const answer of [await admin.get('/workers'), await admin.get('/nowhere'), await http().get('/api/docs')]) {
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
      expect(answer.headers['content-security-policy']).toContain("object-src 'none'");
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'self'");
      expect(answer.headers['strict-transport-security']).toMatch(/max-age=31536000/);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['referrer-policy']).toBe('no-referrer');
      expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(answer.headers).not.toHaveProperty('x-powered-by');
    }
    for (const path of ['/workers', '/regions', '/nowhere', '/reports/yearly.xlsx?year=2024']) {
      expect((await admin.get(path)).headers['cache-control']).toBe('no-store');
    }
    expect((await http().post('/api/v1/auth/login').send({})).headers['cache-control']).toBe('no-store');
  });

  it('lets no page of another origin read it, asked plainly or beforehand', async () => {
    const origin = 'https://elsewhere.example';
    const plain = await admin.get('/workers').set('origin', origin).expect(200);
    const before = await http()
      .options('/api/v1/workers')
      .set('origin', origin)
      .set('access-control-request-method', 'POST')
      .set('access-control-request-headers', 'authorization');
    for (const { headers } of [plain, before]) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it('refuses bodies and files that are too large, with or without their length', async () => {
    const large = 'x'.repeat(1024 * 1024 + 1);
    const answers = [
      await admin.post('/workers', { name: large }),
      await http().post('/api/v1/auth/login').send({ username: 'admin', password: large }),
      await admin.post('/imports/roster?mode=check').attach('file', Buffer.alloc(1024 * 1024 + 1), 'roster.xlsx'),
      await admin
        .post('/imports/roster?mode=check')
        .set('idempotency-key', 'too-large')
        .attach('file', Buffer.alloc(3 * 1024 * 1024), 'roster.xlsx'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413, 413]);
    for (const { headers } of answers) expect(headers['content-type']).toContain('application/problem+json');
  });
});

describe('how often', () => {
  let service: TestService;
  let admin: Session;
  beforeAll(async () => {
    // Thirty at once, then one a second.
    service = await openTestService('2025-06-30', { requestsPerSecond: 1 });
    admin = await service.admin();
  });
  afterAll(() => service.close());

  it('an account may ask is bounded, each on its own, and the answer says what is left and how long to wait', async () => {
    const [busy, other] = [await service.as('officer'), await service.as('reviewer')];
    const first = await busy.get('/regions').expect(200);
    expect(first.headers['ratelimit-policy']).toBe('"account";q=30;w=30');
    expect(first.headers.ratelimit).toMatch(/^"account";r=\d+;t=0$/);
    const answers = await Promise.all(Array.from({ length: 60 }, () => busy.get('/regions')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length + refused.length).toBe(60);
    expect(refused[0]!.body).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0);
    await other.get('/regions').expect(200);
    await admin.get('/regions').expect(200);
  });

  it('one address may ask is bounded before any token is looked at', async () => {
    const server = service.app.getHttpServer() as Parameters<typeof request>[0];
    const unknown = (): request.Test => request(server).get('/api/v1/regions').set('authorization', 'Bearer unknown');
    const answers = await Promise.all(Array.from({ length: 200 }, unknown));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
  });
});

describe('how many whole numbers', () => {
  let service: TestService;
  let admin: Session;
  let path: string;
  const body = { reason: '核对银行退回原因' };
  beforeAll(async () => {
    service = await openTestService('2025-06-30');
    admin = await service.admin();
    path = `/workers/${(await createWorker(admin, 1, { regionCode: '341821' })).id}/identity`;
    await admin.patch('/settings/security', 1, { revealsPerHour: 3, filesPerHour: 2 }).expect(200);
  });
  afterAll(() => service.close());

  it('an account sees within the hour is bounded, also when it asks for many at once', async () => {
    const [officer, finance] = [await service.as('officer'), await service.as('finance')];
    const answers = await Promise.all(Array.from({ length: 20 }, () => officer.post(path, body)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(17);
    expect(refused[0]!.body).toMatchObject({ code: 'DISCLOSURE_LIMITED', detail: expect.stringContaining('上限') });
    expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(1000);
    await finance.post(path, body).expect(200);
    // As if twenty minutes were over.
    await service.dataSource.query(`UPDATE disclosure_levels SET at = at - interval '21 minutes'`);
    await officer.post(path, body).expect(200);
    await officer.post(path, body).expect(429);
    const told = await admin.get(`/audit?objectId=${officer.userId}&action=user.disclosure-limited`).expect(200);
    expect(told.body).toMatchObject({ total: 1, items: [{ details: { kind: 'reveal', perHour: 3 } }] });
  });

  it('go out in files is bounded too', async () => {
    const reviewer = await service.as('reviewer');
    for (let n = 0; n < 2; n++) await reviewer.get('/stations/ledger.xlsx').expect(200);
    expect((await reviewer.get('/stations/ledger.xlsx').expect(429)).body).toMatchObject({
      code: 'DISCLOSURE_LIMITED',
    });
  });
});
