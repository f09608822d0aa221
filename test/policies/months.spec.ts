import type { PersonMonthsResponse } from '../../src/explain/months/months.dto.js';
import type { ExplanationResponse } from '../../src/explain/explain.dto.js';
import type { WorkerDetail } from '../../src/workers/worker-detail.dto.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { awardPolicy, putInForce } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

describe('a person’s money by month', () => {
  let service: TestService;
  let county: SmallCounty;
  let id: string;
  beforeAll(async () => {
    service = await openTestService('2024-03-20');
    county = await new SmallCounty(service).open(2);
    await putInForce(service, awardPolicy());
    id = county.workers[0]!.id;
    const first = await county.draft({ toMonth: '2024-02' });
    await county.send(first.id, '2024-03-29');
    await county.officer.post(`/workers/${id}/suspensions`, { fromMonth: '2024-05', reason: '长期请假' }).expect(201);
    service.clock.day = '2024-06-10';
  });
  afterAll(() => service.close());

  const months = async (session: Session, query = ''): Promise<PersonMonthsResponse> =>
    (await session.get(`/workers/${id}/months${query}`).expect(200)).body as PersonMonthsResponse;

  it('tells each month of the year as its explanation does, and the award of each certificate', async () => {
    const told = await months(county.officer);
    expect(
      told.months.map(({ month, owedFen, inFlightFen, dueFen, code }) => [month, owedFen, inFlightFen, dueFen, code]),
    ).toEqual([
      ['2024-01', 15_000, 15_000, 0, 'STIPEND_OWED'],
      ['2024-02', 15_000, 15_000, 0, 'STIPEND_OWED'],
      ['2024-03', 15_000, 0, 15_000, 'STIPEND_OWED'],
      ['2024-04', 15_000, 0, 15_000, 'STIPEND_OWED'],
      ['2024-05', 0, 0, 0, 'SUSPENDED'],
      ['2024-06', 0, 0, 0, 'SUSPENDED'],
    ]);
    for (const { month, ...money } of told.months) {
      const { body } = await county.officer.get(`/workers/${id}/explain?kind=stipend&month=${month}`).expect(200);
      const explained = body as ExplanationResponse;
      expect(explained).toMatchObject({
        owedFen: money.owedFen,
        paidFen: money.paidFen,
        inFlightFen: money.inFlightFen,
        dueFen: money.dueFen,
      });
      expect(explained.reasons[0]).toMatchObject({
        code: money.code,
        message: money.message,
        holds: money.code === 'STIPEND_OWED',
      });
    }
    expect(told.months.map(({ reasonName }) => reasonName).slice(3)).toEqual(['符合津贴政策', '停发', '停发']);
    expect(told.awards).toMatchObject([{ level: 'junior', owedFen: 80_000, dueFen: 80_000, code: 'AWARD_OWED' }]);
  });

  it('is asked for any ten years, first month before the last', async () => {
    const { months: few } = await months(county.officer, '?from=2023-12&to=2024-01');
    expect(few.map(({ month, code }) => [month, code])).toEqual([
      ['2023-12', 'MONTH_OUTSIDE_POLICY'],
      ['2024-01', 'STIPEND_OWED'],
    ]);
    await county.officer.get(`/workers/${id}/months?from=2024-02&to=2024-01`).expect(400);
    await county.officer.get(`/workers/${id}/months?from=2010-01&to=2024-01`).expect(400);
  });

  it('does not exist beside the region, and is not a station manager’s', async () => {
    await (await service.as('officer', '341802')).get(`/workers/${id}/months`).expect(404);
    await (await service.as('station_manager', '341821')).get(`/workers/${id}/months`).expect(403);
  });

  it('stands beside the payments with what goes to which account', async () => {
    const { body } = await county.officer.get(`/workers/${id}`).expect(200);
    const { payments } = body as WorkerDetail;
    expect(payments).toHaveLength(2);
    expect(payments[0]).toMatchObject({
      amountFen: 15_000,
      nettedFen: 0,
      transferFen: 15_000,
      accountTail: '0001',
      outcome: null,
      outcomeReason: null,
      paidOn: null,
      payoutState: 'sent',
    });
    expect(JSON.stringify(body)).not.toMatch(/Cipher|622848007/);
  });
});
