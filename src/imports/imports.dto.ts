import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField } from '../common/fields/fields.js';
import { Page, PageQuery } from '../common/http/paging.js';
import { IMPORT_MODES, type Import, type ImportCounts, type ImportMode } from './writing/import.entity.js';
import { IMPORT_ISSUE_CODES, type ImportIssue, type ImportIssueCode } from './roster/roster-rows.js';

export class ImportQuery {
  @ChoiceField(IMPORT_MODES, {
    optional: true,
    description: 'check: nothing is written; all (default): one bad row and nothing is written; valid: good rows only',
  })
  mode?: ImportMode;
}

export class ImportsQuery extends PageQuery {}

export class ImportCountsResponse implements ImportCounts {
  @ApiProperty({ description: 'Rows with data on all sheets; the four below add up to it' })
  rows: number;

  @ApiProperty({ description: 'Rows that made something new' })
  created: number;

  @ApiProperty({ description: 'Rows that changed what was there' })
  updated: number;

  @ApiProperty()
  unchanged: number;

  @ApiProperty({ description: 'Rows with an error' })
  rejected: number;
}

export class ImportIssueResponse implements ImportIssue {
  @ApiProperty()
  sheet: string;

  @ApiProperty({ type: Number, nullable: true })
  row: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'The header as it stands in the file' })
  column: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'C17' })
  cell: string | null;

  @ApiProperty({ enum: ['error', 'warning'] })
  severity: 'error' | 'warning';

  @ApiProperty({ enum: IMPORT_ISSUE_CODES })
  code: ImportIssueCode;

  @ApiProperty({ description: 'What is wrong, in Chinese' })
  message: string;

  @ApiProperty({ type: String, nullable: true, description: 'What the cell says; personal numbers are masked' })
  value: string | null;

  @ApiProperty({ description: 'What to do about it, in Chinese' })
  suggestion: string;
}

export class ImportSummary {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: IMPORT_MODES })
  mode: ImportMode;

  @ApiProperty({ description: 'Whether the register was changed by it (or would have been, had anything been new)' })
  applied: boolean;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ description: 'SHA-256 of the file, hex' })
  fileSha256: string;

  @ApiProperty()
  regionCode: string;

  @ApiProperty({ type: ImportCountsResponse })
  counts: ImportCounts;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  undoneAt: string | null;
}

export class ImportResponse extends ImportSummary {
  @ApiProperty({ type: [ImportIssueResponse], description: 'At most 20 000 errors and 5 000 warnings' })
  issues: ImportIssue[];
}

export class ImportPage extends Page {
  @ApiProperty({ type: [ImportSummary] })
  items: ImportSummary[];
}

export function toImportSummary(row: Omit<Import, 'fileCipher' | 'issues'>): ImportSummary {
  const { id, mode, applied, fileName, fileSha256, regionCode, counts, createdAt, undoneAt } = row;
  return {
    id,
    mode,
    applied,
    fileName,
    fileSha256: fileSha256.toString('hex'),
    regionCode,
    counts,
    createdAt: createdAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  };
}

export function toImport(row: Omit<Import, 'fileCipher'>): ImportResponse {
  return { ...toImportSummary(row), issues: row.issues };
}
