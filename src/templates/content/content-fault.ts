/** Why a file is no template, before its placeholders are looked at. */
export type TemplateFault =
  | 'not-word'
  | 'old-or-locked'
  | 'workbook'
  | 'word-template'
  | 'macros'
  | 'embedded'
  | 'hyperlink'
  | 'external-template'
  | 'external'
  | 'field'
  | 'revisions'
  | 'comments'
  | 'unpacks'
  | 'damaged';

/** Ends the look at a file at the first thing for which it is not taken. */
export class NoTemplate extends Error {
  constructor(
    readonly fault: TemplateFault,
    /** What it is about, as people know it: an address, the name of a field. */
    readonly about = '',
  ) {
    super(`${fault} ${about}`);
  }
}
