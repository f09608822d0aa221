/** Identity number with the first six and the last four shown: enough to be recognised, not enough to be used (domain §11). */
export function maskIdentityNumber(identityNumber: string): string {
  if (identityNumber.length <= 10) return '*'.repeat(identityNumber.length);
  return identityNumber.slice(0, 6) + '*'.repeat(identityNumber.length - 10) + identityNumber.slice(-4);
}
