import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { roleMay } from '../auth/access/permissions.js';
import { regionWithin } from '../auth/access/region-scope.js';
import type { Config } from '../common/config/config.js';
import { CONFIG } from '../common/config/config.token.js';
import { Clock } from '../common/values/clock.js';
import { inTransaction } from '../database/transaction.js';
import { ChangeSource } from '../payouts/changes/change-source.js';
import { RegionsService } from '../regions/regions.service.js';
import {
  COUNTED,
  type InboxItem,
  type InboxResponse,
  type InboxSection,
  type NextDay,
  PER_SECTION,
} from './inbox.dto.js';
import { diskSection } from './disk-section.js';
import { payoutSections } from './payout-sections.js';
import type { Asking, RowSection, WaitingRow } from './row-section.js';
import { ROW_SECTIONS } from './waiting-rows.js';

/** What waits for somebody, worked out from the rows each time: nothing is kept, so it is the same at every instance. */
@Injectable()
export class InboxService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly regions: RegionsService,
    private readonly changes: ChangeSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param only the code of the one section that is asked for, which comes whole */
  async inbox(caller: Caller, only?: string): Promise<InboxResponse> {
    authorize(caller, 'inbox.read');
    const today = this.clock.today();
    const work = async (tx: EntityManager): Promise<InboxResponse> => {
      const reportDueDay = await this.regions.setting(tx, caller.regionCode, 'stationReportDueDay');
      const most = only === undefined ? PER_SECTION : COUNTED;
      const isAsked = ({ code }: { code: string }): boolean => only === undefined || code === only;
      const sections = await payoutSections(tx, caller, { today, changes: this.changes, most, isAsked });
      // Before all else: once it is full nobody does any of the rest.
      const disk = await diskSection(tx, caller, this.config);
      if (disk && isAsked(disk)) sections.unshift(disk);
      for (const section of ROW_SECTIONS) {
        if (!roleMay(caller.role, section.permission) || section.only?.(caller) === false) continue;
        if (!isAsked(section)) continue;
        const found = await rowSection(tx, section, { caller, today, reportDueDay }, most);
        if (found) sections.push(found);
      }
      return { sections, nextOn: roleMay(caller.role, 'payouts.read') ? await nextDay(tx, caller, today) : null };
    };
    return inTransaction(this.dataSource, work, 'REPEATABLE READ');
  }
}

/** One statement: what is shown and how many there are, neither looking at more than is counted. */
async function rowSection(
  tx: EntityManager,
  section: RowSection,
  asking: Asking,
  most: number,
): Promise<InboxSection | null> {
  const { sql, parameters } = section.rows(asking);
  const rows = await tx.query<(WaitingRow & { count: number })[]>(
    `SELECT *, count(*) OVER ()::int AS count FROM (SELECT * FROM (${sql}) s ORDER BY s."dueOn", s.since LIMIT ${COUNTED}) s
     ORDER BY s."dueOn", s.since, s.id LIMIT ${most}`,
    parameters,
  );
  if (rows.length === 0) return null;
  const { code, title, type, step, ownMessage } = section;
  const items = rows.map(({ count: _count, own, ...row }): InboxItem => ({
    type,
    ...row,
    step,
    blocked: own && ownMessage ? ownMessage : null,
  }));
  return { code, title, count: rows[0]!.count, items };
}

/** The next notice that runs out. */
async function nextDay(tx: EntityManager, { regionCode }: Caller, today: string): Promise<NextDay | null> {
  const rows = await tx.query<NextDay[]>(
    `SELECT p.notice_to AS on, '批次 ' || p.number || ' 公示期满' AS title FROM payouts p
     WHERE p.state = 'notice' AND p.notice_to >= $2 AND ${regionWithin('p.region_code').replace('?', '$1')}
     ORDER BY p.notice_to, p.number LIMIT 1`,
    [regionCode, today],
  );
  return rows[0] ?? null;
}
