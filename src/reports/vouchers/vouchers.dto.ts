import { MonthField, RegionCodeField } from '../../common/fields/fields.js';

export class VouchersQuery {
  @MonthField({ description: 'In which the money moved' })
  month: string;

  @RegionCodeField({ optional: true })
  regionCode?: string;
}
