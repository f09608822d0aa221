import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IdField, TextField } from '../../common/fields/fields.js';
import { OBJECTION_DECISIONS, type Objection, type ObjectionDecision } from '../../ledger/payouts/objection.entity.js';

export class StepRequest {
  @TextField({ optional: true, nullable: true, max: 500 })
  comment?: string | null;
}

export class LineStepRequest {
  @TextField({ min: 2, max: 500, description: 'Why; stands with the line for ever' })
  reason: string;
}

export class ObjectionRequest {
  @IdField({ description: 'The line objected to' })
  lineId: string;

  @TextField({ max: 100, description: 'Who objects; 匿名 where they give no name' })
  raisedBy: string;

  @TextField({ max: 2000 })
  text: string;
}

export class DecideObjectionRequest {
  @ChoiceField(OBJECTION_DECISIONS, {
    description: 'upheld: the line is taken out; dismissed: it is sent with the rest',
  })
  decision: ObjectionDecision;

  @TextField({ min: 2, max: 1000 })
  reason: string;
}

export class ObjectionResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  lineId: string;

  @ApiProperty()
  raisedBy: string;

  @ApiProperty()
  text: string;

  @ApiProperty({ format: 'date-time' })
  recordedAt: string;

  @ApiProperty({ enum: OBJECTION_DECISIONS, nullable: true })
  decision: ObjectionDecision | null;

  @ApiProperty({ type: String, nullable: true })
  decisionReason: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt: string | null;
}

export function toObjection(row: Objection): ObjectionResponse {
  const { id, lineId, raisedBy, text, decision, decisionReason } = row;
  return {
    id,
    lineId,
    raisedBy,
    text,
    recordedAt: row.recordedAt.toISOString(),
    decision,
    decisionReason,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
