/** What a page knows of the end of its session. Pure; in milliseconds of the page's own clock. */

/** How long the session goes on by itself, as it was told last. */
export interface Span {
  /** By the page's own clock. */
  toldAt: number;
  endsAt: number;
  /** What it was given when it was told. */
  milliseconds: number;
  /** Renewing it gives it no more time: it has come to the longest that a session may be. */
  isLast: boolean;
}

/** Renewals closer to each other than this tell nothing of whether the end moves. */
const TELLING_MS = 5_000;

export function spanAfter(before: Span | null, milliseconds: number, now: number): Span {
  const endsAt = now + milliseconds;
  const passed = before === null ? 0 : now - before.toldAt;
  const isLast = before !== null && (passed < TELLING_MS ? before.isLast : endsAt - before.endsAt < passed / 2);
  return { toldAt: now, endsAt, milliseconds: isLast ? (before?.milliseconds ?? milliseconds) : milliseconds, isLast };
}
