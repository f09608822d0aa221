import type { randomFrom } from '../register/random-register.js';
import { type Answer, type Ground, LANGXI } from '../service/ground.js';
import { returnFile, returnForm, type SentLine } from './return-file.js';

interface Payout {
  id: string;
  number: string;
  state: string;
  lineCount: number;
}

async function bankReturn(ground: Ground, payout: Payout): Promise<FormData> {
  const { body } = await ground.as('admin', 'GET', `/payouts/${payout.id}/lines?pageSize=500`);
  // One in fifty comes back.
  return returnForm(returnFile(payout.number, (body as { items: SentLine[] }).items, (n) => n % 50 === 7));
}

/** As JSON: what came over HTTP is of another realm than the tests. */
function requireSame(found: unknown, expected: unknown): void {
  const [is, shouldBe] = [found, expected].map((value) => JSON.stringify(value));
  if (is !== shouldBe) throw new Error(`expected ${shouldBe}, found ${is}`);
}

const isOk = (status: number): boolean => status === 200 || status === 201;

/** The steps of one payout; those in which the service is ended know their state before and after. */
export interface Step {
  name: string;
  isKilled: boolean;
  /** Prepares the request; the answer is a function that sends it. */
  ready: () => Promise<() => Promise<Answer>>;
  done: () => Promise<boolean>;
}

/** @param month counted from January 2020, each of which is paid once */
export function stepsOf(ground: Ground, month: number): Step[] {
  const asOf = new Date(Date.UTC(2020, month + 1, 0)).toISOString().slice(0, 10);
  let payout: Payout | null = null;
  const find = async (): Promise<Payout | null> => {
    const { body } = await ground.as('admin', 'GET', `/payouts?pageSize=500`);
    const { items } = body as { items: (Payout & { asOf: string })[] };
    const found = items.filter((each) => each.asOf === asOf);
    requireSame(found.length > 1, false);
    return (payout = found[0] ?? null);
  };
  const stands = async (...states: string[]): Promise<boolean> => states.includes((await find())?.state ?? '');
  const quiet = (name: string, who: 'admin' | 'second', state: string): Step => ({
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

/** Steps that are broken off at a moment of chance, and what must hold after. */
export class BrokenOff {
  /** Of the steps that were broken off: whether the caller had an answer, and whether the step was done. */
  readonly tally = { answered: 0, undone: 0, done: 0 };
  /** How long each step took when it was let through. */
  private readonly durations = new Map<string, number>();

  /**
   * @param restart ends the service as it is and starts it anew
   * @param isNoAnswer whether that status is none either: on a broken disk the service may still say that it failed
   */
  constructor(
    private readonly ground: Ground,
    private readonly random: ReturnType<typeof randomFrom>,
    private readonly restart: () => Promise<void>,
    private readonly isNoAnswer: (status: number) => boolean = () => false,
  ) {}

  async through(step: Step): Promise<void> {
    const send = await step.ready();
    const start = performance.now();
    const answer = await send();
    requireSame([step.name, isOk(answer.status), answer.body], [step.name, true, answer.body]);
    this.durations.set(step.name, performance.now() - start);
    requireSame([step.name, await step.done()], [step.name, true]);
  }

  async in(step: Step): Promise<void> {
    // The moment is drawn from a little more than the step takes, so that all of it is met and its end, too.
    const delay = this.random.below(Math.ceil((this.durations.get(step.name) ?? 200) * 1.1));
    const send = await step.ready();
    const running = send().then(
      ({ status }) => (this.isNoAnswer(status) ? null : status),
      () => null,
    );
    await new Promise((resolve) => setTimeout(resolve, delay));
    await this.restart();
    const status = await running;
    const isDone = await step.done();
    // What was answered stands, and what was not answered is there whole or not at all.
    requireSame([step.name, status === null || (isOk(status) && isDone)], [step.name, true]);
    this.tally[status !== null ? 'answered' : isDone ? 'done' : 'undone']++;
    await this.expectWhole(step.name);
    await (isDone ? this.inVain(step) : this.through(step));
  }

  async expectWhole(after: string): Promise<void> {
    const { status, body } = await this.ground.as('admin', 'GET', '/integrity');
    const { checks } = body as { checks: { name: string; ok: boolean; examples: string[] }[] };
    requireSame([after, status, checks.filter(({ ok }) => !ok)], [after, 200, []]);
  }

  /** A second time: nothing is due, the step is no longer allowed, or the same file changes nothing. */
  private async inVain(step: Step): Promise<void> {
    const { status } = await (await step.ready())();
    requireSame([step.name, status], [step.name, { create: 422, return: 200 }[step.name] ?? 409]);
    requireSame([step.name, await step.done()], [step.name, true]);
  }
}
