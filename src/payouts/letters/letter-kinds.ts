import { TEMPLATE_KIND_NAMES } from '../../templates/placeholders/template-kinds.js';

/** The papers in words that go with a payout (domain.md §14), by the part of the address that names them. */
export const LETTERS = {
  announcement: TEMPLATE_KIND_NAMES.announcement,
  'no-objection': TEMPLATE_KIND_NAMES['no-objection'],
  'funding-request': TEMPLATE_KIND_NAMES['funding-request'],
} as const;
export type LetterKind = keyof typeof LETTERS;
export const isLetter = (kind: string): kind is LetterKind => Object.hasOwn(LETTERS, kind);
export const LETTER_KINDS = Object.keys(LETTERS) as LetterKind[];
