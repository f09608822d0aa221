import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IdsField, WholeNumberField } from '../../common/fields/fields.js';
import { NestedField } from '../../common/fields/nested-field.js';
import { ClaimsFilter } from '../reading/claims.dto.js';

/** At once: more would keep others waiting for longer than anybody waits for an answer. */
export const MOST_AT_ONCE = 2_000;

/** As the query of the list, in JSON; of these always those that are submitted. */
export class ClaimAcceptanceQuery extends OmitType(ClaimsFilter, ['page', 'pageSize', 'state'] as const) {}

export class ClaimAcceptanceRequest {
  @IdsField({ optional: true, most: MOST_AT_ONCE, description: 'Those chosen in the list; this or `filter`' })
  claimIds?: string[];

  @NestedField(ClaimAcceptanceQuery, {
    optional: true,
    description: 'All submitted ones that the list shows with this filter; this or `claimIds`',
  })
  filter?: ClaimAcceptanceQuery;

  @WholeNumberField({
    optional: true,
    min: 1,
    description: 'With `filter`: how many the list counted; refused where there are others by now',
  })
  expectedCount?: number;
}

export class AcceptanceItem {
  @ApiProperty({ format: 'uuid' })
  claimId: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null where there is no such claim' })
  workerName: string | null;

  @ApiProperty()
  accepted: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Why not' })
  code: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why not, and what to do' })
  message: string | null;
}

export class ClaimAcceptanceResponse {
  @ApiProperty()
  acceptedCount: number;

  @ApiProperty()
  refusedCount: number;

  @ApiProperty({ type: [AcceptanceItem], description: 'Those not accepted first, then in the order of their people' })
  items: AcceptanceItem[];
}
