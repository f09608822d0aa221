import { SaxesParser } from 'saxes';
import { NoTemplate } from './content-fault.js';

/** A paragraph of a part, with where people find it. */
export interface PlacedParagraph {
  text: string;
  place: string;
  /** The cell, text box or text that it stands in: what begins in one ends in it. */
  container: string;
  /** The table whose cell that is. */
  table: string | null;
}

interface Frame {
  kind: 'table' | 'box';
  no: number;
  row: number;
  cell: number;
}

interface OpenParagraph {
  text: string;
  frame: Frame | null;
}

/** Word writes what somebody deleted or put in as long as nobody has accepted it. */
const REVISIONS = /^w:(ins|del|moveFrom|moveTo|\w+Change)$/;
/** Fields that show where in the document they stand; others fetch from elsewhere, start programs or change by themselves. */
const FIELDS = /^(PAGE|NUMPAGES|SECTION|SECTIONPAGES|SEQ|EQ|SYMBOL|REF|PAGEREF|TOC|=)$/i;

/**
 * The texts of a part of a Word document, paragraph by paragraph.
 *
 * @param title how people call the part; empty for the text itself
 * @throws {NoTemplate} for what is no plain text: changes that nobody accepted, fields that fetch from elsewhere, broken XML
 */
export function placedText(xml: string, title: string): PlacedParagraph[] {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new NoTemplate('damaged');
  const reader = new PartReader(title);
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new NoTemplate('damaged');
  });
  parser.on('opentag', ({ name, attributes }) => reader.open(name, attributes));
  parser.on('text', (text) => reader.add(text));
  parser.on('closetag', ({ name }) => reader.close(name));
  parser.write(xml).close();
  return reader.paragraphs;
}

class PartReader {
  readonly paragraphs: PlacedParagraph[] = [];
  private readonly frames: Frame[] = [];
  private readonly begun: OpenParagraph[] = [];
  private readonly fields: string[] = [];
  private tables = 0;
  private boxes = 0;
  private shown = 0;
  private fallback = 0;
  private isText = false;
  private isCode = false;

  constructor(private readonly title: string) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'mc:Fallback') this.fallback += 1;
    // The same once more, for programs that know less.
    if (this.fallback > 0) return;
    const frame = this.frames.at(-1);
    if (REVISIONS.test(name)) throw new NoTemplate('revisions');
    if (name === 'w:commentReference') throw new NoTemplate('comments');
    if (name === 'w:altChunk' || name === 'w:object' || name === 'w:control') throw new NoTemplate('embedded');
    if (name === 'w:fldSimple') requireField(attributes['w:instr'] ?? '');
    else if (name === 'w:fldChar') this.field(attributes['w:fldCharType'] ?? '');
    else if (name === 'w:instrText') this.isCode = true;
    else if (name === 'w:tbl') this.frames.push({ kind: 'table', no: ++this.tables, row: 0, cell: 0 });
    else if (name === 'w:txbxContent') this.frames.push({ kind: 'box', no: ++this.boxes, row: 0, cell: 0 });
    else if (name === 'w:tr' && frame) Object.assign(frame, { row: frame.row + 1, cell: 0 });
    else if (name === 'w:tc' && frame) frame.cell += 1;
    else if (name === 'w:p') this.begun.push({ text: '', frame: frame ? { ...frame } : null });
    else if (name === 'w:t') this.isText = true;
    else if (name === 'w:tab' || name === 'w:br') this.append(' ');
  }

  add(text: string): void {
    if (this.fallback > 0) return;
    if (this.isText) this.append(text);
    if (this.isCode && this.fields.length > 0) this.fields[this.fields.length - 1] += text;
  }

  close(name: string): void {
    if (name === 'mc:Fallback') this.fallback -= 1;
    if (this.fallback > 0) return;
    if (name === 'w:t') this.isText = false;
    else if (name === 'w:instrText') this.isCode = false;
    else if (name === 'w:tbl' || name === 'w:txbxContent') this.frames.pop();
    else if (name === 'w:p') this.paragraph(this.begun.pop());
  }

  private append(text: string): void {
    const paragraph = this.begun.at(-1);
    if (paragraph) paragraph.text += text;
  }

  private field(type: string): void {
    if (type === 'begin') this.fields.push('');
    else if (type === 'separate') requireField(this.fields.at(-1) ?? '');
    else if (type === 'end') requireField(this.fields.pop() ?? '');
  }

  private paragraph(paragraph: OpenParagraph | undefined): void {
    if (!paragraph || paragraph.text.trim() === '') return;
    const { text, frame } = paragraph;
    if (!frame) {
      this.shown += 1;
      const place = `${this.title || '正文'}第 ${this.shown} 段`;
      this.paragraphs.push({ text, place, container: 'text', table: null });
    } else if (frame.kind === 'box') {
      const place = `${this.title}第 ${frame.no} 个文本框`;
      this.paragraphs.push({ text, place, container: `box ${frame.no}`, table: null });
    } else {
      const place = `${this.title}第 ${frame.no} 个表格第 ${frame.row} 行第 ${frame.cell} 格`;
      const container = `table ${frame.no} ${frame.row} ${frame.cell}`;
      this.paragraphs.push({ text, place, container, table: `table ${frame.no}` });
    }
  }
}

function requireField(code: string): void {
  const [word = ''] = code.trim().split(/\s+/);
  if (word !== '' && !FIELDS.test(word.startsWith('=') ? '=' : word)) throw new NoTemplate('field', word.slice(0, 30));
}
