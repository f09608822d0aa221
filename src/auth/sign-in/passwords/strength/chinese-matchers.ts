import type { Match, Matcher } from '@zxcvbn-ts/core';
import { SURNAMES, SYLLABLES } from './pinyin-words.js';

/** A surname and one or two syllables: so many names a guesser has to try, roughly, who goes by how common they are. */
const GUESSES_OF_NAME = { 1: 3_000, 2: 20_000 } as const;
const LONGEST_SURNAME = 9;
const LONGEST_SYLLABLE = 6;

/**
 * Digits in a row are mostly the number of something: a phone, an identity card or a piece of one, an account, a QQ number. Colleagues
 * know them, and lists of them are sold, so a longer one is hardly harder.
 */
const MOST_GUESSES_OF_NUMBER = 1_000_000;
const SHORTEST_NUMBER = 6;
const YEARS = 120;

interface Found {
  i: number;
  j: number;
  guesses: number;
}

/** Names in pinyin, wherever in the text: `zhangsan`, `wangxiaoming`. Of several ways to read it each is one. */
export function namesIn(text: string): Found[] {
  const lower = text.toLowerCase();
  const found: Found[] = [];
  for (let i = 0; i < lower.length; i++) {
    for (const end of endsOf(SURNAMES, lower, i, LONGEST_SURNAME)) {
      for (const first of endsOf(SYLLABLES, lower, end, LONGEST_SYLLABLE)) {
        found.push({ i, j: first - 1, guesses: GUESSES_OF_NAME[1] });
        for (const second of endsOf(SYLLABLES, lower, first, LONGEST_SYLLABLE)) {
          found.push({ i, j: second - 1, guesses: GUESSES_OF_NAME[2] });
        }
      }
    }
  }
  return found;
}

/** Where a word of the set that begins at `start` may end. */
function endsOf(known: ReadonlySet<string>, text: string, start: number, longest: number): number[] {
  const ends: number[] = [];
  for (let end = start + 1; end <= Math.min(text.length, start + longest); end++) {
    if (known.has(text.slice(start, end))) ends.push(end);
  }
  return ends;
}

/** Numbers, and days and months without separators: `13812345678`, `34180019900307123X`, `199003`, `0307`. */
export function numbersIn(text: string): Found[] {
  const found: Found[] = [];
  for (const { 0: digits, index } of text.matchAll(/\d{4,}[Xx]?/g)) {
    if (digits.length >= SHORTEST_NUMBER) {
      const guesses = Math.min(10 ** digits.length, MOST_GUESSES_OF_NUMBER);
      found.push({ i: index, j: index + digits.length - 1, guesses });
    }
    for (let start = 0; start + 4 <= digits.length; start++) {
      const at = index + start;
      const dated = (length: number, guesses: number): number => found.push({ i: at, j: at + length - 1, guesses });
      const rest = digits.slice(start);
      if (/^(19|20)\d\d(0[1-9]|1[0-2])/.test(rest)) dated(6, YEARS * 12);
      if (/^\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/.test(rest)) dated(6, YEARS * 366);
      if (/^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/.test(rest)) dated(4, 366);
    }
  }
  return found;
}

/** What Chinese passwords are made of and the estimator does not know, in its own terms. */
export const CHINESE_MATCHERS: Record<string, Matcher> = {
  name: matcher('name', namesIn),
  number: matcher('number', numbersIn),
};

function matcher(pattern: string, find: (text: string) => Found[]): Matcher {
  return {
    // The estimator's own words are not shown to anybody.
    feedback: () => null,
    scoring: ({ expected }) => expected as number,
    Matching: class {
      match({ password }: { password: string }): Match[] {
        return find(password).map(({ i, j, guesses }) => ({
          pattern,
          i,
          j,
          token: password.slice(i, j + 1),
          expected: guesses,
        }));
      }
    } as unknown as Matcher['Matching'],
  };
}
