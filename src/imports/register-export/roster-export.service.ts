import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Clock } from '../../common/values/clock.js';
import { Reading } from '../../database/reading.js';
import { auditedDownload } from '../../exports/audited-download.js';
import { type Download, loggedDownload } from '../../exports/logged-download.js';
import { rosterSheets } from '../../exports/people/roster-sheet.js';
import type { Sheet } from '../../exports/sheet.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import { Region } from '../../regions/region.entity.js';
import { RegionsService } from '../../regions/regions.service.js';
import { type Having, readRegister, type RegisterPerson } from '../../workers/register-reader.js';
import type { RosterExportQuery } from './roster-export.dto.js';
import {
  pastPaymentRowsOf,
  type RegionPlaces,
  revocationRowsOf,
  rosterRowsOf,
  suspensionRowsOf,
} from './roster-rows-of.js';

/** 花名册 out: everybody whom the filter finds, with all that the import can read. */
@Injectable()
export class RosterExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly regions: RegionsService,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The rows are read while the file is sent, a batch of people at a time. */
  async roster(caller: Caller, query: RosterExportQuery): Promise<Download> {
    authorize(caller, 'workers.reveal');
    const { reason, ...filter } = query;
    const preparedOn = this.clock.today();
    const { regionName, sheets } = await this.reading.byStatement(async (manager) => {
      const regionCode = await narrowRegion(manager, caller, filter.regionCode);
      const { regionName: name, departmentName } = await this.regions.sheetHead(manager, caller, regionCode);
      const scope = { regionCode, callerRegion: caller.regionCode, today: preparedOn };
      const places = await readPlaces(manager);
      const people = <T>(rowsOf: (person: RegisterPerson) => T[], having: Having | null = null): AsyncIterable<T> => ({
        [Symbol.asyncIterator]: () =>
          flattened(readRegister(manager, filter, scope, this.personalData, having), rowsOf),
      });
      return {
        regionName: name,
        sheets: rosterSheets({
          regionName: name,
          departmentName,
          preparedOn,
          rows: people((person) => rosterRowsOf(person, places)),
          suspensions: people(suspensionRowsOf, 'suspensions'),
          revocations: people(revocationRowsOf, 'revocations'),
          pastPayments: people(pastPaymentRowsOf, 'pastPayments'),
        }),
      };
    });
    return this.logged(caller, { fileName: `${regionName}持证社工花名册_${preparedOn}.xlsx`, filter, reason }, sheets);
  }

  private logged(
    caller: Caller,
    { fileName, filter, reason }: { fileName: string; filter: Omit<RosterExportQuery, 'reason'>; reason: string },
    sheets: Sheet[],
  ): Download {
    // What was searched for may be a name or a number of somebody; that something was is enough.
    const { search, organizationId, ...plain } = filter;
    const entry = {
      action: 'worker.roster-export',
      objectType: 'region',
      objectId: filter.regionCode ?? caller.regionCode,
      regionCode: caller.regionCode,
      reason,
      details: { ...plain, searched: search !== undefined, ofOneEmployer: organizationId !== undefined },
    };
    return loggedDownload(fileName, auditedDownload(this.dataSource, this.audit, caller, entry), (output) =>
      writeWorkbook(sheets, output),
    );
  }
}

async function* flattened<T>(
  people: AsyncIterable<RegisterPerson>,
  rowsOf: (person: RegisterPerson) => T[],
): AsyncGenerator<T> {
  for await (const person of people) yield* rowsOf(person);
}

async function readPlaces(manager: EntityManager): Promise<RegionPlaces> {
  const regions = new Map((await manager.find(Region)).map((region) => [region.code, region]));
  const nameOf = (code: string): string => regions.get(code)?.name ?? code;
  return {
    nameOf,
    countyOf: (code) => {
      const region = regions.get(code);
      return nameOf(region?.level === 'township' ? (region.parentCode ?? code) : code);
    },
    townshipOf: (code) => (regions.get(code)?.level === 'township' ? nameOf(code) : null),
  };
}
