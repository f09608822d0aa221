import { contentDisposition, safeFileName } from './file-name.js';

describe('names of downloads', () => {
  it('a Chinese name travels in UTF-8, with an ASCII name before it', () => {
    expect(contentDisposition('发放表 2024-01.xlsx')).toBe(
      `attachment; filename="_ 2024-01.xlsx"; filename*=UTF-8''%E5%8F%91%E6%94%BE%E8%A1%A8%202024-01.xlsx`,
    );
  });

  it('nothing in a name breaks out of the header', () => {
    const header = contentDisposition('a"; x=y\r\nSet-Cookie: z\\(1)\'*.xlsx');
    expect(header).toBe(
      `attachment; filename="a_; x=y__Set-Cookie_ z_(1)'_.xlsx"; filename*=UTF-8''a_%3B%20x%3Dy__Set-Cookie_%20z_%281%29%27_.xlsx`,
    );
  });

  it('characters that a desktop refuses are replaced', () => {
    expect(safeFileName('宣城市/津贴:1月?.xlsx')).toBe('宣城市_津贴_1月_.xlsx');
    expect(safeFileName('. ')).toBe('download');
    expect(safeFileName('\ud800.csv')).toBe('\ufffd.csv');
  });
});
