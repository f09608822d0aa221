/**
 * SQL that holds for a certificate valid on the day given for its two `?`: obtained by then, not void from the start, and
 * not revoked (`revoked_on` is the first day on which it no longer holds). `alias` is that of `certificates`.
 */
export function validCertificate(alias: string): string {
  return `NOT ${alias}.void AND ${alias}.approved_on <= ? AND (${alias}.revoked_on IS NULL OR ${alias}.revoked_on > ?)`;
}

/** SQL of a level's rank, 1 to 3: the higher level outranks the lower whatever their words. */
export function levelRankSql(alias: string): string {
  return `array_position(ARRAY['junior', 'intermediate', 'senior'], ${alias}.level)`;
}
