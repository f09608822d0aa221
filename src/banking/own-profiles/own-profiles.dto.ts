import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import {
  ChoiceField,
  ChoicesField,
  FlagField,
  RegionCodeField,
  TextField,
  TextsField,
  WholeNumberField,
} from '../../common/fields/fields.js';
import { NestedField } from '../../common/fields/nested-field.js';
import { DelimiterField, HeaderRowsField } from './profile-fields.js';
import { BankFindingResponse } from '../files/bank-finding.dto.js';
import {
  BANK_ENCODINGS,
  BANK_FIELDS,
  type BankEncoding,
  type BankField,
  type BankProfile,
  type BankSide,
  RETURN_FIELDS,
  type ReturnField,
} from '../profiles/bank-profiles.js';
import { PROFILE_SOURCES, type ProfileInForce, type ProfileSource } from '../profiles/profiles-in-force.js';

export class OwnProfileQuery {
  @RegionCodeField({ optional: true, description: 'Whose; the caller’s own unless stated' })
  regionCode?: string;
}

export class ProfileWithdrawalQuery extends OwnProfileQuery {
  @TextField({ min: 2, max: 200, description: 'Why' })
  reason: string;
}

export class BankColumnRequest {
  @TextField({ min: 0, max: 60, description: 'Of the column; may be empty where the file has no row of titles' })
  title: string;

  @ChoiceField(BANK_FIELDS)
  field: BankField;

  @TextField({ optional: true, max: 60, description: 'Of `fixed`: the same text on each row' })
  value?: string;

  @ChoiceField(['own', 'other'], { optional: true, description: 'Only in files for payees of this side' })
  only?: BankSide;
}

export class PayerRequest {
  @TextField({ max: 100 })
  name: string;

  @TextField({ max: 32, example: '12345678901234567' })
  account: string;
}

export class CardTypeRequest {
  @TextField({ min: 0, max: 19, description: 'First digits of the account; an empty one fits all' })
  prefix: string;

  @TextField({ max: 40 })
  value: string;
}

export class PurposesRequest {
  @TextField({ optional: true, max: 60 })
  award?: string;

  @TextField({ optional: true, max: 60 })
  stipend?: string;
}

const TITLES = { most: 20, max: 40 };

/** What the columns of a return are called, several spellings each. */
export class ReturnColumnsRequest implements Record<ReturnField, string[]> {
  @TextsField(TITLES)
  lineKey: string[];

  @TextsField(TITLES)
  amount: string[];

  @TextsField(TITLES)
  name: string[];

  @TextsField(TITLES)
  account: string[];

  @TextsField(TITLES)
  status: string[];

  @TextsField(TITLES)
  reason: string[];

  @TextsField(TITLES)
  paidOn: string[];
}

/** A whole format of one bank's files, out and back. Lines of text end as Windows ends them: no bank was met that wants another end. */
export class BankProfileRequest implements Omit<BankProfile, 'code' | 'lineEnd' | 'help'> {
  @TextField({ max: 40, description: 'Chinese, as the finance officer chooses it; stands in the names of files' })
  name: string;

  @TextField({ min: 0, max: 300, description: 'What to mind when it is used' })
  note: string;

  @ChoiceField(['xlsx', 'csv', 'txt'])
  fileKind: 'xlsx' | 'csv' | 'txt';

  @ChoiceField(BANK_ENCODINGS, { description: 'Of text files, out and back' })
  encoding: BankEncoding;

  @DelimiterField()
  delimiter: string;

  @WholeNumberField({ min: 1, max: 1_000_000, description: 'Payees in one file' })
  rowLimit: number;

  @TextsField({
    nullable: true,
    most: 20,
    max: 40,
    description: 'Words in the name of the paying bank; null: one file for all',
  })
  ownBank: string[] | null;

  @HeaderRowsField()
  headerRows: string[][];

  @FlagField({ description: 'Whether a row of titles stands above the payees' })
  columnTitles: boolean;

  @ApiProperty({ type: [BankColumnRequest], minItems: 1, maxItems: 40 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => BankColumnRequest)
  columns: BankColumnRequest[];

  @WholeNumberField({
    min: 4,
    max: 400,
    description: 'Longest name in bytes of GB18030, where a Chinese character takes two',
  })
  nameMaxBytes: number;

  @NestedField(ReturnColumnsRequest)
  returnColumns: ReturnColumnsRequest;

  @ChoicesField(RETURN_FIELDS, { nullable: true, description: 'Columns of a return without titles, in their order' })
  headerlessReturn: ReturnField[] | null;

  @TextsField({ most: 30, max: 40, description: 'The bank’s words for a payment that reached the payee' })
  paidWords: string[];

  @TextsField({ most: 30, max: 40, description: 'For one that did not' })
  returnedWords: string[];

  @NestedField(PayerRequest, { optional: true, description: 'Whose money it is' })
  payer?: PayerRequest;

  @NestedField(PurposesRequest, { optional: true, description: 'What the payee reads' })
  purposes?: PurposesRequest;

  @ChoiceField(['YYYY-MM-DD', 'YYYYMMDD'], { optional: true })
  dateForm?: 'YYYY-MM-DD' | 'YYYYMMDD';

  @ApiProperty({ type: [CardTypeRequest], required: false, maxItems: 50 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CardTypeRequest)
  cardTypes?: CardTypeRequest[];
}

export class BankProfileItem {
  @ApiProperty({ example: 'generic' })
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'What the profile is; no bank publishes its template' })
  note: string;

  @ApiProperty({ enum: ['xlsx', 'csv', 'txt'] })
  fileKind: 'xlsx' | 'csv' | 'txt';

  @ApiProperty({ enum: BANK_ENCODINGS })
  encoding: BankEncoding;

  @ApiProperty()
  rowLimit: number;

  @ApiProperty({ description: 'Payees of the paying bank and of other banks go into files of their own' })
  splitsOwnBank: boolean;

  @ApiProperty({ enum: PROFILE_SOURCES })
  source: ProfileSource;

  @ApiProperty({ type: String, nullable: true, description: 'Of the region that it belongs to' })
  regionName: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  version: number | null;

  @ApiProperty({ type: String, nullable: true })
  byName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  at: Date | null;
}

export class ProfileVersionResponse {
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty()
  name: string;

  @ApiProperty()
  byName: string;

  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null while it holds' })
  endedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  endedByName: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of a withdrawal' })
  endReason: string | null;
}

export class BankProfileDetail extends BankProfileItem {
  @ApiProperty({ type: BankProfileRequest, description: 'All of it, as it is changed' })
  profile: BankProfileRequest;

  @ApiProperty({ type: 'integer', description: 'For `If-Match`: of the asked region’s own; 0 where it has none' })
  ownVersion: number;

  @ApiProperty({ type: [ProfileVersionResponse], description: 'Of the asked region’s own, the newest first' })
  versions: ProfileVersionResponse[];
}

export class PreviewedFileResponse {
  @ApiProperty()
  fileName: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'Rows as the bank would read them, five payees at most; numbers of people masked',
  })
  rows: string[][];
}

export class ProfilePreviewResponse {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Whose payees are shown; null: the region has none yet, and people were made up',
  })
  payoutNumber: string | null;

  @ApiProperty({ type: [PreviewedFileResponse], description: 'One of the own bank and one of others where they part' })
  files: PreviewedFileResponse[];

  @ApiProperty({ type: [BankFindingResponse], description: 'What the bank would refuse of these rows' })
  findings: BankFindingResponse[];
}

export function toProfileItem({ profile, ...rest }: ProfileInForce): BankProfileItem {
  const { code, name, help, note, fileKind, encoding, rowLimit, ownBank } = profile;
  const { source, regionName, version, byName, at } = rest;
  const plain = { code, name, note: help ?? note, fileKind, encoding, rowLimit, splitsOwnBank: ownBank !== null };
  return { ...plain, source, regionName, version, byName, at };
}
