import { MonthField } from '../common/fields/fields.js';
import { EntitlementPage, EntitlementsQuery } from '../policies/entitlements/entitlements.dto.js';

export class StipendEntitlementsQuery extends EntitlementsQuery {
  @MonthField({ optional: true, description: 'One month; that of asOf unless a range is stated' })
  month?: string;

  @MonthField({ optional: true, description: 'First month of a range, instead of month; with all at most 36 months' })
  fromMonth?: string;

  @MonthField({ optional: true, description: 'Last month of a range; that of asOf unless stated' })
  toMonth?: string;
}

export class StipendEntitlementPage extends EntitlementPage {}
