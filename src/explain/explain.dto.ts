import { type Level, LEVELS } from '../certificates/level.js';
import { ChoiceField, DateField, MonthField } from '../common/fields/fields.js';
import { PAY_KINDS, type PayKind } from '../ledger/subject.js';
import { EntitlementResponse } from '../policies/entitlements/entitlements.dto.js';
import { ApiProperty } from '@nestjs/swagger';

export class ExplainQuery {
  @ChoiceField(PAY_KINDS)
  kind: PayKind;

  @ChoiceField(LEVELS, { optional: true, description: 'Award: the level asked about; required there' })
  level?: Level;

  @MonthField({ optional: true, description: 'Stipend: the month asked about; that of asOf unless stated' })
  month?: string;

  @DateField({ optional: true, description: 'The day of the assessment; today unless stated' })
  asOf?: string;
}

export class ExplanationResponse extends EntitlementResponse {
  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;
}
