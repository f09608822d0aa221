import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { requireRegion } from '../../auth/access/region-scope.js';
import { notFound } from '../../common/errors.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { monthOf, monthWords } from '../../common/values/months.js';
import { Conditions } from '../../database/statements/conditions.js';
import { inTransaction } from '../../database/transaction.js';
import { addStationScope } from '../station-scope.js';
import { HAS_MANAGER, lackingReport } from './lacking-reports.js';
import type { RemindedStation, RemindersRequest, RemindersResponse } from './reminders.dto.js';

const REFUSED = 'REPORT_REMINDER_REFUSED';

interface Lacking extends RemindedStation {
  regionCode: string;
  reachable: boolean;
}

/** 催报: a row among what waits for the station's manager, and a line in the log (decision 0052). */
@Injectable()
export class RemindersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Reminds stations that have not reported a month; whom somebody reminded today is not reminded again.
   *
   * @throws {Refusal} 404 for a region or a station that does not exist for the caller, 422 for one that owes nothing for the month
   */
  async remind(caller: Caller, { month, stationIds, regionCode }: RemindersRequest): Promise<RemindersResponse> {
    authorize(caller, 'stations.write');
    const today = this.clock.today();
    new RuleCheck(REFUSED)
      .that(month < monthOf(today), 'month', 'month-not-over', `${monthWords(month)}还没有结束，月底以后才能催报`)
      .done();
    return inTransaction(this.dataSource, async (tx) => {
      const own = regionCode ?? caller.regionCode;
      await requireRegion(tx, caller, own);
      if (stationIds) await requireStations(tx, caller, stationIds, own);
      const lacking = await findLacking(tx, caller, { month, stationIds, regionCode: own });
      if (stationIds) {
        const owing = new Set(lacking.map(({ stationId }) => stationId));
        new RuleCheck(REFUSED)
          .that(
            stationIds.every((id) => owing.has(id)),
            'stationIds',
            'report-not-lacking',
            `所选站点${monthWords(month)}的月报已经报送，或者当月未设站，无须催报，请刷新后核对`,
          )
          .done();
      }
      const reachable = lacking.filter((station) => station.reachable);
      const done = await this.write(tx, caller, month, reachable);
      return {
        month,
        reminded: reachable.filter(({ stationId }) => done.has(stationId)).map(told),
        already: reachable.filter(({ stationId }) => !done.has(stationId)).map(told),
        unreachable: lacking.filter((station) => !station.reachable).map(told),
      };
    });
  }

  /** @returns those that nobody had reminded today, not even somebody at the same moment */
  private async write(tx: EntityManager, caller: Caller, month: string, stations: Lacking[]): Promise<Set<string>> {
    const rows: { id: string; stationId: string }[] = await tx.query(
      `INSERT INTO station_report_reminders (id, station_id, month, reminded_on, reminded_at, reminded_by)
       SELECT n.id, n.station_id, $3, $4::date, $5::timestamptz, $6::uuid
       FROM unnest($1::uuid[], $2::uuid[]) AS n (id, station_id)
       ON CONFLICT (station_id, month, reminded_on) DO NOTHING RETURNING id, station_id AS "stationId"`,
      [
        stations.map(() => newId()),
        stations.map(({ stationId }) => stationId),
        month,
        this.clock.today(),
        this.clock.now(),
        caller.id,
      ],
    );
    const regions = new Map(stations.map(({ stationId, regionCode }) => [stationId, regionCode]));
    await this.audit.recordAll(
      tx,
      caller,
      rows.map(({ id, stationId }) => ({
        action: 'station.report-remind',
        objectType: 'station',
        objectId: stationId,
        regionCode: regions.get(stationId)!,
        details: { month, reminderId: id },
      })),
    );
    return new Set(rows.map(({ stationId }) => stationId));
  }
}

const told = ({ stationId, name, contactPhone }: Lacking): RemindedStation => ({ stationId, name, contactPhone });

/** One statement, so that a station elsewhere and one that is nowhere are told in the same words. */
async function requireStations(tx: EntityManager, caller: Caller, ids: string[], regionCode: string): Promise<void> {
  const conditions = addStationScope(new Conditions().add('s.id = ANY(?::uuid[])', ids), caller, 's', regionCode);
  const [{ n }]: [{ n: number }] = await tx.query(
    `SELECT count(*)::int AS n FROM stations s ${conditions.where()}`,
    conditions.parameters,
  );
  if (n < new Set(ids).size) throw notFound('社工站');
}

async function findLacking(
  tx: EntityManager,
  caller: Caller,
  { month, stationIds, regionCode }: { month: string; stationIds: string[] | undefined; regionCode: string },
): Promise<Lacking[]> {
  const conditions = addStationScope(lackingReport(month), caller, 's', regionCode);
  if (stationIds) conditions.add('s.id = ANY(?::uuid[])', stationIds);
  return tx.query(
    `SELECT s.id AS "stationId", s.name, s.contact_phone AS "contactPhone", s.region_code AS "regionCode",
       ${HAS_MANAGER} AS reachable
     FROM stations s ${conditions.where()} ORDER BY s.region_code, s.kind DESC, s.id`,
    conditions.parameters,
  );
}
