import { type PersonFacts, unusualOf } from './unusual-rules.js';

function aPerson(given: Partial<PersonFacts> = {}): PersonFacts {
  return { bankAccount: '6228480070000000001', arrears: [], last: null, sharing: [], ...given };
}

const notes = (person: PersonFacts): string[] =>
  unusualOf(person, 3).map(({ kindName, note }) => `${kindName} ${note}`);
const last = { bankAccount: '6228480070000000001', sentOn: '2024-04-15', isReturned: false };

describe('what a reviewer is shown', () => {
  it('a new payee, the same account, and few arrears are not unusual', () => {
    expect(notes(aPerson())).toEqual([]);
    expect(notes(aPerson({ last, arrears: ['2024-01', '2024-02', '2024-03'] }))).toEqual([]);
  });

  it('an account that is not the one of the last payout, by its tail', () => {
    const before = { ...last, bankAccount: '6228480070000004321' };
    expect(notes(aPerson({ last: before }))).toEqual([
      '账号变更 上次（2024年4月15日送银行）账号尾号4321；本次账号尾号0001。',
    ]);
    expect(notes(aPerson({ last: { ...before, isReturned: true } }))[0]).toContain('4321，该次款项被银行退回；本次');
    expect(notes(aPerson({ last, bankAccount: '' }))[0]).toContain('；本次没有账号。');
  });

  it('an account of several people, three of them by name', () => {
    const other = { name: '某甲', identityNumber: '341800199001010011' };
    expect(notes(aPerson({ sharing: [other] }))).toEqual([
      '多人同一账号 与某甲（341800********0011）使用同一账号，尾号0001。',
    ]);
    expect(notes(aPerson({ sharing: [other, other, other, other] }))[0]).toMatch(/与(某甲（[^）]+）、?){3}等4人使用/);
    expect(notes(aPerson({ sharing: [other], bankAccount: '' }))).toEqual([]);
  });

  it('arrears of more months than asked for', () => {
    const arrears = ['2023-09', '2023-10', '2023-11', '2024-01'];
    expect(notes(aPerson({ arrears }))).toEqual(['补发月数较多 补发4个月：2023-09至2023-11、2024-01。']);
    expect(notes(aPerson({ arrears: ['2023-09', '2023-09', '2023-10', '2023-11'] }))).toEqual([]);
  });
});
