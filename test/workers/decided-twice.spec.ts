import { openService, type Service } from '../../src/app/service.js';
import { IntegrityService } from '../../src/integrity/integrity.service.js';
import { type Answer, requestsTo } from '../support/attack/raw-requests.js';
import { identityNumberOf } from '../support/register/people.js';
import { makePayable } from '../support/register/payees.js';
import { RegisterBuilder } from '../support/register/register.js';
import { HeldCommits, ignoreRowLocks } from '../support/service/held-commits.js';
import { testConfig, TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';

/** What is asked about a person, and where it is decided. */
interface Asked {
  path: string;
  id: string;
}

/** Two who may confirm, at two instances of the service on one database. */
class Deciders {
  private constructor(
    private readonly first: TestService,
    private readonly second: Service,
    private readonly held: HeldCommits,
    private readonly tokens: [string, string],
    readonly asked: Asked,
  ) {}

  static async open(table: string, ask: (service: TestService) => Promise<Asked>): Promise<Deciders> {
    const first = await openTestService('2024-12-31');
    const { url } = first.dataSource.options as { url: string };
    const second = await openService(testConfig(url), { clock: first.clock });
    const asked = await ask(first);
    const tokens: [string, string] = [(await first.as('reviewer')).token, (await first.as('reviewer', LANGXI)).token];
    return new Deciders(first, second, await HeldCommits.of(url, [table]), tokens, asked);
  }

  async close(): Promise<void> {
    await this.held.close();
    await this.second.close();
    await this.first.close();
  }

  ignoreLock(): void {
    for (const { dataSource } of [this.first, this.second]) ignoreRowLocks(dataSource, 'workers');
  }

  bothConfirm(): Promise<[Answer, Answer]> {
    const confirm =
      ({ app }: Pick<Service, 'app'>, token: string): (() => Promise<Answer>) =>
      () =>
        requestsTo(app).post(`${this.asked.path}/${this.asked.id}/confirm`, token, {});
    return this.held.meet(confirm(this.first, this.tokens[0]), confirm(this.second, this.tokens[1]));
  }

  /** How often the log says that it was confirmed. */
  async confirmed(action: string): Promise<number> {
    const logged = await this.held.query('SELECT 1 FROM audit_events WHERE action = $1', [action]);
    return logged.length;
  }

  async broken(): Promise<string[]> {
    const { checks } = await this.first.app.get(IntegrityService).checkAll();
    return checks.filter(({ ok }) => !ok).map(({ name }) => name);
  }
}

function worker(register: RegisterBuilder, level: 'junior' | 'intermediate' = 'junior'): string {
  return register.worker({
    regionCode: LANGXI,
    posts: [{ at: register.organization({ regionCode: '341821100' }), startOn: '2019-01-01' }],
    certificates: [{ level, approvedOn: '2019-06-10' }],
  }).id;
}

async function askMerge(service: TestService): Promise<Asked> {
  const register = new RegisterBuilder(service.dataSource);
  const [survivor, duplicateId] = [worker(register, 'intermediate'), worker(register)];
  await register.save();
  await makePayable(service.dataSource);
  const officer = await service.as('officer');
  const body = { duplicateId, reason: '同一人' };
  const { id } = (await officer.post(`/workers/${survivor}/merge`, body).expect(201)).body as { id: string };
  return { path: `/workers/${survivor}/merges`, id };
}

async function askCorrection(service: TestService): Promise<Asked> {
  const register = new RegisterBuilder(service.dataSource);
  const path = `/workers/${worker(register)}/identity-corrections`;
  await register.save();
  await makePayable(service.dataSource);
  const officer = await service.as('officer');
  const body = { identityNumber: identityNumberOf(500), reason: '按身份证原件核对' };
  const { id } = (await officer.post(path, body).expect(201)).body as { id: string };
  return { path, id };
}

/** Needs several connections, hence PostgreSQL. */
(TEST_DATABASE_URL ? describe : describe.skip)('two who confirm one request at once', () => {
  let deciders: Deciders;
  afterEach(() => deciders.close());

  const CASES = [
    ['a merge', 'worker_merges', 'worker.merge-confirm', askMerge],
    ['an identity correction', 'identity_corrections', 'worker.identity-confirm', askCorrection],
  ] as const;

  it.each(CASES)('one does and the other ends in a fault, without the lock: %s', async (_, table, action, ask) => {
    deciders = await Deciders.open(table, ask);
    deciders.ignoreLock();
    const [done, failed] = await deciders.bothConfirm();
    expect([done.status, failed]).toMatchObject([200, { status: 500 }]);
    expect(await deciders.confirmed(action)).toBe(1);
    expect(await deciders.broken()).toEqual([]);
  });

  it.each(CASES)('one does, and the other reads what came of it: %s', async (_, table, action, ask) => {
    deciders = await Deciders.open(table, ask);
    const [done, refused] = await deciders.bothConfirm();
    expect(done.status).toBe(200);
    expect(refused).toMatchObject({ status: 409, body: { code: 'REQUEST_DECIDED' } });
    expect(await deciders.confirmed(action)).toBe(1);
    expect(await deciders.broken()).toEqual([]);
  });
});
