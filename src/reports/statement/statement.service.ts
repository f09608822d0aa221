import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Clock } from '../../common/values/clock.js';
import { monthOf } from '../../common/values/months.js';
import { MonthsService } from '../../explain/months/months.service.js';
import { endWith } from '../../exports/answer-file.js';
import { auditedDownload } from '../../exports/audited-download.js';
import { type Download, loggedDownload } from '../../exports/logged-download.js';
import { RegionsService } from '../../regions/regions.service.js';
import { DocumentWriter } from '../../templates/document-writer.js';
import { WorkersService } from '../../workers/workers.service.js';
import type { StatementQuery } from './statement.dto.js';
import { statementValues } from './statement-text.js';

const YEARS_BACK = 2;

/** 个人发放明细单 as a Word document, to be handed to the person. */
@Injectable()
export class StatementService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly workers: WorkersService,
    private readonly months: MonthsService,
    private readonly regions: RegionsService,
    private readonly documents: DocumentWriter,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} 404, in the same words for a person outside the caller's region and one that is not there */
  async statement(caller: Caller, id: string, { reason, from, to }: StatementQuery): Promise<Download> {
    authorize(caller, 'entitlements.read');
    const preparedOn = this.clock.today();
    const toMonth = to ?? monthOf(preparedOn);
    const fromMonth = from ?? `${Number(toMonth.slice(0, 4)) - YEARS_BACK}-01`;
    const worker = await this.workers.detail(caller, id);
    const money = await this.months.months(caller, id, { from: fromMonth, to: toMonth, asOf: preparedOn });
    const { manager } = this.dataSource;
    const { departmentName } = await this.regions.sheetHead(manager, caller, caller.regionCode);
    const contactPhone = await this.regions.setting(manager, caller.regionCode, 'contactPhone');
    const values = statementValues({ worker, money, fromMonth, toMonth, departmentName, contactPhone, preparedOn });
    const { content, template } = await this.documents.write(manager, 'statement', caller.regionCode, values);
    const entry = {
      action: 'worker.statement',
      objectType: 'worker',
      objectId: id,
      regionCode: worker.regionCode,
      reason,
      details: { fromMonth, toMonth, template },
    };
    return loggedDownload(
      `${worker.name}个人发放明细单_${preparedOn}.docx`,
      auditedDownload(this.dataSource, this.audit, caller, entry),
      (output) => endWith(output, content),
    );
  }
}
