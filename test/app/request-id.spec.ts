import request from 'supertest';
import { openTestService, type TestService } from '../support/service/test-service.js';

const GIVEN = 'given-by-the-proxy.1';

describe('the id of a request', () => {
  let open: TestService[] = [];
  afterEach(async () => {
    for (const service of open) await service.close();
    open = [];
  });

  async function answered(trustedProxies: number, id: string): Promise<{ header: string; body: string }> {
    const service = await openTestService('2024-12-31', { trustedProxies });
    open.push(service);
    const server = service.app.getHttpServer() as Parameters<typeof request>[0];
    const { headers, body } = await request(server).get('/api/v1/workers').set('x-request-id', id).expect(401);
    return { header: headers['x-request-id'] as string, body: (body as { requestId: string }).requestId };
  }

  it('is not what anybody says it is', async () => {
    const { header, body } = await answered(0, GIVEN);
    expect(header).toMatch(/^[0-9a-f-]{36}$/);
    expect(body).toBe(header);
  });

  it('is that of a proxy that is trusted, where it is a plain one', async () => {
    expect(await answered(1, GIVEN)).toEqual({ header: GIVEN, body: GIVEN });
    const { header } = await answered(1, 'short');
    expect(header).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('stays the same in the log of what was written by it', async () => {
    const service = await openTestService('2024-12-31');
    open.push(service);
    const admin = await service.admin();
    const names = { username: 'someone', displayName: '某人', role: 'auditor', regionCode: '341802' };
    const body = { ...names, password: 'Nobody-Guesses-This-9', mustChangePassword: false };
    const { headers } = await admin.post('/users', body).set('x-request-id', GIVEN).expect(201);
    const [event] = await service.dataSource.query<[{ request_id: string }]>(
      `SELECT request_id FROM audit_events WHERE action = 'user.create' ORDER BY id DESC LIMIT 1`,
    );
    expect(event.request_id).toBe(headers['x-request-id']);
    expect(event.request_id).not.toBe(GIVEN);
  });
});
