import fc from 'fast-check';
import { guardCell, unguardCell } from './cell-guard.js';

describe('formula injection', () => {
  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '=HYPERLINK("x")'])('%j is guarded', (text) => {
    expect(guardCell(text)).toBe(`'${text}`);
  });

  it.each(['王小明', '341800199001011234', '', '-', "O'Neil", '2024-01'])('%j is left as it is', (text) => {
    expect(guardCell(text)).toBe(text);
  });

  it('reading back gives what was written', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.startsWith("'")),
        (text) => unguardCell(guardCell(text)) === text,
      ),
    );
  });
});
