import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion } from '../../auth/access/region-scope.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Clock } from '../../common/values/clock.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import { Reading } from '../../database/reading.js';
import { auditedDownload } from '../../exports/audited-download.js';
import { type Download, loggedDownload } from '../../exports/logged-download.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import { RegionsService } from '../../regions/regions.service.js';
import { claimConditions, readClaims } from '../reading/claim-queries.js';
import { claimSummarySheet, type SummaryClaim, type SummaryInput } from './claim-summary-sheet.js';
import type { ClaimSummaryQuery } from './claim-sheets.dto.js';

/** More than any region has in a year; one who has more asks by notice or by day. */
const MOST_CLAIMS = 20_000;

/** 申报汇总表: what the list shows, as a sheet to be signed. */
@Injectable()
export class ClaimSummaryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly regions: RegionsService,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Whole identity numbers only for a reason, and for those who may see them. */
  async summary(caller: Caller, query: ClaimSummaryQuery): Promise<Download> {
    authorize(caller, 'claims.read');
    const reason = query.reason ?? null;
    if (reason !== null) authorize(caller, 'workers.reveal');
    const masked = reason === null;
    const input = await this.reading.onSnapshot((tx) => this.input(tx, caller, query, masked));
    const entry = {
      action: 'claim.summary-export',
      objectType: 'region',
      objectId: query.regionCode ?? caller.regionCode,
      regionCode: caller.regionCode,
      reason,
      details: { claims: input.claims.length, masked },
    };
    const fileName = `${input.regionName}申报汇总表_${input.preparedOn}.xlsx`;
    return loggedDownload(fileName, auditedDownload(this.dataSource, this.audit, caller, entry), (output) =>
      writeWorkbook([claimSummarySheet(input)], output),
    );
  }

  private async input(
    tx: EntityManager,
    caller: Caller,
    query: ClaimSummaryQuery,
    masked: boolean,
  ): Promise<SummaryInput> {
    const region = await narrowRegion(tx, caller, query.regionCode);
    const { regionName, departmentName } = await this.regions.sheetHead(tx, caller, region);
    const today = this.clock.today();
    const conditions = claimConditions(caller, query, { region, today });
    if (query.state !== undefined) conditions.add('c.state = ANY(?::text[])', query.state);
    const page = { page: 1, pageSize: MOST_CLAIMS, sort: 'receivedOn:asc', today };
    const claims = await readClaims(tx, caller, conditions, page);
    const numbers = await this.numbers(
      tx,
      claims.map(({ workerId }) => workerId),
      masked,
    );
    const months = await monthsOf(
      tx,
      claims.flatMap(({ noticeId }) => noticeId ?? []),
    );
    const rows = claims.map((claim): SummaryClaim => {
      const identityNumber = numbers.get(claim.workerId) ?? '';
      return { claim, identityNumber, months: months.get(claim.noticeId ?? '') ?? null };
    });
    return { regionName, departmentName, preparedOn: today, claims: rows };
  }

  private async numbers(tx: EntityManager, ids: string[], masked: boolean): Promise<Map<string, string>> {
    const rows: { id: string; cipher: Buffer }[] = await tx.query(
      'SELECT id, identity_cipher AS cipher FROM workers WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(
      rows.map(({ id, cipher }) => {
        const number = this.personalData.decrypt(cipher);
        return [id, masked ? maskIdentityNumber(number) : number];
      }),
    );
  }
}

async function monthsOf(tx: EntityManager, noticeIds: string[]): Promise<Map<string, string>> {
  const rows: { id: string; months: string }[] = await tx.query(
    `SELECT id, CASE WHEN months_from = months_to THEN months_from ELSE months_from || '至' || months_to END AS months
     FROM claim_notices WHERE id = ANY($1::uuid[])`,
    [noticeIds],
  );
  return new Map(rows.map(({ id, months }) => [id, months]));
}
