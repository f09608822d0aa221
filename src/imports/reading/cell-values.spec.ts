import fc from 'fast-check';
import {
  cleanText,
  dateOfCell,
  dateOfSerial,
  dateOfText,
  digitsOfCell,
  fenOfCell,
  monthOfCell,
  monthOfText,
} from './cell-values.js';

const text = (value: string) => ({ kind: 'text' as const, text: value });
const number = (value: string) => ({ kind: 'number' as const, text: value });

describe('dates (domain §8)', () => {
  it.each([
    '2023-09-01',
    '2023/9/1',
    '2023.9.1',
    '2023年9月1日',
    '20230901',
    '2023-9-1',
    '２０２３年９月１日',
    '2023-09-01 08:30:00',
    '2023-09-01T00:00:00.000Z',
  ])('reads %s', (written) => {
    expect(dateOfText(written)).toBe('2023-09-01');
  });

  it.each(['2023-02-29', '2023-13-01', '2023', '2023-09', '9/1/2023', '23-9-1', '2023-9/1', '今天', '1023-01-01'])(
    'does not guess at %s',
    (written) => {
      expect(dateOfText(written)).toBeNull();
    },
  );

  it('reads serial numbers of both day counts, with the leap day that never was', () => {
    expect(dateOfSerial(45170, false)).toBe('2023-09-01');
    expect(dateOfSerial(45170.999, false)).toBe('2023-09-01');
    expect(dateOfSerial(43708, true)).toBe('2023-09-01');
    expect(dateOfSerial(1, false)).toBe('1900-01-01');
    expect(dateOfSerial(61, false)).toBe('1900-03-01');
    expect(dateOfSerial(-5, false)).toBeNull();
    expect(dateOfSerial(Number.NaN, false)).toBeNull();
  });

  it('takes a bare number for a date only where it hardly can be anything else, and says so', () => {
    expect(dateOfCell(number('20230901'), false)).toEqual({ date: '2023-09-01', guessed: false });
    expect(dateOfCell(number('45170'), false)).toEqual({ date: '2023-09-01', guessed: true });
    expect(dateOfCell(number('2023'), false)).toBeNull();
    expect(dateOfCell({ kind: 'boolean', text: '1' }, false)).toBeNull();
  });

  it('reads months in all wordings, and a day as its month', () => {
    for (const written of ['2023-09', '2023/9', '2023.9', '2023年9月', '2023年9月份', '202309', '2023-09-15']) {
      expect(monthOfText(written)).toBe('2023-09');
    }
    expect(monthOfText('2023-13')).toBeNull();
    expect(monthOfCell({ kind: 'date', text: '45170' }, false)).toBe('2023-09');
    expect(monthOfCell(number('202309'), false)).toBe('2023-09');
    expect(monthOfCell(number('2023.1'), false)).toBeNull();
  });

  it('reads back every day in every wording', () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        const [y, m, d] = date.split('-').map(Number);
        const wordings = [date, `${y}/${m}/${d}`, `${y}.${m}.${d}`, `${y}年${m}月${d}日`, date.replaceAll('-', '')];
        return wordings.every((wording) => dateOfText(wording) === date);
      }),
    );
  });
});

describe('amounts', () => {
  it.each([
    [text('1500'), 150_000],
    [text('1,409.50'), 140_950],
    [text('￥1409.5'), 140_950],
    [text('1000元'), 100_000],
    [number('0.07'), 7],
    [number('1234.56'), 123_456],
    [number('100.09999999999999'), 10_010],
    [number('1e3'), 100_000],
  ])('reads %j', (cell, fen) => {
    expect(fenOfCell(cell)).toBe(fen);
  });

  it.each([
    text('1.005'),
    text('-5'),
    text('0'),
    text('壹仟'),
    text('1,40'),
    number('-1'),
    number('1e12'),
    number('0.001'),
  ])('refuses %j', (cell) => {
    expect(fenOfCell(cell)).toBeNull();
  });

  it('never loses a fen, written as text or as a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (fen) => {
        const yuan = (fen / 100).toFixed(2);
        return fenOfCell(text(yuan)) === fen && fenOfCell(number(String(fen / 100))) === fen;
      }),
    );
  });
});

describe('numbers that are texts', () => {
  it('reads them without spaces and the apostrophe of text cells', () => {
    expect(digitsOfCell(text(" '6228 4801\u00A02345\u200B "))).toEqual({ text: '622848012345', damage: null });
    expect(digitsOfCell(number('13856300001'))).toEqual({ text: '13856300001', damage: null });
    expect(digitsOfCell(number('1.3856300001E10'))).toEqual({ text: '13856300001', damage: null });
  });

  it.each([
    [number('341800198506070010'), 'damaged'],
    [number('3.4180019850607E+17'), 'damaged'],
    [number('13856300001.5'), 'damaged'],
    [text('3.418E+17'), 'damaged'],
    [text('6E+18'), 'damaged'],
    [text('13856300001.0'), 'decimal'],
    [text('１３８５６３００００１'), 'full-width'],
  ] as const)('names how %j was spoiled', (cell, damage) => {
    expect(digitsOfCell(cell).damage).toBe(damage);
  });
});

describe('texts', () => {
  it('takes strokes and 无 for empty', () => {
    for (const nothing of ['', '  ', '/', '—', '无', '\u200B']) expect(cleanText(nothing)).toBe('');
  });
});
