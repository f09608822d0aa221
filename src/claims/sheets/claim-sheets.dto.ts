import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ChoiceField, RegionCodeField, TextField } from '../../common/fields/fields.js';
import { ImportCountsResponse, ImportIssueResponse } from '../../imports/imports.dto.js';
import { ClaimsFilter } from '../reading/claims.dto.js';
import { CLAIM_ISSUE_CODES, type ClaimIssue, type ClaimIssueCode } from './claim-issues.js';

export const CLAIM_IMPORT_MODES = ['check', 'all', 'valid'] as const;
export type ClaimImportMode = (typeof CLAIM_IMPORT_MODES)[number];

export class ClaimImportQuery {
  @ChoiceField(CLAIM_IMPORT_MODES, {
    optional: true,
    description: 'check: nothing is written; all (default): one bad row and nothing is written; valid: good rows are',
  })
  mode?: ClaimImportMode;

  @RegionCodeField({ optional: true, description: 'Whose policies are claimed by; the caller’s region unless stated' })
  policyRegionCode?: string;
}

export class ClaimIssueResponse extends OmitType(ImportIssueResponse, ['code'] as const) implements ClaimIssue {
  @ApiProperty({ enum: CLAIM_ISSUE_CODES })
  code: ClaimIssueCode;
}

export class ClaimImportResponse {
  @ApiProperty({ enum: CLAIM_IMPORT_MODES })
  mode: ClaimImportMode;

  @ApiProperty({ description: 'Whether claims were entered by it (or would have been, had anything been new)' })
  applied: boolean;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ description: 'SHA-256 of the file, hex' })
  fileSha256: string;

  @ApiProperty({ type: ImportCountsResponse })
  counts: ImportCountsResponse;

  @ApiProperty({ type: [ClaimIssueResponse] })
  issues: ClaimIssue[];
}

export class ClaimSummaryQuery extends OmitType(ClaimsFilter, ['page', 'pageSize'] as const) {
  @TextField({
    optional: true,
    min: 4,
    max: 200,
    description: 'Why whole identity numbers are needed; stands in the log. Without it they are masked',
  })
  reason?: string;
}
