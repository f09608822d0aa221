import { ArrayMaxSize, ArrayMinSize, Matches } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { type Level, LEVELS } from '../../certificates/level.js';
import { ChoicesField, TextField } from '../../common/fields/fields.js';
import type { PolicyCheck } from '../terms/policy-terms.js';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u;

/** A condition that no register holds, confirmed claim by claim. */
export class PolicyCheckBody implements PolicyCheck {
  @ApiProperty({
    description: 'By which claims are confirmed; `employer` inside of an `anyOf` is the test of the employer itself',
    example: 'household',
  })
  @Matches(CODE)
  code: string;

  @TextField({ max: 40, description: 'As the document names it' })
  label: string;

  @ChoicesField(LEVELS, { optional: true, description: 'Asked of these levels only; of all unless stated' })
  @ArrayMinSize(1)
  @ArrayMaxSize(LEVELS.length)
  levels?: Level[];

  @TextField({ optional: true, max: 40, description: 'Of the checks with the same one, one must be met' })
  anyOf?: string;
}
