import { ApiProperty } from '@nestjs/swagger';
import { LEVELS, type Level } from '../certificates/level.js';
import {
  ChoiceField,
  ChoicesQuery,
  DateField,
  FlagQuery,
  IdField,
  RegionCodeField,
  TextField,
  YearQuery,
} from '../common/fields/fields.js';
import { NestedField } from '../common/fields/nested-field.js';
import { IDENTITY_KINDS, type IdentityKind } from '../common/values/identity-number.js';
import { Page, PageQuery } from '../common/http/paging.js';
import { ORGANIZATION_KINDS, type OrganizationKind } from './organizations/organization-kind.js';
import { PostRequest } from './posts/posts.dto.js';

export const WORKER_SORTS = [
  'name:asc',
  'name:desc',
  'createdAt:asc',
  'createdAt:desc',
  'regionCode:asc',
  'regionCode:desc',
  'registrationEndsOn:asc',
  'registrationEndsOn:desc',
  'id:asc',
  'id:desc',
] as const;
export type WorkerSort = (typeof WORKER_SORTS)[number];

/** Of what is registered of the certificates valid today, by its last day; none: certified and never registered. */
export const REGISTRATION_STATES = ['in-force', 'lapsing', 'lapsed', 'none'] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

export class WorkersQuery extends PageQuery {
  @TextField({
    optional: true,
    max: 50,
    description:
      'The beginning or end of a name, the initials of its characters in pinyin, the last four of an identity number, a whole ' +
      'certificate number, or the beginning of an employer’s name; wildcards have no meaning. Whole identity numbers and phones ' +
      'are found too, and belong into POST /search, since addresses are kept by browsers and proxies',
  })
  search?: string;

  @RegionCodeField({ optional: true, description: 'Only people registered or serving in this region or below it' })
  regionCode?: string;

  @ChoicesQuery(LEVELS, { description: 'Only holders of a certificate of one of these levels valid today' })
  level?: Level[];

  @FlagQuery({ description: 'Whether the person holds any certificate valid today' })
  certified?: boolean;

  @YearQuery({ description: 'Only those with a certificate obtained in this year' })
  certifiedYear?: string;

  @IdField({ optional: true, description: 'Serving there today; with serving=false, having served there' })
  organizationId?: string;

  @ChoicesQuery(ORGANIZATION_KINDS, { description: 'Serving today at an employer of one of these kinds' })
  organizationKind?: OrganizationKind[];

  @FlagQuery({ description: 'Whether the person serves today, with any employer in the caller’s region' })
  serving?: boolean;

  @ChoicesQuery(REGISTRATION_STATES, {
    description:
      'By the last registered day of the certificates valid today: lapsing ends within 90 days, and is in force',
  })
  registration?: RegistrationState[];

  @ChoiceField(['missing'], { optional: true, description: 'Only people without a bank account' })
  account?: 'missing';

  @FlagQuery({ description: 'Whether the stipend of this month is suspended' })
  suspended?: boolean;

  @DateField({ optional: true, description: 'Recorded, or with a fact of their own changed, on this day or since' })
  changedSince?: string;

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

  @TextField({ max: 30, description: 'As on the paper: of a resident 18 characters by GB 11643' })
  identityNumber: string;

  @ChoiceField(IDENTITY_KINDS, {
    optional: true,
    description: 'Which paper the number is of; resident unless stated. The others have no check character',
  })
  identityKind?: IdentityKind;

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

export class PhoneResponse {
  @ApiProperty({ type: String, nullable: true, description: 'In clear; null where none is known' })
  phone: string | null;
}

export class WorkerItem {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'Masked 6+4', example: '341802********1234' })
  identityNumber: string;

  @ApiProperty({ enum: IDENTITY_KINDS, description: 'Which paper the number is of' })
  identityKind: IdentityKind;

  @ApiProperty({ type: String, nullable: true, description: 'Masked 3+4' })
  phone: string | null;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the person serves today, of the employers in the caller’s region the one joined last',
  })
  organizationName: string | null;

  @ApiProperty({ enum: ORGANIZATION_KINDS, nullable: true, description: 'Of that employer' })
  organizationKind: OrganizationKind | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of that employer; null where it is one of the county or city',
  })
  townshipName: string | null;

  @ApiProperty({ description: 'Whether any certificate is valid today' })
  certified: boolean;

  @ApiProperty({ enum: LEVELS, nullable: true, description: 'The highest level valid today' })
  level: Level | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day of what is registered of the certificates valid today; null where nothing is',
  })
  registrationEndsOn: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Last four of the bank account' })
  accountTail: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Paid in this calendar year by payouts of the caller’s region, and before the system',
  })
  paidThisYearFen: number;

  @ApiProperty()
  version: number;
}

export class WorkerPage extends Page {
  @ApiProperty({ type: [WorkerItem] })
  items: WorkerItem[];
}
