import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, TextField } from '../../common/fields/fields.js';
import { IDENTITY_KINDS, type IdentityKind } from '../../common/values/identity-number.js';
import { Page } from '../../common/http/paging.js';
import { DecidableResponse } from './requests.dto.js';

export class IdentityCorrectionRequest {
  @TextField({ max: 30, description: 'As on the paper: of a resident 18 characters by GB 11643' })
  identityNumber: string;

  @ChoiceField(IDENTITY_KINDS, { optional: true, description: 'Of the number that is to be; resident unless stated' })
  identityKind?: IdentityKind;

  @TextField({ max: 200, description: 'Why, and by which paper it was checked' })
  reason: string;
}

export class IdentityCorrectionResponse extends DecidableResponse {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ description: 'The number when it was asked for, masked 6+4' })
  fromNumber: string;

  @ApiProperty({ description: 'The number that is to be, masked 6+4' })
  toNumber: string;
}

export class IdentityCorrectionPage extends Page {
  @ApiProperty({ type: [IdentityCorrectionResponse] })
  items: IdentityCorrectionResponse[];
}
