import { parseWorkerSearch } from './worker-search.js';

const NOTHING = {
  identityNumber: null,
  phone: null,
  certificateNo: null,
  identityTail: null,
  initials: null,
  employerStart: null,
  nameStart: null,
  reversedNameStart: null,
};

/** What begins with a text, by the order of bytes. */
const from = (text: string): [string, string] => [text, `${text}\u{10FFFF}`];

describe('a search text', () => {
  it('of 18 characters is an identity number or a certificate number, in its stored form', () => {
    expect(parseWorkerSearch(' 34180219900307123x ')).toEqual({
      ...NOTHING,
      identityNumber: '34180219900307123X',
      certificateNo: '34180219900307123X',
    });
  });

  it('of 11 digits is a phone, with or without spaces', () => {
    expect(parseWorkerSearch('138 0000 1234')).toMatchObject({ phone: '13800001234', nameStart: null });
  });

  it('of words is the beginning or the end of a name', () => {
    expect(parseWorkerSearch('张 三')).toEqual({
      ...NOTHING,
      nameStart: from('张三'),
      reversedNameStart: from('三张'),
      employerStart: from('张三'),
    });
  });

  it('may name a Latin-script person or a certificate', () => {
    expect(parseWorkerSearch('Maria Lo')).toMatchObject({ certificateNo: 'MARIALO', nameStart: from('Maria Lo') });
  });

  it('of letters alone may be the initials of a name, and of four digits the end of a number', () => {
    expect(parseWorkerSearch('ZS')).toMatchObject({ initials: from('zs'), certificateNo: 'ZS' });
    expect(parseWorkerSearch('z')).toMatchObject({ initials: null });
    expect(parseWorkerSearch('123x')).toMatchObject({ identityTail: '123X', initials: null });
    expect(parseWorkerSearch('12345')).toMatchObject({ identityTail: null });
  });

  it('of two characters and more may be the beginning of an employer, in its stored form', () => {
    expect(parseWorkerSearch('西林(街道)').employerStart).toEqual(from('西林（街道）'));
    expect(parseWorkerSearch('西').employerStart).toBeNull();
  });

  it('reverses characters, not halves of them, as the database does', () => {
    expect(parseWorkerSearch('张𠮷').reversedNameStart).toEqual(from('𠮷张'));
  });

  it('has no wildcards', () => {
    expect(parseWorkerSearch('%三')).toMatchObject({ nameStart: from('%三'), reversedNameStart: from('三%') });
  });

  it('bounds what begins with it on both sides, rare and Latin characters included', () => {
    const [first, before] = from('张').map((text) => Buffer.from(text));
    for (const name of ['张', '张三', '张𠮷', '张·买买提', '张a']) {
      expect(Buffer.compare(Buffer.from(name), first!)).toBeGreaterThanOrEqual(0);
      expect(Buffer.compare(Buffer.from(name), before!)).toBe(-1);
    }
    for (const name of ['开三', '弡', '李张']) {
      const bytes = Buffer.from(name);
      expect(Buffer.compare(bytes, first!) >= 0 && Buffer.compare(bytes, before!) < 0).toBe(false);
    }
  });
});
