import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { Refusal } from '../../common/errors.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { linesMeant } from '../reading/payout-lines.reader.js';
import { PayoutLinesService } from '../steps/payout-lines.service.js';
import type { BulkPayeesRequest, PayeesFilter } from './bulk.dto.js';

/** Holds, releases or takes out everybody whom a filter shows, in one step. */
@Injectable()
export class BulkService {
  constructor(private readonly lines: PayoutLinesService) {}

  /** @throws {Refusal} 409 where the filter finds others than the screen counted; nothing is done then */
  payees(caller: Caller, id: string, { filter, expectedCount, action, reason }: BulkPayeesRequest): Promise<Payout> {
    return this.lines.takeChosen(caller, id, action, reason, async (tx, payout) => {
      const found = await liveLines(tx, payout, filter);
      const people = new Set(found.map(({ workerId }) => workerId)).size;
      if (people !== expectedCount) throw countDiffers(expectedCount, people);
      return found.map(({ lineId }) => lineId);
    });
  }
}

function liveLines(tx: EntityManager, payout: Payout, filter: PayeesFilter) {
  const meant = linesMeant(payout, filter, false);
  return tx.query<{ lineId: string; workerId: string }[]>(
    `SELECT l.id AS "lineId", l.worker_id AS "workerId" FROM payout_lines l
     JOIN live_attempts a ON a.line_id = l.id ${meant.where()} ORDER BY l.line_no`,
    meant.parameters,
  );
}

function countDiffers(expected: number, found: number): Refusal {
  return new Refusal(
    'conflict',
    'COUNT_DIFFERS',
    `名单已有变化：确认时为${expected}人，现在符合条件的为${found}人。没有改动任何明细，请刷新名单后重新确认。`,
    [],
    { expectedCount: expected, foundCount: found },
  );
}
