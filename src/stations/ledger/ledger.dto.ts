import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ChoiceField, RegionCodeField, TextField } from '../../common/fields/fields.js';
import { ImportCountsResponse, ImportIssueResponse } from '../../imports/imports.dto.js';
import { LEDGER_ISSUE_CODES, type LedgerIssue, type LedgerIssueCode } from './ledger-issues.js';

export const LEDGER_MODES = ['check', 'all'] as const;
export type LedgerMode = (typeof LEDGER_MODES)[number];

export class LedgerExportQuery {
  @RegionCodeField({ optional: true })
  regionCode?: string;

  @TextField({
    optional: true,
    min: 4,
    max: 200,
    description:
      'Why whole identity numbers are needed; stands in the log. Without it they are masked, and the staff sheet cannot be read back',
  })
  reason?: string;
}

export class LedgerImportQuery {
  @ChoiceField(LEDGER_MODES, {
    optional: true,
    description: 'check: nothing is written; all (default): one bad row and nothing is written',
  })
  mode?: LedgerMode;

  @TextField({
    optional: true,
    max: 200,
    description: 'Why kind and founding day of a station may be put right; without it such rows are refused',
  })
  reason?: string;
}

export class LedgerIssueResponse extends OmitType(ImportIssueResponse, ['code'] as const) implements LedgerIssue {
  @ApiProperty({ enum: LEDGER_ISSUE_CODES })
  code: LedgerIssueCode;
}

export class LedgerChange {
  @ApiProperty()
  sheet: string;

  @ApiProperty({ type: 'integer' })
  row: number;

  @ApiProperty({ description: 'The header of its column' })
  field: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null where it is new' })
  before: string | null;

  @ApiProperty({ type: String, nullable: true })
  after: string | null;
}

export class LedgerImportResponse {
  @ApiProperty({ enum: LEDGER_MODES })
  mode: LedgerMode;

  @ApiProperty({ description: 'Whether the stations were changed by it (or would have been, had anything been new)' })
  applied: boolean;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ description: 'SHA-256 of the file, hex' })
  fileSha256: string;

  @ApiProperty({ type: ImportCountsResponse })
  counts: ImportCountsResponse;

  @ApiProperty({ type: [LedgerChange], description: 'What the rows change, or of a check would change' })
  changes: LedgerChange[];

  @ApiProperty({ type: [LedgerIssueResponse] })
  issues: LedgerIssue[];
}
