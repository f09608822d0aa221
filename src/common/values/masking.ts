import { identityKindOf } from './identity-number.js';

/**
 * Identity number with the first six and the last four shown: enough to be recognised, not enough to be used (domain §11). Of the
 * shorter numbers of other papers the letters and the last four.
 */
export function maskIdentityNumber(identityNumber: string): string {
  const [, letters, digits] = /^([A-Z]{0,3})(\d{8}|\d{12})$/.exec(identityNumber) ?? [];
  if (letters !== undefined && digits !== undefined && identityKindOf(identityNumber) !== null) {
    return letters + '*'.repeat(digits.length - 4) + digits.slice(-4);
  }
  if (identityNumber.length <= 10) return '*'.repeat(identityNumber.length);
  return identityNumber.slice(0, 6) + '*'.repeat(identityNumber.length - 10) + identityNumber.slice(-4);
}

/** Phone with the first three and the last four shown (domain §11). */
export function maskPhone(phone: string): string {
  if (phone.length <= 7) return '*'.repeat(phone.length);
  return phone.slice(0, 3) + '*'.repeat(phone.length - 7) + phone.slice(-4);
}

/** Account with only the last four shown (domain §11). */
export function maskAccount(account: string): string {
  if (account.length <= 4) return '*'.repeat(account.length);
  return '*'.repeat(account.length - 4) + account.slice(-4);
}
