import { firstPassword } from '../../web/console/users/accounts/first-password.js';
import { bandBody, bandErrors, bandForm, bandInWords } from '../../web/console/settings/band-rules.js';
import { ofBackup, ofChain, ofDisk, ofKey, size } from '../../web/console/settings/operations-rules.js';
import { changesOf, inForceWords, plainErrors, plainFormOf } from '../../web/console/settings/region-rules.js';
import { numbersOf, securityErrors, securityFormOf } from '../../web/console/settings/security-rules.js';

const OWN = {
  departmentName: '宣城市民政局',
  contactPhone: null,
  objectionPhone: null,
  stationReportDueDay: 5,
  signatories: { preparer: '王敏', reviewer: null, head: null },
  fundingSource: null,
  documentNo: null,
  budgetSubject: null,
  fundingShares: null,
};

const SECURITY = {
  minPasswordLength: 12,
  passwordMaxDays: null,
  idleMinutes: 30,
  sessionHours: 12,
  maxSessions: 10,
  revealsPerHour: 100,
  filesPerHour: 60,
};

describe('settings of a region', () => {
  it('are sent where they differ; what is emptied is taken from above', () => {
    const form = plainFormOf(OWN);
    expect(changesOf(form, OWN)).toEqual({});
    const changed = { ...form, departmentName: '', contactPhone: ' 0563 ', stationReportDueDay: '8', head: '李建国' };
    expect(changesOf(changed, OWN)).toEqual({
      departmentName: null,
      contactPhone: '0563',
      stationReportDueDay: 8,
      signatories: { preparer: '王敏', reviewer: null, head: '李建国' },
    });
    expect(changesOf({ ...form, preparer: '' }, OWN)).toEqual({ signatories: null });
    const fundingShares = [
      { source: '县级财政', share: 4_000 },
      { source: '省级财政', share: 6_000 },
    ];
    expect(changesOf({ ...form, fundingShares: '县级财政40%，省级财政60%' }, OWN)).toEqual({ fundingShares });
    expect(changesOf({ ...form, fundingShares: '' }, { ...OWN, fundingShares })).toEqual({ fundingShares: null });
    expect(plainErrors({ ...form, fundingShares: '县级财政' })).toHaveProperty('fundingShares');
  });

  it('know the days of a month that every month has, and say what holds', () => {
    expect(plainErrors({ ...plainFormOf(OWN), stationReportDueDay: '29' })).toHaveProperty('stationReportDueDay');
    expect(plainErrors({ ...plainFormOf(OWN), stationReportDueDay: '' })).toEqual({});
    const inForce = { ...OWN, stipendBandFen: null, recoveryMonthlyFloorFen: null };
    expect(inForceWords(inForce, 'preparer')).toBe('王敏');
    expect(inForceWords(inForce, 'budgetSubject')).toBe('');
  });
});

describe('security settings', () => {
  it('are read back as they were told', () => {
    expect(numbersOf(securityFormOf(SECURITY))).toEqual(SECURITY);
    expect(securityErrors(securityFormOf(SECURITY))).toEqual({});
  });

  it('keep within their bounds', () => {
    const form = { ...securityFormOf(SECURITY), idleMinutes: '4', maxSessions: '', filesPerHour: '一' };
    expect(Object.keys(securityErrors(form)).toSorted()).toEqual(['filesPerHour', 'idleMinutes', 'maxSessions']);
  });
});

describe('a first password', () => {
  it('is four groups without signs that are taken for one another', () => {
    expect(firstPassword(new Uint8Array(16).map((_, n) => n * 16 + n))).toMatch(/^[a-zA2-9]{4}(-[a-zA2-9]{4}){3}$/);
    expect(firstPassword()).not.toMatch(/[il01oO]/);
    expect(firstPassword()).not.toBe(firstPassword());
  });
});

describe('the band of stipends', () => {
  const ends = (minFen: number | null, maxFen: number | null) => ({ minFen, maxFen });

  it('is typed for all levels or for each, and an empty end is open', () => {
    const same = bandForm(ends(10_000, 60_000));
    expect([bandBody(same), bandErrors(same)]).toEqual([ends(10_000, 60_000), {}]);
    expect(bandBody({ ...same, allMax: ' ' })).toEqual(ends(10_000, null));
    const each = { ...same, byLevel: 'yes' as const, seniorMin: '300', seniorMax: '' };
    expect(bandBody(each)).toEqual({
      ...ends(10_000, 60_000),
      levels: { junior: ends(10_000, 60_000), intermediate: ends(10_000, 60_000), senior: ends(30_000, null) },
    });
    expect(bandErrors({ ...each, seniorMin: '三百' })).toEqual({
      seniorMin: '高级每月最低标准应为金额，单位为元；没有下限的留空。',
    });
    expect(bandForm(bandBody(each))).toMatchObject({ byLevel: 'yes', seniorMin: '300.00', seniorMax: '' });
  });

  it('is told in words', () => {
    expect([ends(1, 2), ends(100, null), ends(null, 100), ends(null, null)].map(bandInWords)).toEqual([
      '每月 0.01 元至 0.02 元',
      '每月不低于 1.00 元',
      '每月不高于 1.00 元',
      '不限',
    ]);
    expect(bandInWords({ ...ends(100, 200), levels: { senior: ends(300, null) } })).toBe(
      '初级每月 1.00 元至 2.00 元；中级每月 1.00 元至 2.00 元；高级每月不低于 3.00 元',
    );
  });
});

describe('how the service is', () => {
  const now = Date.parse('2024-03-11T02:00:00Z');
  const ago = (days: number): string => new Date(now - days * 86_400_000).toISOString();

  it('is said of sizes as people read them', () => {
    expect([0, 1_023, 1_024, 1_500_000, 5 * 1024 ** 4].map(size)).toEqual([
      '0 字节',
      '1023 字节',
      '1.0 KB',
      '1.4 MB',
      '5.0 TB',
    ]);
  });

  it.each([
    [null, 'wrong', '从未备份'],
    [ago(0), 'done', '今天备份过'],
    [ago(6.9), 'done', '6 天前备份'],
    [ago(7), 'wait', '已有 7 天没有备份'],
    [ago(30), 'wrong', '已有 30 天没有备份'],
  ])('a backup of %s is %s', (at, tone, words) => {
    expect(ofBackup(at, now)).toEqual({ tone, words });
  });

  it('is judged of keys by a year, of the disk by what is left, of the chain by a minute', () => {
    expect([null, ago(365), ago(366)].map((at) => ofKey(at, now).tone)).toEqual(['wait', 'done', 'wait']);
    const disk = (freeBytes: number) => ofDisk({ freeBytes, totalBytes: 100 }).tone;
    expect([20, 19, 10, 9].map(disk)).toEqual(['done', 'wait', 'wait', 'wrong']);
    expect(ofDisk({ freeBytes: 0, totalBytes: 0 }).tone).toBe('wrong');
    const chain = (count: number, oldestAt: string | null) => ofChain({ count, oldestAt }, now).tone;
    expect([chain(0, null), chain(3, ago(0)), chain(1, ago(1))]).toEqual(['done', 'done', 'wrong']);
  });
});
