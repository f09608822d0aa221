import { ApiProperty } from '@nestjs/swagger';
import { Matches, ValidateIf } from 'class-validator';
import { HoursField } from '../../certificates/education/hours-field.js';
import { ChoiceField, DateField } from '../../common/fields/fields.js';
import { DAY_PARTS, type DayPart } from './half-day.entity.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function TimeField(description: string): PropertyDecorator {
  return (target, name) => {
    ApiProperty({ type: String, pattern: TIME.source, example: '08:30', required: false, description })(target, name);
    ValidateIf((_object, value) => value !== undefined)(target, name);
    Matches(TIME)(target, name);
  };
}

export class HalfDayRequest {
  @DateField()
  heldOn: string;

  @ChoiceField(DAY_PARTS)
  part: DayPart;

  @HoursField({ min: 0.5, max: 12, description: '学时 for whoever attends it' })
  hours: number;

  @TimeField('Of Asia/Shanghai; the usual time of that part of the day unless stated')
  from?: string;

  @TimeField('Of Asia/Shanghai; the usual time of that part of the day unless stated')
  to?: string;
}

export class HalfDayResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date' })
  heldOn: string;

  @ApiProperty({ enum: DAY_PARTS })
  part: DayPart;

  @ApiProperty({ format: 'date-time' })
  startsAt: Date;

  @ApiProperty({ format: 'date-time' })
  endsAt: Date;

  @ApiProperty()
  hours: number;

  @ApiProperty({ description: 'Checked in, of the people who exist for the caller' })
  checkedInCount: number;

  @ApiProperty({ description: 'Checked out, of the people who exist for the caller' })
  checkedOutCount: number;
}
