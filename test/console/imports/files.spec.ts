import { createHash } from 'node:crypto';
import { countRefusal, fileRefusal, sizeInWords } from '../../../web/console/imports/fresh/file-rules.js';
import { sha256 } from '../../../web/console/imports/fresh/sha256.js';

describe('a file for the import', () => {
  it.each(['花名册.xls', '花名册.et', '花名册.csv', '花名册'])('is refused as %s, with how to make it one', (name) => {
    expect(fileRefusal(name, 10)).toContain('另存为');
  });

  it('is taken as .xlsx that holds something and is no temporary file', () => {
    expect(fileRefusal('花名册.XLSX', 10)).toBeNull();
    expect(fileRefusal('花名册.xlsx', 0)).toContain('空文件');
    expect(fileRefusal('~$花名册.xlsx', 165)).toContain('临时文件');
    expect([countRefusal(1), countRefusal(2)]).toEqual([null, expect.stringContaining('2 个')]);
    expect([sizeInWords(300), sizeInWords(412_000), sizeInWords(2_500_000)]).toEqual(['1 KB', '402 KB', '2.4 MB']);
  });

  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 100_003])('is known by its SHA-256, %s bytes long', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + 7) % 256);
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});
