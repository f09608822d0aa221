import { maskAccount, maskIdentityNumber, maskPhone } from './masking.js';

describe('masking', () => {
  it('shows what helps to recognise and hides the rest', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('110105********002X');
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskAccount('6228473997245064064')).toBe('***************4064');
  });

  it('of other papers shows the letters and the last four', () => {
    expect(maskIdentityNumber('H12345678')).toBe('H****5678');
    expect(maskIdentityNumber('12345678')).toBe('****5678');
    expect(maskIdentityNumber('USA310000001234')).toBe('USA********1234');
  });

  it('hides short values whole', () => {
    expect(maskIdentityNumber('1101051949')).toBe('**********');
    expect(maskPhone('5678123')).toBe('*******');
    expect(maskAccount('4064')).toBe('****');
  });
});
