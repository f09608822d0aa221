import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateIf, ValidateNested } from 'class-validator';
import { WithdrawnRegistration } from '../../certificates/education/education.dto.js';
import { HoursField } from '../../certificates/education/hours-field.js';
import {
  ChoiceField,
  DateField,
  FlagField,
  FlagQuery,
  IdField,
  RegionCodeField,
  TextField,
  WholeNumberField,
} from '../../common/fields/fields.js';
import { InstantField } from '../../common/fields/instant-field.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { HalfDayRequest, HalfDayResponse } from '../half-days/half-days.dto.js';
import { TRAINING_LINES, type TrainingLine } from '../programmes/programme.entity.js';
import { SESSION_MODES, type SessionMode } from './training-session.entity.js';

export const SESSION_SORTS = ['startsAt:desc', 'startsAt:asc'] as const;

export class SessionsQuery extends PageQuery {
  @RegionCodeField({ optional: true, description: 'Held in this region or offered to it from above' })
  regionCode?: string;

  @IdField({ optional: true })
  programmeId?: string;

  @ChoiceField(TRAINING_LINES, { optional: true })
  line?: TrainingLine;

  @DateField({ optional: true, description: 'Beginning on this day or later' })
  from?: string;

  @DateField({ optional: true, description: 'Beginning on this day or earlier' })
  to?: string;

  @DateField({ optional: true, description: 'Ending on this day or later: with `to`, held on some day of a span' })
  endsFrom?: string;

  @FlagQuery({ description: 'Whether enrolment is open now' })
  open?: boolean;

  @FlagQuery({ description: 'Whether it is over or cancelled' })
  ended?: boolean;

  @ChoiceField(SESSION_SORTS, { optional: true })
  sort?: (typeof SESSION_SORTS)[number];
}

/** Of a session with half-days, start, end and hours follow from them and are not stated. */
function UnlessHalfDays(): PropertyDecorator {
  return (target, name) => {
    ApiProperty({ required: false, description: 'Not stated where half-days are, else asked for' })(target, name);
    ValidateIf(
      (request: { halfDays?: unknown }, value) =>
        value !== undefined || !Array.isArray(request.halfDays) || request.halfDays.length === 0,
    )(target, name);
  };
}

export class SessionRequest {
  @IdField()
  programmeId: string;

  @TextField()
  title: string;

  @ChoiceField(SESSION_MODES, { optional: true, description: 'onsite unless stated' })
  mode?: SessionMode;

  @UnlessHalfDays()
  @InstantField()
  startsAt?: string;

  @UnlessHalfDays()
  @InstantField()
  endsAt?: string;

  @UnlessHalfDays()
  @HoursField({ description: '学时 for whoever attends all of it' })
  hours?: number;

  @ApiProperty({
    type: [HalfDayRequest],
    required: false,
    maxItems: 60,
    description: 'Half-days of which attendance is told one by one; none where the session is one stretch',
  })
  @ValidateIf((_request, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => HalfDayRequest)
  halfDays?: HalfDayRequest[];

  @FlagField({ optional: true, description: 'Whether a half-day counts only with a check-out as well' })
  asksCheckOut?: boolean;

  @HoursField({
    optional: true,
    min: 0,
    description:
      'Of half-days: 学时 from which on somebody has completed the session; 0 for all of them, which it is unless stated',
  })
  completionHours?: number;

  @TextField({ description: 'The address, or of an online session where it is held' })
  place: string;

  @WholeNumberField({ min: 1, max: 100_000 })
  capacity: number;

  @InstantField({ optional: true, description: 'Not after the start; the start unless stated' })
  enrolmentClosesAt?: string;

  @InstantField({
    optional: true,
    description:
      'Until when a freed seat goes to whoever waits first: between the close of enrolment and the start; the start unless stated',
  })
  waitingMovesUntil?: string;
}

export class UpdateSessionRequest extends PartialType(
  PickType(SessionRequest, [
    'title',
    'mode',
    'startsAt',
    'endsAt',
    'hours',
    'halfDays',
    'asksCheckOut',
    'completionHours',
    'place',
    'capacity',
    'enrolmentClosesAt',
    'waitingMovesUntil',
  ] as const),
  { skipNullProperties: false },
) {
  @TextField({
    optional: true,
    max: 200,
    description: 'Asked for where days or hours are put right after attendance was recorded; stands in the log',
  })
  reason?: string;
}

export class CancelRequest {
  @TextField({ max: 200 })
  reason: string;
}

export class SessionResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  programmeId: string;

  @ApiProperty()
  programmeTitle: string;

  @ApiProperty({ enum: TRAINING_LINES })
  line: TrainingLine;

  @ApiProperty({ description: 'The region of its programme' })
  regionCode: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ enum: SESSION_MODES })
  mode: SessionMode;

  @ApiProperty({ format: 'date-time' })
  startsAt: Date;

  @ApiProperty({ format: 'date-time' })
  endsAt: Date;

  @ApiProperty()
  hours: number;

  @ApiProperty({ type: [HalfDayResponse], description: 'In their order; empty where the session is one stretch' })
  halfDays: HalfDayResponse[];

  @ApiProperty({ description: 'Whether a half-day counts only with a check-out as well' })
  asksCheckOut: boolean;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: '学时 from which on somebody has completed the session; null for all of them',
  })
  completionHours: number | null;

  @ApiProperty()
  place: string;

  @ApiProperty()
  capacity: number;

  @ApiProperty({ description: 'Of the whole session, whoever holds the others' })
  seatsLeft: number;

  @ApiProperty({ description: 'Of the people who exist for the caller' })
  enrolledCount: number;

  @ApiProperty({ description: 'Of the people who exist for the caller' })
  waitingCount: number;

  @ApiProperty({ description: '人次: present or partly, of the people who exist for the caller' })
  attendanceCount: number;

  @ApiProperty({ format: 'date-time' })
  enrolmentClosesAt: Date;

  @ApiProperty({ format: 'date-time' })
  waitingMovesUntil: Date;

  @ApiProperty({ description: 'Whether enrolment is open now' })
  open: boolean;

  @ApiProperty({ description: 'Whether check-in codes are shown and taken now' })
  checkInOpen: boolean;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true })
  cancelledAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  cancelReason: string | null;

  @ApiProperty()
  version: number;
}

export class UpdatedSessionResponse extends SessionResponse {
  @ApiProperty({
    type: [WithdrawnRegistration],
    description: 'Renewals that rested on hours which the correction took away, and went with them',
  })
  withdrawnRegistrations: WithdrawnRegistration[];
}

export class SessionPage extends Page {
  @ApiProperty({ type: [SessionResponse] })
  items: SessionResponse[];
}
