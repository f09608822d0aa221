import type { WaiverResponse } from '../../src/policies/waivers/waivers.dto.js';
import { faults } from '../support/register/people.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const PAPER = { waivedOn: '2024-03-10', paper: '放弃声明，存人事科' };

describe('what a person gave up in writing', () => {
  let service: TestService;
  let county: SmallCounty;
  beforeAll(async () => {
    service = await openTestService('2024-03-31');
    county = await new SmallCounty(service).open(2);
  });
  afterAll(() => service.close());

  const record = async <T = WaiverResponse>(n: number, body: object, status = 201): Promise<T> =>
    (await county.officer.post(`/workers/${county.workers[n]!.id}/waivers`, { ...PAPER, ...body }).expect(status))
      .body as T;
  const due = async (n: number): Promise<string[]> => {
    const { body } = await county.officer.get('/stipends/entitlements?fromMonth=2024-01&pageSize=500').expect(200);
    const { items } = body as { items: { workerId: string; subject: string; dueFen: number }[] };
    return items
      .filter((item) => item.workerId === county.workers[n]!.id && item.dueFen > 0)
      .map(({ subject }) => subject);
  };

  it('is owed nothing until it is taken back, and its reason says so', async () => {
    const { workers } = county;
    const waiver = await record(0, { kind: 'stipend', subject: 'stipend:2024-02' });
    expect(waiver).toMatchObject({ ...PAPER, recordedByName: 'officer 341800', withdrawnAt: null });
    expect(await due(0)).toEqual(['stipend:2024-01', 'stipend:2024-03']);
    const { body } = await county.officer
      .get(`/workers/${workers[0]!.id}/explain?kind=stipend&month=2024-02`)
      .expect(200);
    expect(JSON.stringify(body)).toContain('本人2024-03-10书面放弃（放弃声明，存人事科），撤回前不予发放。');
    await county.officer
      .post(`/workers/${workers[0]!.id}/waivers/${waiver.id}/withdrawal`, { reason: '本人撤回' })
      .expect(200);
    expect(await due(0)).toEqual(['stipend:2024-01', 'stipend:2024-02', 'stipend:2024-03']);
    const again = `/workers/${workers[0]!.id}/waivers/${waiver.id}/withdrawal`;
    expect((await county.officer.post(again, { reason: '再次撤回' }).expect(409)).body).toMatchObject({
      code: 'WAIVER_WITHDRAWN',
    });
    const listed = (await county.officer.get(`/workers/${workers[0]!.id}/waivers`).expect(200))
      .body as WaiverResponse[];
    expect(listed).toMatchObject([{ id: waiver.id, withdrawalReason: '本人撤回', withdrawnByName: 'officer 341800' }]);
  });

  it('of all stipends begins with the month of its paper, and is recorded once', async () => {
    await record(1, { kind: 'stipend' });
    expect(await due(1)).toEqual(['stipend:2024-01', 'stipend:2024-02']);
    expect(await record(1, { kind: 'stipend' }, 409)).toMatchObject({ code: 'WAIVER_EXISTS' });
  });

  it('is refused for a subject of the other kind, a day to come, and a month beside a subject', async () => {
    const body = { kind: 'award', subject: 'stipend:2024-02', waivedOn: '2024-05-01', fromMonth: '2024-01' };
    const answer = await county.officer
      .post(`/workers/${county.workers[0]!.id}/waivers`, { ...PAPER, ...body })
      .expect(422);
    expect(faults(answer)).toEqual([
      'subject subject-of-other-kind',
      'waivedOn in-future',
      'fromMonth month-of-one-subject',
    ]);
  });

  it('does not exist beside the person’s region', async () => {
    const beside = await service.as('officer', '341802');
    const path = `/workers/${county.workers[0]!.id}/waivers`;
    await beside.get(path).expect(404);
    await beside.post(path, { ...PAPER, kind: 'award' }).expect(404);
  });
});
