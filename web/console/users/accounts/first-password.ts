/** Without letters and digits that are taken for one another when they are read from paper; 32, so that a byte falls evenly on them. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789A';
const GROUPS = 4;
const IN_GROUP = 4;

/** A password for the first login only: it is shown once, and has to be changed there. */
export function firstPassword(random: Uint8Array = crypto.getRandomValues(new Uint8Array(GROUPS * IN_GROUP))): string {
  const signs = Array.from(random, (byte) => SIGNS[byte % SIGNS.length] ?? '');
  return Array.from({ length: GROUPS }, (_, group) =>
    signs.slice(group * IN_GROUP, (group + 1) * IN_GROUP).join(''),
  ).join('-');
}
