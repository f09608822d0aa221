import type { Placeholder } from '../placeholders/placeholder.js';
import type { PlacedParagraph } from './placed-text.js';

/** What is wrong with a placeholder, with where it stands. */
export interface PlaceholderFault {
  code: string;
  /** Chinese: the place, the words around, what is wrong and what to write. */
  message: string;
}

interface Found {
  inner: string;
  from: number;
  to: number;
  paragraph: PlacedParagraph;
}

interface OpenSection {
  word: string;
  isInverted: boolean;
  found: Found;
}

const AROUND = 8;
const LONGEST = 30;
const FULL_WIDTH = /｛\s*[#/^＃／]?\s*([^｛｝{}]{1,40}?)\s*｝/g;

/** All that is wrong with the placeholders of one part, in the order in which it is read. Pure. */
export function placeholderFaults(
  paragraphs: readonly PlacedParagraph[],
  known: readonly Placeholder[],
): PlaceholderFault[] {
  return new PlaceholderCheck(known).faultsOf(paragraphs);
}

class PlaceholderCheck {
  private readonly faults: PlaceholderFault[] = [];
  private readonly sections: OpenSection[] = [];
  private readonly byWord: ReadonlyMap<string, Placeholder>;
  private readonly columnOf: ReadonlyMap<string, readonly string[]>;

  constructor(known: readonly Placeholder[]) {
    this.byWord = new Map(known.map((placeholder) => [placeholder.word, placeholder]));
    const columns = new Map<string, string[]>();
    for (const placeholder of known) {
      for (const { word } of placeholder.kind === 'rows' ? placeholder.columns : []) {
        columns.set(word, [...(columns.get(word) ?? []), placeholder.word]);
      }
    }
    this.columnOf = columns;
  }

  faultsOf(paragraphs: readonly PlacedParagraph[]): PlaceholderFault[] {
    for (const paragraph of paragraphs) {
      this.fullWidth(paragraph);
      for (const found of this.braces(paragraph)) this.judge(found);
    }
    for (const { word, found } of this.sections) {
      this.fault('section-open', found, `{#${word}} 没有结束。请在要重复或有时才出现的内容之后写上 {/${word}}`);
    }
    return this.faults;
  }

  private fault(code: string, { paragraph, from, to }: Omit<Found, 'inner'>, says: string): void {
    const { text, place } = paragraph;
    const [start, end] = [Math.max(0, from - AROUND), Math.min(text.length, to + AROUND)];
    const around = `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
    this.faults.push({ code, message: `${place}“${around}”：${says}。` });
  }

  private *braces(paragraph: PlacedParagraph): Generator<Found> {
    const { text } = paragraph;
    let open = -1;
    for (let at = 0; at < text.length; at++) {
      if (text[at] === '{') {
        if (open === at - 1 && open >= 0) {
          this.fault('brace-double', { paragraph, from: open, to: at + 1 }, '左括号写了两个。请只写一个 {');
        } else if (open >= 0) {
          this.fault('brace-open', { paragraph, from: open, to: at }, '左括号 { 之后缺少右括号 }。请补上');
        }
        open = at;
      } else if (text[at] === '}') {
        if (open >= 0) yield { inner: text.slice(open + 1, at), from: open, to: at + 1, paragraph };
        else if (text[at - 1] === '}') {
          this.fault('brace-double', { paragraph, from: at - 1, to: at + 1 }, '右括号写了两个。请只写一个 }');
        } else this.fault('brace-close', { paragraph, from: at, to: at + 1 }, '右括号 } 之前缺少左括号 {。请补上');
        open = -1;
      }
    }
    if (open >= 0) {
      const says = '左括号 { 之后缺少右括号 }。占位符须写在同一段文字中，请补上';
      this.fault('brace-open', { paragraph, from: open, to: open + 1 }, says);
    }
  }

  private fullWidth(paragraph: PlacedParagraph): void {
    for (const match of paragraph.text.matchAll(FULL_WIDTH)) {
      const [whole, word = ''] = match;
      if (!this.byWord.has(word) && !this.columnOf.has(word)) continue;
      const found = { paragraph, from: match.index, to: match.index + whole.length };
      this.fault('brace-wide', found, `括号是全角的，不会被填写。请改用半角的 {${word}}`);
    }
  }

  private judge(found: Found): void {
    const { inner } = found;
    if (inner.trim() === '') return this.fault('empty', found, '括号中没有文字。请写上占位符，或删去括号');
    if (inner !== inner.trim() || /^[#/^]\s/.test(inner)) {
      return this.fault('space', found, `括号中有多余的空格。请写作 {${inner.replaceAll(/\s/g, '')}}`);
    }
    const sign = /^[#/^]/.exec(inner)?.[0] ?? '';
    const word = inner.slice(sign.length);
    if (sign === '/') return this.ended(found, word);
    if (sign !== '') return this.began(found, word, sign === '^');
    this.named(found, word);
  }

  private named(found: Found, word: string): void {
    const placeholder = this.byWord.get(word);
    const isColumn = this.sections.some(({ word: of }) => this.columnOf.get(word)?.includes(of));
    if (isColumn || placeholder?.kind === 'text') return;
    if (placeholder) {
      const says = `“${word}”不是一个值，须写作 {#${word}}……{/${word}}，中间是${placeholder.kind === 'rows' ? '每行' : '有时才'}出现的内容`;
      return this.fault('not-text', found, says);
    }
    const rows = this.columnOf.get(word);
    if (!rows) return this.unknown(found, word);
    const where = rows.map((of) => `{#${of}} 与 {/${of}}`).join('，或者 ');
    this.fault('outside-rows', found, `“${word}”只能写在 ${where} 之间`);
  }

  private began(found: Found, word: string, isInverted: boolean): void {
    const placeholder = this.byWord.get(word);
    if (!placeholder) return this.unknown(found, word);
    if (placeholder.kind === 'text') {
      return this.fault('not-section', found, `“${word}”是一个值，不能重复。请写作 {${word}}`);
    }
    this.sections.push({ word, isInverted, found });
  }

  private ended(found: Found, word: string): void {
    const at = this.sections.findLastIndex((section) => section.word === word);
    if (at < 0) {
      if (!this.byWord.has(word)) return this.unknown(found, word);
      return this.fault('section-closed', found, `前面没有 {#${word}}。请在内容之前写上，或删去 {/${word}}`);
    }
    for (const { word: inside, found: open } of this.sections.splice(at + 1)) {
      this.fault('section-crossed', open, `{#${inside}} 没有在 {/${word}} 之前结束。请先写 {/${inside}}`);
    }
    const section = this.sections.pop()!;
    const [begin, end] = [section.found.paragraph, found.paragraph];
    const isWithin = begin.container === end.container || (begin.table !== null && begin.table === end.table);
    if (!isWithin) {
      const says = `{#${word}} 在${begin.place}，{/${word}} 却在别处。请把两者写在同一处文字或同一个表格中`;
      this.fault('section-across', found, says);
    }
  }

  private unknown(found: Found, word: string): void {
    const near = nearest(word, [...this.byWord.keys(), ...this.columnOf.keys()]);
    const called = word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word;
    const hint = near ? `如果是指“${near}”，请改正` : '请对照占位符说明改正';
    this.fault('unknown', found, `没有名为“${called}”的占位符。${hint}`);
  }
}

/** The word that differs by the fewest characters, and by fewer than half of them. */
function nearest(word: string, words: readonly string[]): string | null {
  let best: { word: string; distance: number } | null = null;
  for (const each of words) {
    const distance = distanceOf(word, each);
    if (distance <= Math.max(1, Math.floor(each.length / 2)) && (!best || distance < best.distance)) {
      best = { word: each, distance };
    }
  }
  return best?.word ?? null;
}

/** Levenshtein, bounded by the length of what stands in braces. */
function distanceOf(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 10) return 99;
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
}
