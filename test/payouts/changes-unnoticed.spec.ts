import { bytesOf, SmallCounty } from '../support/payouts/sent-payout.js';
import { readWorker } from '../support/register/people.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const reason = '资料有变';
const TO_THE_BANK = ['submit', 'accept', 'publish', 'approve', 'send'] as const;
const ROLES = {
  submit: 'officer',
  accept: 'reviewer',
  publish: 'officer',
  approve: 'reviewer',
  send: 'finance',
} as const;

/** What `changes.spec.ts` shows stopped, with the marks off that tell whose facts changed: each goes to the bank without a word. */
describe('facts that change under a payout while nobody is told of them', () => {
  let service: TestService;
  let county: SmallCounty;
  beforeAll(async () => {
    service = await openTestService('2024-01-20');
    county = await new SmallCounty(service).open(5);
  });
  afterAll(() => service.close());

  /** One fact of one person before each step. */
  const change: Record<(typeof TO_THE_BANK)[number], (id: string) => Promise<unknown>> = {
    submit: (id) =>
      county.officer.post(`/workers/${id}/suspensions`, { fromMonth: '2024-01', reason: '受处分' }).expect(201),
    accept: async (id) => {
      const [post] = (await readWorker(county.officer, id)).posts;
      await county.officer.patch(`/workers/${id}/posts/${post!.id}`, 1, { endOn: '2023-12-31' }).expect(200);
    },
    publish: async (id) => {
      const [certificate] = (await readWorker(county.officer, id)).certificates;
      const revoked = { revokedOn: '2023-12-01', void: false, reason: '撤销' };
      await county.officer.post(`/certificates/${certificate!.id}/revocation`, revoked).expect(200);
    },
    approve: async (id) => {
      const { version } = await readWorker(county.officer, id);
      const bankAccount = { bankName: '农业银行', account: '6228480111117777' };
      await county.officer.patch(`/workers/${id}`, version, { bankAccount }).expect(200);
    },
    send: async (id) => {
      const { version } = await readWorker(county.officer, id);
      await county.officer.patch(`/workers/${id}`, version, { name: '新名字', reason }).expect(200);
    },
  };

  async function takeToTheBank(): Promise<{ id: string; stopped: string[]; paid: string }> {
    const { id } = await county.draft({ toMonth: '2024-01' });
    const stopped: string[] = [];
    for (const [n, step] of TO_THE_BANK.entries()) {
      await change[step](county.workers[n]!.id);
      if (step === 'approve') county.today('2024-02-20');
      const session = await service.as(ROLES[step]);
      const { status } = await session.post(`/payouts/${id}/${step}`, {});
      if (status === 409) {
        stopped.push(step);
        await county.officer.post(`/payouts/${id}/changes/take-out`, { reason }).expect(200);
        if (step !== 'send') await session.post(`/payouts/${id}/${step}`, {}).expect(200);
      }
    }
    const file = await bytesOf(county.finance.get(`/payouts/${id}/bank-file?profile=generic-csv`));
    return { id, stopped, paid: file.answer.status === 200 ? file.content.toString('utf8') : '' };
  }

  it('all are paid, to the old account and name; late facts do not know of it either', async () => {
    await service.dataSource.query(
      'CREATE OR REPLACE FUNCTION mark_facts(people uuid[], new_ones boolean) RETURNS void LANGUAGE plpgsql AS $$ BEGIN END $$',
    );
    const { id, stopped, paid } = await takeToTheBank();
    expect(stopped).toEqual([]);
    const rows = paid.trimEnd().split('\r\n').slice(1);
    expect(rows).toHaveLength(5);
    for (const { name } of county.workers) expect(paid).toContain(name);
    expect(paid).not.toContain('6228480111117777');
    expect(await county.payout(id)).toMatchObject({ state: 'sent', totalFen: 75_000, payeeCount: 5 });
  });

  it('with the marks on each is stopped before the step that follows it', async () => {
    await service.close();
    service = await openTestService('2024-01-20');
    county = await new SmallCounty(service).open(6);
    const { stopped } = await takeToTheBank();
    expect(stopped).toEqual([...TO_THE_BANK]);
  });
});
