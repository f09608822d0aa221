import type { components } from '../../api/schema.js';

/**
 * The number of a person's paper as it is typed. Pure; a resident's by GB 11643-1999, the check character by ISO 7064 MOD 11-2. The
 * service asks the same.
 */

export type IdentityKind = components['schemas']['IdentityKind'];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

export function plainIdentity(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** How the number is written, for whoever types it. */
export function identityHint(kind: IdentityKind): string {
  if (kind === 'travel-permit') return '字母 H 或 M 加 8 位数字；台湾居民的为 8 位数字。';
  if (kind === 'foreigner-card') return '3 位字母加 12 位数字；18 位的新版证件按身份证登记。';
  return '18 位，最后一位可以是 X。';
}

/** What is wrong with it, in a sentence; null where nothing is. */
export function identityFault(text: string, today: string, kind: IdentityKind = 'resident'): string | null {
  const number = plainIdentity(text);
  if (number === '') return '请填写身份证号。';
  if (kind === 'travel-permit') {
    return /^([HM]\d{8}(\d{2})?|\d{8})$/.test(number)
      ? null
      : `来往内地通行证号码应为${identityHint(kind)}请按证件核对。`;
  }
  if (kind === 'foreigner-card') {
    return /^[A-Z]{3}\d{12}$/.test(number) ? null : `旧版外国人永久居留证号码应为${identityHint(kind)}请按证件核对。`;
  }
  if (!/^\d{17}[\dX]$/.test(number)) return `身份证号是 18 位，现在是 ${number.length} 位或含有其他字符，请核对。`;
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += WEIGHTS[at]! * Number(number[at]);
  if (CHECK_CHARACTERS[sum % 11] !== number[17]) return '身份证号的校验码不对，请逐位核对是否有一位抄错。';
  const born = bornOn(number) ?? '';
  const instant = new Date(`${born}T00:00:00Z`);
  const isDay = !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === born;
  if (!isDay || born < '1900-01-01' || born > today) return `身份证号中的出生日期 ${born} 不存在，请核对。`;
  return null;
}

/** `YYYY-MM-DD` of a number that is right; null where its kind says none. */
export function bornOn(text: string): string | null {
  const number = plainIdentity(text);
  if (!/^\d{17}[\dX]$/.test(number)) return null;
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}
