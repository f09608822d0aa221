import type { Caller } from '../../auth/access/caller.js';
import { Conditions } from '../../database/statements/conditions.js';
import { addStationScope, onSite } from '../../stations/station-scope.js';
import { workerRowWithin } from '../../workers/people/worker-scope.js';
import { parseWorkerSearch } from '../../workers/search/worker-search.js';
import { POLICY_OF_CERTIFICATE } from '../reading/claim-scope.js';
import type { ClaimCandidatesQuery } from './claim-candidates.dto.js';

/**
 * SQL that makes `things`, to stand after WITH: of each person on site every certificate that an award's notice covers which is open today, and every open
 * notice of stipends, under policies of the regions that the station lies in; with the claim that is made already. Of one certificate
 * and region there is one claim, so of two notices the one is told that the claim would be said to be made by.
 */
export function claimable(
  caller: Caller,
  { search, claimed }: Pick<ClaimCandidatesQuery, 'search' | 'claimed'>,
  today: string,
): { things: string; parameters: unknown[] } {
  const conditions = addStationScope(new Conditions(), caller, 's')
    .add(onSite('f'), today, today)
    .add('w.merged_into IS NULL AND w.withdrawn_at IS NULL');
  // Who serves at the own station is the manager's wherever they are registered; an officer's people are those of the region.
  if (caller.role !== 'station_manager') conditions.add(workerRowWithin('w'), caller.regionCode, caller.regionCode);
  if (search !== undefined) {
    const { nameStart } = parseWorkerSearch(search);
    if (nameStart) conditions.add('w.name ~>=~ ? AND w.name ~<~ ?', ...nameStart);
    else conditions.add('false');
  }
  const staff = conditions.where();
  const open = conditions.bind('?::date BETWEEN n.opens_on AND n.closes_on', today);
  const asked = claimed === undefined ? '' : `WHERE (t.claim IS NOT NULL) = ${claimed ? 'true' : 'false'}`;
  const things = `staff AS MATERIALIZED (
       SELECT DISTINCT ON (f.worker_id) f.worker_id, s.name AS station, sr.path
       FROM station_staff f JOIN stations s ON s.id = f.station_id JOIN regions sr ON sr.code = s.region_code
       JOIN workers w ON w.id = f.worker_id ${staff} ORDER BY f.worker_id, f.start_on DESC, f.id
     ), live AS MATERIALIZED (
       SELECT n.id, n.supplements, n.opens_on, n.certificates_from, n.certificates_to, q.kind, q.region_code,
         q.effective_from, q.effective_to
       FROM claim_notices n JOIN policies q ON q.id = n.policy_id
       WHERE n.state = 'approved' AND q.claim_by = 'application' AND q.approved_at IS NOT NULL AND ${open}
     ), found AS (
       (SELECT DISTINCT ON (f.worker_id, k.id, l.region_code) f.worker_id, f.station, l.kind, k.level, k.id AS certificate_id,
          k.approved_on, l.region_code, l.id AS notice_id, l.supplements
        FROM staff f JOIN certificates k ON k.worker_id = f.worker_id AND NOT k.void
        JOIN live l ON l.kind = 'award' AND f.path @> ARRAY[l.region_code] AND ${POLICY_OF_CERTIFICATE.replaceAll('q.', 'l.')}
          AND (l.certificates_from IS NULL OR k.approved_on >= l.certificates_from)
          AND (l.certificates_to IS NULL OR k.approved_on <= l.certificates_to)
        ORDER BY f.worker_id, k.id, l.region_code, l.supplements NULLS FIRST, l.opens_on DESC, l.id)
       UNION ALL
       SELECT f.worker_id, f.station, l.kind, NULL, NULL, NULL, l.region_code, l.id, l.supplements
       FROM staff f JOIN live l ON l.kind = 'stipend' AND f.path @> ARRAY[l.region_code]
       WHERE EXISTS (SELECT 1 FROM certificates k WHERE k.worker_id = f.worker_id AND NOT k.void)
     ), things AS (
       SELECT t.* FROM (
         SELECT g.*, (SELECT jsonb_build_object('id', c.id, 'state', c.state) FROM claims c
           WHERE c.worker_id = g.worker_id AND c.state <> 'withdrawn' AND (c.certificate_id = g.certificate_id
               AND c.policy_region_code = g.region_code
             OR c.notice_id IN (SELECT n.id FROM claim_notices n
               WHERE n.id = g.notice_id OR n.id = g.supplements OR n.supplements IN (g.notice_id, g.supplements)))
           ORDER BY c.created_at DESC, c.id LIMIT 1) AS claim
         FROM found g) t ${asked}
     )`;
  return { things, parameters: conditions.parameters };
}
