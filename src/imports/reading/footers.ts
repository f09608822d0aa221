import { cleanText } from './cell-values.js';
import type { RawRow } from '../../workbooks/workbook-reader.js';

/** Totals, signatures and notes below the last person (domain.md §8, §13): how such a cell begins. */
const FOOTER =
  /^[（(]?(合\s*计|总\s*计|小\s*计|制\s*表|制\s*单|填\s*表|填\s*报|审\s*核|复\s*核|审\s*批|审\s*签|核\s*对|经\s*办|负\s*责\s*人|分\s*管|主\s*管|领\s*导|联\s*系\s*(人|电\s*话)|单\s*位\s*[（(]?\s*(盖|公|签)?\s*章|单\s*位\s*负\s*责|盖\s*章|（\s*盖\s*章|公\s*章|日\s*期\s*[:：]|说\s*明|注\s*[:：]|备\s*注)/;
/**
 * Whether a row is none of a person. Somebody whose number was forgotten must not be lost in silence, so whatever stands
 * in the column of numbers or of employers must read as a footer too, and the row must begin or consist of such words.
 *
 * @param below whether a footer stood above it already
 */
export function isFooter(cells: { raw: RawRow; plain(field: string): string }, below: boolean): boolean {
  const texts = cells.raw.cells.flatMap((cell) => {
    if (!cell) return [];
    const text = cell.kind === 'text' ? cleanText(cell.text) : cell.text;
    return text === '' ? [] : [{ text, isFooter: cell.kind === 'text' && FOOTER.test(text) }];
  });
  // A note goes on in further rows, each in one cell merged over the width.
  if (below && texts.length === 1 && !/\d{6}/.test(cells.plain('identityNumber'))) return true;
  const isStrange = ['identityNumber', 'organizationName'].some((field) => {
    const text = cells.plain(field);
    return text !== '' && !FOOTER.test(text);
  });
  if (texts.length === 0 || isStrange) return false;
  const words = texts.filter((it) => it.isFooter).length;
  return texts[0]!.isFooter || words >= 2 || words === texts.length;
}
