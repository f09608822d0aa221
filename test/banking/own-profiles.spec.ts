import type { BankProfileDetail, BankProfileItem } from '../../src/banking/own-profiles/own-profiles.dto.js';
import type { ProfilePreview } from '../../src/banking/own-profiles/profile-preview.js';
import { profileBody } from '../support/banking/bank-profiles.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { accountOf } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';
const XUANZHOU = '341802';

/** A bank's own text file: three columns renamed, one added, other words in its return. */
const OWN = profileBody('generic-csv', {
  name: '郎溪农商行代发',
  note: '按农商行 2024 年的模板。',
  columns: [
    { title: '客户账号', field: 'account' },
    { title: '客户姓名', field: 'name' },
    { title: '代发金额', field: 'amount' },
    { title: '证件号', field: 'identityNumber' },
    { title: '币种', field: 'fixed', value: '人民币' },
    { title: '附言', field: 'lineKey' },
  ],
  headerRows: [['批次', '{payoutNumber}', '合计', '{total}']],
});

describe('a county’s own format of bank files', () => {
  let service: TestService;
  let county: SmallCounty;
  let admin: Session;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    admin = await service.as('admin', LANGXI);
    county = await new SmallCounty(service).open(7, (n) => ({
      bankAccount: { bankName: '农业银行', account: accountOf(n) },
    }));
  });
  afterAll(() => service.close());

  const put = (session: Session, code: string, version: number, body: object, region = LANGXI) =>
    session.put(`/bank-profiles/${code}?regionCode=${region}`).set('if-match', `"${version}"`).send(body);
  const preview = async (body: object): Promise<ProfilePreview> =>
    (await admin.post('/bank-profiles/341821-1/preview').send(body).expect(200)).body as ProfilePreview;
  const list = async (session: Session, query = ''): Promise<BankProfileItem[]> =>
    (await session.get(`/bank-profiles${query}`).expect(200)).body as BankProfileItem[];

  it('is tried on people who were made up while nobody was paid yet, and on real lines with masked numbers afterwards', async () => {
    expect(await preview(OWN)).toMatchObject({ payoutNumber: null, findings: [], files: [{ rows: { length: 5 } }] });
    payout = await county.draft({ toMonth: '2024-02' });
    const told = await preview(OWN);
    expect(told).toMatchObject({ payoutNumber: payout.number, findings: [] });
    const [file] = told.files;
    expect(file!.fileName).toBe(`${payout.number}_郎溪农商行代发.csv`);
    expect(file!.rows).toHaveLength(2 + 5);
    expect(file!.rows[0]!.slice(0, 3)).toEqual(['批次', payout.number, '合计']);
    expect(file!.rows[1]).toEqual(['客户账号', '客户姓名', '代发金额', '证件号', '币种', '附言']);
    const [account, name, amount, identity, currency, key] = file!.rows[2]!;
    expect(account).not.toBe(accountOf(1));
    expect(account!.slice(-4)).toBe(accountOf(1).slice(-4));
    expect([name, amount, currency, key]).toEqual([county.workers[0]!.name, '300.00', '人民币', `${payout.number}-1`]);
    expect(identity).toMatch(/\*{6,}/);
    // Nothing was kept.
    expect((await list(admin)).filter(({ source }) => source !== 'built-in')).toEqual([]);
  });

  it('is refused with each place that is wrong, and nothing is kept', async () => {
    const wrong = {
      ...OWN,
      fileKind: 'txt',
      delimiter: '1',
      columns: [
        { title: '账号', field: 'account' },
        { title: '账号2', field: 'account' },
        { title: '户名', field: 'name' },
        { title: '金额', field: 'amount' },
        { title: '收款账号', field: 'fixed', value: '6228 4800 0000 0000' },
        { title: '类别', field: 'cardType' },
        { title: '付款人', field: 'payerName' },
      ],
      headerRows: [['{合计}']],
      paidWords: ['成功', '退回'],
      returnedWords: ['失败', '已发放'],
    };
    const { body } = await put(admin, '341821-1', 0, wrong).expect(422);
    const { code, errors } = body as { code: string; errors: { field: string; code: string; message: string }[] };
    expect(code).toBe('BANK_PROFILE_REFUSED');
    expect(errors.map(({ field, code: what }) => [field, what.replace('BANK_PROFILE_', '')])).toEqual([
      ['delimiter', 'DELIMITER'],
      ['columns', 'COLUMNS_MISSING'],
      ['columns', 'COLUMN_TWICE'],
      ['columns.4.value', 'FIXED_ACCOUNT'],
      ['cardTypes', 'CARD_TYPES'],
      ['payer', 'PAYER'],
      ['headerRows', 'UNKNOWN_WORD'],
      ['paidWords', 'PAID_WORDS'],
      ['returnedWords', 'RETURNED_WORDS'],
    ]);
    expect(errors.every(({ message }) => /[一-龥].*。$/u.test(message))).toBe(true);
    await put(admin, '341821-1', 0, { ...OWN, columns: [] }).expect(400);
    expect((await list(admin)).filter(({ source }) => source !== 'built-in')).toEqual([]);
  });

  it('stands first for its county and those below, for nobody beside it, and above for the county where the city has it', async () => {
    const made = (await put(admin, '341821-1', 0, OWN).expect(200)).body as BankProfileDetail;
    expect(made).toMatchObject({
      source: 'own',
      version: 1,
      ownVersion: 1,
      name: OWN.name,
      profile: { columns: OWN.columns },
    });
    const [first] = await list(admin);
    expect(first).toMatchObject({ code: '341821-1', source: 'own', regionName: '郎溪县' });
    const beside = await service.as('admin', XUANZHOU);
    expect((await list(beside)).map(({ code }) => code)).not.toContain('341821-1');
    await beside.get(`/bank-profiles?regionCode=${LANGXI}`).expect(404);
    await put(beside, '341821-1', 1, OWN).expect(404);
    const city = await service.as('admin');
    await put(city, 'city-1', 0, { ...OWN, name: '市级代发' }, '341800').expect(200);
    expect((await list(beside))[0]).toMatchObject({ code: 'city-1', source: 'above' });
    expect((await list(admin)).map(({ code }) => code).slice(0, 2)).toEqual(['341821-1', 'city-1']);
    for (const role of ['finance', 'reviewer', 'auditor'] as const) {
      await put(await service.as(role, LANGXI), '341821-1', 1, OWN).expect(403);
    }
  });

  it('makes the file, reads the return, and what went out stays as it was when it changes', async () => {
    payout = await county.send(payout.id, '2024-03-01');
    const file = (reason = '') => county.finance.get(`/payouts/${payout.id}/bank-file?profile=341821-1${reason}`);
    const { content: taken } = await bytesOf(file());
    const text = taken.toString('utf8').split('\r\n');
    expect(text[1]).toBe('客户账号,客户姓名,代发金额,证件号,币种,附言');
    expect(text[2]).toContain(accountOf(1));
    expect((await bytesOf(file())).content).toEqual(taken);
    // Whoever does not say which means the county's own.
    const { body: check } = await county.finance.get(`/payouts/${payout.id}/bank-file/check`).expect(200);
    expect(check).toMatchObject({ profile: '341821-1' });

    const returnColumns = {
      ...OWN.returnColumns,
      amount: ['代发金额'],
      name: ['客户姓名'],
      account: ['客户账号'],
    };
    const changed = { ...OWN, name: '郎溪农商行代发（新）', returnedWords: ['失败', '账户异常'], returnColumns };
    await put(admin, '341821-1', 1, changed).expect(200);
    expect((await file().expect(409)).body).toMatchObject({ code: 'BANK_FORMAT_TAKEN' });
    const { body: files } = await county.finance.get(`/payouts/${payout.id}/files`).expect(200);
    expect(files).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'bank-file', profileName: changed.name })]),
    );
    const lines = text.slice(2, 9).map((line) => line.split(','));
    const answer = [
      '附言,代发金额,客户姓名,客户账号,处理结果,失败原因',
      ...lines.map(
        ([account, name, amount, , , key], at) =>
          `${key},${amount},${name},${account},${at === 0 ? '账户异常' : '成功'},`,
      ),
    ].join('\r\n');
    const { body: result } = await county.finance
      .post(`/payouts/${payout.id}/bank-returns?profile=341821-1`)
      .attach('file', Buffer.from(answer), '回单.csv')
      .expect(200);
    expect(result).toMatchObject({ rowCount: 7, openCount: 0, queues: { paid: 6, returned: 1 } });
  });

  it('goes to whoever read what stands, keeps its versions, and is ended with a reason', async () => {
    const { body } = await put(admin, '341821-1', 1, OWN).expect(412);
    expect(body).toMatchObject({ code: 'STALE_VERSION', current: { version: 2, name: '郎溪农商行代发（新）' } });
    const both = await Promise.all(['甲', '乙'].map((name) => put(admin, '341821-1', 2, { ...OWN, name })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const withdraw = (version: number) =>
      admin.delete('/bank-profiles/341821-1?reason=银行换了').set('if-match', `"${version}"`);
    await withdraw(2).expect(412);
    await withdraw(3).expect(204);
    await withdraw(3).expect(404);
    expect((await admin.get('/bank-profiles/341821-1').expect(404)).body).toMatchObject({ code: 'NOT_FOUND' });
    await put(admin, '341821-1', 0, OWN).expect(200);
    const { versions } = (await admin.get('/bank-profiles/341821-1').expect(200)).body as BankProfileDetail;
    expect(versions.map(({ version, endReason }) => [version, endReason])).toEqual([
      [4, null],
      [3, '银行换了'],
      [2, null],
      [1, null],
    ]);
    const change = service.dataSource.query(`UPDATE bank_profiles SET profile = '{}' WHERE version = 1`);
    await expect(change).rejects.toThrow('formats stay as they were kept');
    // A code that ships with the product may be the county's own too, and is the product's again afterwards.
    await put(admin, 'generic', 0, { ...OWN, name: '县里的通用表' }).expect(200);
    expect((await list(admin)).find(({ code }) => code === 'generic')).toMatchObject({ name: '县里的通用表' });
    await admin.delete('/bank-profiles/generic?reason=改回').set('if-match', '"1"').expect(204);
    expect((await list(admin)).find(({ code }) => code === 'generic')).toMatchObject({ source: 'built-in' });
  });
});
