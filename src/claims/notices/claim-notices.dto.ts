import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import {
  ChoiceField,
  DateField,
  FlagQuery,
  IdField,
  MonthField,
  RegionCodeField,
  TextField,
  TextsField,
} from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { PAY_KINDS, type PayKind } from '../../ledger/subject.js';
import { NOTICE_STATES, type NoticeState } from './claim-notice.entity.js';

export const NOTICE_SORTS = ['opensOn:asc', 'opensOn:desc', 'closesOn:asc', 'closesOn:desc', 'noticeNo:asc'] as const;
export type NoticeSort = (typeof NOTICE_SORTS)[number];

export class ClaimNoticesQuery extends PageQuery {
  @RegionCodeField({ optional: true, description: 'Of this region, those below it and those above it' })
  regionCode?: string;

  @IdField({ optional: true })
  policyId?: string;

  @ChoiceField(PAY_KINDS, { optional: true })
  kind?: PayKind;

  @ChoiceField(NOTICE_STATES, { optional: true })
  state?: NoticeState;

  @FlagQuery({ description: 'Approved, and today lies in its window' })
  open?: boolean;

  @ChoiceField(NOTICE_SORTS, { optional: true, description: 'opensOn:desc unless stated' })
  sort?: NoticeSort;
}

export class ClaimNoticeRequest {
  @IdField({ description: 'Approved' })
  policyId: string;

  @TextField({ max: 60, example: '宣民函〔2024〕12号' })
  noticeNo: string;

  @TextField({ max: 120 })
  title: string;

  @DateField()
  opensOn: string;

  @DateField({ description: 'Inclusive: 23:59 counts' })
  closesOn: string;

  @DateField({ optional: true, nullable: true, description: 'Awards: certificates approved from; null is open' })
  certificatesFrom?: string | null;

  @DateField({ optional: true, nullable: true })
  certificatesTo?: string | null;

  @MonthField({ optional: true, nullable: true, description: 'Stipends: the first month; needed there' })
  monthsFrom?: string | null;

  @MonthField({ optional: true, nullable: true })
  monthsTo?: string | null;

  @TextsField({ most: 20, max: 60, description: 'What is to be handed in' })
  papers: string[];

  @IdField({ optional: true, nullable: true, description: 'The approved notice that this one is a late addition to' })
  supplements?: string | null;
}

export class UpdateClaimNoticeRequest extends PartialType(OmitType(ClaimNoticeRequest, ['policyId'] as const), {
  skipNullProperties: false,
}) {}

export class ApproveClaimNoticeRequest {
  @TextField({ optional: true, max: 500 })
  comment?: string;
}

export class ClaimNoticeResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  policyId: string;

  @ApiProperty()
  policyTitle: string;

  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty({ description: 'Of the policy' })
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty()
  noticeNo: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ format: 'date' })
  opensOn: string;

  @ApiProperty({ format: 'date', description: 'Inclusive' })
  closesOn: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  certificatesFrom: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  certificatesTo: string | null;

  @ApiProperty({ type: String, nullable: true })
  monthsFrom: string | null;

  @ApiProperty({ type: String, nullable: true })
  monthsTo: string | null;

  @ApiProperty({ type: [String] })
  papers: string[];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  supplements: string | null;

  @ApiProperty({ type: String, nullable: true })
  supplementsNo: string | null;

  @ApiProperty({ enum: NOTICE_STATES })
  state: NoticeState;

  @ApiProperty({ format: 'uuid' })
  createdBy: string;

  @ApiProperty()
  createdByName: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  approvedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  approvedByName: string | null;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true })
  approvedAt: Date | null;

  @ApiProperty({
    type: 'integer',
    description: 'Claims of the people who exist for the caller, withdrawn ones left out',
  })
  claimCount: number;

  @ApiProperty()
  version: number;
}

export class ClaimNoticePage extends Page {
  @ApiProperty({ type: [ClaimNoticeResponse] })
  items: ClaimNoticeResponse[];
}
