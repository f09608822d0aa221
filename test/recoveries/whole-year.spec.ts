import type { ExplanationResponse } from '../../src/explain/explain.dto.js';
import { settle } from '../support/payouts/payouts.js';
import { type LineBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { createCertificate } from '../support/register/people.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const WHOLE = stipendPolicy({
  effectiveFrom: '2025-01',
  period: 'year',
  year: { year: 'calendar', pays: 'whole', minMonths: 6, minHeldMonths: 0 },
  ratesFen: { junior: 100_000, intermediate: 200_000, senior: 300_000 },
});
const YEAR = 'stipend:Y2025';

interface LateFact {
  workerId: string;
  subject: string;
  paidFen: number;
  dueFen: number;
}

/**
 * 1 000 yuan for 2025 were paid to three people. Then it becomes known that the first was suspended for most of the year and
 * that the second held the higher certificate all along; of the third nothing changes.
 */
describe('a whole year that was paid and proves to be another amount', () => {
  let service: TestService;
  let county: SmallCounty;
  let recoveryId: string;
  beforeAll(async () => {
    service = await openTestService('2024-12-31');
    county = await new SmallCounty(service).open(3);
    await putInForce(service, WHOLE);
    county.today('2026-01-05');
    const { id } = await county.draft({ fromMonth: '2024-01' });
    await county.send(id, '2026-01-15');
    await settle(service, id);
    const suspension = { fromMonth: '2025-04', toMonth: '2025-09', reason: '停职' };
    await county.officer.post(`/workers/${idOf(0)}/suspensions`, suspension).expect(201);
    await createCertificate(county.officer, idOf(1), {
      level: 'intermediate',
      certificateNo: 'GL-2024-7',
      approvedOn: '2024-11-01',
    });
  });
  afterAll(() => service.close());

  const idOf = (n: number): string => county.workers[n]!.id;
  const lateFacts = async (): Promise<LateFact[]> => {
    const { body } = await county.officer.get('/payouts/late-facts?pageSize=500').expect(200);
    return (body as { items: LateFact[] }).items;
  };
  const of = async (n: number): Promise<LateFact[]> =>
    (await lateFacts()).filter(({ workerId }) => workerId === idOf(n));
  const yearsOf = (lines: readonly LineBody[]): LineBody[] =>
    lines.filter(({ subject }) => subject.startsWith('stipend:Y'));

  it('is a late fact of the year, and of no month in it', async () => {
    expect(await of(0)).toMatchObject([{ subject: YEAR, paidFen: 100_000, dueFen: -100_000 }]);
    expect(await of(1)).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ subject: YEAR, paidFen: 100_000, dueFen: 100_000 })]),
    );
    expect(await of(2)).toEqual([]);
    const { body } = await county.officer.get(`/workers/${idOf(0)}/explain?kind=stipend&month=Y2025`).expect(200);
    expect((body as ExplanationResponse).reasons.map(({ code }) => code)).toContain('SUSPENDED');
  });

  it('is recovered as a year: in instalments, and netted from the next year', async () => {
    const opened = await county.officer.post('/recoveries', { workerId: idOf(0), subject: YEAR }).expect(201);
    recoveryId = (opened.body as { id: string }).id;
    expect(opened.body).toMatchObject({ subject: YEAR, amountFen: 100_000, leftFen: 100_000 });
    const twice = await county.officer.post('/recoveries', { workerId: idOf(0), subject: YEAR });
    expect(twice.status).toBe(409);
    const instalment = { amountFen: 30_000, receivedOn: '2026-01-15', reason: '凭证 3' };
    await county.finance.post(`/recoveries/${recoveryId}/instalments`, instalment).expect(201);
    const notice = await county.officer.get(`/recoveries/${recoveryId}/notice.docx`);
    expect(notice.status).toBe(200);
    county.today('2027-01-05');
    const payout = await county.draft({ fromMonth: '2025-01' });
    const lines = yearsOf(await county.lines(payout.id)).toSorted((a, b) => a.subject.localeCompare(b.subject));
    const told = lines.map(({ workerId, subject, amountFen, nettedFen }) => [
      county.workers.findIndex(({ id }) => id === workerId),
      subject,
      amountFen,
      nettedFen,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        [0, 'stipend:Y2026', 100_000, 70_000],
        [1, YEAR, 100_000, 0],
        [1, 'stipend:Y2026', 200_000, 0],
        [2, 'stipend:Y2026', 100_000, 0],
      ]),
    );
    expect(told).toHaveLength(4);
    await county.send(payout.id, '2027-01-15');
    await settle(service, payout.id);
    const { body } = await county.officer.get(`/recoveries/${recoveryId}`).expect(200);
    expect(body).toMatchObject({ leftFen: 0 });
    expect(await lateFacts()).toEqual([]);
  });

  it('leaves a ledger in which every check is right', async () => {
    const auditor = await service.as('auditor');
    const { body } = await auditor.get('/integrity').expect(200);
    expect((body as { ok: boolean }).ok).toBe(true);
  });
});
