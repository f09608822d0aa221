import { createHash } from 'node:crypto';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { authorize, type Caller } from '../auth/caller.js';
import { User } from '../auth/user.entity.js';
import { Clock } from '../common/clock.js';
import { PersonalData } from '../common/personal-data.js';
import { inTransaction } from '../database/transaction.js';
import { noticeSheet } from '../exports/notice-sheet.js';
import type { PayoutSheetLine } from '../exports/payout-sheet.js';
import { payoutSheets } from '../exports/payout-workbook.js';
import type { Sheet } from '../exports/sheet.js';
import { writeWorkbook } from '../exports/workbook-writer.js';
import { PayoutLine } from '../ledger/payout-line.entity.js';
import type { Payout } from '../ledger/payout.entity.js';
import { Region } from '../regions/region.entity.js';
import { RegionsService } from '../regions/regions.service.js';
import { Policy } from '../policies/policy.entity.js';
import { noticePeriod } from './notice-period.js';
import { PayoutsService } from './payouts.service.js';

const CHUNK = 2_000;

/** A workbook that is ready to be written to whoever asked. */
export interface SheetDownload {
  fileName: string;
  /** Writes the file and, once it was taken whole, logs who took what with its SHA-256. */
  writeTo(output: Writable): Promise<void>;
}

/** 发放表 and 公示表 of a payout. Lines are read in chunks, outside any transaction: they never change once made. */
@Injectable()
export class PayoutSheetsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly payouts: PayoutsService,
    private readonly regions: RegionsService,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** With whole identity numbers and accounts: for the bank and for the archive. */
  async workbook(caller: Caller, id: string, reason: string | null): Promise<SheetDownload> {
    authorize(caller, 'payouts.workbook');
    const payout = await this.payouts.get(caller, id);
    const names = await this.names(payout);
    const sheets = payoutSheets({
      payoutNo: payout.number,
      title: payout.title,
      kind: payout.kind,
      regionName: names.region,
      departmentName: names.department,
      asOf: payout.asOf,
      fromMonth: payout.fromMonth,
      toMonth: payout.toMonth,
      madeBy: names.maker,
      preparedOn: this.clock.today(),
      lines: { [Symbol.asyncIterator]: () => this.lines(payout) },
    });
    return this.download(caller, payout, `${payout.title}_发放表_${payout.number}.xlsx`, sheets, reason);
  }

  /** Masked, to be posted. */
  async notice(caller: Caller, id: string): Promise<SheetDownload> {
    authorize(caller, 'payouts.read');
    const payout = await this.payouts.get(caller, id);
    const names = await this.names(payout);
    const workingDays = await this.noticeWorkingDays(payout);
    const { from, to } = noticePeriod(this.clock.today(), workingDays);
    const sheet = noticeSheet({
      payoutNo: payout.number,
      title: payout.title,
      departmentName: names.department,
      noticeFrom: from,
      noticeTo: to,
      workingDays,
      objectionContact: names.department,
      objectionPhone: names.phone,
      preparedOn: this.clock.today(),
      lines: { [Symbol.asyncIterator]: () => this.lines(payout) },
    });
    return this.download(caller, payout, `${payout.title}_公示表_${payout.number}.xlsx`, [sheet], null);
  }

  private download(
    caller: Caller,
    payout: Payout,
    fileName: string,
    sheets: readonly Sheet[],
    reason: string | null,
  ): SheetDownload {
    return {
      fileName,
      writeTo: async (output) => {
        const hash = createHash('sha256');
        let bytes = 0;
        const counted = new Transform({
          transform(chunk: Buffer, _encoding, done) {
            hash.update(chunk);
            bytes += chunk.length;
            done(null, chunk);
          },
        });
        await Promise.all([pipeline(counted, output), writeWorkbook(sheets, counted, '社会工作人才激励发放系统')]);
        const details = { fileName, bytes, sha256: hash.digest('hex') };
        const { id: objectId, regionCode } = payout;
        await inTransaction(this.dataSource, (tx) =>
          this.audit.record(tx, caller, {
            action: 'payout.export',
            objectType: 'payout',
            objectId,
            regionCode,
            reason,
            details,
          }),
        );
      },
    };
  }

  private async *lines(payout: Payout): AsyncGenerator<PayoutSheetLine> {
    const policies = new Map(
      (
        await this.dataSource.manager
          .createQueryBuilder(Policy, 'p')
          .where('p.id IN (SELECT DISTINCT policy_id FROM payout_lines WHERE payout_id = :id)', { id: payout.id })
          .getMany()
      ).map((policy) => [policy.id, policy]),
    );
    for (let after = 0; ;) {
      const rows = await this.dataSource.manager
        .createQueryBuilder(PayoutLine, 'l')
        .where('l.payoutId = :id AND l.lineNo > :after', { id: payout.id, after })
        .orderBy('l.lineNo')
        .limit(CHUNK)
        .getMany();
      for (const row of rows) yield this.toSheetLine(row, payout, policies.get(row.policyId));
      if (rows.length < CHUNK) return;
      after = rows.at(-1)?.lineNo ?? after;
    }
  }

  private toSheetLine(line: PayoutLine, payout: Payout, policy: Policy | undefined): PayoutSheetLine {
    const month = line.subject.startsWith('stipend:') ? line.subject.slice('stipend:'.length) : null;
    return {
      seq: line.lineNo,
      name: line.workerName,
      identityNumber: this.personalData.decrypt(line.identityCipher),
      organizationName: line.organizationName,
      countyName: line.countyName,
      townshipName: line.townshipName ?? '',
      level: line.level,
      certificateNo: line.certificateNo,
      approvedOn: line.approvedOn,
      rateFen: line.rateFen,
      months: month === null ? [] : [month],
      amountFen: line.amountFen,
      bankName: line.bankName ?? '',
      bankAccount: line.accountCipher ? this.personalData.decrypt(line.accountCipher) : '',
      remark: month !== null && payout.fromMonth !== null && month < payout.fromMonth ? '补发' : '',
      reasons: line.reasons,
      subject: line.subject,
      policyTitle: policy?.title ?? '',
      documentNo: policy?.documentNo ?? null,
      policyVersion: policy?.versionNo ?? 0,
    };
  }

  private async names(payout: Payout): Promise<{ region: string; department: string; maker: string; phone: string }> {
    const { manager } = this.dataSource;
    const region = await manager.findOneByOrFail(Region, { code: payout.regionCode });
    const maker = await manager.findOneByOrFail(User, { id: payout.createdBy });
    const department = await this.regions.setting(manager, payout.regionCode, 'departmentName');
    const phone = await this.regions.setting(manager, payout.regionCode, 'objectionPhone');
    return {
      region: region.name,
      department: department ?? region.name,
      maker: maker.displayName,
      phone: phone ?? '____________',
    };
  }

  /** The longest notice that any of the policies asks for. */
  private async noticeWorkingDays(payout: Payout): Promise<number> {
    const [{ days }] = await this.dataSource.query<[{ days: number }]>(
      `SELECT coalesce(max(notice_working_days), 0)::int AS days FROM policies
       WHERE id IN (SELECT policy_id FROM payout_lines WHERE payout_id = $1)`,
      [payout.id],
    );
    return days;
  }
}
