import type { MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { GUESSED_WORDS, type GuessedWords, SYLLABLES } from './pinyin-words.js';

/** Of whoever the password is for: a guesser knows these first. */
export interface OwnWords {
  username: string;
  displayName: string;
}

/** Looked at no further than this: what comes after makes no password weaker, and the work grows with the square of the length. */
const LOOKED_AT = 48;
/** One in so many guesses is enough behind Argon2id and growing waits (docs/decisions/0036-passwords.md). */
const LEAST_GUESSES_LOG10 = 9;

const REASONS: Record<GuessedWords, string> = {
  places: '地名',
  office: '工作中的常用词',
  sayings: '常用语',
  numbers: '常见数字',
  keyboard: '键盘上相邻的键',
};
const OTHER_REASONS: Record<string, string> = {
  userInputs: '本人的用户名或姓名',
  'passwords-common': '常见密码',
  'diceware-common': '常用的英文词',
  syllables: '拼音',
  name: '姓名的拼音',
  number: '日期，或电话、证件、账户等号码',
  date: '日期或年份',
  regex: '日期或年份',
  sequence: '连续的字符',
  repeat: '重复的字符',
  spatial: '键盘上相邻的键',
};

interface Estimator {
  zxcvbn: ZxcvbnFactory;
  toPinyin: (text: string) => string[];
}

let loading: Promise<Estimator> | undefined;

/** Some 20 MB and a tenth of a second, so not before the first password is set. */
function estimator(): Promise<Estimator> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common, { pinyin }, { CHINESE_MATCHERS }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('pinyin-pro'),
    import('./chinese-matchers.js'),
  ]);
  const { qwerty, keypad } = common.adjacencyGraphs;
  const lists = Object.entries(GUESSED_WORDS).map(([name, words]) => [name, [...words]] as const);
  const dictionary = { ...common.dictionary, ...Object.fromEntries(lists), syllables: [...SYLLABLES] };
  return {
    zxcvbn: new ZxcvbnFactory({ dictionary, graphs: { qwerty, keypad } }, CHINESE_MATCHERS),
    toPinyin: (text) => pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }),
  };
}

/**
 * @param leastLength a password must be at least as hard to guess as one of so many characters at random, up to nine of them
 * @returns null, or what a password that is easily guessed is made of, in Chinese and in the order in which it stands there
 */
export async function weaknessOf(password: string, own: OwnWords, leastLength: number): Promise<string[] | null> {
  const { zxcvbn, toPinyin } = await estimator();
  // A keyboard in Chinese types the characters of a word as its pinyin, and full-width signs as the others.
  const typed = toPinyin(password.normalize('NFKC')).join('').slice(0, LOOKED_AT);
  const { guessesLog10, sequence } = zxcvbn.check(typed, ownWords(own, toPinyin));
  if (guessesLog10 >= Math.min(leastLength, LEAST_GUESSES_LOG10)) return null;
  return [...new Set(sequence.map(reasonOf).filter((reason) => reason !== null))];
}

function ownWords({ username, displayName }: OwnWords, toPinyin: Estimator['toPinyin']): string[] {
  const syllables = toPinyin(displayName.replaceAll(/\s/g, ''));
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
  const parts = [username, displayName].flatMap((text) => text.split(/[^\p{Letter}]+/u));
  const given = syllables.slice(1).join('');
  return [username, displayName, syllables.join(''), given, given + (syllables[0] ?? ''), initials, ...parts]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 2);
}

function reasonOf(match: MatchExtended): string | null {
  const name = match.pattern === 'dictionary' ? (match.dictionaryName as string) : match.pattern;
  return REASONS[name as GuessedWords] ?? OTHER_REASONS[name] ?? null;
}
