import { ApiProperty } from '@nestjs/swagger';
import { IdField, TextField } from '../common/fields/fields.js';
import { Page } from '../common/http/paging.js';
import { DecidableResponse } from '../workers/identity/requests.dto.js';

export class MergeRequest {
  @IdField({ description: 'The record that goes into the one of the address: the one with the wrong identity number' })
  duplicateId: string;

  @TextField({ max: 200, description: 'Why the two are one person, and by which paper it was checked' })
  reason: string;
}

/** One of the two records. */
export class MergedPersonResponse {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ description: 'Masked 6+4', example: '341802********1234' })
  identityNumber: string;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;
}

export class MergeResponse extends DecidableResponse {
  @ApiProperty({ type: MergedPersonResponse, description: 'The record that stays' })
  survivor: MergedPersonResponse;

  @ApiProperty({ type: MergedPersonResponse, description: 'The record that goes into it' })
  duplicate: MergedPersonResponse;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'What was paid under the record that goes, which counts as the survivor’s from then on; null once it is decided',
  })
  movesFen: number | null;
}

export class MergePage extends Page {
  @ApiProperty({ type: [MergeResponse] })
  items: MergeResponse[];
}
