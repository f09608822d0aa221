import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { LEVELS, type Level } from '../../certificates/level.js';
import { RegionCodeField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { NamedWorker } from '../../workers/people/named-worker.dto.js';

/** Whose registration ends within these days. */
export class RenewalsQuery {
  @RegionCodeField({ optional: true })
  regionCode?: string;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 1100,
    default: 90,
    description: 'Lapsing within so many days from today',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1100)
  withinDays: number = 90;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 1100,
    default: 0,
    description: 'Also those that lapsed so many days ago',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1100)
  lapsedWithinDays: number = 0;
}

export class LapsesQuery extends IntersectionType(PageQuery, RenewalsQuery) {}

export class CuringSession {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  programmeTitle: string;

  @ApiProperty({ format: 'date-time' })
  startsAt: Date;

  @ApiProperty()
  hours: number;

  @ApiProperty()
  seatsLeft: number;

  @ApiProperty({ description: 'Whether its hours alone are enough' })
  curesAlone: boolean;

  @ApiProperty({ description: 'Whether the person waits for a seat in it already' })
  waits: boolean;
}

export class LapseResponse extends NamedWorker {
  @ApiProperty()
  regionCode: string;

  @ApiProperty({ format: 'uuid' })
  certificateId: string;

  @ApiProperty()
  certificateNo: string;

  @ApiProperty({ enum: LEVELS })
  level: Level;

  @ApiProperty({ format: 'uuid' })
  registrationId: string;

  @ApiProperty({ format: 'date' })
  startOn: string;

  @ApiProperty({ format: 'date', description: 'The last day of the registration' })
  endOn: string;

  @ApiProperty({ description: 'Below zero once it has lapsed' })
  daysLeft: number;

  @ApiProperty({ format: 'date', description: 'The first day on which it may be renewed' })
  renewalOpensOn: string;

  @ApiProperty()
  hoursRequired: number;

  @ApiProperty()
  hours: number;

  @ApiProperty()
  hoursMissing: number;

  @ApiProperty({ description: 'Of sessions to come in which the person already has a seat' })
  hoursPlanned: number;

  @ApiProperty({
    type: [CuringSession],
    description: 'Open for enrolment, offered to the person, over before the registration ends; soonest first',
  })
  sessions: CuringSession[];

  @ApiProperty({ description: 'Whether what is planned and those sessions together are enough' })
  curable: boolean;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Stipend of the first month after the lapse that is owed only with a renewal, by policies that pay by the month; null for a station manager',
  })
  stipendAtStakeFen: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Stipend of the first year that is lost without a renewal, by policies that pay by the year; null for a station manager',
  })
  yearStipendAtStakeFen: number | null;
}

export class LapsePage extends Page {
  @ApiProperty({ type: [LapseResponse] })
  items: LapseResponse[];
}

export class AtStakeResponse {
  @ApiProperty({ description: 'Registrations of the same days, as many as the list has' })
  lapses: number;

  @ApiProperty({ description: 'Those of them on which a stipend hangs' })
  atStake: number;

  @ApiProperty({ type: 'integer', description: 'Sum of the same of each row' })
  stipendAtStakeFen: number;

  @ApiProperty({ type: 'integer', description: 'Sum of the same of each row' })
  yearStipendAtStakeFen: number;
}
