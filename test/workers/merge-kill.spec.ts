import { BrokenOff, type Step } from '../support/payouts/broken-off.js';
import { workerRequest } from '../support/register/people.js';
import { randomFrom } from '../support/register/random-register.js';
import { trials } from '../support/run/trials.js';
import { Ground, LANGXI } from '../support/service/ground.js';

/** Each kill costs a start of the service. */
const KILLS = trials('KILLS', { short: 4, long: 30 });
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Beyond the numbers of the people whom the ground has already. */
const FIRST = 400;

/** One person entered twice, and the merge of the two that waits to be confirmed. */
class Twice {
  private survivor = '';
  private duplicate = '';
  private merge = '';

  constructor(
    private readonly ground: Ground,
    private readonly n: number,
  ) {}

  async ask(organizationId: string): Promise<void> {
    this.survivor = await this.enter(this.n, 'intermediate', organizationId, '2018-01-01');
    this.duplicate = await this.enter(this.n + 1, 'junior', organizationId, '2022-01-01');
    const request = { duplicateId: this.duplicate, reason: '同一人' };
    this.merge = await this.made(`/workers/${this.survivor}/merge`, request);
  }

  step(): Step {
    return {
      name: 'merge',
      isKilled: true,
      ready: () => this.ground.ready('second', 'POST', `/workers/${this.survivor}/merges/${this.merge}/confirm`, {}),
      done: () => this.isMerged(),
    };
  }

  /** @throws where it is so in part */
  private async isMerged(): Promise<boolean> {
    const read = async (path: string) => this.ground.as('admin', 'GET', path);
    const merges = (await read(`/workers/${this.survivor}/merges`)).body as { id: string; state: string }[];
    const { certificates, posts } = (await read(`/workers/${this.survivor}`)).body as Record<string, unknown[]>;
    const duplicate = await read(`/workers/${this.duplicate}`);
    const found = [
      merges.find(({ id }) => id === this.merge)?.state,
      certificates!.length,
      posts!.length,
      duplicate.status,
    ].join(' ');
    if (found !== 'pending 1 1 200' && found !== 'confirmed 2 2 404') throw new Error(`half merged: ${found}`);
    return found.startsWith('confirmed');
  }

  private async enter(n: number, level: string, organizationId: string, startOn: string): Promise<string> {
    const id = await this.made('/workers', workerRequest(n, { regionCode: LANGXI }));
    const endOn = startOn.replace('-01-01', '-12-31');
    await this.made(`/workers/${id}/posts`, { organizationId, startOn, endOn });
    const certificate = { workerId: id, level, certificateNo: `GL${id}`, approvedOn: '2017-09-01' };
    await this.made('/certificates', certificate);
    return id;
  }

  private async made(path: string, body: object): Promise<string> {
    const { status, text, body: answer } = await this.ground.as('admin', 'POST', path, body);
    if (status !== 201) throw new Error(`${path}: ${text}`);
    return (answer as { id: string }).id;
  }
}

describe(`a service killed ${KILLS} times in the middle of a merge (seed ${SEED})`, () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await Ground.open({ people: 2 });
  }, 120_000);
  afterAll(() => ground.close());

  it(
    'has merged all or nothing, every invariant whole, and can merge then',
    async () => {
      const village = { name: '涛城村', kind: 'village', regionCode: '341821102' };
      const { body } = await ground.as('admin', 'POST', '/organizations', village);
      const { id: organizationId } = body as { id: string };
      const brokenOff = new BrokenOff(ground, randomFrom(SEED), () => ground.killAndRestart());
      for (let n = 0; n <= KILLS; n++) {
        const twice = new Twice(ground, FIRST + 2 * n);
        await twice.ask(organizationId);
        // The first goes through undisturbed, to learn how long it takes.
        if (n === 0) await brokenOff.through(twice.step());
        else await brokenOff.in(twice.step());
      }
      await brokenOff.expectWhole('merge');
      const { tally } = brokenOff;
      expect(tally.answered + tally.done + tally.undone).toBe(KILLS);
      process.stdout.write(`kills: ${KILLS}, seed ${SEED}: ${JSON.stringify(tally)}\n`);
    },
    KILLS * 20_000 + 60_000,
  );
});
