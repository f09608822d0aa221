import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, Matches, ValidateNested } from 'class-validator';
import { type Level, LEVELS } from '../certificates/level.js';
import { DateField, MonthField } from '../common/fields/fields.js';
import { CreatePolicyRequest } from '../policies/policies.dto.js';
import { POLICY_KINDS } from '../policies/policy.entity.js';
import { NamedWorker } from '../workers/people/named-worker.dto.js';
import { PERIOD_PATTERN } from '../ledger/subject.js';

export class SimulatedPeriod {
  @ApiProperty({ example: '2024-01', description: 'Month, or a day in it' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/)
  from: string;

  @ApiProperty({ example: '2024-12' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/)
  to: string;
}

/**
 * The policy stands in `policy`, or flat at the top (then `regionCode` is the policy's and the answer's). The period is
 * `fromMonth` and `toMonth`, or `period`; of stipends the months, of awards the months of declaration. Without one:
 * stipends from the policy's first month to that of `asOf`, awards of all time.
 */
export class SimulatePolicyRequest extends PartialType(OmitType(CreatePolicyRequest, ['period'] as const)) {
  @ApiPropertyOptional({ type: CreatePolicyRequest })
  @IsOptional()
  @ValidateNested()
  @Type(() => CreatePolicyRequest)
  policy?: CreatePolicyRequest;

  @ApiPropertyOptional({ type: SimulatedPeriod })
  @IsOptional()
  @ValidateNested()
  @Type(() => SimulatedPeriod)
  period?: SimulatedPeriod;

  @MonthField({ optional: true })
  fromMonth?: string;

  @MonthField({ optional: true })
  toMonth?: string;

  @DateField({ optional: true, description: 'Today, or the last day of the period where that is later' })
  asOf?: string;
}

export class SimulatedTotal {
  @ApiProperty()
  owedFen: number;

  @ApiProperty({ description: 'Persons with anything owed' })
  people: number;

  @ApiProperty({ description: 'Months, or awards' })
  subjects: number;
}

export class SimulatedRow {
  @ApiProperty()
  todayFen: number;

  @ApiProperty()
  simulatedFen: number;

  @ApiProperty()
  todaySubjects: number;

  @ApiProperty()
  simulatedSubjects: number;
}

export class SimulatedMonth extends SimulatedRow {
  @ApiProperty({ pattern: PERIOD_PATTERN, example: '2024-12', description: '`Y2023`: a whole year' })
  month: string;
}

export class SimulatedLevel extends SimulatedRow {
  @ApiProperty({ enum: LEVELS })
  level: Level;
}

export class SimulatedPerson extends NamedWorker {
  @ApiProperty()
  todayFen: number;

  @ApiProperty()
  simulatedFen: number;
}

export class SimulatedGroup {
  @ApiProperty()
  people: number;

  @ApiProperty({ type: [SimulatedPerson], description: 'The first twenty who exist for the caller' })
  examples: SimulatedPerson[];
}

export class SimulationResponse {
  @ApiProperty({ enum: POLICY_KINDS })
  kind: string;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  asOf: string;

  @ApiProperty({ type: String, nullable: true })
  fromMonth: string | null;

  @ApiProperty({ type: String, nullable: true })
  toMonth: string | null;

  @ApiProperty({ type: SimulatedTotal })
  today: SimulatedTotal;

  @ApiProperty({ type: SimulatedTotal })
  simulated: SimulatedTotal;

  @ApiProperty({ description: 'simulated − today' })
  differenceFen: number;

  @ApiProperty({ type: [SimulatedMonth], description: 'Of stipends' })
  byMonth: SimulatedMonth[];

  @ApiProperty({ type: [SimulatedLevel] })
  byLevel: SimulatedLevel[];

  @ApiProperty({ type: SimulatedGroup, description: 'Owed nothing today' })
  gained: SimulatedGroup;

  @ApiProperty({ type: SimulatedGroup, description: 'Owed nothing under the policy' })
  lost: SimulatedGroup;

  @ApiProperty({ type: SimulatedGroup, description: 'Owed another sum' })
  changed: SimulatedGroup;

  @ApiProperty({ type: String, nullable: true, description: 'The policy that an approval would close' })
  predecessorId: string | null;

  @ApiProperty({
    type: [String],
    description: 'Approved policies for which an approval would be refused (POLICY_OVERLAP)',
  })
  conflictIds: string[];

  @ApiProperty({ type: [String], description: 'Sentences: what is taken for granted where the policy asks for claims' })
  notes: string[];
}
