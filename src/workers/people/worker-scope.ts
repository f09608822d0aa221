/**
 * SQL that holds for the people who exist for a region: registered in it, or serving there at any time (their past
 * months may still be owed there). A record that was merged into another exists for nobody, its rows are the survivor's; nor does one that was withdrawn. `column` is a worker's id; the two `?` both take the region's code.
 *
 * A post with an employer of another region does not exist for the caller.
 */
export function workerWithin(column: string): string {
  return `${column} IN (
    SELECT w_.id FROM workers w_ WHERE w_.merged_into IS NULL AND w_.withdrawn_at IS NULL AND w_.region_code IN (SELECT code FROM regions WHERE path @> ARRAY[?]::text[])
    UNION
    SELECT p_.worker_id FROM posts p_ JOIN organizations o_ ON o_.id = p_.organization_id
    WHERE o_.region_code IN (SELECT code FROM regions WHERE path @> ARRAY[?]::text[]))`;
}

/**
 * The same people, asked of each row of `workers` (named by `alias`): for statements that find a few rows by other means
 * anyway. Each row costs a few looks by key, where the set above is always worked out whole.
 *
 * OFFSET 0 keeps the planner from working that set out here as well: it would do so only where a row was found, and a person of
 * another county would be told from none by how long the refusal takes; and a statement that is planned once for all values
 * would read the whole tree of regions first.
 */
export function workerRowWithin(alias: string): string {
  return `${alias}.merged_into IS NULL AND ${alias}.withdrawn_at IS NULL AND ((SELECT r_.path FROM regions r_ WHERE r_.code = ${alias}.region_code) @> ARRAY[?]::text[]
    OR EXISTS (
      SELECT 1 FROM posts p_ JOIN organizations o_ ON o_.id = p_.organization_id
      WHERE p_.worker_id = ${alias}.id
        AND (SELECT r_.path FROM regions r_ WHERE r_.code = o_.region_code) @> ARRAY[?]::text[] OFFSET 0))`;
}
