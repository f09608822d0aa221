import { escapeLike, parseWorkerSearch } from './worker-search.js';

const NOTHING = {
  identityNumber: null,
  phone: null,
  certificateNo: null,
  namePattern: null,
  reversedNamePattern: null,
};

describe('a search text', () => {
  it('of 18 characters is an identity number or a certificate number, in its stored form', () => {
    expect(parseWorkerSearch(' 34180219900307123x ')).toEqual({
      ...NOTHING,
      identityNumber: '34180219900307123X',
      certificateNo: '34180219900307123X',
    });
  });

  it('of 11 digits is a phone, with or without spaces', () => {
    expect(parseWorkerSearch('138 0000 1234')).toMatchObject({ phone: '13800001234', namePattern: null });
  });

  it('of words is the beginning or the end of a name', () => {
    expect(parseWorkerSearch('张 三')).toEqual({ ...NOTHING, namePattern: '张三%', reversedNamePattern: '三张%' });
  });

  it('may name a Latin-script person or a certificate', () => {
    expect(parseWorkerSearch('Maria Lo')).toMatchObject({ certificateNo: 'MARIALO', namePattern: 'Maria Lo%' });
  });

  it('reverses characters, not halves of them, as the database does', () => {
    expect(parseWorkerSearch('张𠮷').reversedNamePattern).toBe('𠮷张%');
  });

  it('has no wildcards', () => {
    expect(escapeLike('%_\\')).toBe('\\%\\_\\\\');
    expect(parseWorkerSearch('%三')).toMatchObject({ namePattern: '\\%三%', reversedNamePattern: '三\\%%' });
  });
});
