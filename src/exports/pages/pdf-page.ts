import { chineseFont } from './pdf-font.js';

/** One page of texts and frames as plain data; that it becomes a PDF with its font inside, only this file knows. */
export interface PdfPage {
  title: string;
  /** Stands in the file; nothing else in it depends on when or where it is written. */
  createdAt: Date;
  /** Points, as are all measures below; from the left and the upper edge. */
  width: number;
  height: number;
  frames: readonly PdfFrame[];
  texts: readonly PdfText[];
}

export interface PdfFrame {
  x: number;
  y: number;
  width: number;
  height: number;
  lineWidth: number;
}

export interface PdfText {
  text: string;
  x: number;
  /** Upper edge of the first line. */
  y: number;
  /** Longer text goes on in the next line, never with a closing mark at its beginning (UAX 14). */
  width: number;
  size: number;
  align?: 'left' | 'center' | 'right';
  /** Between lines. */
  lineGap?: number;
  /** From 0 (black) to 1 (white). */
  grey?: number;
}

/** Stands, in Chinese print, for a character that is not at hand. */
const MISSING_MARK = '〓';

/**
 * Every character of the page comes from the embedded font, so that every reader shows it, a chat's viewer too. One that
 * the font lacks is printed as 〓, and a note at the foot names it by its code point, to be written in by hand.
 */
export async function pdfOf(page: PdfPage): Promise<Buffer> {
  const { title, width, height, createdAt } = page;
  const font = chineseFont();
  // With its fonts and their tables it takes long to load, and few instances ever write a page.
  const { default: Pdf } = await import('pdfkit');
  const document = new Pdf({
    size: [width, height],
    margin: 0,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    info: { Title: title, CreationDate: createdAt, ModDate: createdAt },
    // Typed as a name of a font; the library takes a font's bytes as well.
    font: font.bytes as unknown as string,
  });
  const written = collect(document);
  for (const frame of page.frames) drawFrame(document, frame);
  const missing = new Set<string>();
  const printable = (text: string): string =>
    Array.from(text, (it) => (font.has(it) ? it : (missing.add(it), MISSING_MARK))).join('');
  for (const text of page.texts) drawText(document, { ...text, text: printable(text.text) });
  if (missing.size > 0) drawText(document, missingNote(page, missing));
  document.end();
  return written;
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function drawFrame(document: PDFKit.PDFDocument, { x, y, width, height, lineWidth }: PdfFrame): void {
  document.lineWidth(lineWidth).rect(x, y, width, height).stroke(shade(0.25));
}

function drawText(document: PDFKit.PDFDocument, text: PdfText): void {
  const { x, y, width, size, align = 'left', lineGap = 0, grey = 0 } = text;
  document.fontSize(size).fillColor(shade(grey)).text(text.text, x, y, { width, align, lineGap });
}

/** From 0 (black) to 1 (white), as the library takes it. */
function shade(grey: number): [number, number, number] {
  const part = Math.round(grey * 255);
  return [part, part, part];
}

function missingNote({ width, height }: PdfPage, missing: ReadonlySet<string>): PdfText {
  const codes = Array.from(missing, (it) => `U+${(it.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  const text = `“${MISSING_MARK}”处的字不在字库内（统一码 ${codes.join('、')}），请按身份证件工整填写后加盖印章。`;
  return { text, x: 0, y: height - 58, width, size: 9, align: 'center', grey: 0.35 };
}
