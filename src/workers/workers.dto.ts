import { ApiProperty } from '@nestjs/swagger';
import { LEVELS, type Level } from '../certificates/level.js';
import { ChoiceField, FlagQuery, RegionCodeField, TextField } from '../common/fields/fields.js';
import { NestedField } from '../common/fields/nested-field.js';
import { Page, PageQuery } from '../common/http/paging.js';
import { PostRequest } from './posts/posts.dto.js';

export const WORKER_SORTS = [
  'name:asc',
  'name:desc',
  'createdAt:asc',
  'createdAt:desc',
  'regionCode:asc',
  'regionCode:desc',
  'id:asc',
  'id:desc',
] as const;
export type WorkerSort = (typeof WORKER_SORTS)[number];

export class WorkersQuery extends PageQuery {
  @TextField({
    optional: true,
    max: 50,
    description:
      'A whole identity number, phone or certificate number, or the beginning or end of a name; wildcards have no meaning',
  })
  search?: string;

  @RegionCodeField({ optional: true, description: 'Only people registered or serving in this region or below it' })
  regionCode?: string;

  @ChoiceField(LEVELS, { optional: true, description: 'Only holders of a certificate of this level valid today' })
  level?: Level;

  @FlagQuery({ description: 'Whether the person holds any certificate valid today' })
  certified?: boolean;

  @ChoiceField(WORKER_SORTS, {
    optional: true,
    description: 'id:asc, the order of entry, unless stated; equals stand by id. Names sort by code point',
  })
  sort?: WorkerSort;
}

export class BankAccountRequest {
  @TextField({ optional: true, nullable: true, max: 100, example: '中国农业银行宣城分行' })
  bankName?: string | null;

  @TextField({ max: 40, description: 'Digits, letters and hyphens; spaces are dropped' })
  account: string;

  @TextField({
    optional: true,
    nullable: true,
    max: 20,
    description: '联行号 of the branch: 12 digits with a check digit',
  })
  bankCode?: string | null;
}

export class CreateWorkerRequest {
  @TextField({ max: 50 })
  name: string;

  @TextField({ max: 30, description: '18 characters by GB 11643' })
  identityNumber: string;

  @TextField({ optional: true, nullable: true, max: 30 })
  phone?: string | null;

  @RegionCodeField({
    description: 'Where the person is registered; with a post, that of the employer is taken instead',
  })
  regionCode: string;

  @TextField({ optional: true, nullable: true, max: 500, min: 0 })
  remark?: string | null;

  @NestedField(BankAccountRequest, { optional: true })
  bankAccount?: BankAccountRequest;

  @NestedField(PostRequest, { optional: true })
  post?: PostRequest;
}

export class UpdateWorkerRequest {
  @TextField({ optional: true, max: 50 })
  name?: string;

  @TextField({ optional: true, nullable: true, max: 30 })
  phone?: string | null;

  @RegionCodeField({ optional: true })
  regionCode?: string;

  @TextField({ optional: true, nullable: true, max: 500, min: 0 })
  remark?: string | null;

  @NestedField(BankAccountRequest, { optional: true, description: 'Replaces the present account, which is kept' })
  bankAccount?: BankAccountRequest;

  @TextField({ optional: true, max: 200, description: 'Why it is corrected' })
  reason?: string;
}

export class RevealRequest {
  @TextField({ min: 4, max: 200, description: 'Why the numbers are needed; kept in the audit log' })
  reason: string;
}

export class RevealResponse {
  @ApiProperty()
  identityNumber: string;

  @ApiProperty({ type: String, nullable: true })
  phone: string | null;

  @ApiProperty({ type: String, nullable: true })
  bankName: string | null;

  @ApiProperty({ type: String, nullable: true })
  account: string | null;

  @ApiProperty({ type: String, nullable: true, description: '联行号' })
  bankCode: string | null;
}

export class WorkerItem {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'Masked 6+4', example: '341802********1234' })
  identityNumber: string;

  @ApiProperty({ type: String, nullable: true, description: 'Masked 3+4' })
  phone: string | null;

  @ApiProperty()
  regionCode: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the person serves today, of the employers in the caller’s region the one joined last',
  })
  organizationName: string | null;

  @ApiProperty({ description: 'Whether any certificate is valid today' })
  certified: boolean;

  @ApiProperty({ enum: LEVELS, nullable: true, description: 'The highest level valid today' })
  level: Level | null;

  @ApiProperty()
  version: number;
}

export class WorkerPage extends Page {
  @ApiProperty({ type: [WorkerItem] })
  items: WorkerItem[];
}
