import ExcelJS from 'exceljs';
import { accountOf } from '../support/register/people.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const CODE = '102100099996';

describe('what a bank file takes from the register besides', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    county = await new SmallCounty(service).open(3, (n) => ({
      phone: `1390000000${n}`,
      bankAccount: {
        bankName: n === 1 ? '农业银行郎溪支行' : '工商银行郎溪支行',
        account: accountOf(n),
        ...(n === 2 && { bankCode: '1021 0009 9996' }),
      },
    }));
    payout = await county.draft({ toMonth: '2024-02' });
  });
  afterAll(() => service.close());

  it('is a branch’s code with a right check digit, shown, revealed and kept through a change', async () => {
    const [first, second] = county.workers as unknown as [{ id: string }, { id: string }];
    const { body } = await county.officer.get(`/workers/${second.id}`).expect(200);
    expect(body).toMatchObject({ bankAccount: { bankCode: CODE } });
    const revealed = await county.officer.post(`/workers/${second.id}/identity`, { reason: '核对联行号' }).expect(200);
    expect(revealed.body).toMatchObject({ bankCode: CODE });
    const { version } = (await county.officer.get(`/workers/${first.id}`)).body as { version: number };
    const account = { bankName: '农业银行郎溪支行', account: accountOf(1) };
    for (const bankCode of ['102100099995', '10210009999', 'ABC']) {
      const refused = await county.officer.patch(`/workers/${first.id}`, version, {
        bankAccount: { ...account, bankCode },
      });
      expect(refused.body).toMatchObject({
        status: 422,
        errors: [{ field: 'bankAccount.bankCode', code: 'bank-code-malformed' }],
      });
    }
    const bankAccount = { ...account, bankCode: '103100000026' };
    const changed = await county.officer.patch(`/workers/${first.id}`, version, { bankAccount }).expect(200);
    expect(changed.body).toMatchObject({ bankAccount: { bankCode: '103100000026' } });
  });

  it('is asked of those to whom the profile sends it', async () => {
    const check = `/payouts/${payout.id}/bank-file/check?profile=example-cnaps`;
    const { body } = await county.officer.get(check).expect(200);
    expect((body as { findings: object[] }).findings).toMatchObject([{ code: 'BANK_CODE_EMPTY', field: 'bankCode' }]);
    const third = county.workers[2]!;
    const { version } = (await county.officer.get(`/workers/${third.id}`)).body as { version: number };
    const bankAccount = { bankName: '工商银行郎溪支行', account: accountOf(3), bankCode: CODE };
    await county.officer.patch(`/workers/${third.id}`, version, { bankAccount }).expect(200);
    expect((await county.officer.get(check).expect(200)).body).toMatchObject({ findings: [], rowCount: 3 });
  });

  it('stands in the file with the payer, the day of sending and the month', async () => {
    payout = await county.send(payout.id, '2024-03-01');
    const file = `/payouts/${payout.id}/bank-file`;
    const { content } = await bytesOf(county.finance.get(`${file}?profile=example-cnaps&part=2`).expect(200));
    const text = new TextDecoder('gb18030').decode(content);
    expect(text).toContain('示例县财政局,12000000000000001,20240301,2,600.00');
    expect(text).toContain(
      `${accountOf(2)},${county.workers[1]!.name},300.00,${CODE},工商银行郎溪支行,社工津贴2024年1月至2月,`,
    );
    const card = `${file}?profile=example-card-platform&reason=${encodeURIComponent('改走一卡通')}`;
    const sheet = await bytesOf(county.finance.get(card).expect(200));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(sheet.content as unknown as ExcelJS.Buffer);
    const cells = workbook.getWorksheet('代发')!.getRow(2).values as unknown[];
    expect(cells).toEqual(
      expect.arrayContaining(['13900000001', '银行卡', '2024-03-01', '社工职业津贴2024年1月至2月']),
    );
  });
});
