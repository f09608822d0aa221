import request from 'supertest';
import { PERMISSIONS, roleMay, type Permission } from '../../src/auth/access/permissions.js';
import { demoPasswords } from '../../src/demo/demo.js';
import { DemoAccounts } from '../../src/demo/accounts/demo-accounts.js';
import { createStation } from '../support/places/stations.js';
import { ADMIN_PASSWORD } from '../support/service/test-config.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

describe('the own account', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService();
  });
  afterAll(() => service.close());

  const set = (session: Session, preferences: object): request.Test => session.patch('/auth/me', 1, { preferences });

  it('is told with what it may do, where, and what it likes', async () => {
    const officer = await service.as('officer', '341821');
    const { body } = await officer.get('/auth/me').expect(200);
    const names = Object.keys(PERMISSIONS) as Permission[];
    expect(body).toEqual({
      id: officer.userId,
      username: 'officer-341821',
      displayName: 'officer 341821',
      role: 'officer',
      regionCode: '341821',
      regionName: '郎溪县',
      stationId: null,
      mustChangePassword: false,
      secondFactor: false,
      mustEnrolSecondFactor: false,
      permissions: names.filter((permission) => roleMay('officer', permission)),
      region: { code: '341821', name: '郎溪县' },
      station: null,
      preferences: {},
      version: '0.1.0',
      filesLeft: 60,
      revealsLeft: 100,
    });
  });

  it('of a station manager names the station', async () => {
    const admin = await service.admin();
    const station = await createStation(admin, { regionCode: '341821001' });
    const manager = await service.as('station_manager', '341821001');
    await admin.patch(`/users/${manager.userId}`, 1, { stationId: station.id }).expect(200);
    const body = { username: 'station_manager-341821001', password: `${ADMIN_PASSWORD}-2` };
    const server = service.app.getHttpServer() as Parameters<typeof request>[0];
    const login = await request(server).post('/api/v1/auth/login').send(body).expect(200);
    const token = (login.body as { accessToken: string }).accessToken;
    const me = await request(server).get('/api/v1/auth/me').set('authorization', `Bearer ${token}`).expect(200);
    expect(me.body).toMatchObject({ station: { id: station.id, name: expect.any(String) as string } });
  });

  it('counts what is left of whole numbers', async () => {
    const auditor = await service.as('auditor', '341821');
    await service.dataSource.query(
      `INSERT INTO disclosure_levels (user_id, kind, level, at) VALUES ($1, 'file', 59.5, now()), ($1, 'reveal', 200, now())`,
      [auditor.userId],
    );
    expect((await auditor.get('/auth/me').expect(200)).body).toMatchObject({ filesLeft: 0, revealsLeft: 0 });
    await service.dataSource.query(
      `UPDATE disclosure_levels SET at = now() - interval '30 minutes' WHERE user_id = $1`,
      [auditor.userId],
    );
    // Half an hour frees half of what an hour allows.
    expect((await auditor.get('/auth/me').expect(200)).body).toMatchObject({ filesLeft: 30, revealsLeft: 0 });
  });

  it('keeps what it likes, by name, and does not change as an account by it', async () => {
    const finance = await service.as('finance', '341821');
    const views = [{ list: 'payouts', name: '待送银行', query: 'state=approved&sort=-createdAt' }];
    const columns = [{ list: 'workers', columns: [{ name: 'displayName', width: 120 }, { name: 'level' }] }];
    await set(finance, { largeType: true, columns }).expect(200);
    const { body } = await set(finance, { views, dense: false }).expect(200);
    expect(body).toMatchObject({ preferences: { largeType: true, dense: false, columns, views } });
    expect((await finance.get('/auth/me').expect(200)).body).toEqual(body);
    const admin = await service.admin();
    await admin.patch(`/users/${finance.userId}`, 1, { displayName: '改名' }).expect(200);
  });

  it('refuses what is no preference, too much of it, or personal', async () => {
    const reviewer = await service.as('reviewer', '341821');
    const view = { list: 'workers', name: '视图', query: 'level=junior' };
    for (const wrong of [
      { fontSize: 3 },
      { largeType: 'yes' },
      { views: [{ ...view, further: { deep: {} } }] },
      { views: Array.from({ length: 51 }, () => view) },
      { views: {} },
      { columns: [{ list: 'workers', columns: [{ name: 'level', width: 1e9 }] }] },
      { columns: [{ list: 'workers', columns: 'all' }] },
      [],
    ]) {
      await set(reviewer, wrong).expect(400);
    }
    const personal = await set(reviewer, { views: [{ ...view, query: 'search=342501199001011234' }] }).expect(422);
    expect(personal.body).toMatchObject({
      code: 'PREFERENCES_REFUSED',
      errors: [{ field: 'preferences.views.0.query', code: 'personalNumber' }],
    });
    const large = Array.from({ length: 10 }, () => ({ ...view, query: 'x'.repeat(1900) }));
    expect((await set(reviewer, { views: large }).expect(422)).body).toMatchObject({ code: 'PREFERENCES_REFUSED' });
    expect((await reviewer.get('/auth/me').expect(200)).body).toMatchObject({ preferences: {} });
  });

  it('of the demo may be chosen from, and nowhere else', async () => {
    const server = service.app.getHttpServer() as Parameters<typeof request>[0];
    const ask = (): request.Test => request(server).get('/api/v1/auth/demo-accounts');
    expect((await ask().expect(404)).body).toMatchObject({ code: 'HTTP_404' });
    service.app.get(DemoAccounts).open(demoPasswords(ADMIN_PASSWORD));
    const { body } = await ask().expect(200);
    // Only those who are there.
    expect(body).toEqual({
      items: [
        {
          username: 'admin',
          displayName: '系统管理员',
          role: 'admin',
          region: { code: '341800', name: '宣城市' },
          password: ADMIN_PASSWORD,
        },
      ],
      total: 1,
    });
  });
});
