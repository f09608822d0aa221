import { decodeText, encodeText } from './bank-encoding.js';

const TEXT = '序号,收款人姓名,金额\r\n1,欧阳䶮,150.00\r\n';

const utf16 = (text: string, bigEndian: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('the text of a file that a bank sends', () => {
  it.each([
    ['UTF-8', encodeText(TEXT, 'utf-8')],
    ['UTF-8 with a mark', encodeText(TEXT, 'utf-8-bom')],
    ['GB18030', encodeText(TEXT, 'gb18030')],
    ['GBK', encodeText(TEXT.replace('䶮', '岩'), 'gbk')],
    ['UTF-16, little end first, with a mark', utf16(`\uFEFF${TEXT}`, false)],
    ['UTF-16, big end first, with a mark', utf16(`\uFEFF${TEXT}`, true)],
    ['UTF-16 without a mark', utf16(TEXT, false)],
    ['UTF-16, big end first, without a mark', utf16(TEXT, true)],
  ])('is read in %s, whatever was expected', (_encoding, bytes) => {
    expect(decodeText(bytes)?.replace('岩', '䶮')).toBe(TEXT);
  });

  it('is none in a workbook of old Excel, a picture or bytes at random', () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('abc')]);
    expect(decodeText(old)).toBeNull();
    expect(decodeText(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).toBeNull();
    expect(decodeText(Buffer.of(0xff, 0x81, 0xff))).toBeNull();
  });
});
