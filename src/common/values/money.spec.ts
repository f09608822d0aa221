import fc from 'fast-check';
import { chineseAmount, sumFen, yuanNumber, yuanText, groupedYuan } from './money.js';

/** Whole amounts up to a hundred billion yuan; far above any payout, and above 亿. */
const anyFen = fc.oneof(
  fc.integer({ min: 0, max: 10 ** 13 }),
  fc.integer({ min: 0, max: 100_000 }),
  // Digits that are mostly zero, since every difficulty of the writing lies in its zeros.
  fc
    .array(fc.constantFrom<number>(0, 0, 0, 1, 5), { minLength: 1, maxLength: 13 })
    .map((digits) => digits.reduce((value, digit) => value * 10 + digit, 0)),
);

/** A second, plain formulation: walk the digits from the left, name each non-zero one, owe a 零 for any gap. */
function writtenByHand(fen: number): string {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const units = ['元', '拾', '佰', '仟', '万', '拾', '佰', '仟', '亿', '拾', '佰', '仟'];
  const yuan = String(Math.floor(fen / 100));
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  let text = '';
  let gap = false;
  let groupSpoken = false;
  for (let i = 0; i < yuan.length; i++) {
    const place = yuan.length - 1 - i;
    const digit = Number(yuan[i]);
    if (digit === 0) gap = text !== '';
    else {
      text += (gap ? '零' : '') + digits[digit] + (place % 4 === 0 ? '' : units[place]);
      gap = false;
      groupSpoken = true;
    }
    if (place % 4 === 0 && place > 0) {
      // A zero at the very end of 亿 or 万 before a spoken 仟 is one that 附一 leaves free; like Nzh, none is written.
      if (groupSpoken) {
        text += units[place];
        gap = false;
      }
      groupSpoken = false;
    }
  }
  if (text !== '') text += '元';
  if (jiao === 0 && rest === 0) return `人民币${text === '' ? '零元' : text}整`;
  if (jiao > 0) text += `${digits[jiao]}角`;
  else if (text !== '') text += '零';
  return `人民币${text}${rest > 0 ? `${digits[rest]}分` : ''}`;
}

describe('yuan on sheets', () => {
  it.each([
    [140950, '1409.50'],
    [1640902, '16409.02'],
    [5, '0.05'],
    [0, '0.00'],
    [-0, '0.00'],
    [-5, '-0.05'],
    [-12345, '-123.45'],
  ])('%i fen read %s', (fen, text) => {
    expect(yuanText(fen)).toBe(text);
  });

  it('a numeric cell shows the same two decimals as the text', () => {
    fc.assert(
      fc.property(
        anyFen,
        (fen) => yuanNumber(fen) === Number(yuanText(fen)) && yuanNumber(fen).toFixed(2) === yuanText(fen),
      ),
    );
  });

  it('an amount that is not a whole number of fen is refused', () => {
    expect(() => yuanText(0.5)).toThrow(RangeError);
    expect(() => yuanText(Number.NaN)).toThrow(RangeError);
    expect(() => chineseAmount(2 ** 53)).toThrow(RangeError);
  });
});

describe('sums', () => {
  it('adds to the fen', () => {
    expect(sumFen([1, 2, -4])).toBe(-1);
    expect(sumFen([])).toBe(0);
  });

  it('refuses a fraction, and a sum that integers cannot hold', () => {
    expect(() => sumFen([0.1])).toThrow(RangeError);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});

describe('人民币大写', () => {
  it.each([
    [140950, '人民币壹仟肆佰零玖元伍角'],
    [1640902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [0, '人民币零元整'],
    [5, '人民币伍分'],
    [50, '人民币伍角'],
    [55, '人民币伍角伍分'],
    [1050, '人民币壹拾元伍角'],
    [1005, '人民币壹拾元零伍分'],
    [100000, '人民币壹仟元整'],
    [32504, '人民币叁佰贰拾伍元零肆分'],
    [168032, '人民币壹仟陆佰捌拾元叁角贰分'],
    [10700053, '人民币壹拾万柒仟元伍角叁分'],
    [10001000, '人民币壹拾万零壹拾元整'],
    [100000005, '人民币壹佰万元零伍分'],
    [600_0007_14, '人民币陆佰万零柒元壹角肆分'],
    [170_1000_0000_00, '人民币壹佰柒拾亿壹仟万元整'],
    [1_0000_1000_00, '人民币壹亿零壹仟元整'],
    [10_0001_0000_00, '人民币壹拾亿零壹万元整'],
    [1000_0000_0000_01, '人民币壹仟亿元零壹分'],
    [-500, '人民币负伍元整'],
    [-5, '人民币负伍分'],
  ])('%i fen are %s', (fen, text) => {
    expect(chineseAmount(fen)).toBe(text);
  });

  it('agrees with a writing worked out digit by digit', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        expect(chineseAmount(fen)).toBe(writtenByHand(fen));
      }),
      { numRuns: 5000 },
    );
  });

  it('a negative amount is the positive one with 负 before it', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        fc.pre(fen > 0);
        expect(chineseAmount(-fen)).toBe(chineseAmount(fen).replace('人民币', '人民币负'));
      }),
    );
  });
});

describe('groupedYuan', () => {
  it.each([
    [0, '0.00'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [-123_456_789, '-1,234,567.89'],
  ])('%i fen are %s', (fen, words) => {
    expect(groupedYuan(fen)).toBe(words);
  });
});
