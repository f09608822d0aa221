import { OmitType } from '@nestjs/swagger';
import { LEVELS, type Level } from '../../certificates/level.js';
import { ChoiceField, ChoicesField, FlagField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import { NestedField } from '../../common/fields/nested-field.js';
import { LINE_STATES, type LineState } from '../payouts.dto.js';
import { LinesFilter } from '../reading/payout-lines.dto.js';

/** As the query of the list of people, in JSON. */
export class PayeesFilter extends OmitType(LinesFilter, ['page', 'pageSize', 'state', 'level', 'arrears'] as const) {
  @ChoicesField(LINE_STATES, { optional: true })
  state?: LineState[];

  @ChoicesField(LEVELS, { optional: true })
  level?: Level[];

  @FlagField({ optional: true, description: 'Months before the batch’s first' })
  arrears?: boolean;
}

export class BulkPayeesRequest {
  @NestedField(PayeesFilter, {
    description: 'Of the list on the screen; the lines that it shows are meant, and no others',
  })
  filter: PayeesFilter;

  @WholeNumberField({ min: 1, description: 'The people that the list counted; refused where they are others by now' })
  expectedCount: number;

  @ChoiceField(['hold', 'release', 'remove'])
  action: 'hold' | 'release' | 'remove';

  @TextField({ max: 200 })
  reason: string;
}
