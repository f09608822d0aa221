import { ApiProperty } from '@nestjs/swagger';
import { MonthField, RegionCodeField } from '../../common/fields/fields.js';
import { PAY_KINDS, type PayKind } from '../../ledger/subject.js';

export class ReconciliationQuery {
  @MonthField({ description: 'Payouts that went to the bank in it' })
  month: string;

  @RegionCodeField({ optional: true })
  regionCode?: string;
}

const FEN = { type: 'integer', format: 'int64' } as const;

export class ReconciledMoney {
  @ApiProperty({ ...FEN, description: 'Of the lines that were sent' })
  grossFen: number;

  @ApiProperty({ ...FEN, description: 'Of it, what repays recoveries and never reaches the bank' })
  nettedFen: number;

  @ApiProperty({ ...FEN, description: 'What the bank was asked to pay: gross less netted' })
  netFen: number;

  @ApiProperty({ ...FEN, description: 'What the bank paid of it up to today' })
  paidFen: number;

  @ApiProperty({ ...FEN, description: 'What came back unpaid, or was withheld from the bank file' })
  returnedFen: number;

  @ApiProperty({ ...FEN, description: 'With the bank, for all that is known' })
  openFen: number;

  @ApiProperty({
    ...FEN,
    description: 'net − paid − returned − open: what was paid short; below zero what was paid over',
  })
  differenceFen: number;
}

export class ReconciledPayout extends ReconciledMoney {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  number: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ format: 'date' })
  sentOn: string;

  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty({ description: 'Its page of the console' })
  href: string;
}

export class ReconciledRegion extends ReconciledMoney {
  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty({ type: [ReconciledPayout], description: 'What the figures are the sums of' })
  payouts: ReconciledPayout[];
}

export class ReconciledSource {
  @ApiProperty({
    type: String,
    nullable: true,
    description: '资金来源; null where neither policy nor region names one',
  })
  source: string | null;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty({ ...FEN, description: 'Its part of what the bank was asked to pay' })
  netFen: number;

  @ApiProperty(FEN)
  paidFen: number;

  @ApiProperty(FEN)
  returnedFen: number;

  @ApiProperty(FEN)
  openFen: number;

  @ApiProperty(FEN)
  differenceFen: number;
}

export class ReconciliationResponse {
  @ApiProperty({ example: '2024-12' })
  month: string;

  @ApiProperty({ type: [ReconciledRegion], description: 'By the region that pays, and by kind' })
  items: ReconciledRegion[];

  @ApiProperty({
    type: [ReconciledSource],
    description: 'The same by who pays, each line divided to the fen; empty where nobody names a source',
  })
  sources: ReconciledSource[];

  @ApiProperty({ type: ReconciledMoney })
  sums: ReconciledMoney;
}
