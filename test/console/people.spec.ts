import { accountErrors, accountFacts } from '../../web/console/workers/account-rules.js';
import { bornOn, identityFault } from '../../web/console/workers/enter/identity-rules.js';
import { afterChoice, changesOf, differing } from '../../web/console/workers/person/person-form-rules.js';
import { hoursWarning } from '../../web/console/workers/person/warning-rules.js';
import { registrationStanding } from '../../web/console/workers/worker-rules.js';
import { identityNumberOf } from '../support/register/people.js';

describe('how a registration stands', () => {
  const standing = (registrationEndsOn: string | null, certified = true) =>
    registrationStanding({ certified, registrationEndsOn }, '2024-06-10');

  it('is in force, lapses within 90 days, has lapsed, or is none', () => {
    expect(standing('2024-09-09')).toEqual({ word: '有效', tone: 'done' });
    expect(standing('2024-09-08')).toEqual({ word: '90 天后到期', tone: 'wait' });
    expect(standing('2024-06-10')).toEqual({ word: '今天到期', tone: 'wait' });
    expect(standing('2024-06-09')).toEqual({ word: '已过期', tone: 'wrong' });
    expect(standing(null)).toEqual({ word: '未登记', tone: 'wrong' });
    expect(standing(null, false)).toEqual({ word: '无证书', tone: 'plain' });
  });

  it('says what hours its renewal lacks', () => {
    const periods = [{ endOn: '2024-08-01', hours: 60, hoursMissing: 12, hoursRequired: 72 }];
    expect(hoursWarning(periods, '2024-08-01')).toBe('，继续教育还缺 12 学时（需 72，已有 60）');
    expect(hoursWarning([{ ...periods[0]!, hours: 72, hoursMissing: 0 }], '2024-08-01')).toContain('可以办理再登记');
    expect(hoursWarning(periods, null)).toBe('');
  });
});

describe('an identity number as it is typed', () => {
  const right = identityNumberOf(7);

  it('is told right with its birth date, spaces and a small x allowed', () => {
    expect(identityFault(`${right.slice(0, 6)} ${right.slice(6).toLowerCase()}`, '2024-06-10')).toBeNull();
    expect(bornOn(right)).toMatch(/^19\d\d-01-01$/);
  });

  it('of another paper has the form of that paper, and no birth date', () => {
    expect(identityFault('h12345678', '2024-06-10', 'travel-permit')).toBeNull();
    expect(identityFault('12345678', '2024-06-10', 'travel-permit')).toBeNull();
    expect(identityFault('USA310000000001', '2024-06-10', 'foreigner-card')).toBeNull();
    expect(bornOn('H12345678')).toBeNull();
    expect(identityFault('H12345678', '2024-06-10')).toContain('现在是 9 位');
    expect(identityFault(right, '2024-06-10', 'travel-permit')).toBe(
      '来往内地通行证号码应为字母 H 或 M 加 8 位数字；台湾居民的为 8 位数字。请按证件核对。',
    );
    expect(identityFault('US310000000001', '2024-06-10', 'foreigner-card')).toContain('3 位字母加 12 位数字');
  });

  it('is told wrong in a sentence of its own fault', () => {
    const turned = `${right.slice(0, 16)}${(Number(right[16]) + 1) % 10}${right[17]}`;
    expect(identityFault('', '2024-06-10')).toBe('请填写身份证号。');
    expect(identityFault(right.slice(0, 17), '2024-06-10')).toContain('现在是 17 位');
    expect(identityFault(turned, '2024-06-10')).toContain('校验码不对');
  });
});

describe('an account as it is typed', () => {
  const typed = { account: '6228 4800 7000 0001', again: '6228480070000001', bankName: ' 农业银行 ', bankCode: '' };

  it('is sent without spaces; the same number is needed twice', () => {
    expect(accountErrors(typed)).toEqual({});
    expect(accountFacts(typed)).toEqual({ account: '6228480070000001', bankName: '农业银行', bankCode: null });
    expect(accountErrors({ ...typed, again: '6228480070000002' })).toHaveProperty(['bankAccount.again']);
    expect(accountErrors({ ...typed, account: '' })).toHaveProperty(['bankAccount.account']);
  });

  it('has a 联行号 of twelve digits with its check digit, or none', () => {
    expect(accountErrors({ ...typed, bankCode: '102100099996' })).toEqual({});
    expect(accountErrors({ ...typed, bankCode: '102100099997' })).toHaveProperty(['bankAccount.bankCode']);
  });
});

describe('two people who change one person', () => {
  const base = { name: '张三', phone: '139****0001', remark: '旧' };

  it('sends what was changed only; an empty phone leaves the present one', () => {
    expect(changesOf(base, { name: '张三', phone: '', remark: '新' }, false)).toEqual({ remark: '新' });
    expect(changesOf(base, { name: '张三', phone: '', remark: '' }, true)).toEqual({ phone: null, remark: null });
  });

  it('asks about what both changed, tells what only the other did, and keeps what only I did', () => {
    const theirs = { name: '张叁', phone: '138****0002', remark: '旧' };
    const values = { name: '章三', phone: '', remark: '我的' };
    expect(differing(base, theirs, values)).toEqual([
      { name: 'name', label: '姓名', theirs: '张叁', mine: '章三' },
      { name: 'phone', label: '手机号', theirs: '138****0002', mine: null },
    ]);
    expect(afterChoice(base, theirs, values, ['name'])).toEqual({ phone: '' });
    expect(afterChoice(base, theirs, values, [])).toEqual({ name: '张叁', phone: '' });
  });

  it('does not ask about what both changed alike', () => {
    const theirs = { ...base, name: '章三' };
    expect(differing(base, theirs, { name: '章三', phone: '', remark: '旧' })).toMatchObject([{ mine: null }]);
  });
});
