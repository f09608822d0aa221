import { MonthField, TextField } from '../../common/fields/fields.js';

export class StatementQuery {
  @TextField({ min: 4, max: 200, description: 'For whom and what for; stands in the log' })
  reason: string;

  @MonthField({ optional: true, description: 'First month; January of two years before the last unless stated' })
  from?: string;

  @MonthField({ optional: true, description: 'Last month; this month unless stated' })
  to?: string;
}
