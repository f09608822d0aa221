import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { ChoicesField, FlagField, WholeNumberField } from '../../common/fields/fields.js';
import { SERVICE_DAYS, type ServiceDay } from '../terms/policy-terms.js';

/** `approved`, `declared` or a day; of a text alone the days that exist are asked in the rules' own form. */
const COUNTED_TO = /^(approved|declared|\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$/;

/** On which days a post is asked for, and how many months of service up to which day (awards). */
export class ServiceBody {
  @ChoicesField([...SERVICE_DAYS, 'none'], {
    description:
      'All of them; `ever` is some day up to `countedTo`; `none` stands alone and needs claims by application',
  })
  on: (ServiceDay | 'none')[];

  @WholeNumberField({ max: 600, description: '0: no months are asked for' })
  minMonths: number;

  @ApiProperty({ description: '`approved`, `declared` or a day: the last one that counts', example: 'approved' })
  @Matches(COUNTED_TO)
  countedTo: string;

  @FlagField({ description: 'Without a break up to that day; else summed, by whole months' })
  unbroken: boolean;
}
