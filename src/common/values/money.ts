import Nzh from 'nzh';

/** Money is integer fen everywhere in the code; yuan exist only on screens and sheets (domain §7). */
function requireFen(fen: number): number {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`Not an amount in whole fen: ${fen}`);
  return fen;
}

/** `140950` → `'1409.50'`, built from digits so that no amount ever passes through a rounded fraction. */
export function yuanText(fen: number): string {
  const digits = String(Math.abs(requireFen(fen))).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `140950` → `'1,409.50'`, for whoever reads it; what is read by a program takes `yuanText`. */
export function groupedYuan(fen: number): string {
  return yuanText(fen).replace(/\B(?=(\d{3})+\.)/g, ',');
}

/**
 * The value of a numeric cell. A division of doubles gives the nearest double to the quotient (IEEE 754), which is the one
 * that the two-decimal amount reads as, and prints back as the same two decimals.
 */
export function yuanNumber(fen: number): number {
  return requireFen(fen) / 100;
}

/** Adds amounts, and refuses a sum that integers can no longer hold exactly. */
export function sumFen(amounts: Iterable<number>): number {
  let total = 0;
  for (const fen of amounts) total = requireFen(total + requireFen(fen));
  return total;
}

/**
 * 人民币大写, by 《支付结算办法》附一: up to 元 ends in 整, up to 角 does not need it, 角 of zero before 分 is written 零.
 * Where the rule leaves a 零 to the writer (a zero at 亿, 万 or 元 right before a spoken 仟 or 角), none is written.
 */
export function chineseAmount(fen: number): string {
  // Nzh takes '0.00' for a fraction and then leaves 整 out, so a whole amount goes in without its decimals.
  const text = yuanText(fen);
  if (fen === 0) return '人民币零元整';
  return Nzh.cn.toMoney(text.replace(/\.00$/, ''));
}
