import { ApiProperty } from '@nestjs/swagger';
import { Page } from '../common/http/paging.js';
import { EntitlementResponse, EntitlementsQuery } from '../policies/entitlements/entitlements.dto.js';

export class AwardEntitlementsQuery extends EntitlementsQuery {}

export class AwardEntitlementPage extends Page {
  @ApiProperty({ type: [EntitlementResponse] })
  items: EntitlementResponse[];
}
