import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ChoiceField, RegionCodeField, TextField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { ORGANIZATION_KINDS, type OrganizationKind } from './organization-kind.js';
import type { Organization } from './organization.entity.js';

export const ORGANIZATION_SORTS = ['name:asc', 'name:desc', 'id:asc', 'id:desc'] as const;

export class OrganizationsQuery extends PageQuery {
  @TextField({ optional: true, max: 100, description: 'Part of the name' })
  search?: string;

  @RegionCodeField({ optional: true, description: 'Only organizations of this region and the regions below it' })
  regionCode?: string;

  @ChoiceField(ORGANIZATION_KINDS, { optional: true })
  kind?: OrganizationKind;

  @ChoiceField(ORGANIZATION_SORTS, { optional: true, description: 'name:asc unless stated; equal names by id' })
  sort?: (typeof ORGANIZATION_SORTS)[number];
}

export class OrganizationRequest {
  @TextField({ max: 100, example: '宣城市某某社会工作服务中心' })
  name: string;

  @ChoiceField(ORGANIZATION_KINDS)
  kind: OrganizationKind;

  @RegionCodeField({ description: 'Its township where known, else its county; the city for city units' })
  regionCode: string;

  @RegionCodeField({
    optional: true,
    nullable: true,
    description: 'The region whose bureau registered it; social organizations only',
  })
  registrarCode?: string | null;
}

export class UpdateOrganizationRequest extends PartialType(OrganizationRequest) {
  @TextField({
    optional: true,
    max: 200,
    description: 'Why it is corrected; needed where anything is, stands in the log',
  })
  reason?: string;
}

export class OrganizationResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: ORGANIZATION_KINDS })
  kind: OrganizationKind;

  @ApiProperty()
  regionCode: string;

  @ApiProperty({ description: 'Its county, or the city for those that lie there' })
  countyCode: string;

  @ApiProperty({ type: String, nullable: true })
  registrarCode: string | null;

  @ApiProperty()
  version: number;
}

export class OrganizationItem extends OrganizationResponse {
  @ApiProperty()
  regionName: string;

  @ApiProperty({ description: 'Of its county, or of the city for those that lie there' })
  countyName: string;

  @ApiProperty({ type: String, nullable: true })
  registrarName: string | null;

  @ApiProperty({ description: 'People who serve there today: as many as the list of people by this employer' })
  servingCount: number;
}

export class OrganizationPage extends Page {
  @ApiProperty({ type: [OrganizationItem] })
  items: OrganizationItem[];
}

export function toOrganization(organization: OrganizationResponse | Organization): OrganizationResponse {
  const { id, name, kind, regionCode, countyCode, registrarCode, version } = organization;
  return { id, name, kind, regionCode, countyCode, registrarCode, version };
}
