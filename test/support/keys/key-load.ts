import request from 'supertest';
import type { Service } from '../../../src/app/service.js';
import { bytesOf } from '../payouts/sent-payout.js';
import { accountOf, DRAFT_COUNTY, type KeyWorld, type Known } from './key-world.js';
import type { Session } from '../service/test-service.js';

/** A signed-in person's requests to any instance. */
export class Client {
  private readonly server: Parameters<typeof request>[0];

  constructor(
    service: Service,
    private readonly session: Session,
  ) {
    this.server = service.app.getHttpServer() as Parameters<typeof request>[0];
  }

  get(path: string): request.Test {
    return this.sign(request(this.server).get(`/api/v1${path}`));
  }

  post(path: string, body: object = {}): request.Test {
    return this.sign(request(this.server).post(`/api/v1${path}`)).send(body);
  }

  upload(path: string, content: Buffer, name: string): request.Test {
    return this.sign(request(this.server).post(`/api/v1${path}`)).attach('file', content, name);
  }

  patch(path: string, version: number, body: object): request.Test {
    return this.sign(request(this.server).patch(`/api/v1${path}`))
      .set('if-match', `"${version}"`)
      .send(body);
  }

  private sign(test: request.Test): request.Test {
    return test.set('authorization', `Bearer ${this.session.token}`);
  }
}

/** Readers and a writer, at every instance, until they are stopped. */
export class Load {
  readonly faults: string[] = [];
  readonly reads: Record<string, number> = {};
  /** The account that each person was given last. */
  readonly written = new Map<string, string>();
  writes = 0;
  private stopped = false;

  constructor(
    private readonly world: KeyWorld,
    private readonly instances: Service[],
  ) {}

  async run(): Promise<void> {
    const { officer, finance } = this.world;
    const loops = this.instances.flatMap((instance, n) => [
      this.loop('reveal', (turn) => this.reveal(new Client(instance, officer), turn)),
      this.loop('list', () => this.list(new Client(instance, officer))),
      this.loop('lines', () => this.lines(new Client(instance, officer))),
      this.loop('files', () => this.files(new Client(instance, finance), new Client(instance, officer))),
      this.loop('write', (turn) => this.write(new Client(instance, officer), turn * 2 + n)),
    ]);
    await Promise.all([...loops, this.loop('draft', () => this.draft(new Client(this.instances.at(-1)!, officer)))]);
  }

  async stop(): Promise<void> {
    // What was written last must be read back after the change as well.
    await new Promise((resolve) => setTimeout(resolve, 500));
    this.stopped = true;
  }

  private async loop(kind: string, work: (turn: number) => Promise<void>): Promise<void> {
    for (let turn = 0; !this.stopped; turn++) {
      try {
        await work(turn);
        this.reads[kind] = (this.reads[kind] ?? 0) + 1;
      } catch (error) {
        this.faults.push(`${kind}: ${(error as Error).message}`.slice(0, 500));
      }
    }
  }

  private async reveal(client: Client, turn: number): Promise<void> {
    const person = this.world.people[40 + ((turn * 17) % (this.world.people.length - 40))]!;
    const { body } = await client.post(`/workers/${person.id}/identity`, { reason: '核对银行账号' }).expect(200);
    const { identityNumber, phone, account } = body as Known;
    same([identityNumber, phone], [person.identityNumber, person.phone]);
    if (![person.account, ...this.given(person.id)].includes(account)) throw new Error('another account');
  }

  private readonly givenTo = new Map<string, string[]>();

  private given(id: string): string[] {
    return this.givenTo.get(id) ?? [];
  }

  private async list(client: Client): Promise<void> {
    const { body } = await client.get('/workers?pageSize=200&sort=id:asc').expect(200);
    const known = new Map(this.world.people.map((person) => [person.id, person]));
    for (const { id, identityNumber } of (body as { items: Known[] }).items) {
      const whole = known.get(id)?.identityNumber;
      if (whole) same(identityNumber, `${whole.slice(0, 6)}********${whole.slice(-4)}`);
    }
  }

  private async lines(client: Client): Promise<void> {
    await client.get(`/payouts/${this.world.payoutId}/lines?pageSize=200`).expect(200);
    const { key, body, text } = this.world.replay;
    const again = await client.post('/organizations', body).set('idempotency-key', key).expect(201);
    same(again.text, text);
  }

  private async files(finance: Client, officer: Client): Promise<void> {
    const { payoutId, importId, workbook } = this.world;
    const download = await bytesOf(finance.get(`/payouts/${payoutId}/workbook.xlsx`));
    same(download.answer.status, 200);
    const verified = await finance.upload('/payouts/verify', workbook, '发放表.xlsx').expect(200);
    same((verified.body as { genuine: boolean }).genuine, true);
    const annotated = await bytesOf(officer.get(`/imports/${importId}/annotated.xlsx`));
    same(annotated.answer.status, 200);
  }

  /** Gives people a new account, by the version that their form shows. */
  private async write(client: Client, turn: number): Promise<void> {
    const person = this.world.people[100 + (turn % 20)]!;
    const { body } = await client.get(`/workers/${person.id}`).expect(200);
    const account = accountOf(90_000_000 + this.writes++);
    this.givenTo.set(person.id, [...this.given(person.id), account]);
    const { version } = body as { version: number };
    const answer = await client.patch(`/workers/${person.id}`, version, {
      bankAccount: { bankName: '工商银行', account },
    });
    // The other instance's writer was there first: told so, and nothing is lost.
    if (answer.status === 412) return;
    same(answer.status, 200);
    this.written.set(person.id, account);
  }

  /** Copies encrypted values in a transaction that has its own, older view. */
  private async draft(client: Client): Promise<void> {
    const { body } = await client.post('/payouts', { kind: 'stipend', regionCode: DRAFT_COUNTY }).expect(201);
    await client.post(`/payouts/${(body as { id: string }).id}/cancel`).expect(200);
  }
}

function same(given: unknown, expected: unknown): void {
  if (JSON.stringify(given) !== JSON.stringify(expected)) {
    throw new Error(`${JSON.stringify(given)} instead of ${JSON.stringify(expected)}`);
  }
}
