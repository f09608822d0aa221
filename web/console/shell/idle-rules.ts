/** When a session that nobody uses is told that it ends, and when one that is used is renewed. Pure; all in milliseconds. */

const MINUTE = 60_000;

/** The warning stands for so long before the end: five minutes, or a quarter of what a short session is given. */
export function warningOf(whole: number): number {
  return Math.min(5 * MINUTE, whole / 4);
}

/** Whether it is worth telling the service that the page is used: not at each key, but soon enough to count from the last one. */
export function isToRenew({ left, whole, isLast }: { left: number; whole: number; isLast: boolean }): boolean {
  const used = whole - left;
  return !isLast && left > 0 && used > Math.max(MINUTE, whole / 10);
}

/** `4 分 05 秒`, `12 秒`. */
export function leftInWords(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} 秒` : `${minutes} 分 ${String(seconds % 60).padStart(2, '0')} 秒`;
}
