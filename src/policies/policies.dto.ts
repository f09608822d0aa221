import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, Matches, ValidateNested } from 'class-validator';
import {
  ChoiceField,
  ChoicesField,
  FlagField,
  RegionCodeField,
  TextField,
  WholeNumberField,
} from '../common/fields/fields.js';
import { Page, PageQuery } from '../common/http/paging.js';
import { ORGANIZATION_KINDS, type OrganizationKind } from '../workers/organizations/organization-kind.js';
import { STAFFINGS, type Staffing } from '../workers/posts/staffing.js';
import { FundingShareBody } from '../regions/settings/region-settings.dto.js';
import { POLICY_KINDS, POLICY_STATES, type Policy, type PolicyKind, type PolicyState } from './policy.entity.js';
import { periodText } from './terms/policy-periods.js';
import { PolicyCheckBody } from './settings/claims.dto.js';
import { RateGroupRequest, RateGroupResponse, RatesFen } from './settings/rates.dto.js';
import { FirstRegisteredBetween } from './settings/registration.dto.js';
import { toldRegistration } from './settings/registration.js';
import { CLAIM_BYS, type ClaimBy, type Registration, REGISTRATIONS } from './terms/policy-terms.js';
import { ServiceBody } from './settings/service.dto.js';
import { toldRates } from './settings/rates.js';
import { YearsRequest, YearsTold } from './settings/years.dto.js';
import { toldYears } from './settings/years.js';

const UNKNOWN_STAFFING = ['refuse', 'pay'] as const;
const DAY_OR_MONTH = /^\d{4}-\d{2}(-\d{2})?$/;

export class PoliciesQuery extends PageQuery {
  @ChoiceField(POLICY_KINDS, { optional: true })
  kind?: PolicyKind;

  @RegionCodeField({ optional: true, description: 'Policies of this region and of the regions below it' })
  regionCode?: string;

  @ChoiceField(POLICY_STATES, { optional: true })
  state?: PolicyState;
}

export class EligibleEmployerRequest {
  @ChoiceField(ORGANIZATION_KINDS)
  kind: OrganizationKind;

  @RegionCodeField({
    optional: true,
    nullable: true,
    description: 'Only organizations registered with this region, wherever they work; without it, those in the region',
  })
  registrarCode?: string | null;
}

/** Settings of the other kind may be absent or null; anything else there is refused. */
export class CreatePolicyRequest extends YearsRequest {
  @ChoiceField(POLICY_KINDS)
  kind: PolicyKind;

  @RegionCodeField()
  regionCode: string;

  @TextField()
  title: string;

  @TextField({ optional: true, nullable: true, max: 100, description: '文号; null while the document is awaited' })
  documentNo?: string | null;

  @ApiProperty({ description: 'First day (award, YYYY-MM-DD) or first month (stipend, YYYY-MM)', example: '2024-01' })
  @Matches(DAY_OR_MONTH)
  effectiveFrom: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Last day or month, inclusive; null is open' })
  @IsOptional()
  @Matches(DAY_OR_MONTH)
  effectiveTo?: string | null;

  @ApiPropertyOptional({ type: RatesFen, description: 'Of all employers, or of those that no group of `rates` names' })
  @IsOptional()
  @ValidateNested()
  @Type(() => RatesFen)
  ratesFen?: RatesFen;

  @ApiPropertyOptional({ type: [RateGroupRequest], description: 'Rates by kinds of employer; these or `ratesFen`' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => RateGroupRequest)
  rates?: RateGroupRequest[];

  @ApiProperty({ type: [EligibleEmployerRequest], description: 'An empty list pays nobody' })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EligibleEmployerRequest)
  eligibleEmployers: EligibleEmployerRequest[];

  @ChoicesField(STAFFINGS, {
    optional: true,
    description: 'Nobody is paid beside a post of one of these; none unless stated',
  })
  excludedStaffing?: Staffing[];

  @ChoiceField(UNKNOWN_STAFFING, {
    optional: true,
    description: 'A post whose staffing nobody has said; pay unless stated',
  })
  unknownStaffing?: 'refuse' | 'pay';

  @FlagField({ optional: true, nullable: true, description: 'Required, unless `registration` says it' })
  requiresRegistration?: boolean | null;

  @ChoiceField(REGISTRATIONS, {
    optional: true,
    nullable: true,
    description:
      '`once`: one began by the day of declaration, or the month; null or absent: as `requiresRegistration` says',
  })
  registration?: Registration | null;

  @ApiPropertyOptional({
    type: FirstRegisteredBetween,
    nullable: true,
    description: 'When the first registration began',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => FirstRegisteredBetween)
  firstRegisteredBetween?: FirstRegisteredBetween | null;

  @ChoiceField(CLAIM_BYS, {
    optional: true,
    description:
      '`application`: nothing is owed without an accepted claim of its notice’s window; certificate unless stated',
  })
  claimBy?: ClaimBy;

  @ApiPropertyOptional({ type: [PolicyCheckBody], description: 'Confirmed claim by claim; needs `application`' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => PolicyCheckBody)
  checks?: PolicyCheckBody[];

  @WholeNumberField({ max: 60 })
  noticeWorkingDays: number;

  @ApiPropertyOptional({
    type: [FundingShareBody],
    nullable: true,
    description: 'Who pays which part of each line, 10000 in all; null or absent: as the region divides it',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(6)
  @ValidateNested({ each: true })
  @Type(() => FundingShareBody)
  funding?: FundingShareBody[] | null;

  @ChoiceField(['difference', 'full'], { optional: true, nullable: true, description: 'Award; required there' })
  upgrade?: 'difference' | 'full' | null;

  @WholeNumberField({ optional: true, nullable: true, max: 600, description: 'Award; null or absent: no limit' })
  claimWithinMonths?: number | null;

  @FlagField({ optional: true, nullable: true, description: 'Award; required there, unless `service` says it' })
  mustStillServe?: boolean | null;

  @ApiPropertyOptional({
    type: ServiceBody,
    nullable: true,
    description: 'Award; null or absent: as `mustStillServe` says',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ServiceBody)
  service?: ServiceBody | null;

  @ChoiceField(['same-month', 'next-month'], { optional: true, nullable: true, description: 'Stipend; required there' })
  start?: 'same-month' | 'next-month' | null;

  @ChoiceField(['through-leaving-month', 'until-previous-month'], {
    optional: true,
    nullable: true,
    description: 'Stipend; required there',
  })
  stop?: 'through-leaving-month' | 'until-previous-month' | null;

  @WholeNumberField({ optional: true, nullable: true, max: 600, description: 'Stipend; required there' })
  minServiceMonths?: number | null;

  @WholeNumberField({
    optional: true,
    nullable: true,
    min: 1,
    max: 600,
    description: 'Stipend; null or absent: no cap',
  })
  maxMonths?: number | null;

  @TextField({ optional: true, nullable: true, max: 1000 })
  note?: string | null;
}

/** Kind and region stay: another kind or region is another policy. */
export class UpdatePolicyRequest extends PartialType(OmitType(CreatePolicyRequest, ['kind', 'regionCode'] as const)) {}

export class ReturnPolicyRequest {
  @TextField({ min: 2, max: 500, description: '退回意见: what is to be changed' })
  comment: string;
}

export class ApprovePolicyRequest {
  @TextField({ optional: true, max: 500 })
  comment?: string;
}

export class RetirePolicyRequest {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Last day (award) or month (stipend); today or this month unless stated. Not for drafts',
  })
  @IsOptional()
  @Matches(DAY_OR_MONTH)
  effectiveTo?: string | null;

  @TextField({ optional: true, max: 500 })
  reason?: string;
}

export class PolicyPerson {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  displayName: string;
}

export class EligibleEmployerResponse {
  @ApiProperty({ enum: ORGANIZATION_KINDS })
  kind: OrganizationKind;

  @ApiPropertyOptional()
  registrarCode?: string;
}

export class PolicyResponse extends YearsTold {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: POLICY_KINDS })
  kind: PolicyKind;

  @ApiProperty()
  regionCode: string;

  @ApiProperty({ example: '郎溪县' })
  regionName: string;

  @ApiProperty({ description: 'Counted per kind and region, given at approval; 0 while a draft' })
  versionNo: number;

  @ApiProperty({ enum: POLICY_STATES, description: 'A retired policy still counts inside its period, if approved' })
  state: PolicyState;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: String, nullable: true })
  documentNo: string | null;

  @ApiProperty({ description: 'YYYY-MM-DD for awards, YYYY-MM for stipends' })
  effectiveFrom: string;

  @ApiProperty({ type: String, nullable: true, description: 'Before effectiveFrom where it was withdrawn whole' })
  effectiveTo: string | null;

  @ApiProperty({ type: RatesFen, description: 'Of employers that no group names' })
  ratesFen: RatesFen;

  @ApiProperty({ type: [RateGroupResponse], description: 'All rates, by kinds of employer; the last for all others' })
  rates: RateGroupResponse[];

  @ApiProperty({ type: [EligibleEmployerResponse] })
  eligibleEmployers: EligibleEmployerResponse[];

  @ApiProperty({ enum: STAFFINGS, isArray: true })
  excludedStaffing: Staffing[];

  @ApiProperty({ enum: UNKNOWN_STAFFING })
  unknownStaffing: 'refuse' | 'pay';

  @ApiProperty({ description: 'False where `registration` is `none`' })
  requiresRegistration: boolean;

  @ApiProperty({ enum: REGISTRATIONS })
  registration: Registration;

  @ApiProperty({ type: FirstRegisteredBetween, nullable: true })
  firstRegisteredBetween: FirstRegisteredBetween | null;

  @ApiProperty({ enum: CLAIM_BYS })
  claimBy: ClaimBy;

  @ApiProperty({ type: [PolicyCheckBody] })
  checks: PolicyCheckBody[];

  @ApiProperty()
  noticeWorkingDays: number;

  @ApiProperty({ type: [FundingShareBody], nullable: true })
  funding: FundingShareBody[] | null;

  @ApiProperty({ enum: ['difference', 'full'], nullable: true })
  upgrade: 'difference' | 'full' | null;

  @ApiProperty({ type: Number, nullable: true })
  claimWithinMonths: number | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Whether a post is asked for on the day of declaration' })
  mustStillServe: boolean | null;

  @ApiProperty({ type: ServiceBody, nullable: true })
  service: ServiceBody | null;

  @ApiProperty({ enum: ['same-month', 'next-month'], nullable: true })
  start: 'same-month' | 'next-month' | null;

  @ApiProperty({ enum: ['through-leaving-month', 'until-previous-month'], nullable: true })
  stop: 'through-leaving-month' | 'until-previous-month' | null;

  @ApiProperty({ type: Number, nullable: true })
  minServiceMonths: number | null;

  @ApiProperty({ type: Number, nullable: true })
  maxMonths: number | null;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The policy whose period this one closed' })
  predecessorId: string | null;

  @ApiProperty({ type: PolicyPerson })
  createdBy: PolicyPerson;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Since when it waits for approval' })
  submittedAt: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  submittedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  submittedByName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Of the last return' })
  returnedAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  returnedByName: string | null;

  @ApiProperty({ type: String, nullable: true, description: '退回意见' })
  returnComment: string | null;

  @ApiProperty({ type: PolicyPerson, nullable: true })
  approvedBy: PolicyPerson | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  approvedAt: string | null;

  @ApiProperty()
  version: number;
}

export class PolicyPage extends Page {
  @ApiProperty({ type: [PolicyResponse] })
  items: PolicyResponse[];
}

/** A policy with the names of its region and of those who wrote, submitted, returned and approved it. */
export interface NamedPolicy {
  policy: Policy;
  names: ReadonlyMap<string, string>;
  regionName: string;
}

export function toPolicy({ policy, names, regionName }: NamedPolicy): PolicyResponse {
  const person = (id: string): PolicyPerson => ({ id, displayName: names.get(id) ?? '' });
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? ''));
  const { kind, effectiveFrom, effectiveTo, createdBy, createdAt, approvedBy, approvedAt, ...rest } = policy;
  const { submittedAt, returnedBy, returnedAt, rateGroups: _, ...told } = rest;
  return {
    ...told,
    kind,
    rates: toldRates(policy),
    registration: toldRegistration(policy),
    ...toldYears(policy),
    regionName,
    submittedAt: submittedAt?.toISOString() ?? null,
    submittedByName: nameOf(policy.submittedBy),
    returnedAt: returnedAt?.toISOString() ?? null,
    returnedByName: nameOf(returnedBy),
    effectiveFrom: periodText(kind, effectiveFrom),
    effectiveTo: effectiveTo === null ? null : periodText(kind, effectiveTo),
    createdBy: person(createdBy),
    createdAt: createdAt.toISOString(),
    approvedBy: approvedBy === null ? null : person(approvedBy),
    approvedAt: approvedAt?.toISOString() ?? null,
  };
}
