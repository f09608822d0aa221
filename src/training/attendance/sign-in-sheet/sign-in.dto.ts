import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../../../common/fields/fields.js';
import { RecordedResponse } from '../attendance.dto.js';

export class SheetQuery {
  @TextField({
    optional: true,
    max: 200,
    description: 'Why the sheet may correct what is already recorded; without it a sheet that differs is refused',
  })
  reason?: string;
}

export class SheetRecordedResponse extends RecordedResponse {
  @ApiProperty({ description: 'People whose 出勤 was left empty' })
  leftOpen: number;

  @ApiProperty({ description: 'People of the empty rows who were given a seat' })
  added: number;
}
