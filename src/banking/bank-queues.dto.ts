import { ApiProperty } from '@nestjs/swagger';
import { ChoicesQuery, FlagQuery, IdField, RegionCodeField, TextField } from '../common/fields/fields.js';
import { Page, PageQuery } from '../common/http/paging.js';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { RETURN_QUEUES, type ReturnQueue } from '../ledger/bank-return.entity.js';
import { PAYOUT_STATES, type PayoutState } from '../ledger/payouts/payout.entity.js';
import { BankReturnRowResponse, toBankReturnRow } from './bank.dto.js';
import type { QueuedRow, QueuesAsked } from './returns/return-queues.reader.js';

export class ReturnQueuesQuery extends PageQuery implements QueuesAsked {
  @ChoicesQuery(RETURN_QUEUES)
  queue?: ReturnQueue[];

  @FlagQuery({ description: 'true (unless stated): rows that wait for a person; false: those that were worked off' })
  open?: boolean;

  @RegionCodeField({ optional: true })
  regionCode?: string;

  @IdField({ optional: true, description: 'Rows of one payout' })
  payoutId?: string;

  @TextField({
    optional: true,
    max: 100,
    description: 'Part of the payee’s name, of the key, or of the payout’s number or title',
  })
  search?: string;
}

export class QueuedReturnRowResponse extends BankReturnRowResponse {
  @ApiProperty({ format: 'uuid' })
  payoutId: string;

  @ApiProperty()
  payoutNumber: string;

  @ApiProperty()
  payoutTitle: string;

  @ApiProperty({ enum: PAYOUT_STATES })
  payoutState: PayoutState;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ format: 'date-time' })
  uploadedAt: string;

  @ApiProperty({ type: String, nullable: true })
  resolvedByName: string | null;
}

export class ReturnQueuesPage extends Page {
  @ApiProperty({ type: [QueuedReturnRowResponse] })
  items: QueuedReturnRowResponse[];

  @ApiProperty({
    type: 'object',
    properties: Object.fromEntries(RETURN_QUEUES.map((queue) => [queue, { type: 'integer' }])),
    description: 'Rows by queue, whichever queue is asked for',
  })
  queues: Record<ReturnQueue, number>;
}

export function toQueuedRow({ view, place }: QueuedRow, personalData: PersonalData): QueuedReturnRowResponse {
  const { uploadedAt, ...named } = place;
  const row = toBankReturnRow(view, personalData);
  return { ...row, payoutId: view.row.payoutId, ...named, uploadedAt: uploadedAt.toISOString() };
}
