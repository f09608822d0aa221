import { importRoster } from '../support/roster/imports.js';
import { dateCell, rosterWorkbook, type RosterWorkbook, someone } from '../support/roster/roster-workbook.js';
import { readWorker, type WorkerBody } from '../support/register/people.js';
import { linesOf, settle, takeToSent } from '../support/payouts/payouts.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const reason = '录入有误';
const MONTH = 15_000;
const VILLAGE = { 工作单位: '青峰村', 单位类别: '村', '所属县（市、区）': '郎溪县', '乡镇（街道）': null };
const RIGHT = {
  ...VILLAGE,
  入职日期: '2023-01-01',
  证书级别: '初级',
  批准日期: '2023-02-01',
  申报日期: '2023-02-10',
  登记日期: '2023-03-01',
  登记有效期至: '2026-02-28',
  开户行: '徽商银行',
};

type Imported = Omit<WorkerBody, 'posts' | 'certificates'> & {
  posts: { id: string; version: number; organization: { id: string } }[];
  suspensions: { id: string; version: number }[];
  certificates: { id: string; version: number; registrations: { id: string; version: number }[] }[];
};
type Right = (of: Imported, session: Session) => Promise<unknown>;

/** What is due of January, February and March 2024 once each step is done; nothing is due where the facts say what was paid. */
interface Mistake {
  what: string;
  /** What the workbook says of the person, beside what is right. */
  states: Record<string, string | null>;
  also?: (workbook: RosterWorkbook, identityNumber: string) => void;
  /** What January to March came to. */
  paid: [number, number, number];
  steps: { does: string; by: Right; due: [number, number, number] }[];
}

const lost = (...months: number[]): [number, number, number] =>
  [1, 2, 3].map((month) => (months.includes(month) ? 0 - MONTH : 0)) as [number, number, number];
const ALL: [number, number, number] = [MONTH, MONTH, MONTH];
const NONE: [number, number, number] = [0, 0, 0];

const MISTAKES: readonly Mistake[] = [
  {
    what: 'a post that began later',
    states: {},
    paid: ALL,
    steps: [
      {
        does: 'its entry is corrected',
        by: (of, session) =>
          session.patch(`/workers/${of.id}/posts/${of.posts[0]!.id}`, 1, { startOn: '2024-02-01', reason }).expect(200),
        due: lost(1),
      },
      {
        does: 'it is withdrawn',
        by: (of, session) =>
          session.post(`/workers/${of.id}/posts/${of.posts[0]!.id}/withdrawal`, { reason }).expect(200),
        due: lost(1, 2, 3),
      },
    ],
  },
  {
    what: 'a post that had ended',
    states: {},
    paid: ALL,
    steps: [
      {
        does: 'a further workbook ends it',
        by: async (of, session) => {
          const cells = {
            姓名: of.name,
            身份证号: await numberOf(session, of),
            ...NO_EMPLOYER,
            离职日期: '2024-01-31',
          };
          await importRoster(session, rosterWorkbook().person(cells));
        },
        due: lost(2, 3),
      },
    ],
  },
  {
    what: 'a post that had not ended',
    states: { 离职日期: '2024-01-31' },
    paid: [MONTH, 0, 0],
    steps: [
      {
        does: 'its end is taken out',
        by: (of, session) =>
          session.patch(`/workers/${of.id}/posts/${of.posts[0]!.id}`, 1, { endOn: null, reason }).expect(200),
        due: [0, MONTH, MONTH],
      },
      {
        does: 'it ended a month later',
        by: (of, session) =>
          session.patch(`/workers/${of.id}/posts/${of.posts[0]!.id}`, 2, { endOn: '2024-02-29', reason }).expect(200),
        due: [0, MONTH, 0],
      },
    ],
  },
  {
    what: 'an employer of another kind',
    states: { 工作单位: '城里社区居民委员会', 单位类别: '村' },
    paid: ALL,
    steps: [
      {
        does: 'the employer is corrected',
        by: async (of, session) => {
          const id = of.posts[0]!.organization.id;
          await session.patch(`/organizations/${id}`, 1, { kind: 'urban_community', reason }).expect(200);
        },
        due: lost(1, 2, 3),
      },
    ],
  },
  {
    what: 'a registration that began later',
    states: {},
    paid: ALL,
    steps: [
      {
        does: 'its days are corrected',
        by: (of, session) => session.patch(registrationOf(of), 1, { startOn: '2024-03-01', reason }).expect(200),
        due: lost(1, 2),
      },
      {
        does: 'it is withdrawn',
        by: (of, session) => session.post(`${registrationOf(of)}/withdrawal`, { reason }).expect(200),
        due: lost(1, 2, 3),
      },
    ],
  },
  {
    what: 'a suspension of other months',
    states: {},
    also: (workbook, 身份证号) => workbook.suspension({ 身份证号, 起始月份: '2024-01', 截止月份: '2024-03' }),
    paid: NONE,
    steps: [
      {
        does: 'its months are corrected',
        by: (of, session) =>
          session
            .patch(`/workers/${of.id}/suspensions/${of.suspensions[0]!.id}`, 1, { fromMonth: '2024-03', reason })
            .expect(200),
        due: [MONTH, MONTH, 0],
      },
      {
        does: 'it is withdrawn',
        by: (of, session) =>
          session.post(`/workers/${of.id}/suspensions/${of.suspensions[0]!.id}/withdrawal`, { reason }).expect(200),
        due: ALL,
      },
    ],
  },
  {
    what: 'a revocation of another day',
    states: {},
    also: (workbook, 身份证号) => workbook.revocation({ 身份证号, 撤销日期: '2024-01-01' }),
    paid: NONE,
    steps: [
      {
        does: 'its day is corrected',
        by: (of, session) =>
          session
            .patch(`/certificates/${of.certificates[0]!.id}/revocation`, 1, { revokedOn: '2024-02-01', reason })
            .expect(200),
        due: [MONTH, 0, 0],
      },
      {
        does: 'it is withdrawn',
        by: (of, session) =>
          session.post(`/certificates/${of.certificates[0]!.id}/revocation/withdrawal`, { reason }).expect(200),
        due: ALL,
      },
    ],
  },
  {
    what: 'a certificate of another level',
    states: { 证书级别: '中级' },
    paid: [2 * MONTH, 2 * MONTH, 2 * MONTH],
    steps: [
      {
        does: 'its level is corrected',
        by: (of, session) =>
          session.patch(`/certificates/${of.certificates[0]!.id}`, 1, { level: 'junior', reason }).expect(200),
        due: lost(1, 2, 3),
      },
      {
        does: 'it is withdrawn',
        by: (of, session) => session.post(`/certificates/${of.certificates[0]!.id}/withdrawal`, { reason }).expect(200),
        due: [-2 * MONTH, -2 * MONTH, -2 * MONTH],
      },
    ],
  },
  {
    what: 'a certificate of another number',
    states: {},
    paid: ALL,
    steps: [
      {
        does: 'its number is corrected: the same is owed',
        by: async (of, session) => {
          const path = `/certificates/${of.certificates[0]!.id}`;
          await session.patch(path, 1, { certificateNo: '202043418099999999', reason }).expect(200);
        },
        due: NONE,
      },
      {
        does: 'it is withdrawn',
        by: (of, session) => session.post(`/certificates/${of.certificates[0]!.id}/withdrawal`, { reason }).expect(200),
        due: lost(1, 2, 3),
      },
    ],
  },
  {
    what: 'a certificate approved on another day',
    states: { 批准日期: '2023-06-01', 申报日期: '2023-06-10', 登记日期: '2023-06-20', 登记有效期至: '2026-06-19' },
    paid: ALL,
    steps: [
      {
        does: 'a further workbook corrects nothing that was paid',
        by: async (of, session) => {
          const cells = { 姓名: of.name, 身份证号: await numberOf(session, of), ...NO_EMPLOYER };
          const certificate = { 证书级别: '初级', 批准日期: dateCell('2023-05-01') };
          await importRoster(session, rosterWorkbook().person({ ...cells, ...certificate }));
        },
        due: NONE,
      },
    ],
  },
  {
    what: 'a name and an account',
    states: {},
    paid: ALL,
    steps: [
      {
        does: 'the name is corrected and the account withdrawn: the same is owed to the person',
        by: async (of, session) => {
          await session.patch(`/workers/${of.id}`, of.version, { name: '更正后', reason }).expect(200);
          await session.post(`/workers/${of.id}/bank-account/withdrawal`, { reason }).expect(200);
        },
        due: NONE,
      },
    ],
  },
  {
    what: 'a payment of before',
    states: {},
    also: (workbook, 身份证号) => workbook.historicalPayment({ ...HISTORY, 身份证号 }),
    paid: [5_000, MONTH, MONTH],
    steps: [
      {
        does: 'too little was said: what was paid above it is recovered, and not a fen of before',
        by: (of, session) => correctPayment(of, session, { amountFen: 40_000 }),
        due: [-5_000, 0, 0],
      },
      {
        does: 'too much was said: the rest is due',
        by: (of, session) => correctPayment(of, session, { amountFen: 4_000 }),
        due: [6_000, 0, 0],
      },
      {
        does: 'it is withdrawn: all but what this system paid is due',
        by: async (of, session) => {
          const { id } = await paymentOf(of, session);
          await session.post(`/workers/${of.id}/historical-payments/${id}/withdrawal`, { reason }).expect(200);
        },
        due: [10_000, 0, 0],
      },
    ],
  },
  {
    what: 'a payment of before that was all of a month',
    states: {},
    also: (workbook, 身份证号) => workbook.historicalPayment({ ...HISTORY, 身份证号, '金额（元）': 150 }),
    paid: [0, MONTH, MONTH],
    steps: [
      {
        does: 'it is withdrawn: the month is due',
        by: async (of, session) => {
          const { id } = await paymentOf(of, session);
          await session.post(`/workers/${of.id}/historical-payments/${id}/withdrawal`, { reason }).expect(200);
        },
        due: [MONTH, 0, 0],
      },
    ],
  },
];

const NO_EMPLOYER = {
  工作单位: null,
  单位类别: null,
  '所属县（市、区）': null,
  '乡镇（街道）': null,
  入职日期: null,
};
const HISTORY = {
  '项目（一次性奖励/职业津贴）': '职业津贴',
  证书级别: null,
  月份: '2024-01',
  '金额（元）': 100,
  发放日期: '2024-01-20',
};

interface Payment {
  id: string;
  version: number;
  amountFen: number;
  correctsId: string | null;
  withdrawnAt: string | null;
}

async function paymentsOf({ id }: Imported, session: Session): Promise<Payment[]> {
  return (await session.get(`/workers/${id}/historical-payments`).expect(200)).body as Payment[];
}

async function paymentOf(of: Imported, session: Session): Promise<Payment> {
  return (await paymentsOf(of, session)).find(({ withdrawnAt }) => withdrawnAt === null)!;
}

async function correctPayment(of: Imported, session: Session, changes: object): Promise<void> {
  const { id, version } = await paymentOf(of, session);
  const path = `/workers/${of.id}/historical-payments/${id}`;
  await session.patch(path, version + 1, { ...changes, reason }).expect(412);
  await session.patch(path, version, changes).expect(400);
  const { body } = await session.patch(path, version, { ...changes, reason }).expect(200);
  expect(body).toMatchObject({ ...changes, correctsId: id, withdrawnAt: null });
  // What was corrected is not corrected a second time.
  await session.patch(path, version + 1, { ...changes, reason }).expect(409);
}

function registrationOf({ certificates: [certificate] }: Imported): string {
  return `/certificates/${certificate!.id}/registrations/${certificate!.registrations[0]!.id}`;
}

async function numberOf(session: Session, { id }: Imported): Promise<string> {
  const { body } = await session.post(`/workers/${id}/identity`, { reason: '核对号码' }).expect(200);
  return (body as { identityNumber: string }).identityNumber;
}

describe('what a workbook stated wrongly, put right and taken back', () => {
  let service: TestService;
  let officer: Session;
  let workbook: RosterWorkbook;
  const people = new Map<string, string>();
  beforeAll(async () => {
    service = await openTestService('2024-04-01');
    officer = await service.as('officer');
    await putInForce(service, stipendPolicy({ effectiveFrom: '2024-01', requiresRegistration: true }));
    workbook = rosterWorkbook();
    MISTAKES.forEach(({ states, also }, n) => {
      const person = someone(n + 1);
      const own = { 证书管理号: `2020434180000${n + 10}`, 银行账号: `62284800700000${n + 10}` };
      workbook.person({ ...person, ...own, ...RIGHT, ...states });
      also?.(workbook, person.身份证号 as string);
    });
    await importRoster(officer, workbook);
    const { body } = await officer.get('/workers?pageSize=100').expect(200);
    for (const { id, name } of (body as { items: { id: string; name: string }[] }).items) people.set(name, id);
    const payout = await pay();
    if ((await payout.lines()).length === 0) throw new Error('nobody is paid, so nothing can be found wrong');
    await payout.settle();
  });
  afterAll(() => service.close());

  const idOf = (n: number): string => people.get(someone(n + 1).姓名 as string)!;
  const read = async (n: number): Promise<Imported> => (await readWorker(officer, idOf(n))) as unknown as Imported;

  async function pay() {
    const request = {
      kind: 'stipend',
      regionCode: '341821',
      asOf: '2024-03-31',
      fromMonth: '2024-01',
      toMonth: '2024-03',
    };
    const { id } = (await officer.post('/payouts', request).expect(201)).body as { id: string };
    return {
      lines: async () =>
        (await linesOf(officer, id))
          .map(({ workerId, subject, amountFen }) => `${workerId} ${subject.slice(-2)} ${amountFen}`)
          .toSorted((a, b) => a.localeCompare(b)),
      settle: async () => {
        await takeToSent(service, id);
        await settle(service, id);
      },
    };
  }

  async function moneyOf(n: number): Promise<{ paid: number[]; due: number[] }> {
    const money: { paid: number[]; due: number[] } = { paid: [], due: [] };
    for (const month of ['2024-01', '2024-02', '2024-03']) {
      const query = `month=${month}&asOf=2024-03-31&regionCode=341821&all=true&pageSize=500`;
      const { body } = await officer.get(`/stipends/entitlements?${query}`).expect(200);
      const items = (body as { items: { workerId: string; paidFen: number; dueFen: number }[] }).items;
      const item = items.find(({ workerId }) => workerId === idOf(n));
      money.paid.push(item?.paidFen ?? 0);
      money.due.push(item?.dueFen ?? 0);
    }
    return money;
  }
  const lateOf = async (n: number): Promise<string[]> => {
    const { body } = await officer.get('/payouts/late-facts?pageSize=500').expect(200);
    return (body as { items: { workerId: string; subject: string; dueFen: number }[] }).items
      .filter(({ workerId }) => workerId === idOf(n))
      .map(({ subject, dueFen }) => `${subject.slice(-2)} ${dueFen}`);
  };

  it.each(MISTAKES.map((mistake, n) => [mistake.what, mistake, n] as const))('%s', async (_what, mistake, n) => {
    const history =
      mistake.also && mistake.what.startsWith('a payment') ? (await paymentsOf(await read(n), officer))[0] : null;
    const { paid, due } = await moneyOf(n);
    expect(due).toEqual(NONE);
    expect(paid).toEqual([mistake.paid[0] + (history?.amountFen ?? 0), mistake.paid[1], mistake.paid[2]]);
    // What this system paid of it shows among the late facts, what it never paid comes due with the next payout.
    for (const { does, by, due: expected } of mistake.steps) {
      await by(await read(n), officer);
      expect([does, (await moneyOf(n)).due]).toEqual([does, expected]);
      const late = expected.flatMap((fen, month) =>
        fen !== 0 && mistake.paid[month] !== 0 ? [`0${month + 1} ${fen}`] : [],
      );
      expect([does, await lateOf(n)]).toEqual([does, late]);
    }
  });

  it('is paid once by the next payout, and nothing of it twice', async () => {
    const expected = MISTAKES.flatMap(({ steps }, n) =>
      steps.at(-1)!.due.flatMap((fen, month) => (fen > 0 ? [`${idOf(n)} 0${month + 1} ${fen}`] : [])),
    );
    const next = await pay();
    expect(await next.lines()).toEqual(expected.toSorted((a, b) => a.localeCompare(b)));
    await next.settle();
    for (const [n, { what, steps }] of MISTAKES.entries()) {
      expect([what, (await moneyOf(n)).due]).toEqual([what, steps.at(-1)!.due.map((fen) => Math.min(fen, 0))]);
    }
  });

  it('leaves the money whole, and what was imported accounted for', async () => {
    const { body } = await (await service.as('auditor')).get('/integrity').expect(200);
    expect((body as { checks: { ok: boolean }[] }).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('is not brought back by the old workbook where it was money', async () => {
    const { issues } = await importRoster(officer, workbook, { mode: 'check', status: 200 });
    expect(
      issues.filter(({ sheet }) => sheet === '历史发放').map(({ severity, code }) => `${severity} ${code}`),
    ).toEqual(['warning payment-withdrawn', 'warning payment-withdrawn']);
  });

  it('keeps a payment of before as it was, whoever asks the database', async () => {
    const change = (sql: string) => service.dataSource.query(`${sql} WHERE withdrawn_at IS NOT NULL`);
    await expect(change('UPDATE historical_payments SET amount_fen = 1')).rejects.toThrow('further row');
    await expect(
      change('UPDATE historical_payments SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawal_reason = NULL'),
    ).rejects.toThrow('stays so');
    await expect(change('DELETE FROM historical_payments')).rejects.toThrow('stays so');
  });
});
