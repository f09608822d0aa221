/**
 * A one-page PDF of lines of text and rules (ISO 32000-1), written by hand: it needs no library and no font file, since
 * Chinese is set in `STSong-Light` with the predefined encoding `UniGB-UTF16-H` (§9.7.5.2), which readers for Chinese
 * bring themselves. The price: the font is the reader's own, so the page is not for archives that ask for embedded fonts.
 * Pure.
 */

export interface PdfText {
  text: string;
  /** Points from the left and the bottom edge; `x` is the middle of the line for centred text. */
  x: number;
  y: number;
  size: number;
  align?: 'left' | 'center' | 'right';
  /** From 0 (black) to 1 (white). */
  grey?: number;
}

export interface PdfFrame {
  x: number;
  y: number;
  width: number;
  height: number;
  lineWidth: number;
}

export interface PdfPage {
  title: string;
  width: number;
  height: number;
  texts: readonly PdfText[];
  frames: readonly PdfFrame[];
}

/** Width in points: ASCII takes half of what everything else does, as the font below is told. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += isHalf(character) ? 0.5 : 1;
  return units * size;
}

/** Breaks text into lines no wider than `width` points, between any two characters but not before closing marks. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    const closing = '，。、；：）”》)]'.includes(character);
    if (!closing && textWidth(line + character, size) > width) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line];
}

export function pdfOf(page: PdfPage): Buffer {
  const content = [...page.frames.map(frameOperators), ...page.texts.map(textOperators)].join('\n');
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>`,
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [6 0 R] >>',
    // CIDs 1 to 95 of Adobe-GB1 are ASCII; everything else is a full square.
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R /DW 1000 /W [1 95 500] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    `<< /Title <FEFF${utf16(page.title)}> >>`,
  ]);
}

function assemble(objects: readonly string[]): Buffer {
  let file = '%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = objects.map((object, index) => {
    const at = Buffer.byteLength(file, 'latin1');
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = Buffer.byteLength(file, 'latin1');
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function textOperators({ text, x, y, size, align = 'left', grey = 0 }: PdfText): string {
  const width = textWidth(text, size);
  const left = align === 'center' ? x - width / 2 : align === 'right' ? x - width : x;
  return `BT ${grey} g /F ${size} Tf ${hundredths(left)} ${hundredths(y)} Td <${utf16(text)}> Tj ET`;
}

function frameOperators({ x, y, width, height, lineWidth }: PdfFrame): string {
  return `0.25 G ${lineWidth} w ${x} ${y} ${width} ${height} re S`;
}

/** As hexadecimal digits, so that no character of a name can end the string it stands in. */
function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}

function hundredths(points: number): number {
  return Math.round(points * 100) / 100;
}

function isHalf(character: string): boolean {
  return character >= ' ' && character <= '~';
}
