import type { StandingResponse } from '../../src/reports/reports.dto.js';
import { returnFile, type SentLine } from '../support/payouts/return-file.js';
import { type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

/** A month of one person. */
const MONTH = 15_000;

describe('what is still to be paid, as the first page tells it', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    county = await new SmallCounty(service).open(3);
  });
  afterAll(() => service.close());

  const standing = async (session: Session): Promise<StandingResponse> =>
    (await session.get('/reports/standing').expect(200)).body as StandingResponse;
  const pending = async (): Promise<[number, number]> => {
    const { pendingPayouts, pendingFen } = await standing(county.finance);
    return [pendingPayouts, pendingFen];
  };

  it('is what a payout comes to without what is held', async () => {
    expect(await pending()).toEqual([0, 0]);
    payout = await county.draft({ toMonth: '2024-02' });
    expect(await pending()).toEqual([1, 6 * MONTH]);
    const [line] = await county.lines(payout.id);
    const of = `/payouts/${payout.id}/lines/${line!.id}`;
    const held = { reason: '材料待补' };
    await county.officer.post(`${of}/hold`, held).expect(200);
    expect(await pending()).toEqual([1, 5 * MONTH]);
    await county.officer.post(`${of}/release`, held).expect(200);
    expect(await pending()).toEqual([1, 6 * MONTH]);
  });

  it('is only what the bank has not answered once it is sent, and then paid', async () => {
    await county.send(payout.id, '2024-03-05');
    expect(await pending()).toEqual([1, 6 * MONTH]);
    const { body } = await county.officer.get(`/payouts/${payout.id}/lines?pageSize=500`).expect(200);
    const { text } = returnFile(payout.number, (body as { items: SentLine[] }).items, (n) => n === 1);
    const [heading, first, second, third] = text.split('\r\n') as [string, string, string, string];
    const answer = async (...rows: string[]): Promise<void> => {
      await county.finance
        .post(`/payouts/${payout.id}/bank-returns?profile=generic-csv`)
        .attach('file', Buffer.from([heading, ...rows].join('\r\n')), '回单.csv')
        .expect(200);
    };
    await answer(first, second);
    expect(await pending()).toEqual([1, 2 * MONTH]);
    const open = (await county.officer.get(`/payouts/${payout.id}`).expect(200)).body as { openFen: number };
    expect(open.openFen).toBe(2 * MONTH);
    expect((await standing(county.officer)).paidFen).toBe(2 * MONTH);
    await answer(third);
    expect(await pending()).toEqual([0, 0]);
    expect((await standing(county.officer)).paidFen).toBe(4 * MONTH);
  });

  it('is nobody else’s, and not of whoever sees no figures', async () => {
    const { id } = await county.draft({ toMonth: '2024-03', asOf: '2024-03-05' });
    expect((await standing(await service.as('officer', '341821'))).pendingPayouts).toBe(1);
    const beside = await standing(await service.as('officer', '341823'));
    expect(beside).toMatchObject({ regionCode: '341823', pendingPayouts: 0, pendingFen: 0, paidFen: 0, talents: 0 });
    await county.officer.post(`/payouts/${id}/cancel`, {}).expect(200);
    expect(await pending()).toEqual([0, 0]);
  });
});
