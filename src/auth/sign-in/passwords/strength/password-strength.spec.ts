import { readFileSync } from 'node:fs';
import { weaknessOf } from './password-strength.js';

const OWN = { username: 'tancui', displayName: '谈翠' };
const LEAST = 10;

const weakness = (password: string, own = OWN): Promise<string[] | null> => weaknessOf(password, own, LEAST);

const COLLECTED = readFileSync('test/data/weak-passwords.txt', 'utf8').trim().split('\n');

/** More of the same kinds, by kind. */
const OF_THEIR_KINDS = {
  'a name in pinyin with a year, day or sign': [
    'zhangwei1990',
    'Wangxiaoming@1990',
    'wangxiaoming199003',
    'ouyangxiaofeng1',
    'sunli_1992',
    'zhaolei.0512',
    'LIUYANG2024',
    'lwm19900101a',
    '王小明2024年',
  ],
  'a phone number': ['13905631234x', 'x18956300000', 'LiNa13812345678', '15956312345!'],
  'an identity number or a piece of one': ['34182119900307', '19900307123X', '341802199003', '8605127733'],
  'a saying with its numbers': [
    'woaini1314520',
    'aini5201314',
    'woaiwojia520',
    'yifanfengshun8',
    '我爱你1314520',
    'woshishei123',
  ],
  'a walk on the keyboard': [
    '5tgb6yhn7ujm',
    '!QAZ@WSX3edc',
    'zxcvbnm,./123',
    'asdfghjkl;123',
    'q1w2e3r4t5y6',
    '147258369abc',
  ],
  'a place or the office': ['Langxi@123456', 'xuanzhou2025', 'Xc@minzheng2026', 'Caiwu123456!', '民政局2024'],
} as const;

const GOOD = [
  '骆驼竹篮雨伞火车',
  '青苔铁锅风筝棉被',
  'luotuozhulanyusanhuoche',
  'mangguo_deng_xiezi_47',
  'seven quiet mountains',
  'kastanienallee 17b',
  'correct horse battery staple',
  'kJ8mQz4tRwXp',
  '9fT#wq2LmZ',
  'Administrator-of-tests',
];

describe('how easily a password is guessed', () => {
  it.each(COLLECTED)('%s is weak', async (password) => {
    expect(await weakness(password)).not.toBeNull();
  });

  it.each(Object.entries(OF_THEIR_KINDS))('%s is weak', async (_kind, passwords) => {
    const passing: string[] = [];
    for (const password of passwords) if ((await weakness(password)) === null) passing.push(password);
    expect(passing).toEqual([]);
  });

  it.each(GOOD)('%s is good', async (password) => {
    expect(await weakness(password)).toBeNull();
  });

  it('says what it is made of, in the order in which it stands there', async () => {
    expect(await weakness('zhangsan2024')).toEqual(['姓名的拼音', '日期或年份']);
    expect(await weakness('minzhengju123')).toEqual(['工作中的常用词', '常见数字']);
    expect(await weakness('13905631234x')).toEqual(['日期，或电话、证件、账户等号码']);
  });

  it('knows whose it is: the user name, the name in characters and as it is typed', async () => {
    const own = { username: 'keqiaoyu07', displayName: '柯俏雨' };
    for (const password of ['keqiaoyu!77', 'Qiaoyuke_77', 'keqiaoyu07-77']) {
      expect([password, await weakness(password, own)]).toEqual([
        password,
        expect.arrayContaining(['本人的用户名或姓名']),
      ]);
    }
  });

  it('asks no more of a password than the length that is set', async () => {
    expect(await weaknessOf('xkcdvbnq', OWN, 8)).toBeNull();
    expect(await weaknessOf('xkcdvbnq', OWN, 9)).not.toBeNull();
  });

  it('takes no long time, whatever is sent', async () => {
    const started = performance.now();
    for (const part of ['@4$0!1|7', 'p@ssw0rd$4t3!1', 'xian', '王']) await weakness(part.repeat(128).slice(0, 128));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
