import { identityKindOf, normalizeIdentityNumber } from '../../common/values/identity-number.js';
import { organizationName, personName } from '../../common/values/names.js';
import { isPhone, withoutSpaces } from '../people/worker-rules.js';

/** What a search text may mean; whoever looks it up tries each. Pure. */
export interface WorkerSearch {
  identityNumber: string | null;
  /** The last four of an identity number. */
  identityTail: string | null;
  phone: string | null;
  certificateNo: string | null;
  /** What a name begins with, and what it begins with read backwards, so that both ends can use an index. */
  nameStart: TextRange | null;
  reversedNameStart: TextRange | null;
  /** First letters of the characters of a name, in pinyin. */
  initials: TextRange | null;
  /** What an employer's name begins with. */
  employerStart: TextRange | null;
}

/**
 * Texts in the order of their bytes, the last left out. Two bounds, and not a pattern for LIKE: a pattern is an index's
 * bounds only where it is known when the statement is planned, which a statement that stays prepared is not.
 */
export type TextRange = [from: string, before: string];

export function parseWorkerSearch(text: string): WorkerSearch {
  const packed = withoutSpaces(text);
  const identityNumber = normalizeIdentityNumber(packed);
  const name = personName(text);
  const employer = organizationName(text);
  const isName = name !== '' && !/\d{4}/.test(packed);
  return {
    identityNumber: identityKindOf(identityNumber) === null ? null : identityNumber,
    identityTail: /^\d{3}[\dX]$/.test(identityNumber) ? identityNumber : null,
    phone: isPhone(packed) ? packed : null,
    certificateNo: /[\dA-Za-z]/.test(packed) ? packed.toUpperCase() : null,
    nameStart: isName ? startingWith(name) : null,
    reversedNameStart: isName ? startingWith(Array.from(name).reverse().join('')) : null,
    initials: /^[A-Za-z]{2,10}$/.test(packed) ? startingWith(packed.toLowerCase()) : null,
    employerStart: Array.from(employer).length >= 2 && /\p{Script=Han}/u.test(employer) ? startingWith(employer) : null,
  };
}

/** Behind every character that a name has, in UTF-8 as by code point; no character itself (Unicode 17, §23.7). */
const BEHIND_ALL = '\u{10FFFF}';

function startingWith(text: string): TextRange {
  return [text, `${text}${BEHIND_ALL}`];
}
