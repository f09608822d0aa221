import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion, regionWithin } from '../../auth/access/region-scope.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Clock } from '../../common/values/clock.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import { Reading } from '../../database/reading.js';
import { Conditions } from '../../database/statements/conditions.js';
import { auditedDownload } from '../../exports/audited-download.js';
import { type Download, loggedDownload } from '../../exports/logged-download.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import { RegionsService } from '../../regions/regions.service.js';
import { addEnrolmentScope } from '../training-scope.js';
import {
  type LedgerSeat,
  type LedgerSession,
  type TrainingLedgerInput,
  trainingLedgerSheets,
} from './training-ledger-sheets.js';
import type { TrainingLedgerQuery } from './training-ledger.dto.js';

/** A township is named with its county, since several are called alike; the reader knows both words. */
const PLACE = `CASE WHEN r.level = 'township' THEN k.name || r.name ELSE r.name END`;
const FROM_PLACE = `JOIN regions r ON r.code = p.region_code
  LEFT JOIN regions k ON k.level = 'county' AND k.code = ANY(r.path)`;

/** 培训台账 out: what the region itself holds, since what is held above it is not its own to edit. */
@Injectable()
export class TrainingLedgerExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly regions: RegionsService,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Whole identity numbers only for a reason, and for those who may see them. */
  async ledger(caller: Caller, query: TrainingLedgerQuery): Promise<Download> {
    authorize(caller, 'training.read');
    const reason = query.reason ?? null;
    if (reason !== null) authorize(caller, 'workers.reveal');
    const masked = reason === null;
    const input = await this.reading.onSnapshot(async (tx) => this.input(tx, caller, query, masked));
    const entry = {
      action: 'training.ledger-export',
      objectType: 'region',
      objectId: query.regionCode ?? caller.regionCode,
      regionCode: caller.regionCode,
      reason,
      details: { sessions: input.sessions.length, seats: input.seats.length, masked },
    };
    const fileName = `${input.regionName}培训台账_${input.preparedOn}.xlsx`;
    return loggedDownload(fileName, auditedDownload(this.dataSource, this.audit, caller, entry), (output) =>
      writeWorkbook(trainingLedgerSheets(input), output),
    );
  }

  private async input(
    tx: EntityManager,
    caller: Caller,
    { regionCode: asked, year }: TrainingLedgerQuery,
    masked: boolean,
  ): Promise<TrainingLedgerInput> {
    const regionCode = await narrowRegion(tx, caller, asked);
    const { regionName, departmentName } = await this.regions.sheetHead(tx, caller, regionCode);
    return {
      regionName,
      departmentName,
      preparedOn: this.clock.today(),
      sessions: await this.sessions(tx, caller, held(regionCode, year)),
      seats: await this.seats(tx, caller, held(regionCode, year), masked),
      masked,
    };
  }

  private async sessions(tx: EntityManager, caller: Caller, conditions: Conditions): Promise<LedgerSession[]> {
    const where = conditions.where();
    const scope = addEnrolmentScope(new Conditions(), caller, 'e');
    const seats = conditions.bind(
      scope
        .where()
        .replace(/^WHERE /, '')
        .replace(/\$\d+/g, '?'),
      ...scope.parameters,
    );
    return tx.query(
      `SELECT ${PLACE} AS "regionName", p.title AS "programmeTitle", p.line, p.organiser, p.partner, p.funding, p.remark,
         s.title, s.mode, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.hours, s.place, s.capacity,
         counts.enrolled, counts.attendances, s.cancelled_at IS NOT NULL AS cancelled
       FROM training_programmes p ${FROM_PLACE}
       LEFT JOIN training_sessions s ON s.programme_id = p.id
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE e.state = 'enrolled')::int AS enrolled,
           count(*) FILTER (WHERE a.status IN ('present', 'partial'))::int AS attendances
         FROM training_enrolments e LEFT JOIN training_attendances a ON a.enrolment_id = e.id
         WHERE e.session_id = s.id AND ${seats}) counts
       ${where} ORDER BY p.created_at, p.id, s.starts_at, s.id`,
      conditions.parameters,
    );
  }

  private async seats(
    tx: EntityManager,
    caller: Caller,
    conditions: Conditions,
    masked: boolean,
  ): Promise<LedgerSeat[]> {
    addEnrolmentScope(conditions.add(`e.state = 'enrolled'`), caller, 'e');
    const rows: (Omit<LedgerSeat, 'identityNumber'> & { identityCipher: Buffer })[] = await tx.query(
      `SELECT ${PLACE} AS "regionName", p.title AS "programmeTitle", s.title, s.starts_at AS "startsAt",
         w.name AS "workerName", w.identity_cipher AS "identityCipher", a.status,
         CASE WHEN a.status = 'partial' THEN a.hours END AS hours
       FROM training_enrolments e JOIN training_sessions s ON s.id = e.session_id
       JOIN training_programmes p ON p.id = s.programme_id ${FROM_PLACE}
       JOIN workers w ON w.id = e.worker_id LEFT JOIN training_attendances a ON a.enrolment_id = e.id
       ${conditions.where()} ORDER BY p.created_at, p.id, s.starts_at, s.id, e.position`,
      conditions.parameters,
    );
    return rows.map(({ identityCipher, ...row }) => {
      const identityNumber = this.personalData.decrypt(identityCipher);
      return { ...row, identityNumber: masked ? maskIdentityNumber(identityNumber) : identityNumber };
    });
  }
}

function held(regionCode: string, year: string | undefined): Conditions {
  const conditions = new Conditions().add(regionWithin('p.region_code'), regionCode);
  // The year is that of Asia/Shanghai, whatever the database's own zone.
  if (year !== undefined) {
    conditions.add(`extract(year FROM s.starts_at AT TIME ZONE 'Asia/Shanghai') = ?::int`, year);
  }
  return conditions;
}
