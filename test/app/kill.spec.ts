import { randomFrom } from '../support/register/random-register.js';
import type { ChildAnswer } from '../support/service/child-service.js';
import { KilledGround, LANGXI, type Who } from '../support/service/killed-ground.js';
import { trials } from '../support/run/trials.js';
import { TEST_DATABASE_URL } from '../support/service/test-config.js';

/** Each kill costs a start of the service. Four steps are killed in turn, so that the short form meets each of them. */
const KILLS = trials('KILLS', TEST_DATABASE_URL ? { short: 12, long: 100 } : { short: 8, long: 60 });
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const PEOPLE = 200;

interface Payout {
  id: string;
  number: string;
  state: string;
  lineCount: number;
}

/** The bank's answer to a payout, as a file: one in fifty comes back. */
async function bankReturn(ground: KilledGround, payout: Payout): Promise<FormData> {
  const { body } = await ground.as('admin', 'GET', `/payouts/${payout.id}/lines?pageSize=500`);
  interface Line {
    lineNo: number;
    state: string;
    workerId: string;
    workerName: string;
    bankAccount: string;
    amountFen: number;
  }
  const payees = new Map<string, Line[]>();
  for (const line of (body as { items: Line[] }).items) {
    payees.set(line.workerId, [...(payees.get(line.workerId) ?? []), line]);
  }
  const rows = [...payees.values()].map((lines, n) => {
    const { lineNo, workerName, bankAccount } = lines[0]!;
    const fen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const cells = [`${payout.number}-${lineNo}`, workerName, bankAccount, `${fen / 100}`];
    return [...cells, ...(n % 50 === 7 ? ['失败', '账户已销户'] : ['成功', ''])].join(',');
  });
  const text = ['业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因', ...rows].join('\r\n');
  const form = new FormData();
  form.append('file', new Blob([text]), '回单.csv');
  return form;
}

const isOk = (status: number): boolean => status === 200 || status === 201;

/** The steps of one payout; those in which the service is killed know their state before and after. */
interface Step {
  name: string;
  isKilled: boolean;
  /** Prepares the request; the answer is a function that sends it. */
  ready: () => Promise<() => Promise<ChildAnswer>>;
  done: () => Promise<boolean>;
}

function steps(ground: KilledGround, asOf: string): Step[] {
  let payout: Payout | null = null;
  const find = async (): Promise<Payout | null> => {
    const { body } = await ground.as('admin', 'GET', `/payouts?pageSize=500`);
    const { items } = body as { items: (Payout & { asOf: string })[] };
    const found = items.filter((each) => each.asOf === asOf);
    expect(found.length).toBeLessThanOrEqual(1);
    return (payout = found[0] ?? null);
  };
  const stands = async (...states: string[]): Promise<boolean> => states.includes((await find())?.state ?? '');
  const quiet = (name: string, who: Who, state: string): Step => ({
    name,
    isKilled: false,
    ready: () => ground.ready(who, 'POST', `/payouts/${payout?.id}/${name}`, {}),
    done: () => stands(state),
  });
  const body = { kind: 'stipend', regionCode: LANGXI, asOf };
  return [
    {
      name: 'create',
      isKilled: true,
      ready: () => ground.ready('admin', 'POST', '/payouts', body),
      done: async () => (await find()) !== null,
    },
    quiet('submit', 'admin', 'submitted'),
    quiet('accept', 'second', 'submitted'),
    quiet('publish', 'admin', 'notice'),
    { ...quiet('approve', 'second', 'approved'), isKilled: true },
    { ...quiet('send', 'admin', 'sent'), isKilled: true },
    {
      name: 'return',
      isKilled: true,
      ready: async () => {
        const form = await bankReturn(ground, payout!);
        return ground.ready('admin', 'POST', `/payouts/${payout!.id}/bank-returns?profile=generic-csv`, form);
      },
      done: () => stands('settled'),
    },
  ];
}

describe(`a service killed ${KILLS} times in the middle of create, approve, send and return (seed ${SEED})`, () => {
  let ground: KilledGround;
  beforeAll(async () => {
    ground = await KilledGround.open(PEOPLE);
  }, 120_000);
  afterAll(() => ground.close());

  const random = randomFrom(SEED);
  /** How long each step took when it was let through. */
  const durations = new Map<string, number>();
  const tally = { answered: 0, undone: 0, done: 0 };

  async function through(step: Step): Promise<void> {
    const send = await step.ready();
    const start = performance.now();
    const answer = await send();
    expect([step.name, isOk(answer.status), answer.body]).toEqual([step.name, true, answer.body]);
    durations.set(step.name, performance.now() - start);
    expect([step.name, await step.done()]).toEqual([step.name, true]);
  }

  async function killedIn(step: Step): Promise<void> {
    // The moment is drawn from a little more than the step takes, so that all of it is met and its end, too.
    const delay = random.below(Math.ceil((durations.get(step.name) ?? 200) * 1.1));
    const send = await step.ready();
    const running = send().then(
      ({ status }) => status,
      () => null,
    );
    await new Promise((resolve) => setTimeout(resolve, delay));
    await ground.killAndRestart();
    const status = await running;
    const isDone = await step.done();
    // What was answered stands, and what was not answered is there whole or not at all.
    expect([step.name, status === null || (isOk(status) && isDone)]).toEqual([step.name, true]);
    tally[status !== null ? 'answered' : isDone ? 'done' : 'undone']++;
    await expectWhole(step.name);
    await (isDone ? inVain(step) : through(step));
  }

  /** A second time: nothing is due, the step is no longer allowed, or the same file changes nothing. */
  async function inVain(step: Step): Promise<void> {
    const { status } = await (await step.ready())();
    expect([step.name, status]).toEqual([step.name, { create: 422, return: 200 }[step.name] ?? 409]);
    expect([step.name, await step.done()]).toEqual([step.name, true]);
  }

  async function expectWhole(after: string): Promise<void> {
    const { status, body } = await ground.as('admin', 'GET', '/integrity');
    const { checks } = body as { checks: { name: string; ok: boolean; examples: string[] }[] };
    expect([after, status, checks.filter(({ ok }) => !ok)]).toEqual([after, 200, []]);
  }

  it(
    'has every invariant whole after each kill, and can repeat each step',
    async () => {
      let killed = 0;
      for (let month = 0; killed < KILLS; month++) {
        const asOf = new Date(Date.UTC(2020, month + 1, 0)).toISOString().slice(0, 10);
        for (const step of steps(ground, asOf)) {
          // The first payout goes through undisturbed, to learn how long its steps take.
          if (month === 0 || !step.isKilled || killed >= KILLS) await through(step);
          else {
            await killedIn(step);
            killed++;
          }
        }
        await expectWhole('settle');
      }
      expect(tally.answered + tally.done + tally.undone).toBe(KILLS);
      // Most kills must have met the step itself.
      expect(tally.undone + tally.done).toBeGreaterThan(KILLS / 4);
      process.stdout.write(`kills: ${KILLS}, seed ${SEED}: ${JSON.stringify(tally)}\n`);
    },
    KILLS * 20_000 + 60_000,
  );
});
