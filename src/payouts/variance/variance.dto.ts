import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { VARIANCE_KINDS, VARIANCE_NAMES, type VarianceKind } from './variance-rules.js';
import type { PersonDifference, VarianceTotals } from './variance-source.js';
import { NamedWorker } from '../../workers/people/named-worker.dto.js';

export class VarianceQuery extends PageQuery {
  @ChoiceField(VARIANCE_KINDS, { optional: true, description: 'Only differences of this kind; the totals stay whole' })
  kind?: VarianceKind;
}

export class VarianceCategoryResponse {
  @ApiProperty({ enum: VARIANCE_KINDS })
  kind: VarianceKind;

  @ApiProperty({ example: '新增' })
  name: string;

  @ApiProperty()
  people: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  amountFen: number;
}

export class PreviousPayoutResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  number: string;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'What the bank was asked for' })
  totalFen: number;
}

export class VarianceRowResponse extends NamedWorker {
  @ApiProperty()
  organizationName: string;

  @ApiProperty()
  countyName: string;

  @ApiProperty({ enum: VARIANCE_KINDS })
  kind: VarianceKind;

  @ApiProperty({
    type: 'integer',
    description: 'What it adds to the previous total; kept back and held amounts below 0',
  })
  previousFen: number;

  @ApiProperty({ type: 'integer' })
  currentFen: number;

  @ApiProperty({ type: 'integer' })
  amountFen: number;

  @ApiProperty()
  note: string;
}

/** Amounts are what the bank pays: netted amounts taken off. */
export class VarianceResponse extends Page {
  @ApiProperty({ type: PreviousPayoutResponse, nullable: true, description: 'null: the first of its kind and region' })
  previous: PreviousPayoutResponse | null;

  @ApiProperty({ type: 'integer', format: 'int64' })
  totalFen: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  differenceFen: number;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'Must be 0 for an approval' })
  unexplainedFen: number;

  @ApiProperty({ type: [VarianceCategoryResponse], description: 'Add up to the difference, to the fen' })
  categories: VarianceCategoryResponse[];

  @ApiProperty({ type: [VarianceRowResponse] })
  items: VarianceRowResponse[];
}

export interface Variance {
  previous: Payout | null;
  totals: VarianceTotals;
  items: PersonDifference[];
  total: number;
}

export function toVariance({ previous, totals, items, total }: Variance, query: PageQuery): VarianceResponse {
  const { previousTotalFen, totalFen, differenceFen, unexplainedFen, categories } = totals;
  return {
    previous: previous && { id: previous.id, number: previous.number, totalFen: previousTotalFen },
    totalFen,
    differenceFen,
    unexplainedFen,
    categories: categories.map((category) => ({ ...category, name: VARIANCE_NAMES[category.kind] })),
    items: items.map(toRow),
    total,
    page: query.page,
    pageSize: query.pageSize,
  };
}

function toRow(difference: PersonDifference): VarianceRowResponse {
  const { workerId, workerName, organizationName, countyName, kind, previousFen, currentFen, note } = difference;
  const amountFen = currentFen - previousFen;
  return { workerId, workerName, organizationName, countyName, kind, previousFen, currentFen, amountFen, note };
}
