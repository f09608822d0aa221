/**
 * Numbers that depend on a seed, a row and a purpose and on nothing drawn before, so that any row of the register can be
 * made by itself, in whatever order.
 */
export const SEED = 20_241_231;

/** From 0 up to, not including, 1. */
export function chance(row: number, purpose: number): number {
  let t = (Math.imul(row + 1, 0x9e37_79b1) ^ Math.imul(purpose + 1, 0x85eb_ca6b) ^ SEED) >>> 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  t = Math.imul(t ^ (t >>> 16), 0x7feb_352d);
  t = Math.imul(t ^ (t >>> 15), 0x846c_a68b);
  return ((t ^ (t >>> 16)) >>> 0) / 4_294_967_296;
}

export function below(limit: number, row: number, purpose: number): number {
  return Math.floor(chance(row, purpose) * limit);
}

export function pick<T>(list: readonly T[], row: number, purpose: number): T {
  return list[below(list.length, row, purpose)]!;
}

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(1950, 0, 1);
/** Every day up to 2040: looked up millions of times, where working one out takes a microsecond. */
const DAYS = Array.from({ length: 33_000 }, (_, n) => new Date(FIRST_DAY + n * DAY_MS).toISOString().slice(0, 10));
const NUMBERS = new Map(DAYS.map((day, n) => [day, n]));

/** `YYYY-MM-DD` so many days after another. */
export function dayAfter(day: string, days: number): string {
  return DAYS[NUMBERS.get(day)! + days]!;
}

/**
 * A UUIDv7 (RFC 9562) of the summer of 2024: in the order of its number, as the service's own are in the order of time,
 * and before every id that the service will make.
 */
export function rowId(table: number, row: number): string {
  const time = (FIRST_MILLISECOND + row).toString(16).padStart(12, '0');
  const rest = (table * 0x1_0000_0000 + row).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${table.toString(16).padStart(3, '0')}-a000-${rest}`;
}

const FIRST_MILLISECOND = Date.UTC(2024, 5, 1);
/** Below it the register's own rows, above it what a measurement made. */
export const FIRST_ID_OF_A_RUN = '01920000-0000-7000-8000-000000000000';
