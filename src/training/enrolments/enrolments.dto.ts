import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IdField, TextField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { ENROLMENT_STATES, type EnrolmentState } from './enrolment.entity.js';

export class EnrolmentsQuery extends PageQuery {
  @ChoiceField(ENROLMENT_STATES, { optional: true, description: 'Enrolled and waiting unless stated' })
  state?: EnrolmentState;
}

export class EnrolmentRequest {
  @IdField()
  workerId: string;

  @IdField({
    optional: true,
    description: 'The station that sends the person; a manager’s own, or the one they serve at, unless stated',
  })
  stationId?: string;
}

export class CancelEnrolmentRequest {
  @TextField({ optional: true, max: 200 })
  reason?: string;
}

export class EnrolmentResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  sessionId: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  stationId: string | null;

  @ApiProperty({ type: String, nullable: true })
  stationName: string | null;

  @ApiProperty({ description: 'Whose quota it takes' })
  regionCode: string;

  @ApiProperty({ enum: ENROLMENT_STATES })
  state: EnrolmentState;

  @ApiProperty({ description: 'By arrival, from 1; 编号 on the sign-in sheet' })
  position: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Place in the waiting list, from 1' })
  waitingPlace: number | null;

  @ApiProperty({ format: 'date-time' })
  enrolledAt: Date;

  @ApiProperty({
    type: Date,
    format: 'date-time',
    nullable: true,
    description: 'When a freed seat came to this person',
  })
  movedUpAt: Date | null;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true })
  cancelledAt: Date | null;

  @ApiProperty()
  version: number;
}

export class EnrolmentPage extends Page {
  @ApiProperty({ type: [EnrolmentResponse] })
  items: EnrolmentResponse[];
}
