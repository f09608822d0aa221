import { setTimeout as pause } from 'node:timers/promises';
import { addMonths } from '../../../src/common/values/months.js';
import { returnFile, type ReturnFile, returnForm, type SentLine } from '../payouts/return-file.js';
import { workerRequest } from '../register/people.js';
import { identityNumber } from '../roster/roster-workbook.js';
import { COUNTIES, FIRST_MONTH, PEOPLE } from './office-ground.js';
import type { PatientClient, Who } from './patient-client.js';

/** What a payout was answered. */
export interface PayoutLife {
  id: string;
  number: string;
  regionCode: string;
  month: string;
  lineCount: number;
  totalFen: number;
  /** That were answered well, in their order. */
  steps: string[];
  /** What the bank answered, once that was answered. */
  returned: ReturnFile | null;
}

/** What somebody new was answered: employer, person, seat and check-in. */
export interface Newcomer {
  n: number;
  organizationId?: string;
  workerId?: string;
  enrolmentId?: string;
  isCheckedIn?: boolean;
}

const STEPS: readonly [string, Who][] = [
  ['submit', 'officer'],
  ['accept', 'reviewer'],
  ['publish', 'officer'],
  ['approve', 'reviewer'],
  ['send', 'finance'],
];

interface LoadOptions {
  /** The course's session. */
  sessionId: string;
  /** The last month that may be paid. */
  lastMonth: string;
  /** Of those who pay, and of those who take people in. */
  payers: number;
  clerks: number;
  /** Between two requests of one of them. */
  pauseMs?: number;
}

/**
 * People at work: some take payouts from nothing to the bank's answer, month after month, others take in employers and people, enrol them in
 * the course and check them in. What was answered is remembered.
 */
export class OfficeLoad {
  readonly lives: PayoutLife[] = [];
  readonly newcomers: Newcomer[] = [];
  private readonly next = new Map<string, string>(COUNTIES.map((county) => [county, FIRST_MONTH]));
  private readonly free: string[] = [...COUNTIES];
  private readonly working: Promise<void>[] = [];
  private failure: unknown = null;
  private isOver = false;
  private isResting = false;

  constructor(
    private readonly client: PatientClient,
    private readonly options: LoadOptions,
  ) {}

  start(): void {
    const { payers, clerks } = this.options;
    for (let n = 0; n < payers; n++) this.working.push(this.keepOn(() => this.pay()));
    for (let n = 0; n < clerks; n++) this.working.push(this.keepOn(() => this.takeIn()));
  }

  /** Nothing new is begun until they {@link resume}; what was begun goes on. */
  rest(): void {
    this.isResting = true;
  }

  resume(): void {
    this.isResting = false;
  }

  /** @throws the first fault that anybody met */
  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.working);
    this.check();
  }

  /** @throws the first fault that anybody met */
  check(): void {
    if (this.failure !== null) throw this.failure as Error;
  }

  private async keepOn(work: () => Promise<void>): Promise<void> {
    try {
      while (!this.isOver && this.failure === null) {
        if (this.isResting) await pause(50);
        else await work();
      }
    } catch (error) {
      this.failure ??= error;
    }
  }

  private async send<T>(
    who: Who,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    takes?: number[],
  ): Promise<{ status: number; body: T }> {
    const answer = await this.client.send<T>({
      who,
      method,
      path,
      ...(body && { body }),
      ...(takes && { takes }),
    });
    await pause(Math.random() * 2 * (this.options.pauseMs ?? 0));
    return answer;
  }

  /** One payout of the next county that nobody is at: create, five steps to the bank, and what the bank answers. */
  private async pay(): Promise<void> {
    const regionCode = this.free.shift();
    const month = regionCode && this.next.get(regionCode);
    // A county that is paid up to the last month is not laid back.
    if (regionCode === undefined || month === undefined) return this.takeIn();
    if (month > this.options.lastMonth) return;
    const asOf = lastDayOf(month);
    const made = await this.send<PayoutLife>('officer', 'POST', '/payouts', { kind: 'stipend', regionCode, asOf });
    const { id, number, lineCount, totalFen } = made.body;
    const life: PayoutLife = { id, number, regionCode, month, lineCount, totalFen, steps: ['create'], returned: null };
    this.lives.push(life);
    this.next.set(regionCode, addMonths(month, 1));
    for (const [step, who] of STEPS) {
      await this.send(who, 'POST', `/payouts/${id}/${step}`, {});
      life.steps.push(step);
    }
    const lines = await this.send<{ items: SentLine[] }>('officer', 'GET', `/payouts/${id}/lines?pageSize=500`);
    const whose = this.lives.length % PEOPLE;
    const file = returnFile(number, lines.body.items, (n) => n === whose);
    await this.send('finance', 'POST', `/payouts/${id}/bank-returns?profile=generic-csv`, returnForm(file));
    life.returned = file;
    // A long read, which a replica answers where there is one.
    await this.send('reviewer', 'GET', `/payouts/${id}/variance?pageSize=1`);
    this.free.push(regionCode);
  }

  private async takeIn(): Promise<void> {
    const n = this.newcomers.length;
    const newcomer: Newcomer = { n };
    this.newcomers.push(newcomer);
    const organization = { name: nameOfOrganization(n), kind: 'urban_community', regionCode: '341802001' };
    newcomer.organizationId = await this.made('/organizations', organization);
    const identity = identityNumber(n % 1000, `19${60 + (Math.floor(n / 1000) % 40)}0202`);
    const person = workerRequest(n, { name: nameOfPerson(n), identityNumber: identity });
    newcomer.workerId = await this.made('/workers', person);
    const { sessionId } = this.options;
    const { workerId } = newcomer;
    newcomer.enrolmentId = await this.made(`/training/sessions/${sessionId}/enrolments`, { workerId });
    await this.checkIn(nameOfPerson(n), identity.slice(-4));
    newcomer.isCheckedIn = true;
  }

  private async made(path: string, body: object): Promise<string> {
    return (await this.send<{ id: string }>('officer', 'POST', path, body)).body.id;
  }

  /** With a new code where the one on the screen grew old while nobody was answered. */
  private async checkIn(name: string, lastFour: string): Promise<void> {
    const { sessionId } = this.options;
    for (;;) {
      const path = `/training/sessions/${sessionId}/check-in-code`;
      const { code } = (await this.send<{ code: string }>('officer', 'GET', path)).body;
      const scan = { sessionId, code, name, lastFour };
      const { status, body } = await this.send<{ code: string }>('nobody', 'POST', '/training/check-in', scan, [422]);
      if (status === 200) return;
      if (body.code !== 'CHECK_IN_CODE_STALE') throw new Error(`check-in of ${name}: ${body.code}`);
    }
  }
}

export function nameOfOrganization(n: number): string {
  return `第${n}社区`;
}

export function nameOfPerson(n: number): string {
  return `社工甲${n}`;
}

function lastDayOf(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
}
