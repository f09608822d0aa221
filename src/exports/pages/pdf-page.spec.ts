import { inflateSync } from 'node:zlib';
import { chineseFont } from './pdf-font.js';
import { type PdfPage, pdfOf } from './pdf-page.js';

function pageOf(text: string): PdfPage {
  const place = { x: 20, y: 20, width: 560, size: 20 };
  const createdAt = new Date('2024-06-13T02:00:00Z');
  return { title: '结业证明', createdAt, width: 600, height: 400, frames: [], texts: [{ ...place, text }] };
}

/** The characters that a reader can copy out of the file: those of its fonts' tables back to Unicode. */
function charactersOf(pdf: Buffer): Set<string> {
  const found = new Set<string>();
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const content = unpacked(pdf.subarray(at + 7, pdf.indexOf('endstream', at)));
    if (!content.includes('beginbfrange')) continue;
    const [, list = ''] = /> \[(.*)\]/s.exec(content) ?? [];
    for (const [, hex = ''] of list.matchAll(/<([0-9a-f ]+)>/g)) {
      found.add(Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    }
  }
  return found;
}

function unpacked(stream: Buffer): string {
  return stream[0] === 0x78 ? inflateSync(stream).toString('latin1') : stream.toString('latin1');
}

describe('a page as PDF', () => {
  it('is the same file for the same page', async () => {
    expect((await pdfOf(pageOf('准予结业'))).equals(await pdfOf(pageOf('准予结业')))).toBe(true);
  });

  it('has the one font inside and uses no other', async () => {
    const text = (await pdfOf(pageOf('王小明 24 学时'))).toString('latin1');
    expect(text.match(/\/BaseFont \/\S+/g)).toEqual([
      '/BaseFont /BZZZZZ+NotoSerifCJKsc-Regular',
      '/BaseFont /BZZZZZ+NotoSerifCJKsc-Regular',
    ]);
    expect(text.match(/\/FontFile3/g)).toHaveLength(1);
  });

  it('prints rare characters of names, from beyond the first plane too', async () => {
    const name = '䶮堃喆龑𬀩𠮷';
    const found = charactersOf(await pdfOf(pageOf(name)));
    expect(Array.from(name).filter((it) => !found.has(it))).toEqual([]);
    expect(found).not.toContain('〓');
  });

  it('puts 〓 and the code point for a character that the font lacks', async () => {
    expect(chineseFont().has('𤭢')).toBe(false);
    const found = charactersOf(await pdfOf(pageOf('王𤭢')));
    expect(found).toContain('〓');
    // The note: 统一码 U+24B62.
    for (const character of '统一码U+24B62') expect(found).toContain(character);
  });
});
