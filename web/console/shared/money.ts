/** Amounts are whole fen; people read yuan, always with two decimals. */

const MINUS = '−';

/** `1234567` → `12,345.67`. */
export function yuan(fen: number): string {
  const [whole, cents] = (Math.abs(fen) / 100).toFixed(2).split('.') as [string, string];
  return `${fen < 0 ? MINUS : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** What was typed (`1,234.5`, `１２３４．５`) → fen; null for what is no amount of at most two decimals. */
export function fenOf(text: string): number | null {
  const plain = text.trim().normalize('NFKC').replace(/,/g, '');
  const parts = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!parts?.[1]) return null;
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}

/** `4216` → `4,216`. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `31.9%`; nothing of nothing is no share. */
export function shareOf(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;
}
