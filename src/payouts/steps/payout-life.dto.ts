import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IdField, TextField } from '../../common/fields/fields.js';
import { OBJECTION_DECISIONS, type ObjectionDecision } from '../../ledger/payouts/objection.entity.js';
import { NamedWorker } from '../../workers/people/named-worker.dto.js';
import { PayoutResponse, toPayout } from '../payouts.dto.js';
import type { ToldObjection } from './objections.js';
import type { Recomputed } from './payout-life.service.js';

export class StepRequest {
  @TextField({ optional: true, nullable: true, max: 500 })
  comment?: string | null;
}

export class LineStepRequest {
  @TextField({ min: 2, max: 500, description: 'Why; stands with the line for ever' })
  reason: string;
}

export class ObjectionRequest {
  @IdField({ optional: true, description: 'The line objected to' })
  lineId?: string;

  @IdField({ optional: true, description: 'Instead of it: the person, with all that the payout has for them' })
  workerId?: string;

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

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ description: 'Against all that the payout has for the person' })
  wholePerson: boolean;

  @ApiProperty()
  raisedBy: string;

  @ApiProperty()
  text: string;

  @ApiProperty({ format: 'uuid' })
  recordedBy: string;

  @ApiProperty()
  recordedByName: string;

  @ApiProperty({ format: 'date-time' })
  recordedAt: string;

  @ApiProperty({ enum: OBJECTION_DECISIONS, nullable: true })
  decision: ObjectionDecision | null;

  @ApiProperty({ type: String, nullable: true })
  decisionReason: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  decidedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  decidedByName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt: string | null;
}

export function toObjection(row: ToldObjection): ObjectionResponse {
  return {
    ...row,
    recordedAt: row.recordedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

/** A line that was held and for which, worked out anew, none stands any more. */
export class GoneLineResponse extends NamedWorker {
  @ApiProperty({ example: 'stipend:2024-12' })
  subject: string;

  @ApiProperty({ type: String, nullable: true, description: 'Why it was held' })
  reason: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The objection that held it, open still' })
  objectionId: string | null;
}

export class RecomputedPayoutResponse extends PayoutResponse {
  @ApiProperty({ type: [GoneLineResponse] })
  gone: GoneLineResponse[];
}

export function toRecomputed({ payout, gone }: Recomputed): RecomputedPayoutResponse {
  return {
    ...toPayout(payout),
    gone: gone.map(({ workerId, workerName, subject, reason, heldFor: objectionId }) => ({
      workerId,
      workerName,
      subject,
      reason,
      objectionId,
    })),
  };
}
