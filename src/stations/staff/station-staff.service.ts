import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { roleMay } from '../../auth/access/permissions.js';
import { Clock } from '../../common/values/clock.js';
import { notFound } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { pageOffset } from '../../common/http/paging.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Conditions } from '../../database/statements/conditions.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inTransaction } from '../../database/transaction.js';
import { levelRankSql, validCertificate } from '../../workers/certificate-validity.js';
import { peopleNamed } from '../../workers/people/people-named.js';
import { lockWorker } from '../../workers/people/worker-lookup.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { checkReason, requireReason } from '../../workers/people/worker-rules.js';
import type { Station } from '../station.entity.js';
import { checkStay } from '../station-rules.js';
import { onSite, requireStation } from '../station-scope.js';
import {
  type NamedStaffRequest,
  type StaffQuery,
  type StaffRequest,
  type StaffResponse,
  type StaffRow,
  toStaff,
  type UpdateStaffRequest,
} from './station-staff.dto.js';
import { StationStaff } from './station-staff.entity.js';
import { nobodyNamed, severalNamed, stayExists } from '../stations-errors.js';

const REFUSED = 'STATION_STAFF_REFUSED';

/** 驻站社工. Whoever may read a station sees its people, also where those are registered elsewhere. */
@Injectable()
export class StationStaffService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
  ) {}

  async list(caller: Caller, stationId: string, query: StaffQuery): Promise<{ items: StaffResponse[]; total: number }> {
    authorize(caller, 'stations.read');
    const tx = this.dataSource.manager;
    await requireStation(tx, caller, stationId);
    const today = this.clock.today();
    const conditions = new Conditions().add('f.station_id = ?', stationId);
    if (query.onSite !== undefined) conditions.add(`${query.onSite ? '' : 'NOT '}(${onSite('f')})`, today, today);
    const [{ total }]: [{ total: number }] = await tx.query(
      `SELECT count(*)::int AS total FROM station_staff f ${conditions.where()}`,
      [...conditions.parameters],
    );
    const rows = await readStaff(tx, conditions, today, `LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`);
    return { items: rows.map((row) => toStaff(row, this.personalData)), total };
  }

  async create(caller: Caller, stationId: string, request: StaffRequest): Promise<StaffResponse> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      const station = await requireStation(tx, caller, stationId, { lock: true });
      const worker = await lockWorker(tx, caller, request.workerId);
      return this.add(tx, caller, station, worker.id, request);
    });
  }

  /**
   * For people of the station's own township (of its county, for a county's station): registered or employed there.
   *
   * @throws {Refusal} refused for nobody or several of that name and number
   */
  async createByName(caller: Caller, stationId: string, request: NamedStaffRequest): Promise<StaffResponse> {
    authorize(caller, 'stations.staff');
    return inTransaction(this.dataSource, async (tx) => {
      const station = await requireStation(tx, caller, stationId, { lock: true });
      const named = await peopleNamed(tx, this.personalData, request, station.regionCode);
      const [person] = named;
      if (!person) throw nobodyNamed(request.name);
      if (named.length > 1) throw severalNamed(request.name);
      const worker = await lockWorker(tx, { ...caller, regionCode: station.regionCode }, person.id);
      return this.add(tx, caller, station, worker.id, { startOn: request.startOn });
    });
  }

  private async add(
    tx: EntityManager,
    caller: Caller,
    station: Station,
    workerId: string,
    { startOn, endOn = null }: Pick<StaffRequest, 'startOn' | 'endOn'>,
  ): Promise<StaffResponse> {
    const stationId = station.id;
    const stay = tx.create(StationStaff, { id: newId(), stationId, workerId, startOn, endOn });
    const rules = new RuleCheck(REFUSED);
    const others = await tx.findBy(StationStaff, { stationId, workerId });
    checkStay(rules, stay, station, others, this.clock.today());
    rules.done();
    await refusingConflicts({ station_staff_one_per_start: stayExists, station_staff_one_open: stayExists }, () =>
      tx.save(stay),
    );
    await this.audit.record(tx, caller, {
      action: 'station.staff-add',
      objectType: 'station',
      objectId: stationId,
      regionCode: station.regionCode,
      details: { staffId: stay.id, workerId, startOn, endOn },
    });
    return this.readOne(tx, stay.id);
  }

  /** Ends a stay, opens it again, or puts its start right; a station manager says only how long it lasted. */
  async update(
    caller: Caller,
    stationId: string,
    id: string,
    version: number,
    request: UpdateStaffRequest,
  ): Promise<StaffResponse> {
    authorize(caller, 'stations.staff');
    return inTransaction(this.dataSource, async (tx) => {
      const station = await requireStation(tx, caller, stationId, { lock: true });
      const stay = await tx.findOneBy(StationStaff, { id, stationId });
      if (!stay) throw notFound('驻站记录');
      if (stay.version !== version) throw await staleRow(tx, '驻站记录', { type: 'station', id: stationId }, stay);
      const before = { startOn: stay.startOn, endOn: stay.endOn };
      const { startOn = before.startOn, endOn = before.endOn, reason = null } = request;
      const changes = changedFields(before, { startOn, endOn });
      if (!changes) return this.readOne(tx, id);
      Object.assign(stay, { startOn, endOn });
      const rules = new RuleCheck(REFUSED);
      rules.that(
        startOn === before.startOn || roleMay(caller.role, 'stations.write'),
        'startOn',
        'staff-start-not-yours',
        '驻站起的日期由县级主管部门更正，请与其联系；您可以登记驻站止',
      );
      checkReason(rules, reason, startOn !== before.startOn);
      const others = await tx.findBy(StationStaff, { stationId, workerId: stay.workerId });
      checkStay(
        rules,
        stay,
        station,
        others.filter((other) => other.id !== id),
        this.clock.today(),
      );
      rules.done();
      await refusingConflicts({ station_staff_one_per_start: stayExists, station_staff_one_open: stayExists }, () =>
        tx.save(stay),
      );
      await this.audit.record(tx, caller, {
        action: 'station.staff-update',
        objectType: 'station',
        objectId: stationId,
        regionCode: station.regionCode,
        reason,
        details: { staffId: id, workerId: stay.workerId, ...changes },
      });
      return this.readOne(tx, id);
    });
  }

  /** Takes back a stay that never was. */
  async withdraw(caller: Caller, stationId: string, id: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      const station = await requireStation(tx, caller, stationId, { lock: true });
      const stay = await tx.findOneBy(StationStaff, { id, stationId });
      if (!stay) throw notFound('驻站记录');
      requireReason(REFUSED, reason);
      await tx.delete(StationStaff, { id });
      const { workerId, startOn, endOn } = stay;
      await this.audit.record(tx, caller, {
        action: 'station.staff-withdraw',
        objectType: 'station',
        objectId: stationId,
        regionCode: station.regionCode,
        reason,
        details: { staffId: id, workerId, before: { startOn, endOn } },
      });
      return { id };
    });
  }

  private async readOne(tx: EntityManager, id: string): Promise<StaffResponse> {
    const [row] = await readStaff(tx, new Conditions().add('f.id = ?', id), this.clock.today(), '');
    return toStaff(row!, this.personalData);
  }
}

/** Stays with who they are of; the newest first. `conditions` speak of `station_staff f`. */
export async function readStaff(
  tx: EntityManager,
  conditions: Conditions,
  today: string,
  limit: string,
): Promise<StaffRow[]> {
  const highest = conditions.bind(
    `SELECT c.level FROM certificates c WHERE c.worker_id = f.worker_id AND ${validCertificate('c')}
     ORDER BY ${levelRankSql('c')} DESC LIMIT 1`,
    today,
    today,
  );
  return tx.query(
    `SELECT f.id, f.station_id AS "stationId", f.worker_id AS "workerId", w.name AS "workerName",
       w.identity_cipher AS "identityCipher", (${highest}) AS level, f.start_on AS "startOn", f.end_on AS "endOn", f.version
     FROM station_staff f JOIN workers w ON w.id = f.worker_id ${conditions.where()}
     ORDER BY f.start_on DESC, f.id ${limit}`,
    conditions.parameters,
  );
}
