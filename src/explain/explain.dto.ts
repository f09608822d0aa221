import { type Level, LEVELS } from '../certificates/level.js';
import { IsOptional, Matches } from 'class-validator';
import { ChoiceField, DateField } from '../common/fields/fields.js';
import { PAY_KINDS, PERIOD_PATTERN, type PayKind } from '../ledger/subject.js';
import { EntitlementResponse, ReasonResponse } from '../policies/entitlements/entitlements.dto.js';
import { conditionHolds } from '../policies/terms/reason-names.js';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class ExplainQuery {
  @ChoiceField(PAY_KINDS)
  kind: PayKind;

  @ChoiceField(LEVELS, { optional: true, description: 'Award: the level asked about; required there' })
  level?: Level;

  @ApiPropertyOptional({
    pattern: PERIOD_PATTERN,
    example: '2024-12',
    description: 'Stipend: the month asked about, or a whole year `Y2023`; the month of asOf unless stated',
  })
  @IsOptional()
  @Matches(new RegExp(PERIOD_PATTERN))
  month?: string;

  @DateField({ optional: true, description: 'The day of the assessment; today unless stated' })
  asOf?: string;
}

export class ExplainedReason extends ReasonResponse {
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether the condition that the sentence speaks of holds; null where it only adds something',
  })
  holds: boolean | null;
}

export class ExplanationResponse extends EntitlementResponse {
  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty({ type: [ExplainedReason] })
  declare reasons: ExplainedReason[];
}

/** The reasons that pay name conditions that hold, those that refuse name the ones that do not: the code tells which. */
export function withHolds(told: EntitlementResponse): Omit<ExplanationResponse, 'kind'> {
  return { ...told, reasons: told.reasons.map((reason) => ({ ...reason, holds: conditionHolds(reason.code) })) };
}
