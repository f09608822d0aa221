import { ApiProperty } from '@nestjs/swagger';
import { ChoicesQuery, RegionCodeField, TextField } from '../../common/fields/fields.js';
import { PageQuery } from '../../common/http/paging.js';
import { REQUEST_STATES, type RequestState } from './request-states.js';

/** What requests that a second person confirms have in common: of corrected numbers and of merges. */

export class ConfirmationRequest {
  @TextField({ optional: true, max: 200, description: 'What the confirmation rests on' })
  comment?: string;
}

export class RequestsQuery extends PageQuery {
  @ChoicesQuery(REQUEST_STATES, {
    description: 'All states unless stated; `state=pending` is what waits for a second person',
  })
  state?: RequestState[];

  @RegionCodeField({ optional: true, description: 'Only people registered or serving in this region or below it' })
  regionCode?: string;
}

export abstract class DecidableResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  reason: string;

  @ApiProperty({ enum: REQUEST_STATES })
  state: RequestState;

  @ApiProperty({ format: 'uuid' })
  requestedBy: string;

  @ApiProperty()
  requestedByName: string;

  @ApiProperty({ format: 'date-time' })
  requestedAt: Date;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Who confirmed, refused or withdrew it' })
  decidedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  decidedByName: string | null;

  @ApiProperty({ type: Date, nullable: true })
  decidedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  decisionReason: string | null;
}

/** SQL of those fields; the request is `q`, who asked `a`, who decided `d`. */
export const DECIDABLE = `q.id, q.reason, q.state, q.requested_by AS "requestedBy", a.display_name AS "requestedByName",
  q.requested_at AS "requestedAt", q.decided_by AS "decidedBy", d.display_name AS "decidedByName", q.decided_at AS "decidedAt",
  q.decision_reason AS "decisionReason"`;
export const DECIDERS = 'JOIN users a ON a.id = q.requested_by LEFT JOIN users d ON d.id = q.decided_by';
