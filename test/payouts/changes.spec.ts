import { newId } from '../../src/common/values/ids.js';
import { IntegrityService } from '../../src/integrity/integrity.service.js';
import type { ChangedLinePage } from '../../src/payouts/changes/changes.dto.js';
import type { ListedPayoutResponse } from '../../src/payouts/reading/payout-list.dto.js';
import { readSheet } from '../support/payouts/read-sheet.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { PayoutSteps, TO_THE_BANK, type StepName } from '../support/payouts/payout-steps.js';
import { makePayable } from '../support/register/payees.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { identityNumberOf, readWorker } from '../support/register/people.js';
import { RegisterBuilder } from '../support/register/register.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

/** What a fact has at hand of the person that it is about. */
interface Person {
  id: string;
  certificateId: string;
  organizationId: string;
}

interface Fact {
  /** A township of its own, so that payouts of one fact hold nobody of another. */
  town: string;
  kind: 'less' | 'more' | 'payee';
  code: string;
  cause: RegExp;
  wouldBeFen: number;
  change(person: Person, n: number): Promise<unknown>;
}

const RATE = 15_000;

describe('a fact that changes under a payout on its way', () => {
  let service: TestService;
  let officer: Session;
  let register: RegisterBuilder;
  let steps: PayoutSteps;

  beforeAll(async () => {
    service = await openTestService('2024-12-31');
    officer = await service.as('officer');
    register = new RegisterBuilder(service.dataSource);
    steps = new PayoutSteps(service);
  });
  afterAll(() => service.close());

  const sql = (text: string, parameters: unknown[]): Promise<unknown> => service.dataSource.query(text, parameters);
  const patch = async ({ id }: Person, body: object): Promise<void> => {
    const { version } = await readWorker(officer, id);
    await officer.patch(`/workers/${id}`, version, body).expect(200);
  };
  const merge = async (survivor: string, duplicateId: string): Promise<void> => {
    const { body } = await officer.post(`/workers/${survivor}/merge`, { duplicateId, reason: '同一人' }).expect(201);
    const reviewer = await service.as('reviewer');
    await reviewer.post(`/workers/${survivor}/merges/${(body as { id: string }).id}/confirm`, {}).expect(200);
  };
  const less = { kind: 'less', wouldBeFen: 0 } as const;
  const payee = { kind: 'payee', wouldBeFen: RATE } as const;

  const FACTS: Record<string, Fact> = {
    'a suspension': {
      ...less,
      town: '341821001',
      code: 'SUSPENDED',
      cause: /列入本批次后核定有变，现不应发放：.*停发/,
      change: ({ id }) =>
        officer.post(`/workers/${id}/suspensions`, { fromMonth: '2024-12', reason: '受处分' }).expect(201),
    },
    'the end of a post': {
      ...less,
      town: '341821002',
      code: 'NOT_SERVING_IN_MONTH',
      cause: /现不应发放/,
      change: async ({ id }) => {
        const [post] = (await readWorker(officer, id)).posts;
        await officer.patch(`/workers/${id}/posts/${post!.id}`, post!.version, { endOn: '2024-11-30' }).expect(200);
      },
    },
    'a revoked certificate': {
      ...less,
      town: '341821003',
      code: 'NO_CERTIFICATE_IN_MONTH',
      cause: /现不应发放/,
      change: ({ certificateId }) =>
        officer
          .post(`/certificates/${certificateId}/revocation`, { revokedOn: '2024-06-01', void: false, reason: '撤销' })
          .expect(200),
    },
    'a registration that is gone': {
      ...less,
      town: '341821100',
      code: 'NOT_REGISTERED_IN_MONTH',
      cause: /现不应发放/,
      change: ({ certificateId }) => sql('DELETE FROM registrations WHERE certificate_id = $1', [certificateId]),
    },
    'an employer that became another': {
      ...less,
      town: '341821101',
      code: 'EMPLOYER_NOT_ELIGIBLE',
      cause: /现不应发放/,
      change: ({ organizationId }) => sql(`UPDATE organizations SET kind = 'other' WHERE id = $1`, [organizationId]),
    },
    'a payment of before': {
      ...less,
      town: '341821102',
      wouldBeFen: 10_000,
      code: 'PAYMENT_DIFFERS',
      cause: /已发金额有变/,
      change: ({ id }) =>
        sql(
          `INSERT INTO historical_payments (id, worker_id, subject, amount_fen, paid_on, version)
           VALUES ($1, $2, 'stipend:2024-12', 5000, '2024-12-20', 1)`,
          [newId(), id],
        ),
    },
    'a waiver': {
      ...less,
      town: '341823100',
      code: 'WAIVED_BY_PERSON',
      cause: /现不应发放：本人2024-12-31书面放弃（放弃声明），撤回前不予发放。/,
      change: ({ id }) =>
        officer
          .post(`/workers/${id}/waivers`, { kind: 'stipend', waivedOn: '2024-12-31', paper: '放弃声明' })
          .expect(201),
    },
    'a name': {
      ...payee,
      town: '341821103',
      code: 'NAME_CHANGED',
      cause: /收款人信息有变：姓名由“.+”改为“王新名”。/,
      change: (person) => patch(person, { name: '王新名' }),
    },
    'an account': {
      ...payee,
      town: '341821105',
      code: 'ACCOUNT_CHANGED',
      cause: /银行账号由尾号\d{4}改为尾号7777。/,
      change: (person, n) =>
        patch(person, { bankAccount: { bankName: '农业银行宣城分行', account: `62284801111${n}7777` } }),
    },
    'a bank': {
      ...payee,
      town: '341821107',
      code: 'BANK_CHANGED',
      cause: /开户行由“农业银行宣城分行”改为“徽商银行”/,
      change: (person, n) => patch(person, { bankAccount: { bankName: '徽商银行', account: `62284802222${n}7777` } }),
    },
    'an identity number': {
      ...payee,
      town: '341821108',
      code: 'IDENTITY_CHANGED',
      cause: /身份证号由尾号\w{4}改为尾号\w{4}。/,
      change: async ({ id }, n) => {
        const body = { identityNumber: identityNumberOf(800 + n), reason: '按原件更正' };
        const path = `/workers/${id}/identity-corrections`;
        const { body: asked } = await officer.post(path, body).expect(201);
        const reviewer = await service.as('reviewer');
        await reviewer.post(`${path}/${(asked as { id: string }).id}/confirm`, {}).expect(200);
      },
    },
    'a merge with a record that was paid before': {
      ...less,
      town: '341823101',
      wouldBeFen: 10_000,
      code: 'PAYMENT_DIFFERS',
      cause: /已发金额有变（.*合并人员记录）/,
      change: async ({ id }) => {
        const paid = [{ subject: 'stipend:2024-12' as const, amountFen: 5_000, paidOn: '2024-12-20' }];
        const { id: duplicate } = register.worker({ regionCode: '341823101', paid });
        await register.save();
        await makePayable(service.dataSource);
        await merge(id, duplicate);
      },
    },
    'a merge into another record': {
      ...less,
      town: '341823102',
      code: 'WORKER_MERGED',
      cause: /已并入另一条记录，本笔不再发放/,
      change: async ({ id }) => {
        const { id: survivor } = register.worker({ regionCode: '341823102' });
        await register.save();
        await makePayable(service.dataSource);
        await merge(survivor, id);
      },
    },
    'a higher certificate': {
      kind: 'more',
      town: '341821109',
      wouldBeFen: 30_000,
      code: 'LEVEL_CHANGED',
      cause: /证书级别变化：列入时/,
      change: async ({ id }) => {
        const body = { workerId: id, level: 'intermediate', certificateNo: `ZJ${id}`, approvedOn: '2024-01-10' };
        const { body: made } = await officer.post('/certificates', body).expect(201);
        const { id: certificateId } = made as { id: string };
        await officer.post(`/certificates/${certificateId}/registrations`, { startOn: '2024-01-20' }).expect(201);
      },
    },
  };

  /** Two people for each step, each with an employer of their own, in a township whose policy pays December alone. */
  async function peopleOf(town: string): Promise<Person[]> {
    const policy = { regionCode: town, effectiveFrom: '2024-12', requiresRegistration: true, noticeWorkingDays: 0 };
    await putInForce(service, stipendPolicy(policy));
    const made = Array.from({ length: 2 * TO_THE_BANK.length }, (_, n) => {
      const organizationId = register.organization({ regionCode: town });
      const { id, certificateIds } = register.worker({
        // As a bank takes it: no digits.
        name: `社工${'甲乙丙丁戊己庚辛壬癸'.charAt(n)}`,
        regionCode: town,
        posts: [{ at: organizationId, startOn: '2020-01-01' }],
        certificates: [{ approvedOn: '2023-03-10', registrations: [['2023-06-01', '2026-05-31']] }],
      });
      return { id, certificateId: certificateIds[0]!, organizationId };
    });
    await register.save();
    await makePayable(service.dataSource);
    return made;
  }

  const detail = async (id: string): Promise<ListedPayoutResponse> =>
    (await officer.get(`/payouts/${id}`).expect(200)).body as ListedPayoutResponse;
  const changesOf = async (id: string): Promise<ChangedLinePage> =>
    (await officer.get(`/payouts/${id}/changes`).expect(200)).body as ChangedLinePage;
  const tryStep = async (id: string, step: StepName): Promise<{ status: number; body: { code: string } }> => {
    const role = step === 'send' ? 'finance' : step === 'accept' || step === 'approve' ? 'reviewer' : 'officer';
    const { status, body } = await (await service.as(role)).post(`/payouts/${id}/${step}`, {});
    return { status, body: body as { code: string } };
  };

  /** Sheets, bank file and API say the same people and the same fen of a payout that was sent. */
  const agree = async (id: string, expected: { people: number; fen: number }): Promise<void> => {
    const finance = await service.as('finance');
    const workbook = (await bytesOf(finance.get(`/payouts/${id}/workbook.xlsx`).expect(200))).content;
    const details = (await bytesOf(finance.get(`/payouts/${id}/details.xlsx`).expect(200))).content;
    const bank = (await bytesOf(finance.get(`/payouts/${id}/bank-file?profile=generic-csv`).expect(200))).content;
    const totalOf = async (file: Buffer, sheet: string): Promise<unknown[]> =>
      (await readSheet(file, sheet)).find(([label]) => String(label).startsWith('合计'))!;
    const { people, fen } = expected;
    const paid = await totalOf(workbook, '发放表');
    expect(paid[0]).toBe(`合计（${people} 人，${people} 行）`);
    const money = (row: unknown[]): number[] => row.filter((cell) => typeof cell === 'number').slice(-3);
    for (const row of [paid, await totalOf(workbook, '汇总'), await totalOf(details, '明细与依据')]) {
      expect(money(row).map((yuan) => Math.round(yuan * 100))).toEqual([fen, 0, fen]);
    }
    const rows = bank.toString('utf8').trimEnd().split('\r\n').slice(1);
    const inBank = rows.reduce((sum, row) => sum + Math.round(Number(/,(\d+\.\d\d),/.exec(row)![1]) * 100), 0);
    expect([rows.length, inBank]).toEqual([people, fen]);
    expect(await detail(id)).toMatchObject({ payeeCount: people, grossFen: fen, nettedFen: 0, netFen: fen });
  };

  /** @returns the total that is left, which is the one that is expected */
  const stoppedAndTakenOut = async (id: string, step: StepName, changes: object, totalFen: number): Promise<number> => {
    expect(await tryStep(id, step)).toMatchObject({ status: 409, body: { code: 'LINES_CHANGED', changes } });
    const taken = await officer.post(`/payouts/${id}/changes/take-out`, { reason: '资料有变' }).expect(200);
    expect(taken.body).toMatchObject({ totalFen, lineCount: totalFen / RATE });
    return totalFen;
  };

  describe.each(Object.keys(FACTS))('%s', (name) => {
    it('is listed with its cause and stops every step that it must, until it is taken out', async () => {
      const fact = FACTS[name]!;
      const persons = await peopleOf(fact.town);
      const { id } = await steps.create({ kind: 'stipend', regionCode: fact.town });
      let totalFen = persons.length * RATE;
      for (const [n, step] of TO_THE_BANK.entries()) {
        const person = persons[n]!;
        expect(await changesOf(id)).toMatchObject({ total: fact.kind === 'more' ? n : 0 });
        await fact.change(person, n);
        const { items, changes } = await changesOf(id);
        const found = items.find(({ workerId }) => workerId === person.id);
        expect(found).toMatchObject({ kinds: [fact.kind], wasFen: RATE, wouldBeFen: fact.wouldBeFen });
        expect(found!.codes).toContain(fact.code);
        expect(found!.cause).toMatch(fact.cause);
        const counts = { less: 0, more: 0, payee: 0, [fact.kind]: fact.kind === 'more' ? n + 1 : 1 };
        expect(changes).toEqual(counts);
        expect((await detail(id)).changes).toEqual(counts);
        if (fact.kind !== 'more') totalFen = await stoppedAndTakenOut(id, step, counts, totalFen - RATE);
        expect(await tryStep(id, step)).toMatchObject({ status: 200 });
      }
      const lines = await steps.lines(id);
      const sent = lines.filter(({ state }) => state === 'sent');
      expect(await detail(id)).toMatchObject({ state: 'sent', totalFen, lineCount: sent.length });
      expect(sent.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(totalFen);
      await agree(id, { people: sent.length, fen: totalFen });
    });
  });

  it('is taken out for the amount that was confirmed, and for no other', async () => {
    const fact = { ...FACTS[Object.keys(FACTS).find((name) => FACTS[name]!.kind === 'less')!]!, town: '341823104' };
    const persons = await peopleOf(fact.town);
    const { id } = await steps.create({ kind: 'stipend', regionCode: fact.town });
    await fact.change(persons[0]!, 0);
    const seen = (await officer.get(`/payouts/${id}/changes`).expect(200)).body as ChangedLinePage;
    expect(seen.stopping).toEqual({ lineCount: 1, netFen: RATE });
    // A second one changes while somebody types what the first comes to.
    await fact.change(persons[1]!, 1);
    const asked = { reason: '资料有变', expectedFen: seen.stopping.netFen };
    const refused = await officer.post(`/payouts/${id}/changes/take-out`, asked).expect(409);
    expect(refused.body).toMatchObject({ code: 'AMOUNT_DIFFERS', expectedFen: RATE, foundFen: 2 * RATE });
    expect((await detail(id)).lineCount).toBe(persons.length);
    const both = { ...asked, expectedFen: 2 * RATE };
    const taken = await officer.post(`/payouts/${id}/changes/take-out`, both).expect(200);
    expect(taken.body).toMatchObject({ lineCount: persons.length - 2 });
    const left = (await officer.get(`/payouts/${id}/changes`).expect(200)).body as ChangedLinePage;
    expect(left.stopping).toEqual({ lineCount: 0, netFen: 0 });
    await officer.post(`/payouts/${id}/cancel`, {}).expect(200);
  });

  it('of a policy is asked of everybody', async () => {
    const town = '341821110';
    const persons = await peopleOf(town);
    const policies = (await officer.get(`/policies?regionCode=${town}`).expect(200)).body as {
      items: { id: string }[];
    };
    for (const step of TO_THE_BANK) {
      const { id } = await steps.create({ kind: 'stipend', regionCode: town });
      await steps.take(id, ...TO_THE_BANK.slice(0, TO_THE_BANK.indexOf(step)));
      const neighbour = { regionCode: `34182410${TO_THE_BANK.indexOf(step)}`, effectiveFrom: '2024-12' };
      await putInForce(service, stipendPolicy(neighbour));
      expect((await detail(id)).changes).toEqual({ less: 0, more: 0, payee: 0 });
      if (step !== 'send') {
        await officer.post(`/payouts/${id}/cancel`, {}).expect(200);
        continue;
      }
      const reviewer = await service.as('reviewer');
      const retired = { reason: '提前终止', effectiveTo: '2024-11' };
      await reviewer.post(`/policies/${policies.items[0]!.id}/retire`, retired).expect(200);
      expect((await detail(id)).changes).toEqual({ less: persons.length, more: 0, payee: 0 });
      expect(await tryStep(id, step)).toMatchObject({ status: 409, body: { code: 'LINES_CHANGED' } });
    }
  });

  it('leaves the money whole, and the event tells the totals before and after', async () => {
    const { checks } = await service.app.get(IntegrityService).checkAll();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    const events: { totals: Record<string, number> }[] = await service.dataSource.query(
      `SELECT totals FROM payout_events WHERE action = 'take-out'`,
    );
    expect(events).toHaveLength(13 * TO_THE_BANK.length + 1);
    const before = ({ totals }: (typeof events)[number]): boolean =>
      2 * RATE === totals.beforeTotalFen! - totals.totalFen!;
    expect(events.filter(before)).toHaveLength(1);
    for (const { totals } of events.filter((event) => !before(event)))
      expect(totals.beforeTotalFen! - totals.totalFen!).toBe(RATE);
  });
});
