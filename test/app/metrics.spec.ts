import { readFileSync } from 'node:fs';
import request from 'supertest';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

describe('what the service measures of itself', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService('2024-02-01');
  });
  afterAll(() => service.close());

  const text = async (): Promise<string> => {
    const server = service.app.getHttpServer() as Parameters<typeof request>[0];
    return (await request(server).get('/metrics').expect(200)).text;
  };
  const valueOf = (all: string, name: string): number | undefined => {
    const line = all.split('\n').find((each) => each.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.split(' ').at(-1));
  };

  it('is all that the alarms ask for, and is described', async () => {
    const all = await text();
    const rules = readFileSync('docs/monitoring/alerts.yaml', 'utf8');
    const told = readFileSync('docs/monitoring/README.md', 'utf8');
    const exposed = new Set([...all.matchAll(/^# TYPE (social_workers_\w+) /gm)].map(([, name]) => name!));
    const asked = new Set(
      [...rules.matchAll(/social_workers_\w+/g)].map(([name]) => name.replace(/_(bucket|count)$/, '')),
    );
    expect([...asked].filter((name) => !exposed.has(name))).toEqual([]);
    const board = readFileSync('docs/monitoring/dashboard.json', 'utf8');
    const measured = new Set([...all.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name!));
    const shown = [...board.matchAll(/\b(?:social_workers|nodejs|process)_\w+/g)].map(([name]) =>
      name.replace(/_(bucket|count)$/, ''),
    );
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter((name) => !measured.has(name))).toEqual([]);
    const isTold = (name: string): boolean =>
      told.includes(`\`${name}\``) ||
      (name.startsWith('social_workers_backup_') && told.includes('social_workers_backup_*'));
    expect([...exposed].filter((name) => !isTold(name))).toEqual([]);
    // Each says in Chinese what it is and what to do.
    const alerts = rules.split('- alert: ').slice(1);
    expect(alerts.length).toBeGreaterThan(12);
    for (const alert of alerts) expect(alert).toMatch(/summary: .*\p{Script=Han}[\s\S]*action: .*\p{Script=Han}/u);
  });

  it('counts notices that are over and wrong passwords', async () => {
    const county = await new SmallCounty(service).open(2);
    await county.draft();
    const before = valueOf(await text(), 'social_workers_sign_ins_refused_total{because="wrong"}')!;
    const wrong = { username: 'admin', password: 'not-the-password-1' };
    const server = service.app.getHttpServer() as Parameters<typeof request>[0];
    await request(server).post('/api/v1/auth/login').send(wrong).expect(401);
    let all = await text();
    expect(valueOf(all, 'social_workers_sign_ins_refused_total{because="wrong"}')! - before).toBe(1);
    expect(valueOf(all, 'social_workers_notices_over')).toBe(0);
    await service.dataSource.query(`UPDATE payouts SET state = 'notice', notice_to = '2024-01-31'`);
    all = await text();
    expect(valueOf(all, 'social_workers_notices_over')).toBe(1);
    expect(valueOf(all, 'social_workers_database_away{because="unreachable"}')).toBe(0);
    expect(all).toMatch(/social_workers_request_seconds_count\{method="POST",status="4"\} [1-9]/);
    // Nothing of a person, and no address that somebody asked for.
    expect(all).not.toMatch(/341802|admin/);
  });
});
