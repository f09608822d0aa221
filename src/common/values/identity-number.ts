import { isDate } from './months.js';

/**
 * 公民身份号码, GB 11643-1999: six digits of a place, eight of the birth date, three of order, one check character
 * by ISO 7064 MOD 11-2. The place is not looked up: many residents hold numbers of divisions that no longer exist
 * (3425xx in Xuancheng), and a person keeps the number for life.
 */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
/**
 * Which paper a number is of (domain.md §15). `resident`: 公民身份号码, and the residence permits of 港澳台居民 and foreigners'
 * permanent-residence cards that are numbered alike; `travel-permit`: 来往内地通行证, of Hong Kong and Macau a letter and eight
 * digits, of Taiwan eight digits; `foreigner-card`: foreigners' permanent-residence cards of before 2023, three letters of a country
 * and twelve digits. The last two have no check character. No number has the form of two kinds, so a stored one says its kind; whoever
 * enters one states it, since a number with digits missing must not pass for another paper's.
 */
export const IDENTITY_KINDS = ['resident', 'travel-permit', 'foreigner-card'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

export const IDENTITY_KIND_NAMES: Record<IdentityKind, string> = {
  resident: '居民身份证或 18 位居住证件',
  'travel-permit': '来往内地通行证',
  'foreigner-card': '外国人永久居留证（旧版）',
};

const FORMS: Record<IdentityKind, RegExp> = {
  resident: /^\d{17}[\dX]$/,
  'travel-permit': /^([HM]\d{8}|\d{8})$/,
  'foreigner-card': /^[A-Z]{3}\d{12}$/,
};
/** Behind the eight digits, how often the card was renewed: no part of the number. */
const RENEWED_PERMIT = /^[HM]\d{10}$/;

export type IdentityNumberFault = 'form' | 'birth-date' | 'check-digit';

/** Without surrounding spaces, letters in upper case: the one form in which a number is stored and looked up. */
export function normalizeIdentityNumber(text: string): string {
  const number = text.trim().toUpperCase();
  return RENEWED_PERMIT.test(number) ? number.slice(0, 9) : number;
}

/** Of a normalised number; null where it has the form of none. */
export function identityKindOf(identityNumber: string): IdentityKind | null {
  return IDENTITY_KINDS.find((kind) => FORMS[kind].test(identityNumber)) ?? null;
}

/** The check character that belongs to the first seventeen digits. */
export function identityCheckCharacter(digits: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += WEIGHTS[i]! * (digits.charCodeAt(i) - 48);
  return CHECK_CHARACTERS[sum % 11]!;
}

/** `YYYY-MM-DD`, as the number says, without asking whether that day exists; null where its kind says none. */
export function birthDateOf(identityNumber: string): string | null {
  if (!FORMS.resident.test(identityNumber)) return null;
  return `${identityNumber.slice(6, 10)}-${identityNumber.slice(10, 12)}-${identityNumber.slice(12, 14)}`;
}

/**
 * What is wrong with a normalised number, or null. The check digit is asked before the birth date, since a digit mistyped
 * inside the date breaks both and the first is then the better explanation.
 */
export function identityNumberFault(
  identityNumber: string,
  today: string,
  kind: IdentityKind = 'resident',
): IdentityNumberFault | null {
  if (!FORMS[kind].test(identityNumber)) return 'form';
  if (kind !== 'resident') return null;
  if (identityCheckCharacter(identityNumber) !== identityNumber[17]) return 'check-digit';
  const born = birthDateOf(identityNumber) ?? '';
  // Nobody born before 1900 is on a payroll; such a year is a slip of the keys.
  return isDate(born) && born >= '1900-01-01' && born <= today ? null : 'birth-date';
}
