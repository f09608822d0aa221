const LENGTH = 12;

/**
 * 联行号: the twelve digits by which the People's Bank's payment system (大额支付系统行号) knows a branch: three of the bank, four of the
 * city, four of the branch, and a check digit by ISO/IEC 7064, MOD 11,10.
 */
export function isBankCode(text: string): boolean {
  if (!/^\d{12}$/.test(text)) return false;
  let product = 10;
  for (const digit of text.slice(0, LENGTH - 1)) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (product + Number(text[LENGTH - 1])) % 10 === 1;
}
