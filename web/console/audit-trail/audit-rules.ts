/** Where the log's objects are seen in the console. Pure. */

const PAGES: Readonly<Record<string, string>> = {
  worker: '/workers',
  payout: '/payouts',
  import: '/imports',
  station: '/stations',
};

/** The page of an object; null for what has none. */
export function pageOf(objectType: string, objectId: string): string | null {
  const page = PAGES[objectType];
  return page && /^[0-9a-f-]{36}$/.test(objectId) ? `${page}/${objectId}` : null;
}

/** Before is a day later than after. */
export function isReversed(from: string | undefined, to: string | undefined): boolean {
  return Boolean(from && to && from > to);
}
