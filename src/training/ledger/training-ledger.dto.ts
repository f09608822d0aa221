import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ChoiceField, RegionCodeField, TextField, YearQuery } from '../../common/fields/fields.js';
import { ImportCountsResponse, ImportIssueResponse } from '../../imports/imports.dto.js';
import { LEDGER_MODES, LedgerChange, type LedgerMode } from '../../stations/ledger/ledger.dto.js';
import {
  TRAINING_LEDGER_ISSUE_CODES,
  type TrainingLedgerIssue,
  type TrainingLedgerIssueCode,
} from './training-ledger-issues.js';

export class TrainingLedgerQuery {
  @RegionCodeField({ optional: true, description: 'Only what is held in this region and those below it' })
  regionCode?: string;

  @YearQuery({ description: 'Only sessions that began in this year' })
  year?: string;

  @TextField({
    optional: true,
    min: 4,
    max: 200,
    description:
      'Why whole identity numbers are needed; stands in the log. Without it they are masked, and the attendance cannot be read back',
  })
  reason?: string;
}

export class TrainingLedgerImportQuery {
  @ChoiceField(LEDGER_MODES, {
    optional: true,
    description: 'check: nothing is written; all (default): one bad row and nothing is written',
  })
  mode?: LedgerMode;

  @TextField({
    optional: true,
    max: 200,
    description:
      'Why attendance that is recorded, and days and hours that it rests on, may be corrected; without it rows that differ are refused',
  })
  reason?: string;
}

export class TrainingLedgerIssueResponse
  extends OmitType(ImportIssueResponse, ['code'] as const)
  implements TrainingLedgerIssue
{
  @ApiProperty({ enum: TRAINING_LEDGER_ISSUE_CODES })
  code: TrainingLedgerIssueCode;
}

export class TrainingLedgerImportResponse {
  @ApiProperty({ enum: LEDGER_MODES })
  mode: LedgerMode;

  @ApiProperty({ description: 'Whether the trainings were changed by it (or would have been, had anything been new)' })
  applied: boolean;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ description: 'SHA-256 of the file, hex' })
  fileSha256: string;

  @ApiProperty({ type: ImportCountsResponse })
  counts: ImportCountsResponse;

  @ApiProperty({ type: [LedgerChange], description: 'What the rows change, or of a check would change' })
  changes: LedgerChange[];

  @ApiProperty({ type: [TrainingLedgerIssueResponse] })
  issues: TrainingLedgerIssue[];
}
