import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { REPORT_YEAR_EVALUATED } from '../../attachments/attachment-objects.js';
import { AttachmentsService } from '../../attachments/attachments.service.js';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { notFound } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { pageOffset } from '../../common/http/paging.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Conditions } from '../../database/statements/conditions.js';
import { refusingConflicts } from '../../database/conflicts.js';
import { inTransaction } from '../../database/transaction.js';
import { RegionsService } from '../../regions/regions.service.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { checkFreeText, requireReason } from '../../workers/people/worker-rules.js';
import { checkReport, reportDueOn } from './report-rules.js';
import { StationReport } from './station-report.entity.js';
import {
  type CorrectReportRequest,
  type ReportRow,
  type StationReportRequest,
  type StationReportResponse,
  type StationReportsQuery,
  toStationReport,
} from './station-reports.dto.js';
import { requireStation } from '../station-scope.js';
import { reportEvaluated, reportExists } from '../stations-errors.js';

const REFUSED = 'STATION_REPORT_REFUSED';

/** 月报, by the station's manager or an officer. */
@Injectable()
export class StationReportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly attachments: AttachmentsService,
  ) {}

  async list(
    caller: Caller,
    stationId: string,
    query: StationReportsQuery,
  ): Promise<{ items: StationReportResponse[]; total: number }> {
    authorize(caller, 'stations.read');
    const tx = this.dataSource.manager;
    await requireStation(tx, caller, stationId);
    const conditions = new Conditions().add('t.station_id = ?', stationId);
    if (query.fromMonth) conditions.add('t.month >= ?', query.fromMonth);
    if (query.toMonth) conditions.add('t.month <= ?', query.toMonth);
    const [{ total }]: [{ total: number }] = await tx.query(
      `SELECT count(*)::int AS total FROM station_reports t ${conditions.where()}`,
      conditions.parameters,
    );
    const rows = await readReports(tx, conditions, `LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`);
    return { items: rows.map(toStationReport), total };
  }

  async submit(caller: Caller, stationId: string, request: StationReportRequest): Promise<StationReportResponse> {
    authorize(caller, 'stations.report');
    return inTransaction(this.dataSource, async (tx) => {
      const station = await requireStation(tx, caller, stationId);
      const dueDay = await this.regions.setting(tx, station.regionCode, 'stationReportDueDay');
      const report = tx.create(StationReport, {
        id: newId(),
        stationId,
        ...request,
        remark: request.remark ?? null,
        dueOn: reportDueOn(request.month, dueDay),
        submittedAt: this.clock.now(),
        submittedBy: caller.id,
        correctedAt: null,
        correctedBy: null,
        correctionReason: null,
      });
      const rules = new RuleCheck(REFUSED);
      checkReport(rules, report, station, this.clock.today());
      rules.done();
      await refusingConflicts({ station_reports_one_per_month: reportExists }, () => tx.save(report));
      await this.audit.record(tx, caller, {
        action: 'station.report',
        objectType: 'station',
        objectId: stationId,
        regionCode: station.regionCode,
        details: { month: report.month, after: reportFacts(report) },
      });
      return readOne(tx, report.id);
    });
  }

  /** Changes the figures of a month that was reported; what stood before is kept by the log, with the reason. */
  async correct(
    caller: Caller,
    stationId: string,
    month: string,
    version: number,
    request: CorrectReportRequest,
  ): Promise<StationReportResponse> {
    authorize(caller, 'stations.report');
    return inTransaction(this.dataSource, async (tx) => {
      const station = await requireStation(tx, caller, stationId);
      const report = await tx.findOne(StationReport, {
        where: { stationId, month },
        lock: { mode: 'pessimistic_write' },
      });
      if (!report) throw notFound('月报');
      if (report.version !== version) throw await staleRow(tx, '月报', { type: 'station', id: stationId }, report);
      const { reason, ...figures } = request;
      const before = reportFacts(report);
      for (const [field, value] of Object.entries(figures)) {
        if (value !== undefined) Object.assign(report, { [field]: value });
      }
      const rules = new RuleCheck(REFUSED);
      checkFreeText(rules, 'reason', reason);
      if (report.remark !== null) checkFreeText(rules, 'remark', report.remark);
      rules.done();
      const changes = changedFields(before, reportFacts(report));
      if (!changes) return readOne(tx, report.id);
      Object.assign(report, { correctedAt: this.clock.now(), correctedBy: caller.id, correctionReason: reason });
      await tx.save(report);
      await this.audit.record(tx, caller, {
        action: 'station.report-correct',
        objectType: 'station',
        objectId: stationId,
        regionCode: station.regionCode,
        reason,
        details: { month, ...changes },
      });
      return readOne(tx, report.id);
    });
  }

  /** Takes back a month that was reported by mistake; it counts for nothing any more, and may be reported anew. */
  async withdraw(caller: Caller, stationId: string, month: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'stations.report');
    return inTransaction(this.dataSource, async (tx) => {
      const station = await requireStation(tx, caller, stationId, { lock: true });
      const report = await tx.findOneBy(StationReport, { stationId, month });
      if (!report) throw notFound('月报');
      requireReason(REFUSED, reason);
      const place = { objectType: 'station-report', objectId: report.id } as const;
      await this.attachments.removeWith(tx, caller, place, { reason, refusal: reportEvaluated });
      await tx.delete(StationReport, { id: report.id });
      await this.audit.record(tx, caller, {
        action: 'station.report-withdraw',
        objectType: 'station',
        objectId: stationId,
        regionCode: station.regionCode,
        reason,
        details: { month, reportId: report.id, before: reportFacts(report) },
      });
      return { id: report.id };
    });
  }
}

function reportFacts(report: StationReport) {
  const { caseCount, groupCount, communityCount, visitCount, peopleServed, remark } = report;
  return { caseCount, groupCount, communityCount, visitCount, peopleServed, remark };
}

async function readOne(tx: EntityManager, id: string): Promise<StationReportResponse> {
  const [row] = await readReports(tx, new Conditions().add('t.id = ?', id), '');
  return toStationReport(row!);
}

async function readReports(tx: EntityManager, conditions: Conditions, limit: string): Promise<ReportRow[]> {
  return tx.query(
    `SELECT t.id, t.station_id AS "stationId", t.month, t.case_count AS "caseCount", t.group_count AS "groupCount",
       t.community_count AS "communityCount", t.visit_count AS "visitCount", t.people_served AS "peopleServed", t.remark,
       t.due_on AS "dueOn", t.submitted_at AS "submittedAt",
       coalesce((t.submitted_at AT TIME ZONE 'Asia/Shanghai')::date > t.due_on, false) AS late,
       t.corrected_at AS "correctedAt", t.correction_reason AS "correctionReason", t.version,
       (SELECT count(*)::int FROM attachments a
        WHERE a.object_type = 'station-report' AND a.object_id = t.id AND a.removed_at IS NULL) AS "photographs",
       ${REPORT_YEAR_EVALUATED} AS evaluated
     FROM station_reports t ${conditions.where()} ORDER BY t.month DESC ${limit}`,
    conditions.parameters,
  );
}
