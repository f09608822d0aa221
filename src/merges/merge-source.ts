import type { EntityManager } from 'typeorm';
import type { Caller } from '../auth/access/caller.js';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { birthDateOf } from '../common/values/identity-number.js';
import type { Worker } from '../workers/people/worker.entity.js';
import type { MergeSide } from './merge-rules.js';

type Of<K extends keyof MergeSide> = MergeSide[K] extends (infer R)[] ? R : never;

/** What a merge compares of one record. Both are locked, so that it stays so until the end of the transaction. */
export async function readSide(
  tx: EntityManager,
  caller: Caller,
  worker: Worker,
  { personalData, now, mergeId }: { personalData: PersonalData; now: Date; mergeId: string | null },
): Promise<MergeSide> {
  const of = <K extends keyof MergeSide>(sql: string, ...more: unknown[]): Promise<Of<K>[]> =>
    tx.query<Of<K>[]>(sql, [worker.id, ...more]);
  const posts = await of<'posts'>(
    `SELECT p.id, p.organization_id AS "organizationId", CASE WHEN r.path @> ARRAY[$2]::text[] THEN o.name END AS "organizationName",
       p.start_on AS "startOn", p.end_on AS "endOn", p.staffing
     FROM posts p JOIN organizations o ON o.id = p.organization_id JOIN regions r ON r.code = o.region_code
     WHERE p.worker_id = $1 ORDER BY p.start_on, p.id`,
    caller.regionCode,
  );
  const certificates = await of<'certificates'>(
    `SELECT id, level, certificate_no AS "certificateNo", approved_on AS "approvedOn", revoked_on AS "revokedOn", void
     FROM certificates WHERE worker_id = $1 ORDER BY approved_on, id`,
  );
  const suspensions = await of<'suspensions'>(
    `SELECT id, from_month AS "fromMonth", to_month AS "toMonth" FROM suspensions WHERE worker_id = $1 ORDER BY from_month`,
  );
  const waivers = await of<'waivers'>(
    `SELECT id, kind, subject, from_month AS "fromMonth", waived_on AS "waivedOn" FROM waivers
     WHERE worker_id = $1 AND withdrawn_at IS NULL ORDER BY recorded_at, id`,
  );
  const claims = await of<'claims'>(
    `SELECT c.id, c.notice_id AS "noticeId", n.notice_no AS "noticeNo" FROM claims c JOIN claim_notices n ON n.id = c.notice_id
     WHERE c.worker_id = $1 AND c.state <> 'withdrawn' ORDER BY c.id`,
  );
  const stays = await of<'stays'>(
    `SELECT f.id, f.station_id AS "stationId", s.name AS "stationName", f.start_on AS "startOn", f.end_on AS "endOn"
     FROM station_staff f JOIN stations s ON s.id = f.station_id WHERE f.worker_id = $1 ORDER BY f.start_on, f.id`,
  );
  const enrolments = await of<'enrolments'>(
    `SELECT e.id, e.session_id AS "sessionId", coalesce(s.title, t.title) AS title, s.ends_at < $2 AS "isHeld",
       a.id AS "attendanceId", a.status AS attendance
     FROM training_enrolments e JOIN training_sessions s ON s.id = e.session_id
     JOIN training_programmes t ON t.id = s.programme_id LEFT JOIN training_attendances a ON a.enrolment_id = e.id
     WHERE e.worker_id = $1 AND e.state <> 'cancelled' ORDER BY s.starts_at, e.id`,
    now,
  );
  const candidates = await of<'candidates'>(
    `SELECT c.id, c.selection_id AS "selectionId", s.title, c.state FROM training_candidates c
     JOIN training_selections s ON s.id = c.selection_id WHERE c.worker_id = $1 ORDER BY c.id`,
  );
  const degrees = await of<'degrees'>(
    `SELECT id FROM education_credits WHERE worker_id = $1 AND source = 'degree' ORDER BY id`,
  );
  const sent = await tx.query<{ number: string }[]>(
    `SELECT DISTINCT p.number FROM live_attempts a JOIN payouts p ON p.id = a.payout_id
     WHERE a.worker_id = $1 AND a.state = 'sent' ORDER BY p.number`,
    [worker.id],
  );
  const [{ isAwaited }] = await tx.query<[{ isAwaited: boolean }]>(
    `SELECT EXISTS (SELECT 1 FROM identity_corrections WHERE worker_id = $1 AND state = 'pending')
       OR EXISTS (SELECT 1 FROM worker_merges m WHERE $1 IN (m.survivor_id, m.duplicate_id) AND m.state = 'pending'
         AND m.id IS DISTINCT FROM $2) AS "isAwaited"`,
    [worker.id, mergeId],
  );
  return {
    bornOn: birthDateOf(personalData.decrypt(worker.identityCipher)),
    posts,
    certificates,
    suspensions,
    waivers,
    claims,
    stays,
    enrolments,
    candidates,
    degrees,
    withTheBank: sent.map(({ number }) => number),
    isAwaited,
  };
}
