import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { AuditEvent } from '../audit/audit-event.entity.js';
import { AuditService } from '../audit/audit.service.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { narrowRegion } from '../auth/access/region-scope.js';
import { Refusal } from '../common/errors.js';
import { EVENT_TITLES, OBJECT_NAMES } from '../common/event-titles.js';
import { Clock } from '../common/values/clock.js';
import { Reading } from '../database/reading.js';
import { auditedDownload } from '../exports/audited-download.js';
import { type Download, loggedDownload } from '../exports/logged-download.js';
import { writeWorkbook } from '../exports/workbook-writer.js';
import { RegionsService } from '../regions/regions.service.js';
import { auditSheet } from './audit-sheet.js';
import type { AuditExportQuery } from './audit-trail.dto.js';
import type { RegionNames } from './history-words.js';
import { regionNames } from './region-names.js';
import { AuditTrailService } from './audit-trail.service.js';

/** More than anybody reads on paper; a longer time is taken in several files. */
export const MOST_EVENTS = 20_000;
const EVENTS_AT_ONCE = 500;

/** 操作日志 as a workbook: what the list of the same filters shows. */
@Injectable()
export class AuditExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly trail: AuditTrailService,
    private readonly regions: RegionsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async workbook(caller: Caller, query: AuditExportQuery): Promise<Download> {
    authorize(caller, 'audit.read');
    const { reason, ...filter } = query;
    const preparedOn = this.clock.today();
    const { sheet, place, events } = await this.reading.byStatement(async (manager) => {
      // Which events is settled at once, so that the entry of this very download does not run into its own file.
      const ids = await this.idsOf(manager, caller, filter);
      const narrowed = await narrowRegion(manager, caller, filter.regionCode);
      const head = await this.regions.sheetHead(manager, caller, narrowed);
      const { from, to } = filter;
      return {
        place: head,
        events: ids.length,
        sheet: auditSheet({
          ...head,
          preparedOn,
          from,
          to,
          narrowedTo: narrowedTo(filter),
          total: ids.length,
          events: { [Symbol.asyncIterator]: () => eventsOf(manager, ids, caller.regionCode) },
        }),
      };
    });
    const { objectId, workerId, actorId, regionCode: _asked, ...plain } = filter;
    // Whom a file without a row was asked about is not told again: it may be a row of another county.
    const about = events > 0 ? { objectId, workerId, actorId } : {};
    const entry = {
      action: 'audit.export',
      objectType: 'region',
      objectId: place.regionCode,
      regionCode: caller.regionCode,
      reason,
      details: { ...plain, ...about, events },
    };
    return loggedDownload(
      `${place.regionName}操作日志_${preparedOn}.xlsx`,
      auditedDownload(this.dataSource, this.audit, caller, entry),
      (output) => writeWorkbook([sheet], output),
    );
  }

  /** Newest first. */
  private async idsOf(
    manager: EntityManager,
    caller: Caller,
    filter: Omit<AuditExportQuery, 'reason'>,
  ): Promise<string[]> {
    const conditions = await this.trail.conditions(manager, caller, filter);
    const rows: { id: string }[] = await manager.query(
      `SELECT e.id FROM audit_events e ${conditions.where()} ORDER BY e.at DESC, e.id DESC LIMIT ${MOST_EVENTS + 1}`,
      conditions.parameters,
    );
    if (rows.length > MOST_EVENTS) {
      const most = MOST_EVENTS.toLocaleString('zh-CN');
      const message = `符合条件的操作超过 ${most} 条，一个文件装不下，请把起止日期缩短后分几次导出`;
      throw new Refusal('refused', 'AUDIT_EXPORT_REFUSED', `${message}。`, [
        { field: 'from', code: 'period-too-long', message },
      ]);
    }
    return rows.map(({ id }) => id);
  }
}

async function* eventsOf(
  manager: EntityManager,
  ids: readonly string[],
  regionCode: string,
): AsyncGenerator<AuditEvent & { regions: RegionNames }> {
  for (let first = 0; first < ids.length; first += EVENTS_AT_ONCE) {
    const some = ids.slice(first, first + EVENTS_AT_ONCE);
    const events = await manager.findBy(AuditEvent, { id: In(some) });
    const regions = await regionNames(manager, events, regionCode);
    const byId = new Map(events.map((event) => [event.id, Object.assign(event, { regions })]));
    yield* some.flatMap((id) => byId.get(id) ?? []);
  }
}

function narrowedTo(filter: Omit<AuditExportQuery, 'reason'>): string[] {
  const { action, objectType, objectId, workerId, actorId } = filter;
  return [
    ...(action ? [`“${EVENT_TITLES[action] ?? '其他'}”操作`] : []),
    ...(objectType ? [`“${OBJECT_NAMES[objectType] ?? '其他'}”类对象`] : []),
    ...(objectId ? ['其中一个对象'] : []),
    ...(workerId ? ['与一名人员有关的操作'] : []),
    ...(actorId ? ['一位操作人所做的操作'] : []),
  ];
}
