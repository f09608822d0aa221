import type { EntityManager } from 'typeorm';
import type { Caller } from '../auth/access/caller.js';
import type { Permission } from '../auth/access/permissions.js';
import { regionWithin } from '../auth/access/region-scope.js';
import { ownStaff } from '../workers/people/own-staff.js';
import { workerRowWithin } from '../workers/people/worker-scope.js';
import { Attachment, type AttachmentObject } from './attachment.entity.js';

/** What papers hang on, as far as they are concerned. */
export interface ObjectOfPapers {
  /** As refusals name it. */
  name: string;
  /** Whoever has it sees the papers; of those whoever keeps papers at all puts some there, and takes away what nothing rests on. */
  read: Permission;
  /** Whoever keeps papers and has this one too puts some there; unless stated all who keep papers and see it. */
  write?: Permission;
  /**
   * SQL: region, person and payout (either of the two may be null) of the row `$1` where it exists for the caller, whose region stands for
   * every further `?`.
   */
  within: string;
  /** The same for a station manager, to whom nothing else exists: region, station and day are `$2`, `$3` and `$4`. */
  withinStation?: string;
  /** SQL: `$1` is past what a station manager may still add papers to; held by `hold`. */
  closedToStation?: string;
  /** SQL: a decision on `$1` (of what is a person's: the person), or on what it belongs to, at or after `$2`. */
  decided: string;
  /** Of what is a person's, where it is decided on alone and not as the person. */
  isDecidedOnItself?: true;
  /** SQL: keeps whoever decides on `$1` waiting until the transaction ends. */
  hold?: string;
}

/** Both steps by which another person says yes to a payout, and those by which its money goes. */
const STEPS = `('accept', 'approve', 'send', 'settle')`;

/** Somebody took the person into a payout and others said yes to it. */
const decidedOn = (worker: string): string =>
  `SELECT 1 FROM payout_lines l JOIN payout_events e ON e.payout_id = l.payout_id
   WHERE l.worker_id = ${worker} AND e.action IN ${STEPS} AND e.at >= $2`;

const PEOPLE = { read: 'workers.read', decided: decidedOn('$1') } as const;

/** SQL: the policy's region of the claim `c` lies below the caller's or above it. */
const OF_POLICY = `EXISTS (SELECT 1 FROM regions o WHERE o.code = c.policy_region_code
  AND (o.path @> ARRAY[?]::text[] OR o.code IN (SELECT unnest(path) FROM regions WHERE code = ?)))`;

const REPORT = `SELECT s.region_code, NULL::uuid, NULL::uuid FROM station_reports t JOIN stations s ON s.id = t.station_id`;

/** SQL: the station of the report `t` was evaluated for the year in which its month lies. */
const yearEvaluated = (more = ''): string =>
  `EXISTS (SELECT 1 FROM station_evaluations v WHERE v.station_id = t.station_id AND v.year = left(t.month, 4)::int${more})`;

export const REPORT_YEAR_EVALUATED = yearEvaluated();

const numbered = (sql: string, ...names: string[]): string => sql.replaceAll('?', () => names.shift() ?? '?');

/** Everything that papers may hang on; one more is an entry here and in {@link AttachmentObject}. */
const OBJECTS: Readonly<Record<AttachmentObject, ObjectOfPapers>> = {
  worker: {
    ...PEOPLE,
    name: '人员',
    within: `SELECT w.region_code, w.id, NULL::uuid FROM workers w WHERE w.id = $1 AND ${workerRowWithin('w')}`,
  },
  certificate: {
    ...PEOPLE,
    name: '证书',
    within: `SELECT w.region_code, w.id, NULL::uuid FROM certificates c JOIN workers w ON w.id = c.worker_id
      WHERE c.id = $1 AND ${workerRowWithin('w')}`,
  },
  post: {
    ...PEOPLE,
    name: '任职',
    within: `SELECT o.region_code, p.worker_id, NULL::uuid FROM posts p JOIN organizations o ON o.id = p.organization_id
      JOIN workers w ON w.id = p.worker_id
      WHERE p.id = $1 AND ${workerRowWithin('w')} AND ${regionWithin('o.region_code')}`,
  },
  policy: {
    name: '政策',
    read: 'policies.read',
    within: `SELECT p.region_code, NULL::uuid, NULL::uuid FROM policies p
      WHERE p.id = $1 AND ${regionWithin('p.region_code')}`,
    decided: `SELECT 1 FROM policies p WHERE p.id = $1 AND p.approved_at >= $2`,
    hold: 'SELECT 1 FROM policies WHERE id = $1 FOR SHARE',
  },
  objection: {
    name: '异议',
    read: 'payouts.read',
    within: `SELECT p.region_code, NULL::uuid, p.id FROM objections b JOIN payouts p ON p.id = b.payout_id
      WHERE b.id = $1 AND ${regionWithin('p.region_code')}`,
    decided: `SELECT 1 FROM objections b WHERE b.id = $1 AND b.decided_at >= $2`,
    hold: 'SELECT 1 FROM objections b JOIN payouts p ON p.id = b.payout_id WHERE b.id = $1 FOR SHARE OF p',
  },
  'bank-return': {
    name: '银行回单',
    read: 'payouts.read',
    within: `SELECT p.region_code, NULL::uuid, p.id FROM payout_documents d JOIN payouts p ON p.id = d.payout_id
      WHERE d.id = $1 AND d.kind = 'bank-return' AND ${regionWithin('p.region_code')}`,
    decided: `SELECT 1 FROM bank_return_rows r WHERE r.document_id = $1 AND r.resolved_at >= $2
      UNION ALL SELECT 1 FROM payout_documents d JOIN payout_events e ON e.payout_id = d.payout_id
      WHERE d.id = $1 AND e.action = 'settle' AND e.at >= $2`,
    hold: 'SELECT 1 FROM payout_documents d JOIN payouts p ON p.id = d.payout_id WHERE d.id = $1 FOR SHARE OF p',
  },
  payout: {
    name: '发放批次',
    read: 'payouts.read',
    within: `SELECT p.region_code, NULL::uuid, p.id FROM payouts p
      WHERE p.id = $1 AND ${regionWithin('p.region_code')}`,
    decided: `SELECT 1 FROM payout_events e WHERE e.payout_id = $1 AND e.action IN ${STEPS} AND e.at >= $2`,
    hold: 'SELECT 1 FROM payouts WHERE id = $1 FOR SHARE',
  },
  claim: {
    name: '申报',
    read: 'claims.read',
    within: `SELECT w.region_code, w.id, NULL::uuid FROM claims c JOIN workers w ON w.id = c.worker_id
      WHERE c.id = $1 AND ${workerRowWithin('w')} AND ${OF_POLICY}`,
    withinStation: `SELECT w.region_code, w.id, NULL::uuid FROM claims c JOIN workers w ON w.id = c.worker_id
      WHERE c.id = $1 AND ${numbered(ownStaff('w.id'), '$3', '$2', '$4', '$4')} AND ${OF_POLICY}`,
    isDecidedOnItself: true,
    closedToStation: `SELECT 1 FROM claims c WHERE c.id = $1 AND c.state IN ('accepted', 'rejected', 'withdrawn')`,
    decided: `SELECT 1 FROM claims c WHERE c.id = $1 AND c.decided_at >= $2
      UNION ALL ${decidedOn('(SELECT c.worker_id FROM claims c WHERE c.id = $1)')}`,
    hold: 'SELECT 1 FROM claims WHERE id = $1 FOR SHARE',
  },
  'station-report': {
    name: '月报',
    read: 'stations.read',
    write: 'stations.report',
    within: `${REPORT} WHERE t.id = $1 AND ${regionWithin('s.region_code')}`,
    withinStation: `${REPORT} WHERE t.id = $1 AND s.id = $3::uuid AND ${numbered(regionWithin('s.region_code'), '$2')}`,
    // A report is nowhere accepted; it is looked at for good when its year is evaluated.
    closedToStation: `SELECT 1 FROM station_reports t WHERE t.id = $1 AND ${REPORT_YEAR_EVALUATED}`,
    decided: `SELECT 1 FROM station_reports t
      WHERE t.id = $1 AND ${yearEvaluated(' AND v.created_at >= $2')}`,
    hold: 'SELECT 1 FROM station_reports t JOIN stations s ON s.id = t.station_id WHERE t.id = $1 FOR SHARE OF s',
  },
};

export const OBJECT_TITLES = Object.fromEntries(
  Object.entries(OBJECTS).map(([type, { name }]) => [type, name]),
) as Record<AttachmentObject, string>;

export function objectOf(type: AttachmentObject): ObjectOfPapers {
  return OBJECTS[type];
}

export interface FoundObject {
  regionCode: string;
  workerId: string | null;
  payoutId: string | null;
}

/** Who asks, and on which day: whose staff somebody is depends on it. */
export interface Viewer extends Pick<Caller, 'role' | 'regionCode' | 'stationId'> {
  today: string;
}

const isOfStation = ({ role }: Viewer): boolean => role === 'station_manager';

const valuesOf = (viewer: Viewer): unknown[] =>
  isOfStation(viewer) ? [viewer.regionCode, viewer.stationId, viewer.today] : [viewer.regionCode];

/** Those that a statement names: of more the database says that they were not asked for. */
const namedIn = (sql: string, values: unknown[]): unknown[] =>
  values.slice(0, Math.max(...[...sql.matchAll(/\$(\d)/g)].map(([, n]) => Number(n))));

/** The row that papers hang on, if it exists for the caller; one statement for a row elsewhere and for none. */
export async function findObject(
  tx: EntityManager,
  viewer: Viewer,
  type: AttachmentObject,
  id: string,
): Promise<FoundObject | null> {
  const within = isOfStation(viewer) ? OBJECTS[type].withinStation : OBJECTS[type].within;
  if (within === undefined) return null;
  const sql = `SELECT x.* FROM (${within.replaceAll('?', '$2')}) x ("regionCode", "workerId", "payoutId")`;
  const rows: FoundObject[] = await tx.query(sql, namedIn(sql, [id, ...valuesOf(viewer)]));
  return rows[0] ?? null;
}

/** SQL: of the paper `a`, that its certificate or post was withdrawn; it is then read with the person. */
export const LEFT_TO_PERSON = `(a.object_type = 'certificate' AND NOT EXISTS (SELECT 1 FROM certificates c WHERE c.id = a.object_id)
  OR a.object_type = 'post' AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.id = a.object_id))`;

interface Way {
  within: string;
  when: string;
  id: string;
}

const anyOf = (ways: Way[]): string =>
  ways
    .map(
      ({ within, when, id }) =>
        `SELECT x.* FROM (${within.replaceAll('?', '$2').replaceAll('$1', id)}) x ("regionCode", "workerId", "payoutId") WHERE ${when}`,
    )
    .join(' UNION ALL ');

const wayTo = (type: string, within: string): Way => ({ within, when: `a.object_type = '${type}'`, id: 'a.object_id' });

/** SQL: of the paper `a`, what it hangs on where that exists for the region `$2`; of a certificate or post that is gone, the person. */
const OBJECT_OF_PAPER = anyOf([
  ...Object.entries(OBJECTS).map(([type, { within }]) => wayTo(type, within)),
  { within: OBJECTS.worker.within, when: LEFT_TO_PERSON, id: 'a.worker_id' },
]);

/** The same for a station manager. */
const OBJECT_OF_STATION = anyOf(
  Object.entries(OBJECTS).flatMap(([type, { withinStation }]) => (withinStation ? [wayTo(type, withinStation)] : [])),
);

/** A paper with what it hangs on, if that exists for the caller; one statement, whichever of the two is not there. */
export async function findPaper(
  tx: EntityManager,
  viewer: Viewer,
  id: string,
  { lock = false } = {},
): Promise<{ attachment: Attachment; object: FoundObject } | null> {
  const [object]: FoundObject[] = await tx.query(
    `SELECT f.* FROM attachments a CROSS JOIN LATERAL (${isOfStation(viewer) ? OBJECT_OF_STATION : OBJECT_OF_PAPER}) f
     WHERE a.id = $1 AND a.removed_at IS NULL ${lock ? 'FOR NO KEY UPDATE OF a' : ''}`,
    [id, ...valuesOf(viewer)],
  );
  return object ? { attachment: await tx.findOneByOrFail(Attachment, { id }), object } : null;
}

/** The papers of everything that exists for a region, by which they are told and checked. */
export function papersWithin(tx: EntityManager, regionCode: string): Promise<{ id: string; sha256: string }[]> {
  return tx.query(
    `SELECT a.id, a.sha256 FROM attachments a CROSS JOIN LATERAL (${OBJECT_OF_PAPER.replaceAll('$2', '$1')}) f
     WHERE a.removed_at IS NULL ORDER BY a.id`,
    [regionCode],
  );
}

/** Whether a station manager comes too late with a paper: what was decided, and withdrawn, is the officers' alone. */
export async function isClosedTo(
  tx: EntityManager,
  viewer: Viewer,
  type: AttachmentObject,
  id: string,
): Promise<boolean> {
  const { hold, closedToStation } = OBJECTS[type];
  if (!isOfStation(viewer) || closedToStation === undefined) return false;
  if (hold) await tx.query(hold, [id]);
  const rows: unknown[] = await tx.query(closedToStation, [id]);
  return rows.length > 0;
}

/** Whether anybody decided on its object since the paper was kept, so that it is what the decision rests on. */
export async function isDecidedOn(
  tx: EntityManager,
  { objectType: type, objectId, workerId, createdAt: since }: Attachment,
): Promise<boolean> {
  const { hold, isDecidedOnItself } = OBJECTS[type];
  const id = isDecidedOnItself ? objectId : (workerId ?? objectId);
  if (hold) await tx.query(hold, [id]);
  const rows: unknown[] = await tx.query(`SELECT 1 WHERE EXISTS (${OBJECTS[type].decided})`, [id, since]);
  return rows.length > 0;
}
