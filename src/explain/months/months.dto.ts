import { ApiProperty } from '@nestjs/swagger';
import { LEVELS, type Level } from '../../certificates/level.js';
import { DateField, MonthField } from '../../common/fields/fields.js';
import { PERIOD_PATTERN } from '../../ledger/subject.js';

export class MonthsQuery {
  @MonthField({ optional: true, description: 'First month; January of the year of `to` unless stated' })
  from?: string;

  @MonthField({ optional: true, description: 'Last month; that of asOf unless stated' })
  to?: string;

  @DateField({ optional: true, description: 'The day of the assessment; today unless stated' })
  asOf?: string;
}

/** What a subject comes to, and the first thing to say about it; all that there is to say stands in `…/explain`. */
class SubjectMoney {
  @ApiProperty({ type: 'integer', description: 'Gross, before payments' })
  owedFen: number;

  @ApiProperty({ type: 'integer', description: 'Settled lines and payments made before the system existed' })
  paidFen: number;

  @ApiProperty({ type: 'integer', description: 'Lines of live payouts' })
  inFlightFen: number;

  @ApiProperty({ type: 'integer', description: 'owed − paid − in flight; below zero it is to be recovered' })
  dueFen: number;

  @ApiProperty({ example: 'STIPEND_OWED', description: 'Of the first reason' })
  code: string;

  @ApiProperty({ description: 'The first reason, in Chinese' })
  message: string;

  @ApiProperty({ example: '当月未登记', description: 'The first reason in a word, for where a sentence has no room' })
  reasonName: string;
}

export class MonthOfPerson extends SubjectMoney {
  @ApiProperty({ enum: LEVELS, nullable: true })
  level: Level | null;

  @ApiProperty({ pattern: PERIOD_PATTERN, example: '2024-12', description: '`Y2023`: a whole year' })
  month: string;
}

export class AwardOfPerson extends SubjectMoney {
  @ApiProperty({ enum: LEVELS })
  level: Level;

  @ApiProperty({ type: String, nullable: true, description: 'Null for what was paid without a certificate on record' })
  certificateNo: string | null;
}

export class PersonMonthsResponse {
  @ApiProperty({ type: [MonthOfPerson], description: 'Every month asked for, in order' })
  months: MonthOfPerson[];

  @ApiProperty({ type: [AwardOfPerson], description: 'Of each certificate, and of each level paid, by level' })
  awards: AwardOfPerson[];
}
