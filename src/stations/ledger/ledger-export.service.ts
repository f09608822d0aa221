import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { Clock } from '../../common/values/clock.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Conditions } from '../../database/statements/conditions.js';
import { Reading } from '../../database/reading.js';
import { auditedDownload } from '../../exports/audited-download.js';
import { type Download, loggedDownload } from '../../exports/logged-download.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import { RegionsService } from '../../regions/regions.service.js';
import { workerWithin } from '../../workers/people/worker-scope.js';
import { type LedgerInput, ledgerSheets, type LedgerStation, type LedgerStay } from './ledger-sheets.js';
import type { LedgerExportQuery } from './ledger.dto.js';
import { addStationScope } from '../station-scope.js';

const PLACE = `coalesce(k.name, r.name) AS "countyName", CASE WHEN r.level = 'township' THEN r.name END AS "townshipName"`;
const FROM_PLACE = `JOIN regions r ON r.code = s.region_code
  LEFT JOIN regions k ON k.level = 'county' AND k.code = ANY(r.path)`;

/** 社工站台账 out. */
@Injectable()
export class LedgerExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly regions: RegionsService,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Whole identity numbers only for a reason, and for those who may see them. */
  async ledger(caller: Caller, query: LedgerExportQuery): Promise<Download> {
    authorize(caller, 'stations.read');
    const { regionCode } = query;
    const reason = query.reason ?? null;
    if (reason !== null) authorize(caller, 'workers.reveal');
    const input = await this.reading.onSnapshot(async (tx) =>
      this.input(tx, caller, await narrowRegion(tx, caller, regionCode), reason === null),
    );
    const fileName = `${input.regionName}社工站台账_${input.preparedOn}.xlsx`;
    const { masked } = input;
    const entry = {
      action: 'station.ledger-export',
      objectType: 'region',
      objectId: regionCode ?? caller.regionCode,
      regionCode: caller.regionCode,
      reason,
      details: { stations: input.stations.length, masked },
    };
    return loggedDownload(fileName, auditedDownload(this.dataSource, this.audit, caller, entry), (output) =>
      writeWorkbook(ledgerSheets(input), output),
    );
  }

  private async input(tx: EntityManager, caller: Caller, regionCode: string, masked: boolean): Promise<LedgerInput> {
    const { regionName, departmentName } = await this.regions.sheetHead(tx, caller, regionCode);
    return {
      regionName,
      departmentName,
      preparedOn: this.clock.today(),
      stations: await this.stations(tx, caller, regionCode),
      staff: await this.staff(tx, caller, regionCode, masked),
      masked,
    };
  }

  private async stations(tx: EntityManager, caller: Caller, regionCode: string): Promise<LedgerStation[]> {
    const conditions = addStationScope(new Conditions(), caller, 's', regionCode);
    return tx.query(
      `SELECT s.kind, s.name, s.founded_on AS "foundedOn", s.host_name AS "hostName", s.operator_name AS "operatorName",
         s.premises_sqm AS "premisesSqm", s.sign, s.grade, s.graded_on AS "gradedOn", s.stars,
         s.closed_on AS "closedOn", s.remark, s.address, s.contact_phone AS "contactPhone",
         s.population_served AS "populationServed", u.display_name AS "managerName", ${PLACE}
       FROM stations s ${FROM_PLACE} LEFT JOIN users u ON u.id = s.manager_user_id
       ${conditions.where()} ORDER BY s.region_code, s.kind DESC, s.id`,
      conditions.parameters,
    );
  }

  /** With whole numbers, only people who exist for the caller in the register as well. */
  private async staff(tx: EntityManager, caller: Caller, regionCode: string, masked: boolean): Promise<LedgerStay[]> {
    const conditions = addStationScope(new Conditions(), caller, 's', regionCode);
    if (!masked) conditions.add(workerWithin('w.id'), caller.regionCode, caller.regionCode);
    const rows: (Omit<LedgerStay, 'identityNumber'> & { identityCipher: Buffer })[] = await tx.query(
      `SELECT s.name AS "stationName", w.name AS "workerName", w.identity_cipher AS "identityCipher",
         f.start_on AS "startOn", f.end_on AS "endOn", ${PLACE}
       FROM station_staff f JOIN stations s ON s.id = f.station_id JOIN workers w ON w.id = f.worker_id ${FROM_PLACE}
       ${conditions.where()} ORDER BY s.region_code, s.kind DESC, s.id, f.start_on, f.id`,
      conditions.parameters,
    );
    return rows.map(({ identityCipher, ...row }) => {
      const identityNumber = this.personalData.decrypt(identityCipher);
      return { ...row, identityNumber: masked ? maskIdentityNumber(identityNumber) : identityNumber };
    });
  }
}
