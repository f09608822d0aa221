/** As `address.ts` has it, which knows the router besides. */
type Address = Readonly<Record<string, string | undefined>>;

/**
 * Values of the address that the service does not know: an old link, or one that was typed. The service alone knows which are good, so
 * they fall away where it refuses them, for every list and every figure in this one place.
 */

/** What of an address is left out, and where the address stands. */
export interface Addressed {
  search: () => Address;
  leaveOut: (names: readonly string[]) => void;
}

/** What was typed to be searched for is no choice: that it is too long is told beside it. */
const TYPED = 'search';

/** Pure. @param asked the query that was sent, which a page may have made of something else than its address */
export function unknownOf(
  errors: readonly { field: string }[],
  asked: Readonly<Record<string, unknown>>,
  search: Address,
): string[] {
  const names = new Set(errors.map(({ field }) => field));
  return [...names].filter(
    (name) => name !== TYPED && search[name] !== undefined && String(asked[name]) === search[name],
  );
}

let place: Addressed | null = null;

export function addressIsAt(addressed: Addressed): void {
  place = addressed;
}

/** For what the service takes as any text while the page knows all that it can be. */
export function leaveOut(name: string): void {
  place?.leaveOut([name]);
}

/** @returns whether something falls away, so that it is asked anew */
export function fallsAway(errors: readonly { field: string }[], asked: Readonly<Record<string, unknown>>): boolean {
  if (!place) return false;
  const names = unknownOf(errors, asked, place.search());
  if (names.length > 0) place.leaveOut(names);
  return names.length > 0;
}
