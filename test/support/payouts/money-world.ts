import type { EntityManager } from 'typeorm';
import { LEVELS } from '../../../src/certificates/level.js';
import { addMonths, monthOf } from '../../../src/common/values/months.js';
import { newId } from '../../../src/common/values/ids.js';
import { inTransaction } from '../../../src/database/transaction.js';
import { IntegrityService } from '../../../src/integrity/integrity.service.js';
import { LedgerService } from '../../../src/ledger/ledger.service.js';
import { loadAwardTerms, loadStipendTerms } from '../../../src/policies/policy-loader.js';
import { loadRegionView } from '../../../src/policies/facts/region-view.js';
import { loadPeople, type PersonRow } from '../../../src/policies/facts/worker-facts.loader.js';
import { askedAlike } from './asked-alike.js';
import { makePayable } from '../register/payees.js';
import { awardPolicy, putInForce, stipendPolicy } from '../register/policies.js';
import { later } from '../register/random-register.js';
import { RegisterBuilder } from '../register/register.js';
import { naiveAwards, naiveStipends } from '../../policies/naive-rules.js';
import { PayoutSteps, type PayoutBody, type StepName } from './payout-steps.js';
import { openTestService, type Session, type TestService } from '../service/test-service.js';

const CITY = '341800';
const LANGXI = '341821';
/** The naive rules know no day after it. */
const LAST_DAY = '2026-06-30';

/** Late facts are about people who were paid, once there are any. */
const PAID_FIRST = `(worker_id IN (SELECT worker_id FROM line_endings WHERE outcome = 'paid')
  OR NOT EXISTS (SELECT 1 FROM line_endings WHERE outcome = 'paid'))`;

/** What the ledger's rows come to for one person and subject, summed here without the service. */
export interface Sums {
  historical: number;
  received: number;
  recovered: number;
  writtenOff: number;
  inFlight: number;
}

interface Listed {
  workerId: string;
  subject: string;
  paidFen: number;
  inFlightFen: number;
  dueFen: number;
}

interface Line {
  id: string;
  lineNo: number;
  workerId: string;
  workerName: string;
  bankAccount: string;
  state: string;
  amountFen: number;
  nettedFen: number;
}

/** Numbers by which a step chooses among what there is; each is used with the remainder of a division. */
export interface Dice {
  a: number;
  b: number;
  c: number;
}

/**
 * A small county whose facts, payouts and recoveries a test moves at random, and whose money it holds against the rules
 * after each step. What a step needs and does not find (a draft to hold a line in, say) makes it do nothing.
 */
export class MoneyWorld {
  protected readonly steps: PayoutSteps;
  private readonly register: RegisterBuilder;
  protected officer: Session;
  protected finance: Session;
  protected reviewer: Session;
  private village: string;
  private policiesMade = 0;
  private lastPolicyMonth = '2023-01';
  /** The most that was ever owed for a person and subject, and what the bank paid beyond a line's amount. */
  protected readonly mostOwed = new Map<string, number>();
  protected readonly overPaidByBank = new Map<string, number>();

  protected constructor(protected readonly service: TestService) {
    this.steps = new PayoutSteps(service);
    this.register = new RegisterBuilder(service.dataSource);
  }

  static async open(): Promise<MoneyWorld> {
    return this.begin(new MoneyWorld(await openTestService('2023-04-20')));
  }

  protected static async begin<W extends MoneyWorld>(world: W): Promise<W> {
    world.officer = await world.service.as('officer');
    world.finance = await world.service.as('finance');
    world.reviewer = await world.service.as('reviewer');
    await putInForce(world.service, awardPolicy({ noticeWorkingDays: 0 }));
    await putInForce(world.service, stipendPolicy({ noticeWorkingDays: 0 }));
    world.village = world.register.organization({ regionCode: '341821100' });
    for (let n = 0; n < 6; n++) await world.hire({ a: n, b: 40 * n + 20, c: n });
    return world;
  }

  close(): Promise<void> {
    return this.service.close();
  }

  protected get today(): string {
    return this.service.clock.day;
  }

  protected query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.service.dataSource.query<T[]>(sql, parameters);
  }

  /** One of the rows of a query, or nothing where there is none. */
  protected async one<T>(n: number, sql: string, parameters: unknown[] = []): Promise<T | undefined> {
    const rows = await this.query<T>(sql, parameters);
    return rows[n % Math.max(rows.length, 1)];
  }

  /** Some months go by. */
  passMonths({ a }: Dice): Promise<void> {
    const day = `${addMonths(monthOf(this.today), 1 + (a % 4))}-20`;
    if (day <= LAST_DAY) this.service.clock.day = day;
    return Promise.resolve();
  }

  /** Somebody who began some time ago, of whom nobody had told. */
  async hire({ a, b, c }: Dice): Promise<void> {
    const startOn = later(this.today, 0 - (b % 200));
    const [asked, today] = [later(startOn, c % 60), this.today];
    const approvedOn = asked < today ? asked : today;
    this.register.worker({
      regionCode: LANGXI,
      posts: [{ at: this.village, startOn }],
      certificates: [{ level: LEVELS[a % 3], approvedOn }],
      paid: c % 5 === 0 ? [{ subject: 'award:junior', amountFen: 30_000 + (b % 7) * 10_000, paidOn: startOn }] : [],
    });
    await this.register.save();
    await makePayable(this.service.dataSource);
  }

  /** A certificate of a level that the person has not got, declared late as may be. */
  async certify({ a, b, c }: Dice): Promise<void> {
    const worker = await this.one<{ id: string }>(a, 'SELECT id FROM workers WHERE merged_into IS NULL ORDER BY id');
    const approvedOn = later(this.today, 0 - (b % 300));
    await this.query(
      `INSERT INTO certificates (id, worker_id, level, certificate_no, approved_on, declared_on, void, version)
       SELECT $1, $2, $3, $4, $5, $6, false, 1
       WHERE NOT EXISTS (SELECT 1 FROM certificates WHERE worker_id = $2 AND level = $3)`,
      [newId(), worker?.id, LEVELS[c % 3], `ZS${newId()}`, approvedOn, later(approvedOn, c % 90)],
    );
  }

  /** The certificate was never valid. */
  async void({ a }: Dice): Promise<void> {
    const certificate = await this.one<{ id: string }>(a, 'SELECT id FROM certificates WHERE NOT void ORDER BY id');
    await this.query('UPDATE certificates SET void = true, revoked_on = approved_on WHERE id = $1', [certificate?.id]);
  }

  /** The person left, perhaps months ago; or what was noted of that is taken back. */
  async leave({ a, b, c }: Dice): Promise<void> {
    const post = await this.one<{ id: string; startOn: string }>(
      a,
      `SELECT id, start_on AS "startOn" FROM posts WHERE ${PAID_FIRST} ORDER BY id`,
    );
    const endOn = later(this.today, 0 - (b % 150));
    const isReturn = c % 2 === 0 || post === undefined || endOn < post.startOn;
    await this.query('UPDATE posts SET end_on = $2 WHERE id = $1', [post?.id, isReturn ? null : endOn]);
  }

  async suspend({ a, b, c }: Dice): Promise<void> {
    const worker = await this.one<{ id: string }>(
      a,
      `SELECT id FROM (SELECT id, id AS worker_id FROM workers WHERE merged_into IS NULL) w WHERE ${PAID_FIRST} ORDER BY id`,
    );
    const fromMonth = addMonths(monthOf(this.today), 0 - (b % 8));
    const toMonth = c % 6 === 0 ? null : addMonths(fromMonth, c % 4);
    await this.query('DELETE FROM suspensions WHERE worker_id = $1', [worker?.id]);
    await this.query(
      `INSERT INTO suspensions (id, worker_id, from_month, to_month, reason, version) VALUES ($1, $2, $3, $4, '请假', 1)`,
      [newId(), worker?.id, fromMonth, toMonth],
    );
  }

  /** Other rates, from a month that may lie behind. */
  async changePolicy({ a, b }: Dice): Promise<void> {
    const from = addMonths(monthOf(this.today), 0 - (a % 5));
    if (from <= this.lastPolicyMonth || this.policiesMade >= 4) return;
    const junior = 12_000 + (b % 5) * 2_000;
    const ratesFen = { junior, intermediate: junior * 2, senior: junior * 3 };
    await putInForce(this.service, stipendPolicy({ effectiveFrom: from, ratesFen, noticeWorkingDays: 0 }));
    this.lastPolicyMonth = from;
    this.policiesMade++;
  }

  async create({ a, b }: Dice): Promise<void> {
    const kind = a % 3 === 0 ? 'award' : 'stipend';
    const asOf = kind === 'stipend' && b % 4 === 0 ? later(this.today, -31) : this.today;
    const { status, body } = await this.officer.post('/payouts', { kind, regionCode: LANGXI, asOf });
    if (status === 201 || (body as { code: string }).code === 'NOTHING_DUE') return;
    throw new Error(`create: ${status} ${JSON.stringify(body)}`);
  }

  /** Takes a payout one step on its way, or all the way to the bank, which may answer at once. */
  async forward(dice: Dice): Promise<void> {
    const { a, b, c } = dice;
    const payout = await this.live(a, 'draft', 'submitted', 'notice', 'approved');
    if (!payout) return;
    for (let step = await this.next(payout.id); step !== null; step = b % 4 === 0 ? null : await this.next(payout.id)) {
      if (await this.takeOut(payout.id)) continue;
      await this.steps.take(payout.id, step);
    }
    if (c % 3 !== 0) await this.bank(dice);
  }

  /** What changed under the payout would stop its next step. @returns whether anything had to be taken out */
  protected async takeOut(id: string): Promise<boolean> {
    const { status, body } = await this.officer.post(`/payouts/${id}/changes/take-out`, { reason: '资料有变' });
    if (status !== 200 && (body as { code: string }).code !== 'NOTHING_CHANGED') {
      throw new Error(`take-out: ${status} ${JSON.stringify(body)}`);
    }
    return status === 200;
  }

  async sendBack({ a }: Dice): Promise<void> {
    const payout = await this.live(a, 'submitted', 'notice');
    if (payout) await this.steps.take(payout.id, 'return');
  }

  async cancel({ a }: Dice): Promise<void> {
    const payout = await this.live(a, 'draft', 'submitted', 'notice', 'approved');
    if (payout) await this.steps.take(payout.id, 'cancel');
  }

  async recompute({ a }: Dice): Promise<void> {
    const payout = await this.live(a, 'draft');
    if (payout) await this.steps.take(payout.id, 'recompute');
  }

  /** Holds, takes up again, or takes out a line of a draft. */
  async touchLine({ a, b, c }: Dice): Promise<void> {
    const line = await this.one<{ id: string; payoutId: string; state: string }>(
      b,
      `SELECT a.line_id AS id, a.payout_id AS "payoutId", a.state FROM live_attempts a
       JOIN payouts p ON p.id = a.payout_id AND p.state = 'draft'
       JOIN payout_lines l ON l.id = a.line_id ORDER BY p.id, l.line_no`,
    );
    if (!line) return;
    const step = c % 3 === 0 ? 'remove' : line.state === 'held' ? 'release' : 'hold';
    await this.officer.post(`/payouts/${line.payoutId}/lines/${line.id}/${step}`, { reason: `核实${a}` }).expect(200);
  }

  /** The bank answers for some or all payees of a payout: paid, returned, too little, too much. */
  async bank({ a, b, c }: Dice): Promise<void> {
    const payout = await this.live(a, 'sent');
    if (!payout) return;
    const rows: string[] = [];
    const beyond: [string, number][] = [];
    for (const [n, lines] of (await this.transfers(payout)).entries()) {
      const fen = lines.reduce((sum, line) => sum + line.amountFen - line.nettedFen, 0);
      const { lineNo, workerName, bankAccount } = lines[0]!;
      const how = (b + n * (c + 1)) % 12;
      if (how === 11) continue;
      const stated = how === 9 ? Math.max(100, fen - 5_000) : how === 10 ? fen + 3_000 : how === 8 ? 0 : fen;
      if (stated > fen) beyond.push([(await this.lastSubject(lines)).key, stated - fen]);
      const cells = [`${payout.number}-${lineNo}`, workerName, bankAccount, `${stated / 100}`];
      rows.push([...cells, ...(how === 8 ? ['失败', '账户已销户'] : ['成功', ''])].join(','));
    }
    if (rows.length === 0) return;
    const head = '业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因';
    await this.finance
      .post(`/payouts/${payout.id}/bank-returns?profile=generic-csv`)
      .attach('file', Buffer.from([head, ...rows].join('\r\n')), '回单.csv')
      .expect(200);
    await this.resolveQueues(payout.id);
    for (const [key, fen] of beyond) this.overPaidByBank.set(key, (this.overPaidByBank.get(key) ?? 0) + fen);
  }

  /** Opens recoveries for what is over-paid. */
  async recover({ a, b }: Dice): Promise<void> {
    const facts = (await this.lateFacts()).filter(({ toRecoverFen }) => toRecoverFen > 0);
    if (facts.length === 0) return;
    const items = facts.slice(0, 1 + (a % facts.length)).map(({ workerId, subject }) => ({
      workerId,
      subject,
      nettingAllowed: b % 3 !== 0,
      monthlyFloorFen: (b % 4) * 5_000,
    }));
    await this.officer.post('/recoveries/accept', { items }).expect(201);
  }

  /** A part comes back by hand, or is given up. */
  async repay({ a, b, c }: Dice): Promise<void> {
    const { body } = await this.officer.get('/recoveries?open=true&pageSize=500').expect(200);
    const { items } = body as { items: { id: string; leftFen: number; reservedFen: number }[] };
    const open = items.filter(({ leftFen, reservedFen }) => leftFen > reservedFen);
    const recovery = open[a % Math.max(open.length, 1)];
    if (!recovery) return;
    const left = recovery.leftFen - recovery.reservedFen;
    const amountFen = b % 3 === 0 ? left : 1 + (b % left);
    if (c % 4 !== 0) {
      await this.finance
        .post(`/recoveries/${recovery.id}/instalments`, { amountFen, receivedOn: this.today })
        .expect(201);
      return;
    }
    await this.officer.post(`/recoveries/${recovery.id}/write-off`, { amountFen, reason: '本人去世' }).expect(201);
    const decision = { decision: c % 8 === 0 ? 'approved' : 'refused' };
    await this.reviewer.post(`/recoveries/${recovery.id}/write-off/decide`, decision).expect(200);
  }

  /** What came about, so that a test can tell that its worlds were not empty. */
  async tally(): Promise<Record<string, number>> {
    const rows = await this.query<{ what: string; n: number }>(
      `SELECT outcome AS what, count(*)::int AS n FROM line_endings GROUP BY outcome
       UNION ALL SELECT kind, count(*)::int FROM recovery_entries GROUP BY kind
       UNION ALL SELECT 'correction', count(*)::int FROM line_endings WHERE is_correction AND outcome = 'paid'
       UNION ALL SELECT 'take-out', count(*)::int FROM payout_events WHERE action = 'take-out'
       UNION ALL SELECT 'settled', count(*)::int FROM payouts WHERE state = 'settled'
       UNION ALL SELECT 'short-pay', count(*)::int FROM bank_return_rows WHERE queue = 'short-pay'
       UNION ALL SELECT 'over-pay', count(*)::int FROM bank_return_rows WHERE queue = 'over-pay'
       UNION ALL SELECT 'recovery', count(*)::int FROM recoveries`,
    );
    return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
  }

  /** Everything that does not hold now; empty when all is well. */
  async faults(): Promise<string[]> {
    const owed = await this.owed();
    const sums = await this.sums();
    const listed = await this.listed();
    const facts = new Map((await this.lateFacts()).map((fact) => [`${fact.workerId} ${fact.subject}`, fact]));
    const faults: string[] = [];
    for (const key of new Set([...owed.keys(), ...sums.keys(), ...listed.keys()])) {
      const owedFen = owed.get(key) ?? 0;
      this.mostOwed.set(key, Math.max(this.mostOwed.get(key) ?? 0, owedFen));
      faults.push(...this.faultsOf(key, owedFen, sums.get(key) ?? NOTHING, listed.get(key)));
      const dueFen = listed.get(key)?.dueFen ?? 0;
      const fact = facts.get(key);
      if (dueFen < 0 && (fact?.toRecoverFen ?? 0) + (fact?.underRecoveryFen ?? 0) < 0 - dueFen) {
        faults.push(`${key}: ${0 - dueFen} too much and neither under recovery nor offered for it`);
      }
    }
    faults.push(...(await askedAlike(this.service, this.today, [...facts.keys()])));
    const { checks } = await this.service.app.get(IntegrityService).checkAll();
    for (const { name, ok, examples } of checks) if (!ok) faults.push(`${name}: ${examples.join(', ')}`);
    return faults;
  }

  private faultsOf(key: string, owed: number, sums: Sums, item: Listed | undefined): string[] {
    const { historical, received, recovered, writtenOff, inFlight } = sums;
    const kept = received - recovered;
    const faults: string[] = [];
    const tell = (what: string): number => faults.push(`${key}: ${what} ${JSON.stringify({ owed, ...sums, item })}`);
    const most = Math.max(0, (this.mostOwed.get(key) ?? 0) - historical) + (this.overPaidByBank.get(key) ?? 0);
    if (kept > most) tell('more received than was ever owed');
    if (!item) {
      if (owed !== 0 || kept !== 0 || inFlight !== 0) tell('not listed');
      return faults;
    }
    if (item.inFlightFen !== inFlight) tell('in flight');
    const forgiven = historical + kept - item.paidFen;
    if (forgiven < 0 || forgiven > writtenOff) tell('paid');
    const rest = owed - item.paidFen - item.inFlightFen - item.dueFen;
    // Never asked back: what is only on its way, and what was paid before this system.
    if (rest !== 0 && (rest > 0 || 0 - rest > inFlight + historical || item.dueFen > 0)) tell('paid + in flight + due');
    if (item.dueFen < 0 && 0 - item.dueFen > kept) tell('asks back more than this system paid');
    return faults;
  }

  /** By the literal rules of the test, on the facts as they are stored. */
  protected async owed(): Promise<Map<string, number>> {
    const work = async (tx: EntityManager): Promise<Map<string, number>> => {
      const { paths } = await loadRegionView(tx, CITY);
      const rows: PersonRow[] = await tx.query(
        'SELECT id, name, region_code AS "regionCode" FROM workers WHERE merged_into IS NULL ORDER BY id',
      );
      const [awards, stipends] = [await loadAwardTerms(tx, paths), await loadStipendTerms(tx, paths)];
      const found = new Map<string, number>();
      for (const { id, facts } of await loadPeople(tx, new LedgerService(), paths, rows, { kind: 'award' })) {
        const levels = new Map(facts.certificates.map((certificate) => [certificate.id, certificate.level]));
        for (const { certificateId, owedFen } of naiveAwards(facts, awards, this.today)) {
          const key = `${id} award:${levels.get(certificateId)}`;
          found.set(key, (found.get(key) ?? 0) + owedFen);
        }
      }
      for (const { id, facts } of await loadPeople(tx, new LedgerService(), paths, rows, { kind: 'stipend' })) {
        for (const { month, owedFen } of naiveStipends(facts, stipends, this.today)) {
          found.set(`${id} stipend:${month}`, owedFen);
        }
      }
      return found;
    };
    return inTransaction(this.service.dataSource, work, 'REPEATABLE READ');
  }

  protected async sums(): Promise<Map<string, Sums>> {
    const rows = await this.query<Sums & { key: string }>(
      `SELECT person_of(worker_id) || ' ' || subject AS key, sum(h)::int AS historical, sum(p)::int AS received, sum(r)::int AS recovered, sum(w)::int AS "writtenOff",
              sum(f)::int AS "inFlight"
       FROM (
         SELECT worker_id, subject, amount_fen AS h, 0 AS p, 0 AS r, 0 AS w, 0 AS f FROM historical_payments WHERE withdrawn_at IS NULL
         UNION ALL SELECT worker_id, subject, 0, paid_fen, 0, 0, 0 FROM line_endings
         UNION ALL SELECT r.worker_id, r.subject, 0, 0, CASE WHEN e.kind NOT IN ('write-off', 'void') THEN e.amount_fen ELSE 0 END,
                          CASE WHEN e.kind = 'write-off' THEN e.amount_fen ELSE 0 END, 0
                   FROM recovery_entries e JOIN recoveries r ON r.id = e.recovery_id
         UNION ALL SELECT l.worker_id, l.subject, 0, 0, 0, 0, l.amount_fen
                   FROM payout_lines l LEFT JOIN line_endings e ON e.line_id = l.id WHERE e.line_id IS NULL) t
       GROUP BY 1`,
    );
    return new Map(rows.map(({ key, ...sums }) => [key, sums]));
  }

  protected async listed(): Promise<Map<string, Listed>> {
    const found = new Map<string, Listed>();
    for (const path of ['/awards/entitlements?', '/stipends/entitlements?fromMonth=2022-01&']) {
      for (let page = 1, total = 1; (page - 1) * 500 < total; page++) {
        const { body } = await this.officer.get(`${path}regionCode=${CITY}&pageSize=500&page=${page}`).expect(200);
        const answer = body as { items: Listed[]; total: number };
        for (const item of answer.items) found.set(`${item.workerId} ${item.subject}`, item);
        ({ total } = answer);
      }
    }
    return found;
  }

  private async lateFacts() {
    const { body } = await this.officer.get('/payouts/late-facts?pageSize=500').expect(200);
    interface Fact {
      workerId: string;
      subject: string;
      toRecoverFen: number;
      underRecoveryFen: number;
    }
    return (body as { items: Fact[] }).items;
  }

  protected live(n: number, ...states: string[]): Promise<PayoutBody | undefined> {
    return this.one<PayoutBody>(n, 'SELECT id, number, state FROM payouts WHERE state = ANY($1) ORDER BY id', [states]);
  }

  /** The step that a payout's state calls for; null at the bank, and where nothing is left to send. */
  private async next(id: string): Promise<StepName | null> {
    const [payout] = await this.query<{ state: string; accepted: boolean; lines: number }>(
      'SELECT state, accepted_at IS NOT NULL AS accepted, line_count AS lines FROM payouts WHERE id = $1',
      [id],
    );
    if (!payout || payout.lines === 0) return null;
    const steps: Record<string, StepName> = { draft: 'submit', notice: 'approve', approved: 'send' };
    if (payout.state === 'submitted') return payout.accepted ? 'publish' : 'accept';
    return steps[payout.state] ?? null;
  }

  /** What is still with the bank, one transfer per payee. */
  private async transfers(payout: PayoutBody): Promise<Line[][]> {
    const { body } = await this.officer.get(`/payouts/${payout.id}/lines?pageSize=500`).expect(200);
    const byWorker = new Map<string, Line[]>();
    for (const line of (body as { items: Line[] }).items) {
      if (line.state === 'sent') byWorker.set(line.workerId, [...(byWorker.get(line.workerId) ?? []), line]);
    }
    return [...byWorker.values()];
  }

  private async lastSubject(lines: readonly Line[]): Promise<{ key: string }> {
    const [row] = await this.query<{ key: string }>(
      `SELECT person_of(worker_id) || ' ' || subject AS key FROM payout_lines WHERE id = $1`,
      [lines.at(-1)?.id],
    );
    return row!;
  }

  /** Every queue is worked off by hand: booked as the bank states it. */
  protected async resolveQueues(payoutId: string): Promise<void> {
    const { body } = await this.finance.get(`/payouts/${payoutId}/bank-returns/rows?pageSize=500`).expect(200);
    const { items } = body as { items: { id: string; queue: string; resolution: string | null }[] };
    for (const { id, queue } of items.filter((row) => row.resolution === null)) {
      if (queue !== 'short-pay' && queue !== 'over-pay') continue;
      const answer = { resolution: 'paid-as-stated', reason: '银行确认' };
      await this.finance.post(`/payouts/${payoutId}/bank-returns/rows/${id}/resolve`, answer).expect(200);
    }
  }
}

const NOTHING: Sums = { historical: 0, received: 0, recovered: 0, writtenOff: 0, inFlight: 0 };
