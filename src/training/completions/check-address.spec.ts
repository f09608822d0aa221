import { checkAddress } from './check-address.js';

describe('the address printed on a certificate', () => {
  it('is that with which the paper was asked for', () => {
    const page = '/api/v1/training/completion';
    expect(checkAddress('https', 'sgrc.example.cn')).toBe(`https://sgrc.example.cn${page}`);
    expect(checkAddress('http', '192.168.1.20:3000')).toBe(`http://192.168.1.20:3000${page}`);
  });

  it('is left out where nobody else can open it', () => {
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', '0.0.0.0:3000', 'a b', undefined]) {
      expect(checkAddress('http', host)).toBeNull();
    }
  });
});
