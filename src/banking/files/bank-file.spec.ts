import { decodeText, isEncodable } from '../profiles/bank-encoding.js';
import { bankFileBytes, bankFileName, bankGrid } from './bank-file.js';
import { lintBankRows } from './bank-lint.js';
import type { BankProfile } from '../profiles/bank-profiles.js';
import { builtInProfiles, parseProfiles } from '../profiles/built-in-profiles.js';
import { type BankRow, bankPartsOf, bankRowsOf, type TransferredLine } from './bank-rows.js';

const NUMBER = 'JT-341821-2024-0001';
const PAYOUT = {
  number: NUMBER,
  kind: 'stipend' as const,
  asOf: '2024-03-05',
  fromMonth: '2024-01',
  toMonth: '2024-02',
  sentOn: '2024-03-08',
};
/** 中国农业银行, head office. */
const CODE = '103100000026';

function aLine(lineNo: number, given: Partial<TransferredLine> = {}): TransferredLine {
  return {
    lineNo,
    workerId: `w${lineNo}`,
    workerName: '张三',
    identityNumber: '341800199001010011',
    bankName: '农业银行宣城分行',
    bankAccount: `622848000000000${String(lineNo).padStart(4, '0')}`,
    amountFen: 20_050,
    nettedFen: 0,
    reasons: [],
    ...given,
  } as TransferredLine;
}

async function rowsOf(...lines: TransferredLine[]): Promise<BankRow[]> {
  async function* source(): AsyncGenerator<TransferredLine> {
    await Promise.resolve();
    yield* lines;
  }
  return bankRowsOf(NUMBER, source(), { identityNumbers: true });
}

const profile = (code: string, changes: Partial<BankProfile> = {}): BankProfile => ({
  ...builtInProfiles().get(code)!,
  ...changes,
});

describe('what the bank is given', () => {
  it('a payee gets one transfer for all months, under the key of the first line, less what is netted', async () => {
    const rows = await rowsOf(
      aLine(1, { workerId: 'a', bankAccount: '1' }),
      aLine(2, { workerId: 'a', bankAccount: '1', nettedFen: 50 }),
      aLine(3, { workerId: 'b', nettedFen: 20_050 }),
      aLine(4, { workerId: 'c' }),
    );
    expect(rows.map(({ lineKey, amountFen, lines }) => [lineKey, amountFen, lines.length])).toEqual([
      [`${NUMBER}-1`, 40_050, 2],
      [`${NUMBER}-4`, 20_050, 1],
    ]);
  });

  it('is split by own and other bank and by the row limit, each part with its own totals', async () => {
    const banks = ['农行泾县支行', '工商银行', '农业银行', '中国农业银行', '徽商银行'];
    const rows = await rowsOf(...banks.map((bankName, index) => aLine(index + 1, { bankName })));
    const parts = bankPartsOf({ ownBank: ['农业银行', '农行'], rowLimit: 2 }, rows);
    expect(parts.map(({ no, side, rows: some, totalFen }) => [no, side, some.length, totalFen])).toEqual([
      [1, 'own', 2, 40_100],
      [2, 'own', 1, 20_050],
      [3, 'other', 2, 40_100],
    ]);
    const split = profile('example-own-other');
    expect(bankFileName(split, PAYOUT, parts[2]!, 3)).toBe(`${NUMBER}_示例·本行他行分开_他行_第3个共3个.csv`);
    const [heading, titles] = bankGrid(split, PAYOUT, parts[2]!, 3);
    expect(heading).toEqual(['批次号', NUMBER, '笔数', '2', '合计', '401.00']);
    expect(titles).toContain('开户行');
    expect(bankGrid(split, PAYOUT, parts[0]!, 3)[1]).not.toContain('开户行');
  });

  it('goes out in GB18030 and comes back the same, rare characters included', async () => {
    // Of the three rare ones, two take four bytes and one stands on the last plane of the two-byte part.
    const rows = await rowsOf(aLine(1, { workerName: '欧阳䶮𠂇㐀' }), aLine(2, { workerName: '阿依古丽·买买提' }));
    const text = profile('example-txt');
    const [part] = bankPartsOf(text, rows);
    const bytes = await bankFileBytes(text, bankGrid(text, PAYOUT, part!, 1));
    expect(decodeText(bytes)).toBe(
      [
        `${NUMBER}|2|401.00|CNY`,
        `${NUMBER}-1|6228480000000000001|欧阳䶮𠂇㐀|200.50|CNY|社工职业津贴`,
        `${NUMBER}-2|6228480000000000002|阿依古丽·买买提|200.50|CNY|社工职业津贴`,
        '',
      ].join('\r\n'),
    );
    expect(bytes.includes(Buffer.from('张三'))).toBe(false);
    expect(isEncodable('𠂇', 'gbk')).toBe(false);
  });

  it.each([...builtInProfiles().keys()])('a file of each part by the profile %s, as it is shipped', async (code) => {
    const rows = (await rowsOf(aLine(1), aLine(2, { bankName: '工商银行' }))).map((row) => ({
      ...row,
      bankCode: CODE,
    }));
    const shipped = profile(code);
    expect(lintBankRows(shipped, rows)).toEqual([]);
    const parts = bankPartsOf(shipped, rows);
    expect(parts.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(40_100);
    for (const part of parts) {
      const grid = bankGrid(shipped, PAYOUT, part, parts.length);
      for (const { account } of part.rows) expect(grid.flat()).toContain(account);
      expect((await bankFileBytes(shipped, grid)).length).toBeGreaterThan(0);
    }
  });

  it('a csv file with a byte-order mark quotes what needs quoting', async () => {
    const rows = await rowsOf(aLine(1, { bankName: '农行"泾县",支行' }));
    const csv = profile('generic-csv');
    const bytes = await bankFileBytes(csv, bankGrid(csv, PAYOUT, bankPartsOf(csv, rows)[0]!, 1));
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(decodeText(bytes)).toContain(',"农行""泾县"",支行",200.50,');
  });
});

describe('what a profile may ask for besides', () => {
  const asked = (stated: Partial<BankProfile>): BankProfile => {
    const columns = [
      { title: '键', field: 'lineKey' },
      { title: '户名', field: 'name' },
      { title: '账号', field: 'account' },
      { title: '金额', field: 'amount' },
      ...(stated.columns ?? []),
    ];
    const [made] = parseProfiles([{ code: 'x', name: 'x', note: '', fileKind: 'csv', ...stated, columns }]);
    return made!;
  };
  const payer = { name: '郎溪县财政局', account: '12345678901234567' };

  it('is the branch, phone, township, kind of card, date, payer, and the month in the purpose', async () => {
    const columns = (['bankCode', 'phone', 'township', 'cardType', 'date', 'payerAccount', 'purpose'] as const).map(
      (field) => ({ title: field, field }),
    );
    const cardTypes = [
      { prefix: '622848000', value: '社会保障卡' },
      { prefix: '', value: '银行卡' },
    ];
    const texts = { headerRows: [['{payerName}', '{month}', '{date}']], purposes: { stipend: '社工津贴{month}' } };
    const card = asked({ columns, payer, cardTypes, dateForm: 'YYYYMMDD', ...texts });
    const [row] = await rowsOf(aLine(1));
    const known = { ...row!, bankCode: CODE, phone: '13900000001', township: '涛城镇' };
    const [part] = bankPartsOf(card, [known]);
    const [heading, , cells] = bankGrid(card, PAYOUT, part!, 1);
    expect(heading).toEqual(['郎溪县财政局', '2024年1月至2月', '20240308']);
    expect(cells?.slice(4)).toEqual([
      CODE,
      '13900000001',
      '涛城镇',
      '社会保障卡',
      '20240308',
      payer.account,
      '社工津贴2024年1月至2月',
    ]);
    const months = (fromMonth: string | null, toMonth: string | null): unknown =>
      bankGrid(card, { ...PAYOUT, fromMonth, toMonth }, part!, 1)[0]?.[1];
    expect([months('2024-02', '2024-02'), months('2023-12', '2024-01'), months(null, null)]).toEqual([
      '2024年2月',
      '2023年12月至2024年1月',
      '2024年3月',
    ]);
  });

  it('is named where it is lacking, for those whom it is asked of', async () => {
    const other = asked({ ownBank: ['农业银行'], columns: [{ title: '联行号', field: 'bankCode', only: 'other' }] });
    const rows = await rowsOf(aLine(1), aLine(2, { bankName: '工商银行' }));
    expect(lintBankRows(other, rows).map(({ code, lineNo }) => [code, lineNo])).toEqual([['BANK_CODE_EMPTY', 2]]);
  });

  it('must be stated where it is used', () => {
    expect(() => asked({ columns: [{ title: '付款账号', field: 'payerAccount' }] })).toThrow(
      'payer: 文件中要写付款户名或付款账号',
    );
    expect(() => asked({ headerRows: [['{payerName}']] })).toThrow('payer: 文件中要写付款户名或付款账号');
    expect(() => asked({ columns: [{ title: '卡类型', field: 'cardType' }] })).toThrow('cardTypes: 有卡折类别的列');
    expect(() => asked({ purposes: { award: '{months}' } })).toThrow('{months}');
    expect(() => asked({ payer: { name: 'x', account: '1-2' } })).toThrow('payer.account: 付款账号须是');
  });
});

describe('what a bank would refuse', () => {
  const codes = async (line: Partial<TransferredLine>, on = profile('example-txt')): Promise<string[]> => {
    const findings = lintBankRows(on, await rowsOf(aLine(7, line)));
    for (const { message, lineKey } of findings) {
      expect(message).toContain('第 7 行');
      expect(lineKey).toBe(`${NUMBER}-7`);
    }
    return findings.map(({ code }) => code);
  };

  it('is found before the file goes out, each with its line', async () => {
    expect(await codes({})).toEqual([]);
    expect(await codes({ bankAccount: '' })).toEqual(['ACCOUNT_EMPTY']);
    expect(await codes({ bankAccount: '6228 4800' })).toEqual(['ACCOUNT_NOT_DIGITS']);
    expect(await codes({ bankAccount: '1234567' })).toEqual(['ACCOUNT_LENGTH']);
    expect(await codes({ workerName: '' })).toEqual(['NAME_EMPTY']);
    expect(await codes({ workerName: '张三2' })).toEqual(['NAME_CHARACTERS']);
    expect(await codes({ workerName: '=张三' })).toEqual(['NAME_CHARACTERS']);
    expect(await codes({ workerName: '张'.repeat(31) })).toEqual(['NAME_TOO_LONG']);
    expect(await codes({ workerName: '张\n三' })).toEqual(['NAME_CHARACTERS', 'CONTROL_CHARACTER']);
    expect(await codes({ workerName: '张|三' })).toEqual(['NAME_CHARACTERS', 'DELIMITER_IN_TEXT']);
    expect(await codes({ workerName: '张\uD840' })).toEqual(['NAME_CHARACTERS', 'NOT_IN_ENCODING']);
    expect(await codes({ workerName: '张𠂇' }, profile('example-txt', { encoding: 'gbk' }))).toEqual([
      'NOT_IN_ENCODING',
    ]);
    expect(await codes({ bankName: '=HYPERLINK("x")' }, profile('generic-csv'))).toEqual(['FORMULA_SIGN']);
    expect(await codes({ amountFen: 0.5 })).toEqual(['AMOUNT_NOT_POSITIVE']);
  });

  it('an amount of nothing is refused even if a row is made of it', async () => {
    const [row] = await rowsOf(aLine(7));
    expect(lintBankRows(profile('generic'), [{ ...row!, amountFen: 0 }]).map(({ code }) => code)).toEqual([
      'AMOUNT_NOT_POSITIVE',
    ]);
  });
});

describe('profiles', () => {
  it('are refused where nothing that comes back could be matched', () => {
    const columns = [{ title: '姓名', field: 'name' }];
    expect(() => parseProfiles([{ code: 'x', name: 'x', note: '', columns }])).toThrow('bank profile x');
  });
});
