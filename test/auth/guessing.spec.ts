import { Agent, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { availableParallelism } from 'node:os';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { FairQueue, type Place } from '../../src/auth/limits/fair-queue.js';
import { LoginGuard, type LoginLook } from '../../src/auth/sign-in/passwords/login-guard.service.js';
import { PasswordHashing } from '../../src/auth/sign-in/passwords/password-hashing.service.js';
import { openService, type Service } from '../../src/app/service.js';
import { testConfig, TEST_DATABASE_URL } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const PASSWORD = 'seven quiet mountains';
const OFFICE = '10.1.0.1';
const ATTACKER = '10.9.0.9';

interface Answer {
  status: number;
  code: string | undefined;
  body: { accessToken: string; refreshToken: string };
}

/** One instance behind a proxy that says where a request came from. */
class Instance {
  private readonly agents = new Map<string, Agent>();

  private constructor(
    private readonly base: string,
    readonly service: Service,
  ) {}

  static async listen(service: Service): Promise<Instance> {
    const app = service.app as NestExpressApplication;
    app.set('trust proxy', 1);
    const server: Server = await app.listen(0, '127.0.0.1');
    return new Instance(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`, service);
  }

  async post(address: string, path: string, body: object): Promise<Answer> {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
    const { status, text } = await this.send('POST', path, headers, JSON.stringify(body));
    const told = JSON.parse(text) as Answer['body'] & { code?: string };
    return { status, code: told.code, body: told };
  }

  login(address: string, username: string, password = PASSWORD): Promise<Answer> {
    return this.post(address, '/auth/login', { username, password });
  }

  async get(address: string, path: string, token: string): Promise<number> {
    const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': address };
    return (await this.send('GET', path, headers)).status;
  }

  /** So many connections from an address: more at once than the system lets wait to be accepted would be reset. */
  private agentOf({ 'x-forwarded-for': address = '' }: Record<string, string>): Agent {
    const agent = this.agents.get(address) ?? new Agent({ maxSockets: 250 });
    this.agents.set(address, agent);
    return agent;
  }

  /** By no client that gives up on a busy machine. */
  private send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest(this.base + path, { method, headers, agent: this.agentOf(headers) }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

/** Everything a colleague does in the morning; the status of each. */
async function morning(instances: readonly Instance[], address: string, username: string): Promise<number[]> {
  const [one, other] = [instances[0]!, instances.at(-1)!];
  const first = await one.login(address, username);
  const next = await other.post(address, '/auth/refresh', { refreshToken: first.body.refreshToken });
  const statuses = [first.status, next.status];
  for (const path of ['/regions', '/workers', '/policies', '/payouts', '/reports/overview']) {
    statuses.push(await one.get(address, path, next.body.accessToken));
  }
  return statuses;
}

/** Until so many wait; whatever they wait for does not go on meanwhile. */
async function untilWaiting(queue: FairQueue, many: number): Promise<void> {
  for (let waited = 0; (queue as unknown as { waiting: number }).waiting < many; waited += 10) {
    if (waited > PATIENCE_MS) throw new Error(`fewer than ${many} wait`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const ALL_WELL = [200, 200, 200, 200, 200, 200, 200];

/** Not a bound on anything but the patience with a busy machine. */
const PATIENCE_MS = 240_000;

describe('a thousand wrong passwords', () => {
  let service: TestService;
  const instances: Instance[] = [];
  let count = 0;
  beforeAll(async () => {
    service = await openTestService();
    instances.push(await Instance.listen(service));
    if (TEST_DATABASE_URL) {
      const url = (service.dataSource.options as { url?: string }).url ?? '';
      instances.push(await Instance.listen(await openService(testConfig(url), { clock: service.clock })));
    }
  });
  afterAll(async () => {
    for (const instance of instances.slice(1)) await instance.service.close();
    await service.close();
  });

  const newUser = async (): Promise<string> => {
    const username = `guessed-${++count}`;
    const names = { username, displayName: '某某', role: 'officer', regionCode: '341821' };
    const body = { ...names, password: PASSWORD, mustChangePassword: false };
    await (await service.admin()).post('/users', body).expect(201);
    return username;
  };

  /** All on their way at once, in turn at each instance, for accounts that exist and others that do not. */
  const attack = (
    accounts: readonly string[],
    requests: number,
    from = (_n: number) => ATTACKER,
  ): Promise<Answer[]> => {
    const names = [...accounts, ...Array.from({ length: 30 }, (_, n) => `nobody-${count}-${n}`)];
    return Promise.all(
      Array.from({ length: requests }, (_, n) =>
        instances[n % instances.length]!.login(from(n), names[n % names.length]!, `wrong ${n}`),
      ),
    );
  };
  const expectRefused = (answers: readonly Answer[]): void => {
    const told = new Set(answers.map(({ status, code }) => `${status} ${code}`));
    const possible = ['401 BAD_CREDENTIALS', '429 LOGIN_DELAYED', '429 LOGIN_BUSY', '429 TOO_MANY_REQUESTS'];
    expect([...told].filter((answer) => !possible.includes(answer))).toEqual([]);
  };

  /** How many of other people's passwords each instance looks at between somebody's request for theirs and its end. */
  const watchTurns = (account: string): { overtaken: number[]; stop: () => void } => {
    const overtaken: number[] = [];
    const stops = instances.map(({ service: { app } }) => {
      const hashing = app.get(PasswordHashing, { strict: false });
      const guard = app.get(LoginGuard, { strict: false });
      const [matches, right] = [hashing.matches.bind(hashing), guard.passwordIsRight.bind(guard)];
      let looked = 0;
      hashing.matches = async (...what) => {
        const answer = await matches(...what);
        looked++;
        return answer;
      };
      guard.passwordIsRight = async (attempt, look: LoginLook, password) => {
        const before = looked;
        const answer = await right(attempt, look, password);
        if (attempt.username === account) overtaken.push(looked - before - 1);
        return answer;
      };
      return () => Object.assign(hashing, { matches }) && Object.assign(guard, { passwordIsRight: right });
    });
    return { overtaken, stop: () => stops.forEach((stop) => stop()) };
  };

  /** What runs already, and the one whose turn came first. */
  const A_TURN = Math.max(1, Math.min(3, availableParallelism() - 1)) + 1;

  it(
    'from one address refuse nobody at another, and nobody waits for more than a turn',
    async () => {
      const accounts = [await newUser(), await newUser(), await newUser()];
      const colleagues = [await newUser(), await newUser()];
      const attacked = attack(accounts, 1000);
      for (const [n, colleague] of colleagues.entries()) {
        const watch = watchTurns(colleague);
        expect(await morning(instances, `10.2.0.${n}`, colleague)).toEqual(ALL_WELL);
        watch.stop();
        expect(watch.overtaken).toHaveLength(1);
        expect(watch.overtaken[0]).toBeLessThanOrEqual(A_TURN);
      }
      const answers = await attacked;
      expectRefused(answers);
      expect(answers.some(({ code }) => code === 'LOGIN_BUSY')).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    'from the own office keep nobody out who has signed in there before',
    async () => {
      const colleague = await newUser();
      expect(await morning(instances, OFFICE, colleague)).toEqual(ALL_WELL);
      const other = await newUser();
      const watch = watchTurns(colleague);
      const attacked = attack([other], 200, () => OFFICE);
      for (let n = 0; n < 3; n++) expect(await morning(instances, OFFICE, colleague)).toEqual(ALL_WELL);
      watch.stop();
      expect(Math.max(...watch.overtaken)).toBeLessThanOrEqual(A_TURN);
      expectRefused(await attacked);
    },
    PATIENCE_MS,
  );

  it(
    'for one account from a hundred addresses do not keep its owner from the own desk',
    async () => {
      const owner = await newUser();
      expect(await morning(instances, OFFICE, owner)).toEqual(ALL_WELL);
      const attacked = attack(
        Array.from({ length: 300 }, () => owner),
        200,
        (n) => `10.8.0.${n % 100}`,
      );
      for (let n = 0; n < 3; n++) expect(await morning(instances, OFFICE, owner)).toEqual(ALL_WELL);
      expectRefused(await attacked);
      expect(await morning(instances, OFFICE, owner)).toEqual(ALL_WELL);
    },
    PATIENCE_MS,
  );

  it(
    'would let a colleague wait for all of them, were passwords looked at as they come',
    async () => {
      const asTheyCome = new FairQueue({ atOnce: 4, perLane: Infinity, waiting: Infinity });
      const queues = instances.map(({ service: { app } }) => {
        const hashing: { queue: Pick<FairQueue, 'run'> } = app.get(PasswordHashing, { strict: false });
        const { queue } = hashing;
        hashing.queue = { run: (_place: Place, work) => asTheyCome.run({ lane: 'everybody', known: false }, work) };
        return { hashing, queue };
      });
      const colleague = await newUser();
      let goOn = (): void => undefined;
      const held = new Promise<void>((resolve) => (goOn = resolve));
      for (let n = 0; n < 4; n++) void asTheyCome.run({ lane: 'held', known: false }, () => held);
      const watch = watchTurns(colleague);
      const attacked = attack([], 150);
      await untilWaiting(asTheyCome, 150);
      const came = morning(instances, '10.2.0.9', colleague);
      await untilWaiting(asTheyCome, 151);
      goOn();
      await came;
      watch.stop();
      await attacked;
      for (const { hashing, queue } of queues) hashing.queue = queue;
      expect(watch.overtaken[0]).toBeGreaterThan(50);
    },
    PATIENCE_MS,
  );

  it(
    'cost one statement each where no password is looked at, and none where the account was asked for too often',
    async () => {
      const account = await newUser();
      for (let n = 0; n < 5; n++) await instances[0]!.login(ATTACKER, account, 'wrong');
      const run = Reflect.get(PostgresQueryRunner.prototype, 'query') as (...what: unknown[]) => Promise<unknown>;
      let statements = 0;
      function counted(this: PostgresQueryRunner, ...what: unknown[]): Promise<unknown> {
        // What follows an earlier commit goes on by itself.
        if (!String(what[0]).includes('audit_')) statements++;
        return run.apply(this, what);
      }
      Object.assign(PostgresQueryRunner.prototype, { query: counted });
      try {
        await service.dataSource.query(`UPDATE login_failures SET wait_until = now() + interval '1 minute'`);
        statements = 0;
        const first = await Promise.all(
          Array.from({ length: 40 }, () => instances[0]!.login(ATTACKER, account, 'wrong')),
        );
        expect(new Set(first.map(({ code }) => code))).toEqual(new Set(['LOGIN_DELAYED']));
        expect(statements).toBeLessThanOrEqual(40);
        const rest = await Promise.all(
          Array.from({ length: 300 }, () => instances[0]!.login(ATTACKER, account, 'wrong')),
        );
        const asked = rest.filter(({ code }) => code !== 'TOO_MANY_REQUESTS').length;
        expect(asked).toBeLessThan(250);
        expect(statements).toBeLessThanOrEqual(40 + asked);
      } finally {
        Object.assign(PostgresQueryRunner.prototype, { query: run });
      }
    },
    PATIENCE_MS,
  );
});
