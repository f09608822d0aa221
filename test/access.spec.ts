import { openTestService, type TestService } from './support/test-service.js';

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
