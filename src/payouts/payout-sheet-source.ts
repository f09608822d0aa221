import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Clock } from '../common/clock.js';
import { yuanText } from '../common/money.js';
import { PersonalData } from '../common/personal-data.js';
import { noticeSheet } from '../exports/notice-sheet.js';
import type { PayoutSeal, PayoutSheetLine } from '../exports/payout-sheet.js';
import { payoutSheets } from '../exports/payout-workbook.js';
import type { Sheet } from '../exports/sheet.js';
import { PayoutLine } from '../ledger/payout-line.entity.js';
import type { Payout } from '../ledger/payout.entity.js';
import { Policy } from '../policies/policy.entity.js';
import { Region } from '../regions/region.entity.js';
import { RegionsService } from '../regions/regions.service.js';
import { noticePeriod } from './notice-period.js';
import { resentRemarks } from './resent-lines.js';
import type { SealedLine } from './seal.js';
import { VarianceSource } from './variance-source.js';

const CHUNK = 2_000;

/** A line with its numbers in the clear, as sheets, seals and bank files are made of it. */
export type ClearLine = PayoutLine & SealedLine;

/** Turns a payout's lines into the rows of its sheets. Lines are read in chunks and never change once made. */
@Injectable()
export class PayoutSheetSource {
  constructor(
    private readonly regions: RegionsService,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
    private readonly variance: VarianceSource,
  ) {}

  /** 发放表 and its further sheets; sealed once the payout is sent. */
  async workbook(manager: EntityManager, payout: Payout, seal?: PayoutSeal): Promise<Sheet[]> {
    const names = await this.names(manager, payout);
    const variance = await this.variance.sheetInput(manager, payout);
    return payoutSheets({
      payoutNo: payout.number,
      title: payout.title,
      kind: payout.kind,
      regionName: names.region,
      departmentName: names.department,
      asOf: payout.asOf,
      fromMonth: payout.fromMonth,
      toMonth: payout.toMonth,
      madeBy: names.maker,
      preparedOn: seal?.sealedOn ?? this.clock.today(),
      lines: { [Symbol.asyncIterator]: () => this.sheetLines(manager, payout) },
      ...(variance && { variance }),
      seal,
    });
  }

  /** 公示表, as it would be posted today. */
  async notice(manager: EntityManager, payout: Payout): Promise<Sheet> {
    const names = await this.names(manager, payout);
    const workingDays = await this.noticeWorkingDays(manager, payout);
    const today = this.clock.today();
    const { from, to } = noticePeriod(today, workingDays);
    return noticeSheet({
      payoutNo: payout.number,
      title: payout.title,
      departmentName: names.department,
      noticeFrom: from,
      noticeTo: to,
      workingDays,
      objectionContact: names.department,
      objectionPhone: names.phone,
      preparedOn: today,
      lines: { [Symbol.asyncIterator]: () => this.sheetLines(manager, payout) },
    });
  }

  /** The longest notice that any of the policies asks for. */
  async noticeWorkingDays(manager: EntityManager, payout: Payout): Promise<number> {
    const [{ days }] = await manager.query<[{ days: number }]>(
      `SELECT coalesce(max(notice_working_days), 0)::int AS days FROM policies
       WHERE id IN (SELECT l.policy_id FROM live_attempts a JOIN payout_lines l ON l.id = a.line_id WHERE a.payout_id = $1)`,
      [payout.id],
    );
    return days;
  }

  /** The lines that are to be sent, or were: neither held nor taken out; in their order. */
  async *lines(manager: EntityManager, payout: Payout): AsyncGenerator<ClearLine> {
    const last = (await manager.maximum(PayoutLine, 'lineNo', { payoutId: payout.id })) ?? 0;
    for (let after = 0; after < last; after += CHUNK) {
      const rows = await manager
        .createQueryBuilder(PayoutLine, 'l')
        // Both ends of the chunk are named: with a LIMIT instead, a table that has not been analysed since it was filled
        // is sorted whole for each chunk.
        .where('l.payoutId = :id AND l.lineNo > :after AND l.lineNo <= :upTo', {
          id: payout.id,
          after,
          upTo: after + CHUNK,
        })
        .orderBy('l.lineNo')
        .getMany();
      // By key, chunk by chunk: as a condition of the query above it would be answered for the whole table each time.
      const toSend: { lineId: string }[] = await manager.query(
        `SELECT line_id AS "lineId" FROM live_attempts WHERE line_id = ANY($1::uuid[]) AND state IN ('open', 'sent')
         UNION ALL
         SELECT line_id FROM line_endings WHERE line_id = ANY($1::uuid[]) AND outcome IN ('paid', 'returned')`,
        [rows.map(({ id }) => id)],
      );
      const sending = new Set(toSend.map(({ lineId }) => lineId));
      for (const row of rows) if (sending.has(row.id)) yield this.clear(row);
    }
  }

  private clear(line: PayoutLine): ClearLine {
    return Object.assign(line, {
      identityNumber: this.personalData.decrypt(line.identityCipher),
      bankName: line.bankName ?? '',
      bankAccount: line.accountCipher ? this.personalData.decrypt(line.accountCipher) : '',
    });
  }

  private async *sheetLines(manager: EntityManager, payout: Payout): AsyncGenerator<PayoutSheetLine> {
    const rows = await manager
      .createQueryBuilder(Policy, 'p')
      .where('p.id IN (SELECT DISTINCT policy_id FROM payout_lines WHERE payout_id = :id)', { id: payout.id })
      .getMany();
    const policies = new Map(rows.map((policy) => [policy.id, policy]));
    const resent = await resentRemarks(manager, payout.id);
    for await (const line of this.lines(manager, payout)) {
      yield toSheetLine(line, payout, policies.get(line.policyId), resent.get(line.id));
    }
  }

  private async names(
    manager: EntityManager,
    payout: Payout,
  ): Promise<{ region: string; department: string; maker: string; phone: string }> {
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
}

function toSheetLine(
  line: ClearLine,
  payout: Payout,
  policy: Policy | undefined,
  resent: string | undefined,
): PayoutSheetLine {
  const month = line.subject.startsWith('stipend:') ? line.subject.slice('stipend:'.length) : null;
  const isArrears = month !== null && payout.fromMonth !== null && month < payout.fromMonth;
  const remarks = [
    ...(resent ? [resent] : isArrears ? ['补发'] : []),
    ...(line.correctsLineId ? ['补差'] : []),
    ...(line.nettedFen > 0 ? [`抵扣追回款${yuanText(line.nettedFen)}元`] : []),
  ];
  return {
    seq: line.lineNo,
    name: line.workerName,
    identityNumber: line.identityNumber,
    organizationName: line.organizationName,
    countyName: line.countyName,
    townshipName: line.townshipName ?? '',
    level: line.level,
    certificateNo: line.certificateNo,
    approvedOn: line.approvedOn,
    rateFen: line.rateFen,
    months: month === null ? [] : [month],
    amountFen: line.amountFen - line.nettedFen,
    bankName: line.bankName,
    bankAccount: line.bankAccount,
    remark: remarks.join('、'),
    reasons: line.reasons,
    subject: line.subject,
    policyTitle: policy?.title ?? '',
    documentNo: policy?.documentNo ?? null,
    policyVersion: policy?.versionNo ?? 0,
  };
}
