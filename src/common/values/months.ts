/**
 * Calendar arithmetic on plain strings: months `YYYY-MM` and days `YYYY-MM-DD`. Such strings sort as they
 * should, so `<` and `===` compare them. No Date object appears here: a Date carries a time zone, and a
 * deadline that moves by a day with the server's zone is money.
 */

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** Digits of `YYYY` and of `MM`, padded; `pad(n, 4)` of a number is slow enough to show in hot loops. */
const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

function yearOf(text: string): number {
  return Number(text.slice(0, 4));
}

function monthNumberOf(text: string): number {
  return (text.charCodeAt(5) - 48) * 10 + text.charCodeAt(6) - 48;
}

function dayOf(date: string): number {
  return (date.charCodeAt(8) - 48) * 10 + date.charCodeAt(9) - 48;
}

function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : DAYS_IN_MONTH[month - 1]!;
}

function year4(year: number): string {
  return year >= 1000 ? String(year) : String(year).padStart(4, '0');
}

function dateText(year: number, month: number, day: number): string {
  return `${year4(year)}-${TWO[month]}-${TWO[day]}`;
}

/** True for text of the form `YYYY-MM` whose month exists. */
export function isMonth(text: string): boolean {
  return MONTH.test(text);
}

/** True for text of the form `YYYY-MM-DD` that names a day of the calendar (29 February only in leap years). */
export function isDate(text: string): boolean {
  return DATE.test(text) && dayOf(text) <= daysInMonth(yearOf(text), monthNumberOf(text));
}

/** The month in which a day lies. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** Months counted from year 0, for arithmetic in hot loops; takes a month or a day. */
export function monthIndex(monthOrDate: string): number {
  return yearOf(monthOrDate) * 12 + monthNumberOf(monthOrDate) - 1;
}

/** The month `YYYY-MM` with this index; the reverse of {@link monthIndex}. */
export function monthFromIndex(index: number): string {
  const year = Math.floor(index / 12);
  return `${year4(year)}-${TWO[index - year * 12 + 1]}`;
}

export function addMonths(month: string, count: number): string {
  return monthFromIndex(monthIndex(month) + count);
}

/** How many months `to` lies after `from`; negative when it lies before. */
export function monthsBetween(from: string, to: string): number {
  return monthIndex(to) - monthIndex(from);
}

/** Every month from `from` to `to`, both included; empty when `to` lies before `from`. */
export function monthRange(from: string, to: string): string[] {
  const first = monthIndex(from);
  return Array.from({ length: Math.max(0, monthIndex(to) - first + 1) }, (_, n) => monthFromIndex(first + n));
}

/** First day of a month. */
export function firstDay(month: string): string {
  return `${month}-01`;
}

/** Last day of a month. */
export function lastDayOfMonth(month: string): string {
  return `${month}-${daysInMonth(yearOf(month), monthNumberOf(month))}`;
}

/** The day `count` days later (or earlier, when negative). */
export function addDays(date: string, count: number): string {
  let year = yearOf(date);
  let month = monthNumberOf(date);
  let day = dayOf(date) + count;
  while (day < 1) {
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    day += daysInMonth(year, month);
  }
  for (let length = daysInMonth(year, month); day > length; length = daysInMonth(year, month)) {
    day -= length;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return dateText(year, month, day);
}

export function dayBefore(date: string): string {
  return addDays(date, -1);
}

export function dayAfter(date: string): string {
  return addDays(date, 1);
}

/** The same day `count` months later; where that month is shorter, its last day (31 January + 1 month = last of February). */
export function addMonthsToDate(date: string, count: number): string {
  const index = monthIndex(date) + count;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dateText(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

/** `2024-03` → `2024年3月`. */
export function monthWords(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;
}
