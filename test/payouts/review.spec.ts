import { readSheet } from '../support/payouts/read-sheet.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { settle } from '../support/payouts/payouts.js';
import { accountOf, readWorker } from '../support/register/people.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

describe('审核: what a reviewer is shown of a payout', () => {
  let service: TestService;
  let county: SmallCounty;
  let first: PayoutBody;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-04-01');
    county = await new SmallCounty(service).open(4);
    county.today('2024-04-01');
    first = await county.draft({ asOf: '2024-03-31', toMonth: '2024-03' });
    await county.send(first.id, '2024-04-15');
    await settle(service, first.id);
    county.today('2024-05-06');
    // The second takes another account, the third that of the fourth; a fifth comes late, with three months of arrears.
    await changeAccount(1, accountOf(77));
    await changeAccount(2, accountOf(4));
    await county.hire(5);
    payout = await county.draft({ asOf: '2024-04-30', fromMonth: '2024-04', toMonth: '2024-04' });
  });
  afterAll(() => service.close());

  async function changeAccount(index: number, account: string): Promise<void> {
    const { id, version } = await readWorker(county.officer, county.workers[index]!.id);
    const change = { bankAccount: { bankName: '农业银行', account } };
    await county.officer.patch(`/workers/${id}`, version, change).expect(200);
  }
  const reviewed = async (query = ''): Promise<unknown[][]> => {
    const { content } = await bytesOf(county.reviewer.get(`/payouts/${payout.id}/review.xlsx${query}`));
    return readSheet(content, '审核');
  };
  /** 类别, 姓名, 实发金额, 需要核对的情况 */
  const told = (rows: unknown[][]): string[] =>
    rows.filter(([no]) => typeof no === 'number').map((row) => [row[1], row[2], row[6], row[7]].join(' '));
  const nameOf = (index: number): string => county.workers[index]!.name;

  it('accounts that are new since the last payout, or those of several people', async () => {
    const rows = await reviewed();
    const [, second, third, fourth] = county.workers;
    expect(told(rows)).toEqual([
      `账号变更 ${nameOf(1)} 150 上次（2024年4月15日送银行）账号尾号0002；本次账号尾号0077。`,
      `账号变更 ${nameOf(2)} 150 上次（2024年4月15日送银行）账号尾号0003；本次账号尾号0004。`,
      `多人同一账号 ${nameOf(2)} 150 与${nameOf(3)}（${fourth!.identityNumber}）使用同一账号，尾号0004。`,
      `多人同一账号 ${nameOf(3)} 150 与${nameOf(2)}（${third!.identityNumber}）使用同一账号，尾号0004。`,
    ]);
    expect(rows[0]![3]).toBe(second!.identityNumber);
    expect(second!.identityNumber).toContain('****');
    expect(rows.flat()).toContain('需要核对的情况共4项：账号变更2项、多人同一账号2项。');
    expect(JSON.stringify(rows)).not.toContain(accountOf(77));
  });

  it('arrears of more months than the reviewer asks for', async () => {
    const long = (rows: unknown[][]): string[] => told(rows).filter((text) => text.startsWith('补发月数较多'));
    expect(long(await reviewed('?mostArrears=2'))).toEqual([
      `补发月数较多 ${nameOf(4)} 600 补发3个月：2024-01至2024-03。`,
    ]);
    expect(long(await reviewed('?mostArrears=3'))).toEqual([]);
    await county.reviewer.get(`/payouts/${payout.id}/review.xlsx?mostArrears=x`).expect(400);
  });

  it('not somebody who had such an account before, since the lines pay to another', async () => {
    await changeAccount(2, accountOf(88));
    await county.officer.post(`/payouts/${payout.id}/recompute`, {}).expect(200);
    expect(told(await reviewed()).map((text) => text.split(' ')[0])).toEqual(['账号变更', '账号变更']);
  });

  it('says so where nothing is unusual, and to nobody elsewhere', async () => {
    const { content } = await bytesOf(county.reviewer.get(`/payouts/${first.id}/review.xlsx`));
    expect((await readSheet(content, '审核'))[0]).toEqual(['没有需要特别核对的情况。']);
    await (await service.as('reviewer', '341823')).get(`/payouts/${payout.id}/review.xlsx`).expect(404);
  });
});
