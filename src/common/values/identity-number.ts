import { isDate } from './months.js';

/**
 * 公民身份号码, GB 11643-1999: six digits of a place, eight of the birth date, three of order, one check character
 * by ISO 7064 MOD 11-2. The place is not looked up: many residents hold numbers of divisions that no longer exist
 * (3425xx in Xuancheng), and a person keeps the number for life.
 */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
const FORM = /^\d{17}[\dX]$/;

export type IdentityNumberFault = 'form' | 'birth-date' | 'check-digit';

/** Without surrounding spaces, the final x in upper case: the one form in which a number is stored and looked up. */
export function normalizeIdentityNumber(text: string): string {
  const trimmed = text.trim();
  return trimmed.endsWith('x') ? `${trimmed.slice(0, -1)}X` : trimmed;
}

/** The check character that belongs to the first seventeen digits. */
export function identityCheckCharacter(digits: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += WEIGHTS[i]! * (digits.charCodeAt(i) - 48);
  return CHECK_CHARACTERS[sum % 11]!;
}

/** `YYYY-MM-DD`, as the number says, without asking whether that day exists. */
export function birthDateOf(identityNumber: string): string {
  return `${identityNumber.slice(6, 10)}-${identityNumber.slice(10, 12)}-${identityNumber.slice(12, 14)}`;
}

/**
 * What is wrong with a normalised number, or null. The check digit is asked before the birth date, since a digit mistyped
 * inside the date breaks both and the first is then the better explanation.
 */
export function identityNumberFault(identityNumber: string, today: string): IdentityNumberFault | null {
  if (!FORM.test(identityNumber)) return 'form';
  if (identityCheckCharacter(identityNumber) !== identityNumber[17]) return 'check-digit';
  const born = birthDateOf(identityNumber);
  // Nobody born before 1900 is on a payroll; such a year is a slip of the keys.
  return isDate(born) && born >= '1900-01-01' && born <= today ? null : 'birth-date';
}
