import { builtInProfiles } from '../../src/banking/profiles/built-in-profiles.js';
import {
  columnsOf,
  columnsText,
  formOf,
  freeCode,
  profileErrors,
  profileOf,
} from '../../web/console/settings/banks/profile-form.js';
import { profileBody } from '../support/banking/bank-profiles.js';

describe('a format of bank files in its form', () => {
  it.each([...builtInProfiles().keys()])('%s comes back as it was', (code) => {
    const profile = profileBody(code);
    const { dateForm = 'YYYY-MM-DD', ...rest } = profile;
    expect(profileOf(formOf(profile))).toEqual({ ...rest, dateForm });
    expect(profileErrors(formOf(profile))).toEqual({});
  });

  it('keeps empty titles, sides and fixed texts of columns apart', () => {
    const columns = [
      { title: '', field: 'account' as const },
      { title: '币种', field: 'fixed' as const, value: '人民币' },
      { title: '开户行', field: 'bankName' as const, only: 'other' as const },
    ];
    expect(columnsOf(columnsText(columns))).toEqual(columns);
  });

  it('takes what people type: words for what is filled in, either kind of comma, kinds of card line by line', () => {
    const form = formOf(profileBody());
    const typed = profileOf({
      ...form,
      headerRows: '批次|{批次号}|合计｜{合计}\n',
      paidWords: '成功，已入账、 已发放',
      cardTypes: '622848=社会保障卡\n=银行卡',
      headerlessReturn: '明细号、账号、户名、金额、处理结果',
      payerName: '泾县财政局',
      payerAccount: '12345678',
      purposeStipend: '社工津贴{月份}',
    });
    expect(typed).toMatchObject({
      headerRows: [['批次', '{payoutNumber}', '合计', '{total}']],
      paidWords: ['成功', '已入账', '已发放'],
      cardTypes: [
        { prefix: '622848', value: '社会保障卡' },
        { prefix: '', value: '银行卡' },
      ],
      headerlessReturn: ['lineKey', 'account', 'name', 'amount', 'status'],
      payer: { name: '泾县财政局', account: '12345678' },
      purposes: { stipend: '社工津贴{month}' },
    });
  });

  it('says what it cannot send', () => {
    const form = formOf(profileBody());
    const errors = profileErrors({
      ...form,
      name: ' ',
      rowLimit: '0',
      cardTypes: '622848',
      headerlessReturn: '金额、余额',
      payerAccount: '12345678',
    });
    expect(Object.keys(errors).toSorted()).toEqual(['cardTypes', 'headerlessReturn', 'name', 'payerName', 'rowLimit']);
    expect(errors.headerlessReturn).toContain('没有“余额”这一列');
  });

  it('has a code that is free', () => {
    expect(freeCode('341823', ['generic'])).toBe('341823-1');
    expect(freeCode('341823', ['341823-1', '341823-3'])).toBe('341823-2');
  });
});
