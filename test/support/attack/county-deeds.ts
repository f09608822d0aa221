import type { Role } from '../../../src/auth/access/roles.js';
import { accountOf, identityNumberOf, phoneOf } from '../register/people.js';
import { type Answer, type Deed, send } from './deeds.js';
import type { TestService } from '../service/test-service.js';

export interface Place {
  code: string;
  town: string;
  /** As regions.csv calls it. */
  name: string;
  /** People of different counties have different numbers. */
  first: number;
}

/** One thing of each kind; the name says what it is, and so does the rule in `tries.ts` that picks it for a route. */
export type Things = Record<
  | 'worker'
  | 'post'
  | 'paper'
  | 'report'
  | 'scheme'
  | 'suspension'
  | 'waiver'
  | 'credit'
  | 'correction'
  | 'merge'
  | 'double'
  | 'pastPayment'
  | 'organization'
  | 'certificate'
  | 'claim'
  | 'claimNotice'
  | 'claimPolicy'
  | 'registration'
  | 'policy'
  | 'policyInForce'
  | 'settingChange'
  | 'import'
  | 'station'
  | 'secondStation'
  | 'staff'
  | 'evaluation'
  | 'programme'
  | 'examProgramme'
  | 'session'
  | 'sessionToCome'
  | 'quota'
  | 'enrolment'
  | 'attendance'
  | 'sessionOfHalfDays'
  | 'halfDay'
  | 'halfDayMark'
  | 'seatOfHalfDays'
  | 'cohort'
  | 'selection'
  | 'candidate'
  | 'draft'
  | 'notice'
  | 'sent'
  | 'draftLine'
  | 'draftPayee'
  | 'noticeLine'
  | 'objection'
  | 'returnRow'
  | 'recovery'
  | 'instalment'
  | 'overpaid'
  | 'user'
  | 'refreshSession'
  | 'manager',
  string
>;

/** Sends a request of which the test expects that it succeeds; may look at what happens around it. */
export type Sender = (token: string, deed: Deed) => Promise<Answer>;

/** A county, and how what is done in it is asked for. */
export class CountyDeeds {
  readonly things = {} as Things;
  /** What is told of the county and of nobody else: none of it may stand in an answer to a caller of another county. */
  readonly facts = new Set<string>();
  readonly certificateNo: string;
  readonly completionNumbers: string[] = [];
  payoutNumber = '';
  sentLineKey = '';
  workbook: Buffer = Buffer.alloc(0);
  signInSheet: Buffer = Buffer.alloc(0);
  bankReturn: Buffer = Buffer.alloc(0);
  roster: Buffer = Buffer.alloc(0);
  ledger: Buffer = Buffer.alloc(0);
  trainingLedger: Buffer = Buffer.alloc(0);
  claimSheet: Buffer = Buffer.alloc(0);
  readonly workers: string[] = [];
  readonly certificates: string[] = [];

  constructor(
    readonly service: TestService,
    readonly place: Place,
    private readonly deliver: Sender = (token, deed) => send(service, token, deed),
  ) {
    this.certificateNo = `ZS${place.code}0001`;
  }

  personOf(n: number): { name: string; identityNumber: string; phone: string; account: string } {
    const at = this.place.first + n;
    return {
      name: `${this.place.name.slice(0, 1)}社工${'甲乙丙丁戊己庚辛'[n]}`,
      identityNumber: identityNumberOf(at),
      phone: phoneOf(at),
      account: accountOf(at),
    };
  }

  setClock(instant: string): void {
    const { clock } = this.service;
    clock.now = () => new Date(instant);
    clock.day = instant.slice(0, 10);
  }

  /** By the city's account of the role unless told otherwise. @returns the answer's body */
  async do<T = { id: string; version: number }>(
    route: string,
    deed: Omit<Deed, 'route'> = {},
    role: Role = 'officer',
    region?: string,
  ): Promise<T> {
    return (await this.answerTo(route, deed, role, region)).body as T;
  }

  async answerTo(
    route: string,
    deed: Omit<Deed, 'route'> = {},
    role: Role = 'officer',
    region?: string,
  ): Promise<Answer> {
    const { token } = await this.service.as(role, region);
    const answer = await this.deliver(token, { route, ...deed });
    if (answer.status >= 300) throw new Error(`${route} in ${this.place.name}: ${answer.status} ${answer.text}`);
    return answer;
  }
}
