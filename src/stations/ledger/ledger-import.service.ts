import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { bulkInsert } from '../../database/statements/bulk.js';
import { Conditions } from '../../database/statements/conditions.js';
import { inTransaction } from '../../database/transaction.js';
import { workbookRefusal } from '../../workbooks/workbook-refusal.js';
import { isRegionNode } from '../../imports/roster/roster-rows.js';
import type { Region } from '../../regions/region.entity.js';
import { RegionsService } from '../../regions/regions.service.js';
import { requireReason } from '../../workers/people/worker-rules.js';
import { workerWithin } from '../../workers/people/worker-scope.js';
import { LedgerPlan, type PlanPlace, type PlanRegister } from './ledger-plan.js';
import { type LedgerReading, readLedger } from './ledger-reader.js';
import type { LedgerImportResponse, LedgerMode } from './ledger.dto.js';
import { StationStaff } from '../staff/station-staff.entity.js';
import { Station } from '../station.entity.js';
import { ledgerNotApplied } from './ledger-errors.js';
import { newStation } from '../stations.service.js';

/** Any number that nothing else in this database locks: ledgers are taken in one after the other. */
const LEDGER_LOCK = 3_418_000_010;

/** 社工站台账 in: stations by region and name, their people by identity number. */
@Injectable()
export class LedgerImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly regions: RegionsService,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a ledger and, unless `mode` is `check`, writes it in one transaction.
   *
   * @throws {Refusal} 413, 415 or 422 for a file that cannot be read; 422 with the whole answer when nothing was written
   */
  async run(
    caller: Caller,
    { mode, reason }: { mode: LedgerMode; reason: string | null },
    file: { name: string; content: Buffer },
  ): Promise<LedgerImportResponse> {
    authorize(caller, 'stations.write');
    if (reason !== null) requireReason('LEDGER_REFUSED', reason);
    const regions = await this.regions.all(this.dataSource.manager);
    const today = this.clock.today();
    // Read before the transaction opens: the embedded database has one connection.
    const reading = await readLedger(file.content, regions.filter(isRegionNode), today).catch((error: unknown) => {
      throw workbookRefusal(error);
    });
    const fileSha256 = createHash('sha256').update(file.content).digest('hex');
    const answer = await inTransaction(this.dataSource, async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [LEDGER_LOCK]);
      const register = await this.register(tx, caller, reading, regions);
      // A check says what an import with its reason would do.
      const plan = new LedgerPlan(reading, { ...register, reason: mode === 'check' ? (reason ?? '核对台账') : reason });
      const applied = mode === 'all' && plan.log.errorCount === 0;
      if (applied) await write(tx, plan);
      const { counts, changes } = plan;
      await this.audit.record(tx, caller, {
        action: applied ? 'station.ledger-import' : 'station.ledger-check',
        objectType: 'region',
        objectId: caller.regionCode,
        regionCode: caller.regionCode,
        reason,
        details: { mode, counts, fileSha256, ...(applied && changesOf(plan)) },
      });
      const issues = plan.log.sorted(reading.sheets);
      return { mode, applied, fileName: file.name, fileSha256, counts, changes, issues };
    });
    if (!answer.applied && mode !== 'check') throw ledgerNotApplied(answer);
    return answer;
  }

  /** What of the register the workbook speaks of, its stations locked: nobody changes them or their people meanwhile. */
  private async register(
    tx: EntityManager,
    caller: Caller,
    reading: LedgerReading,
    regions: readonly Region[],
  ): Promise<Omit<PlanRegister, 'reason'>> {
    const names = new Set([
      ...[...reading.stations, ...reading.contacts].map((it) => it.name),
      ...reading.staff.map((it) => it.stationName),
    ]);
    const stations = await tx
      .createQueryBuilder(Station, 's')
      .where('s.name = ANY(:names)', { names: [...names] })
      .andWhere('s.region_code IN (SELECT code FROM regions WHERE path @> ARRAY[:own]::text[])', {
        own: caller.regionCode,
      })
      .orderBy('s.id')
      .setLock('pessimistic_write')
      .getMany();
    const staff = await tx
      .createQueryBuilder(StationStaff, 'f')
      .where('f.stationId = ANY(:ids)', { ids: stations.map((station) => station.id) })
      .getMany();
    const people = await this.people(tx, caller, reading);
    const places = await this.places(tx, caller, reading, regions);
    return {
      today: this.clock.today(),
      stations,
      staff,
      place: (code) => places.get(code) ?? null,
      person: (identityNumber) => people.get(identityNumber) ?? null,
      newStation: (facts) => newStation(tx, facts),
      newStay: (facts) => tx.create(StationStaff, { id: newId(), ...facts }),
    };
  }

  private async people(
    tx: EntityManager,
    caller: Caller,
    reading: LedgerReading,
  ): Promise<Map<string, { id: string; name: string }>> {
    const byHash = new Map(
      reading.staff.map(({ identityNumber }) => [
        this.personalData.lookup('identity', identityNumber).toString('hex'),
        identityNumber,
      ]),
    );
    const conditions = new Conditions()
      .add(`encode(w.identity_hash, 'hex') = ANY(?)`, [...byHash.keys()])
      .add(workerWithin('w.id'), caller.regionCode, caller.regionCode);
    const rows: { id: string; name: string; hash: string }[] = await tx.query(
      `SELECT w.id, w.name, encode(w.identity_hash, 'hex') AS hash FROM workers w ${conditions.where()}`,
      conditions.parameters,
    );
    return new Map(rows.map(({ id, name, hash }) => [byHash.get(hash) ?? '', { id, name }]));
  }

  private async places(
    tx: EntityManager,
    caller: Caller,
    reading: LedgerReading,
    regions: readonly Region[],
  ): Promise<Map<string, PlanPlace>> {
    const places = new Map<string, PlanPlace>();
    for (const { regionCode } of reading.stations) {
      const region = regions.find((it) => it.code === regionCode);
      if (!region || places.has(regionCode)) continue;
      const stars = await this.regions.setting(tx, regionCode, 'stationStars');
      const own = region.path.includes(caller.regionCode);
      places.set(regionCode, { level: region.level, own, maxStars: stars?.max ?? null });
    }
    return places;
  }
}

async function write(tx: EntityManager, plan: LedgerPlan): Promise<void> {
  await bulkInsert(tx, Station, plan.newStations);
  for (const { station } of plan.changedStations) await tx.save(station);
  await bulkInsert(tx, StationStaff, plan.newStays);
  for (const { stay } of plan.changedStays) await tx.save(stay);
}

function changesOf(plan: LedgerPlan): Record<string, unknown> {
  return {
    stationsFounded: plan.newStations.map(({ id, name }) => ({ id, name })),
    stationsChanged: plan.changedStations.map(({ station, changes }) => ({ id: station.id, ...changes })),
    staffAdded: plan.newStays.map(({ id, stationId, workerId }) => ({ id, stationId, workerId })),
    staffChanged: plan.changedStays.map(({ stay, changes }) => ({ id: stay.id, workerId: stay.workerId, ...changes })),
  };
}
