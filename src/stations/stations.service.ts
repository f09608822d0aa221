import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { staleRow } from '../audit/stale/stale-row.js';
import { changedFields } from '../audit/changed-fields.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { liesWithin, requireRegion } from '../auth/access/region-scope.js';
import { User } from '../auth/user.entity.js';
import { Clock } from '../common/values/clock.js';
import type { WithdrawalResponse } from '../common/fields/withdrawal.dto.js';
import { newId } from '../common/values/ids.js';
import { organizationName } from '../common/values/names.js';
import { RuleCheck } from '../common/fields/rule-check.js';
import { refusingConflicts } from '../database/conflicts.js';
import { reliancesOn } from '../database/statements/reliances.js';
import { inTransaction } from '../database/transaction.js';
import { RegionsService } from '../regions/regions.service.js';
import { requireKnownRegion, requireOrganization } from '../workers/organizations/employers.js';
import { checkReason, requireReason } from '../workers/people/worker-rules.js';
import { findStations, readStation } from './station-queries.js';
import { checkStation, correctedIdentity, STATION_SHOW, type StationIdentity, stationPhones } from './station-rules.js';
import { requireStation } from './station-scope.js';
import { Station } from './station.entity.js';
import { stationExists, stationInUse } from './stations-errors.js';
import type {
  CreateStationRequest,
  StationDetails,
  StationRow,
  StationsQuery,
  UpdateStationRequest,
} from './stations.dto.js';

const REFUSED = 'STATION_REFUSED';

@Injectable()
export class StationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
  ) {}

  async list(caller: Caller, query: StationsQuery): Promise<{ items: StationRow[]; total: number }> {
    authorize(caller, 'stations.read');
    return findStations(this.dataSource.manager, caller, query, this.clock.today());
  }

  async get(caller: Caller, id: string): Promise<StationRow> {
    authorize(caller, 'stations.read');
    await requireStation(this.dataSource.manager, caller, id);
    return readStation(this.dataSource.manager, id, this.clock.today());
  }

  async create(caller: Caller, request: CreateStationRequest): Promise<StationRow> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      const station = newStation(tx, request);
      await takeOver(tx, caller, station, request);
      await this.check(tx, caller, station);
      await refusingConflicts({ stations_region_name: stationExists }, () => tx.save(station));
      const { id: objectId, regionCode } = station;
      await this.audit.record(tx, caller, {
        action: 'station.create',
        objectType: 'station',
        objectId,
        regionCode,
        details: { after: factsInLog(station) },
      });
      return readStation(tx, objectId, this.clock.today());
    });
  }

  async update(caller: Caller, id: string, version: number, request: UpdateStationRequest): Promise<StationRow> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      const station = await requireStation(tx, caller, id, { lock: true });
      if (station.version !== version) throw await staleRow(tx, '社工站', { type: 'station', id }, station);
      const before = stationFacts(station);
      if (request.kind !== undefined) station.kind = request.kind;
      if (request.regionCode !== undefined) station.regionCode = request.regionCode;
      if (request.name !== undefined) station.name = organizationName(request.name);
      if (request.closedOn !== undefined) station.closedOn = request.closedOn;
      await takeOver(tx, caller, station, request);
      if (request.managerUserId !== undefined && request.managerUserId !== station.managerUserId) {
        await requireManager(tx, caller, station, request.managerUserId);
        station.managerUserId = request.managerUserId;
      }
      const changes = changedFields(before, stationFacts(station), STATION_SHOW);
      if (changes) {
        await this.check(tx, caller, station);
        requireWhy(before, station, request.reason);
        if (station.closedOn !== before.closedOn) await requireStaffLeft(tx, station);
        await refusingConflicts({ stations_region_name: stationExists }, () => tx.save(station));
        await this.audit.record(tx, caller, {
          action: 'station.update',
          objectType: 'station',
          objectId: id,
          regionCode: station.regionCode,
          reason: request.reason ?? null,
          details: { ...changes },
        });
      }
      return readStation(tx, id, this.clock.today());
    });
  }

  /** Takes back a station that never was: nothing was recorded of it yet. */
  async withdraw(caller: Caller, id: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'stations.write');
    return inTransaction(this.dataSource, async (tx) => {
      const station = await requireStation(tx, caller, id, { lock: true });
      requireReason(REFUSED, reason);
      await requireUnused(tx, id);
      await tx.query('DELETE FROM station_report_reminders WHERE station_id = $1', [id]);
      await tx.delete(Station, { id });
      await this.audit.record(tx, caller, {
        action: 'station.withdraw',
        objectType: 'station',
        objectId: id,
        regionCode: station.regionCode,
        reason,
        details: { before: factsInLog(station) },
      });
      return { id };
    });
  }

  private async check(tx: EntityManager, caller: Caller, station: Station): Promise<void> {
    const place = await requireKnownRegion(tx, station.regionCode, 'regionCode', REFUSED);
    await requireRegion(tx, caller, place.code);
    const stars = station.stars === null ? null : await this.regions.setting(tx, place.code, 'stationStars');
    const rules = new RuleCheck(REFUSED);
    checkStation(rules, station, place, stars?.max ?? null, this.clock.today());
    rules.done();
  }
}

export function stationFacts({ id: _id, createdAt: _createdAt, version: _version, ...facts }: Station) {
  return facts;
}

/** What the log tells of a station that begins or that never was. */
function factsInLog(station: Station): Record<string, unknown> {
  const facts = stationFacts(station);
  return { ...facts, contactPhone: facts.contactPhone && STATION_SHOW.contactPhone!(facts.contactPhone) };
}

export function newStation(
  tx: EntityManager,
  { kind, regionCode, name }: Pick<CreateStationRequest, 'kind' | 'regionCode' | 'name'>,
): Station {
  return tx.create(Station, {
    id: newId(),
    kind,
    regionCode,
    name: organizationName(name),
    foundedOn: null,
    closedOn: null,
    hostName: null,
    hostOrganizationId: null,
    operatorName: null,
    operatorOrganizationId: null,
    premisesSqm: null,
    address: null,
    contactPhone: null,
    populationServed: null,
    sign: null,
    grade: 'none',
    gradedOn: null,
    stars: null,
    managerUserId: null,
    remark: null,
  });
}

/** Takes the stated details over; what is not stated stays. A grade taken away takes its day with it. */
async function takeOver(tx: EntityManager, caller: Caller, station: Station, request: StationDetails): Promise<void> {
  if (request.foundedOn !== undefined) station.foundedOn = request.foundedOn;
  if (request.premisesSqm !== undefined) station.premisesSqm = request.premisesSqm;
  if (request.address !== undefined) station.address = request.address;
  if (request.contactPhone !== undefined)
    station.contactPhone = request.contactPhone && stationPhones(request.contactPhone);
  if (request.populationServed !== undefined) station.populationServed = request.populationServed;
  if (request.sign !== undefined) station.sign = request.sign;
  if (request.grade !== undefined) station.grade = request.grade;
  if (request.gradedOn !== undefined) station.gradedOn = request.gradedOn;
  else if (request.grade === 'none') station.gradedOn = null;
  if (request.stars !== undefined) station.stars = request.stars;
  if (request.remark !== undefined) station.remark = request.remark;
  await takeOrganization(tx, caller, station, ['hostName', 'hostOrganizationId'], request);
  await takeOrganization(tx, caller, station, ['operatorName', 'operatorOrganizationId'], request);
}

/** An organization of the register brings its name; a name alone stands for one that the register does not hold. */
async function takeOrganization(
  tx: EntityManager,
  caller: Caller,
  station: Station,
  [nameField, idField]: ['hostName', 'hostOrganizationId'] | ['operatorName', 'operatorOrganizationId'],
  request: StationDetails,
): Promise<void> {
  const id = request[idField];
  const name = request[nameField];
  if (typeof id === 'string') {
    if (id === station[idField]) return;
    station[idField] = id;
    station[nameField] = (await requireOrganization(tx, caller, id)).name;
  } else {
    if (id === null) station[idField] = null;
    if (name === undefined) return;
    const plain = name === null ? null : organizationName(name);
    if (plain !== station[nameField]) station[idField] = null;
    station[nameField] = plain;
  }
}

/** The manager's account names the station: an account is given a station by whoever keeps accounts, and by nobody else. */
async function requireManager(
  tx: EntityManager,
  caller: Caller,
  station: Station,
  userId: string | null,
): Promise<void> {
  if (userId === null) return;
  const user = await tx.findOneBy(User, { id: userId });
  const exists = user !== null && (await liesWithin(tx, user.regionCode, caller.regionCode));
  const message =
    '没有找到该账号，或它不是本站的站点负责人；请先由管理员把该账号的角色设为站点负责人、所属站点设为本站';
  new RuleCheck(REFUSED)
    .that(
      exists && user.role === 'station_manager' && user.stationId === station.id && user.disabledAt === null,
      'managerUserId',
      'manager-unfit',
      message,
    )
    .done();
}

async function requireStaffLeft(tx: EntityManager, station: Station): Promise<void> {
  const staying: unknown[] = await tx.query(
    'SELECT 1 FROM station_staff WHERE station_id = $1 AND (end_on IS NULL OR end_on > $2::date) LIMIT 1',
    [station.id, station.closedOn ?? '9999-12-31'],
  );
  const left = station.closedOn === null || staying.length === 0;
  const message = '该站还有驻站人员，请先登记其离站日期（不晚于撤销日期）再撤销站点';
  new RuleCheck(REFUSED).that(left, 'closedOn', 'staff-on-site', message).done();
}

function requireWhy(before: StationIdentity, after: StationIdentity, reason: string | undefined): void {
  const rules = new RuleCheck(REFUSED);
  checkReason(rules, reason, correctedIdentity(before, after).length > 0);
  rules.done();
}

/** What is recorded of a station, by table, with what to do about it first. */
const RELIANCES = [
  ['station_staff', '条驻站登记，请先作废'],
  ['station_reports', '份月报，请先作废'],
  ['station_evaluations', '次评估，请先作废'],
  ['users', '个账号的所属站点是它，请先由管理员更正账号'],
  ['training_quotas', '个培训名额分配给它，请先取消'],
  ['training_enrolments', '个培训报名出自它（含已取消的），须保留，请改为登记撤销日期'],
  ['training_candidates', '次选拔推荐出自它，须保留，请改为登记撤销日期'],
] as const;

/** @throws {Refusal} 409 naming what rests on it and what to do first */
async function requireUnused(tx: EntityManager, id: string): Promise<void> {
  const ways = await reliancesOn(tx, RELIANCES, 'station_id', id);
  if (ways.length > 0) throw stationInUse(ways);
}
