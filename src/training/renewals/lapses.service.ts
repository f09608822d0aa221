import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { roleMay } from '../../auth/access/permissions.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { HOURS_REQUIRED, hoursByRegistration, renewalOpensOn } from '../../certificates/education/education-rules.js';
import { loadEducation } from '../../certificates/education/education.loader.js';
import { Clock } from '../../common/values/clock.js';
import { addDays } from '../../common/values/months.js';
import { pageOffset } from '../../common/http/paging.js';
import { Reading } from '../../database/reading.js';
import { Conditions } from '../../database/statements/conditions.js';
import { inTransaction } from '../../database/transaction.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import { type StipendPolicyTerms, UNCLAIMED } from '../../policies/terms/policy-terms.js';
import { loadStipendTerms } from '../../policies/policy-loader.js';
import { loadRegionView, type RegionView } from '../../policies/facts/region-view.js';
import { loadPeople } from '../../policies/facts/worker-facts.loader.js';
import { onSite } from '../../stations/station-scope.js';
import { levelRankSql, validCertificate } from '../../workers/certificate-validity.js';
import { workerWithin } from '../../workers/people/worker-scope.js';
import type { AtStakeResponse, CuringSession, LapseResponse, LapsesQuery, RenewalsQuery } from './lapses.dto.js';
import { OPEN_AT, SEATS_LEFT } from '../sessions/session-queries.js';
import { earnedOn } from '../sessions/session-rules.js';
import { type StipendAtStake, stipendAtStake } from './stipend-at-stake.js';

type LapseRow = Pick<
  LapseResponse,
  | 'workerId'
  | 'workerName'
  | 'regionCode'
  | 'certificateId'
  | 'certificateNo'
  | 'level'
  | 'registrationId'
  | 'startOn'
  | 'endOn'
  | 'daysLeft'
>;

interface OpenSession extends Omit<CuringSession, 'curesAlone' | 'waits'> {
  regionCode: string;
  endsAt: Date;
}

interface PlannedSession {
  workerId: string;
  sessionId: string;
  hours: number;
  endsAt: Date;
}

/** Who loses a registration soon, and what can be done about it. */
@Injectable()
export class LapsesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
    private readonly reading: Reading,
  ) {}

  async list(caller: Caller, query: LapsesQuery): Promise<{ items: LapseResponse[]; total: number }> {
    authorize(caller, 'training.read');
    const today = this.clock.today();
    return inTransaction(
      this.dataSource,
      async (tx) => {
        const region = await narrowRegion(tx, caller, query.regionCode);
        const conditions = lapsing(caller, region, query, today);
        const total = await countLapses(tx, conditions);
        const rows = await readLapses(tx, conditions, today, { limit: query.pageSize, offset: pageOffset(query) });
        return { items: await this.describe(tx, caller, rows), total };
      },
      'REPEATABLE READ',
    );
  }

  /** What hangs on all the renewals that the list has for the same days, whatever its page. */
  async atStake(caller: Caller, query: RenewalsQuery): Promise<AtStakeResponse> {
    authorize(caller, 'entitlements.read');
    const today = this.clock.today();
    const region = await narrowRegion(this.dataSource.manager, caller, query.regionCode);
    return this.reading.onSnapshot(async (tx) => {
      const { view, sees } = await sightOf(tx, caller);
      const policies = await policiesToCome(tx, view);
      const rows = await readLapses(tx, lapsing(caller, region, query, today), today);
      const sum = { lapses: rows.length, atStake: 0, stipendAtStakeFen: 0, yearStipendAtStakeFen: 0 };
      for (let from = 0; from < rows.length; from += AT_A_TIME) {
        const stakes = await this.stakes(tx, rows.slice(from, from + AT_A_TIME), policies, view, sees);
        for (const { monthFen, yearFen } of stakes.values()) {
          if (monthFen > 0 || yearFen > 0) sum.atStake++;
          sum.stipendAtStakeFen += monthFen;
          sum.yearStipendAtStakeFen += yearFen;
        }
      }
      return sum;
    });
  }

  /** How many the list of the same days has for the caller's region. */
  async count(tx: EntityManager, caller: Caller, withinDays: number): Promise<number> {
    authorize(caller, 'reports.read');
    const query = { withinDays, lapsedWithinDays: 0 };
    return countLapses(tx, lapsing(caller, caller.regionCode, query, this.clock.today()));
  }

  private async describe(tx: EntityManager, caller: Caller, rows: readonly LapseRow[]): Promise<LapseResponse[]> {
    if (rows.length === 0) return [];
    const now = this.clock.now();
    const ids = [...new Set(rows.map(({ workerId }) => workerId))];
    const education = await loadEducation(tx, ids);
    const { view, sees } = await sightOf(tx, caller);
    const open = await readOpenSessions(tx, now);
    const planned = await readPlanned(tx, ids, now);
    const waiting = await readWaiting(tx, ids, now);
    const stakes = roleMay(caller.role, 'entitlements.read')
      ? await this.stakes(tx, rows, await policiesToCome(tx, view), view, sees)
      : null;
    return rows.map((row) => {
      const { certificates = [], credits = [] } = education.get(row.workerId) ?? {};
      const hours = hoursByRegistration(certificates, credits).get(row.registrationId) ?? 0;
      const hoursRequired = HOURS_REQUIRED[row.level];
      const hoursMissing = Math.max(0, hoursRequired - hours);
      const own = planned.filter((each) => each.workerId === row.workerId && earnedOn(each) <= row.endOn);
      const hoursPlanned = own.reduce((sum, each) => sum + each.hours, 0);
      const path = view.paths.get(row.regionCode) ?? [];
      const sessions = open
        .filter((each) => path.includes(each.regionCode) && sees(each.regionCode))
        .filter((each) => earnedOn(each) <= row.endOn)
        .filter((each) => hoursMissing > 0 && !own.some(({ sessionId }) => sessionId === each.id))
        .map(({ regionCode: _region, endsAt: _end, ...each }) => ({
          ...each,
          curesAlone: each.hours >= hoursMissing,
          waits: waiting.has(`${row.workerId} ${each.id}`),
        }));
      const reachable = sessions.reduce((sum, each) => sum + each.hours, hoursPlanned);
      return {
        ...row,
        renewalOpensOn: renewalOpensOn(row.endOn),
        hoursRequired,
        hours,
        hoursMissing,
        hoursPlanned,
        sessions,
        curable: reachable >= hoursMissing,
        stipendAtStakeFen: stakes?.get(row.registrationId)?.monthFen ?? null,
        yearStipendAtStakeFen: stakes?.get(row.registrationId)?.yearFen ?? null,
      };
    });
  }

  /** By registration, of whoever may see what people are owed. */
  private async stakes(
    tx: EntityManager,
    rows: readonly LapseRow[],
    policies: readonly StipendPolicyTerms[],
    view: RegionView,
    sees: (regionCode: string) => boolean,
  ): Promise<ReadonlyMap<string, StipendAtStake>> {
    const people = rows.map((row) => ({ id: row.workerId, name: row.workerName, regionCode: row.regionCode }));
    const facts = await loadPeople(tx, this.ledger, view.paths, people, { kind: 'stipend' });
    return new Map(
      rows.map((row, index) => [row.registrationId, stipendAtStake(facts[index]!.facts, policies, row, sees)]),
    );
  }
}

/** So many people's facts are held at once. */
const AT_A_TIME = 1000;

/** Regions of the caller's part of the tree and those above it, whose trainings and policies reach into it. */
async function sightOf(
  tx: EntityManager,
  caller: Caller,
): Promise<{ view: RegionView; sees: (regionCode: string) => boolean }> {
  const view = await loadRegionView(tx, caller.regionCode);
  const above = view.paths.get(caller.regionCode) ?? [];
  return { view, sees: (code) => view.holds(code) || above.includes(code) };
}

/** A month that is still to come nobody can have claimed for. */
async function policiesToCome(tx: EntityManager, view: RegionView): Promise<StipendPolicyTerms[]> {
  return (await loadStipendTerms(tx, view.paths)).map((policy) => ({ ...policy, ...UNCLAIMED }));
}

/**
 * Registrations that end soon and are the last of a certificate that holds; those of a level below another registered
 * one are left out, since they carry nothing.
 */
function lapsing(caller: Caller, region: string, query: RenewalsQuery, today: string): Conditions {
  const { withinDays, lapsedWithinDays } = query;
  const conditions = new Conditions()
    .add('r.end_on BETWEEN ? AND ?', addDays(today, -lapsedWithinDays), addDays(today, withinDays))
    .add(validCertificate('c'), today, today)
    .add(workerWithin('w.id'), region, region)
    .add('NOT EXISTS (SELECT 1 FROM registrations n WHERE n.certificate_id = c.id AND n.end_on > r.end_on)')
    .add(
      `NOT EXISTS (SELECT 1 FROM certificates h JOIN registrations hr ON hr.certificate_id = h.id
         WHERE h.worker_id = c.worker_id AND ${levelRankSql('h')} > ${levelRankSql('c')}
           AND ${validCertificate('h')} AND hr.start_on <= ? AND hr.end_on >= ?)`,
      today,
      today,
      today,
      today,
    );
  if (caller.role === 'station_manager') {
    conditions.add(
      `w.id IN (SELECT f.worker_id FROM station_staff f WHERE f.station_id = ?::uuid AND ${onSite('f')})`,
      caller.stationId,
      today,
      today,
    );
  }
  return conditions;
}

const FROM = `FROM registrations r JOIN certificates c ON c.id = r.certificate_id JOIN workers w ON w.id = c.worker_id`;

async function countLapses(tx: EntityManager, conditions: Conditions): Promise<number> {
  const [{ total }]: [{ total: number }] = await tx.query(
    `SELECT count(*)::int AS total ${FROM} ${conditions.where()}`,
    conditions.parameters,
  );
  return total;
}

async function readLapses(
  tx: EntityManager,
  conditions: Conditions,
  today: string,
  page: { limit: number; offset: number } | null = null,
): Promise<LapseRow[]> {
  const where = conditions.where();
  const daysLeft = conditions.bind('(r.end_on - ?::date)', today);
  return tx.query(
    `SELECT w.id AS "workerId", w.name AS "workerName", w.region_code AS "regionCode", c.id AS "certificateId",
       c.certificate_no AS "certificateNo", c.level, r.id AS "registrationId", r.start_on AS "startOn",
       r.end_on AS "endOn", ${daysLeft} AS "daysLeft"
     ${FROM} ${where} ORDER BY r.end_on, w.id, r.id ${page ? `LIMIT ${page.limit} OFFSET ${page.offset}` : ''}`,
    conditions.parameters,
  );
}

/** Sessions open for enrolment, soonest first; which of them are offered to a person is decided by the region's path. */
async function readOpenSessions(tx: EntityManager, now: Date): Promise<OpenSession[]> {
  const conditions = new Conditions().add(OPEN_AT, now).add('s.hours > 0');
  return tx.query(
    `SELECT s.id, s.title, p.title AS "programmeTitle", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.hours,
       ${SEATS_LEFT} AS "seatsLeft", p.region_code AS "regionCode"
     FROM training_sessions s JOIN training_programmes p ON p.id = s.programme_id
     ${conditions.where()} ORDER BY s.starts_at, s.id`,
    conditions.parameters,
  );
}

async function readPlanned(tx: EntityManager, workerIds: readonly string[], now: Date): Promise<PlannedSession[]> {
  const conditions = new Conditions()
    .add('e.worker_id = ANY(?::uuid[])', [...workerIds])
    .add(`e.state = 'enrolled' AND s.cancelled_at IS NULL AND s.ends_at > ?`, now)
    .add(
      `s.id IN (SELECT h.session_id FROM training_half_days h)
       OR NOT EXISTS (SELECT 1 FROM training_attendances a WHERE a.enrolment_id = e.id)`,
    );
  // Of half-days those still to come bring hours yet, whatever was told of the others.
  const toCome = conditions.bind('h.ends_at > ?', now);
  return tx.query(
    `SELECT e.worker_id AS "workerId", s.id AS "sessionId", s.ends_at AS "endsAt",
       coalesce((SELECT sum(h.hours) FILTER (WHERE ${toCome} AND NOT EXISTS (
           SELECT 1 FROM training_half_day_marks m WHERE m.half_day_id = h.id AND m.enrolment_id = e.id))
         FROM training_half_days h WHERE h.session_id = s.id HAVING count(*) > 0),
         CASE WHEN EXISTS (SELECT 1 FROM training_half_days h WHERE h.session_id = s.id) THEN 0 ELSE s.hours END) AS hours
     FROM training_enrolments e JOIN training_sessions s ON s.id = e.session_id ${conditions.where()}`,
    conditions.parameters,
  );
}

/** Person and session, where somebody waits for a seat already. */
async function readWaiting(tx: EntityManager, workerIds: readonly string[], now: Date): Promise<ReadonlySet<string>> {
  const conditions = new Conditions()
    .add('e.worker_id = ANY(?::uuid[])', [...workerIds])
    .add(`e.state = 'waiting' AND s.cancelled_at IS NULL AND s.ends_at > ?`, now);
  const rows: { workerId: string; sessionId: string }[] = await tx.query(
    `SELECT e.worker_id AS "workerId", s.id AS "sessionId"
     FROM training_enrolments e JOIN training_sessions s ON s.id = e.session_id ${conditions.where()}`,
    conditions.parameters,
  );
  return new Set(rows.map(({ workerId, sessionId }) => `${workerId} ${sessionId}`));
}
