import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsOptional, Matches, ValidateNested } from 'class-validator';
import type { Level } from '../certificates/level.js';
import { ChoiceField, FlagField, RegionCodeField, TextField, WholeNumberField } from '../common/fields/fields.js';
import { Page, PageQuery } from '../common/http/paging.js';
import { ORGANIZATION_KINDS, type OrganizationKind } from '../workers/organizations/organization-kind.js';
import { POLICY_KINDS, POLICY_STATES, type Policy, type PolicyKind, type PolicyState } from './policy.entity.js';
import { periodText } from './policy-periods.js';

const DAY_OR_MONTH = /^\d{4}-\d{2}(-\d{2})?$/;

export class PoliciesQuery extends PageQuery {
  @ChoiceField(POLICY_KINDS, { optional: true })
  kind?: PolicyKind;

  @RegionCodeField({ optional: true, description: 'Policies of this region and of the regions below it' })
  regionCode?: string;

  @ChoiceField(POLICY_STATES, { optional: true })
  state?: PolicyState;
}

export class RatesFen implements Record<Level, number> {
  @WholeNumberField()
  junior: number;

  @WholeNumberField()
  intermediate: number;

  @WholeNumberField()
  senior: number;
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
export class CreatePolicyRequest {
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

  @ApiProperty({ type: RatesFen })
  @IsDefined()
  @ValidateNested()
  @Type(() => RatesFen)
  ratesFen: RatesFen;

  @ApiProperty({ type: [EligibleEmployerRequest], description: 'An empty list pays nobody' })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EligibleEmployerRequest)
  eligibleEmployers: EligibleEmployerRequest[];

  @FlagField()
  requiresRegistration: boolean;

  @WholeNumberField({ max: 60 })
  noticeWorkingDays: number;

  @ChoiceField(['difference', 'full'], { optional: true, nullable: true, description: 'Award; required there' })
  upgrade?: 'difference' | 'full' | null;

  @WholeNumberField({ optional: true, nullable: true, max: 600, description: 'Award; null or absent: no limit' })
  claimWithinMonths?: number | null;

  @FlagField({ optional: true, nullable: true, description: 'Award; required there' })
  mustStillServe?: boolean | null;

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

export class PolicyResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: POLICY_KINDS })
  kind: PolicyKind;

  @ApiProperty()
  regionCode: string;

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

  @ApiProperty({ type: RatesFen })
  ratesFen: RatesFen;

  @ApiProperty({ type: [EligibleEmployerResponse] })
  eligibleEmployers: EligibleEmployerResponse[];

  @ApiProperty()
  requiresRegistration: boolean;

  @ApiProperty()
  noticeWorkingDays: number;

  @ApiProperty({ enum: ['difference', 'full'], nullable: true })
  upgrade: 'difference' | 'full' | null;

  @ApiProperty({ type: Number, nullable: true })
  claimWithinMonths: number | null;

  @ApiProperty({ type: Boolean, nullable: true })
  mustStillServe: boolean | null;

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

/** A policy with the names of those who wrote and approved it. */
export interface NamedPolicy {
  policy: Policy;
  names: ReadonlyMap<string, string>;
}

export function toPolicy({ policy, names }: NamedPolicy): PolicyResponse {
  const person = (id: string): PolicyPerson => ({ id, displayName: names.get(id) ?? '' });
  const { kind, effectiveFrom, effectiveTo, createdBy, createdAt, approvedBy, approvedAt, ...rest } = policy;
  return {
    ...rest,
    kind,
    effectiveFrom: periodText(kind, effectiveFrom),
    effectiveTo: effectiveTo === null ? null : periodText(kind, effectiveTo),
    createdBy: person(createdBy),
    createdAt: createdAt.toISOString(),
    approvedBy: approvedBy === null ? null : person(approvedBy),
    approvedAt: approvedAt?.toISOString() ?? null,
  };
}
