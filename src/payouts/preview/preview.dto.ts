import { ApiProperty } from '@nestjs/swagger';
import { LEVELS, type Level } from '../../certificates/level.js';
import { PAYOUT_STATES, type PayoutState } from '../../ledger/payouts/payout.entity.js';
import { NamedWorker } from '../../workers/people/named-worker.dto.js';
import { PERIOD_PATTERN } from '../../ledger/subject.js';

/** So many people without an account are named; the rest are counted. */
export const NAMED = 50;

export class PreviewSum {
  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  totalFen: number;
}

export class PreviewOfLevel extends PreviewSum {
  @ApiProperty({ enum: LEVELS })
  level: Level;
}

export class PreviewOfMonth extends PreviewSum {
  @ApiProperty({ pattern: PERIOD_PATTERN, example: '2024-12', description: '`Y2023`: a whole year' })
  month: string;
}

export class PreviewInFlight extends PreviewSum {
  @ApiProperty({ format: 'uuid' })
  payoutId: string;

  @ApiProperty()
  number: string;

  @ApiProperty({ enum: PAYOUT_STATES })
  state: PayoutState;
}

export class PreviewLeftOut {
  @ApiProperty({ example: 'TO_RECOVER' })
  code: string;

  @ApiProperty()
  message: string;

  @ApiProperty({ type: 'integer', description: 'Lines that this leaves out' })
  count: number;
}

export class PayoutPreviewResponse extends PreviewSum {
  @ApiProperty({ type: 'integer', format: 'int64', description: 'Of it, what open recoveries keep back: 扣回' })
  nettedFen: number;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    description: 'What the bank would be asked to pay: total less netted',
  })
  netFen: number;

  @ApiProperty({ type: 'integer', description: 'People' })
  payeeCount: number;

  @ApiProperty({ type: [PreviewOfLevel] })
  byLevel: PreviewOfLevel[];

  @ApiProperty({ type: [PreviewOfMonth], description: 'Of stipends' })
  byMonth: PreviewOfMonth[];

  @ApiProperty({ type: PreviewSum, description: 'Of months before the first: 补发' })
  arrears: PreviewSum;

  @ApiProperty({ type: PreviewSum, description: 'Returned by the bank before: 退回重发' })
  reissues: PreviewSum;

  @ApiProperty({ type: 'integer', description: 'People of these without a bank account' })
  withoutAccountCount: number;

  @ApiProperty({ type: [NamedWorker], description: `The first ${NAMED} of them` })
  withoutAccount: NamedWorker[];

  @ApiProperty({ type: [PreviewLeftOut] })
  leftOut: PreviewLeftOut[];

  @ApiProperty({ type: [PreviewInFlight], description: 'What other payouts of the kind have on its way there' })
  inFlight: PreviewInFlight[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why it could not be made, in Chinese; null where it could',
  })
  message: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'NOTHING_DUE' })
  code: string | null;
}
