import { EntitlementPage, EntitlementsQuery } from '../policies/entitlements/entitlements.dto.js';

export class AwardEntitlementsQuery extends EntitlementsQuery {}

export class AwardEntitlementPage extends EntitlementPage {}
