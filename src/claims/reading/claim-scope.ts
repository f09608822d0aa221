import type { Caller } from '../../auth/access/caller.js';
import { regionWithin } from '../../auth/access/region-scope.js';
import { ownStaff } from '../../workers/people/own-staff.js';
import { workerRowWithin } from '../../workers/people/worker-scope.js';

/**
 * Which claims exist for a caller: those of the people who exist for the caller's region, made under a policy of a region below it or
 * above it; for a station manager of these only the claims of whom serves at the own station today.
 */

/** SQL on `claims c` with its values, for `Conditions`. */
export function claimWithin(
  { role, regionCode, stationId }: Pick<Caller, 'role' | 'regionCode' | 'stationId'>,
  today: string,
  narrowedTo = regionCode,
): { sql: string; values: unknown[] } {
  const policy = `EXISTS (SELECT 1 FROM regions pr_ WHERE pr_.code = c.policy_region_code AND (pr_.path @> ARRAY[?]::text[]
    OR c.policy_region_code IN (SELECT unnest(path) FROM regions WHERE code = ?)))`;
  if (role === 'station_manager') {
    return {
      sql: `${ownStaff('c.worker_id')} AND ${policy}`,
      values: [stationId, narrowedTo, today, today, regionCode, regionCode],
    };
  }
  return {
    sql: `EXISTS (SELECT 1 FROM workers w WHERE w.id = c.worker_id AND ${workerRowWithin('w')}) AND ${policy}`,
    values: [narrowedTo, narrowedTo, regionCode, regionCode],
  };
}

/** A notice is seen by the regions below it too, since it is for their people; the two `?` both take the region's code. */
export function noticeSeen(column: string): string {
  return `${regionWithin(column)} OR ${column} IN (SELECT unnest(path) FROM regions WHERE code = ?)`;
}

/** SQL: the policy `q` of awards is the one in force on the day on which the certificate `k` was approved; of a region there is one at most. */
export const POLICY_OF_CERTIFICATE =
  '(q.effective_from <= k.approved_on AND (q.effective_to IS NULL OR k.approved_on <= q.effective_to))';

/**
 * SQL that holds where the notice `n` is what the claim `c` is made by; of awards the certificate's day finds it, of approved ones. Notices of
 * two policies may name the same certificates: the one counts whose policy is in force on the certificate's day, as the rules have it.
 */
export const NOTICE_OF_CLAIM = `(n.id = c.notice_id OR (c.kind = 'award' AND n.state = 'approved' AND EXISTS (
  SELECT 1 FROM certificates k JOIN policies q ON q.id = n.policy_id
  WHERE k.id = c.certificate_id AND q.kind = 'award' AND q.region_code = c.policy_region_code AND ${POLICY_OF_CERTIFICATE}
    AND (n.certificates_from IS NULL OR k.approved_on >= n.certificates_from)
    AND (n.certificates_to IS NULL OR k.approved_on <= n.certificates_to))))`;
