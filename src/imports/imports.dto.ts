import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, FlagQuery, IdField } from '../common/fields/fields.js';
import { Page, PageQuery } from '../common/http/paging.js';
import { CHANGE_GROUP_NAMES, CHANGE_GROUPS, type ChangeGroup, type Told } from './writing/told-changes.js';
import { CHANGE_OBJECT_NAMES, CHANGE_OBJECTS, changedFieldName, type ChangeObject } from './register/row-changes.js';
import { IMPORT_MODES, type Import, type ImportCounts, type ImportMode } from './writing/import.entity.js';
import { IMPORT_ISSUE_CODES, type ImportIssue, type ImportIssueCode } from './roster/roster-rows.js';

export class ImportQuery {
  @ChoiceField(IMPORT_MODES, {
    optional: true,
    description: 'check: nothing is written; all (default): one bad row and nothing is written; valid: good rows only',
  })
  mode?: ImportMode;
}

export class ImportsQuery extends PageQuery {
  @ChoiceField(IMPORT_MODES, { optional: true })
  mode?: ImportMode;

  @FlagQuery({ description: 'Only those that changed the register, or only those that did not' })
  applied?: boolean;

  @IdField({ optional: true, description: 'The account that imported' })
  by?: string;
}

export class ImportChangesQuery extends PageQuery {
  @ChoiceField(CHANGE_GROUPS, {
    optional: true,
    description: 'certificate: new certificates; leaving: days of leaving; account: bank accounts; other: the rest',
  })
  group?: ChangeGroup;
}

/** The display names of accounts by their id. */
export type Names = ReadonlyMap<string, string>;

export class ImportChangeResponse {
  @ApiProperty()
  sheet: string;

  @ApiProperty()
  row: number;

  @ApiProperty({ description: 'The person’s name' })
  worker: string;

  @ApiProperty({ enum: CHANGE_OBJECTS })
  object: ChangeObject;

  @ApiProperty({ description: 'The object in Chinese' })
  objectName: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null where the object is new; `after` says what it is' })
  field: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The field in Chinese' })
  fieldName: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Personal numbers are masked' })
  before: string | null;

  @ApiProperty({ type: String, nullable: true })
  after: string | null;
}

export class ImportChangeGroup {
  @ApiProperty({ enum: CHANGE_GROUPS })
  group: ChangeGroup;

  @ApiProperty({ description: 'In Chinese' })
  name: string;

  @ApiProperty({ type: 'integer' })
  count: number;
}

export class ImportChangePage extends Page {
  @ApiProperty({ type: [ImportChangeResponse] })
  items: ImportChangeResponse[];

  @ApiProperty({ type: [ImportChangeGroup], description: 'Of the whole import, whatever group was asked for' })
  groups: ImportChangeGroup[];
}

export function toChangeGroup({ group, count }: Omit<ImportChangeGroup, 'name'>): ImportChangeGroup {
  return { group, name: CHANGE_GROUP_NAMES[group], count };
}

export function toImportChange(told: Told): ImportChangeResponse {
  return { ...told, objectName: CHANGE_OBJECT_NAMES[told.object], fieldName: changedFieldName(told) };
}

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

  @ApiProperty()
  regionName: string;

  @ApiProperty({ type: ImportCountsResponse })
  counts: ImportCounts;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'uuid' })
  createdBy: string;

  @ApiProperty({ description: 'The name of the account that imported' })
  createdByName: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  undoneAt: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  undoneBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  undoneByName: string | null;
}

export class ImportResponse extends ImportSummary {
  @ApiProperty({ type: [ImportIssueResponse], description: 'At most 20 000 errors and 5 000 warnings' })
  issues: ImportIssue[];
}

export class ImportPage extends Page {
  @ApiProperty({ type: [ImportSummary] })
  items: ImportSummary[];
}

export function toImportSummary(row: Omit<Import, 'fileCipher' | 'issues'>, names: Names): ImportSummary {
  const { id, mode, applied, fileName, fileSha256, regionCode, counts, createdAt, undoneAt, createdBy, undoneBy } = row;
  return {
    id,
    mode,
    applied,
    fileName,
    fileSha256: fileSha256.toString('hex'),
    regionCode,
    regionName: names.get(regionCode) ?? '',
    counts,
    createdAt: createdAt.toISOString(),
    createdBy,
    createdByName: names.get(createdBy) ?? '',
    undoneBy,
    undoneByName: undoneBy === null ? null : (names.get(undoneBy) ?? ''),
    undoneAt: undoneAt?.toISOString() ?? null,
  };
}

export function toImport(row: Omit<Import, 'fileCipher'>, names: Names): ImportResponse {
  return { ...toImportSummary(row, names), issues: row.issues };
}
