import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, DateField, IdField, TextField } from '../../common/fields/fields.js';
import { NestedField } from '../../common/fields/nested-field.js';
import { STAFFINGS, type Staffing } from './staffing.js';
import { OrganizationRequest, OrganizationResponse } from '../organizations/organizations.dto.js';

export class PostRequest {
  @IdField({ optional: true, description: 'A known employer; or state `organization`' })
  organizationId?: string;

  @NestedField(OrganizationRequest, {
    optional: true,
    description: 'An employer by its facts: founded unless its county has one of that name',
  })
  organization?: OrganizationRequest;

  @DateField()
  startOn: string;

  @DateField({ optional: true, nullable: true, description: 'The last day of service; open while serving' })
  endOn?: string | null;

  @ChoiceField(STAFFINGS, {
    optional: true,
    nullable: true,
    description: '用工性质; null or absent while nobody has said',
  })
  staffing?: Staffing | null;
}

export class UpdatePostRequest {
  @IdField({ optional: true, description: 'Another employer that is known; or state `organization`' })
  organizationId?: string;

  @NestedField(OrganizationRequest, { optional: true, description: 'Another employer by its facts' })
  organization?: OrganizationRequest;

  @DateField({ optional: true })
  startOn?: string;

  @DateField({ optional: true, nullable: true, description: 'The last day of service; null while serving' })
  endOn?: string | null;

  @ChoiceField(STAFFINGS, {
    optional: true,
    nullable: true,
    description: '用工性质, put right; a change of it is a new post',
  })
  staffing?: Staffing | null;

  @TextField({
    optional: true,
    max: 200,
    description: 'Why it is corrected; needed for the employer, the start and another staffing',
  })
  reason?: string;
}

export class PostResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  organization: OrganizationResponse;

  @ApiProperty({ format: 'date' })
  startOn: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  endOn: string | null;

  @ApiProperty({ enum: STAFFINGS, nullable: true, description: '用工性质; null while nobody has said' })
  staffing: Staffing | null;

  @ApiProperty()
  version: number;
}
