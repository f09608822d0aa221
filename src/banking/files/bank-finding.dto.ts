import { ApiProperty } from '@nestjs/swagger';
import { BANK_FIELDS, type BankField } from '../profiles/bank-profiles.js';
import { BANK_FAULTS, type BankFault } from './bank-lint.js';

export class BankFindingResponse {
  @ApiProperty({ example: 'JT-341821-2024-0003-12' })
  lineKey: string;

  @ApiProperty()
  lineNo: number;

  @ApiProperty({ enum: BANK_FIELDS })
  field: BankField;

  @ApiProperty({ enum: BANK_FAULTS })
  code: BankFault;

  @ApiProperty()
  message: string;
}
