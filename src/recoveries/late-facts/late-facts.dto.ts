import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, DateField, RegionCodeField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { PAY_KINDS, type PayKind } from '../../ledger/subject.js';
import type { LateFact } from './late-fact-source.js';
import { NamedWorker } from '../../workers/people/named-worker.dto.js';

export class LateFactsQuery extends PageQuery {
  @ChoiceField(PAY_KINDS, { optional: true, description: 'Both unless stated, awards first' })
  kind?: PayKind;

  @RegionCodeField({ optional: true, description: 'What policies of this region, and of those below it, paid' })
  regionCode?: string;

  @DateField({ optional: true, description: 'As of which day; today unless stated' })
  asOf?: string;
}

export const LATE_FACT_EFFECTS = ['back-pay', 'recovery', 'in-flight'] as const;
export type LateFactEffect = (typeof LATE_FACT_EFFECTS)[number];

/** A subject already paid, or sent, that comes to another amount today. */
export class LateFactResponse extends NamedWorker {
  @ApiProperty({ example: 'stipend:2024-12' })
  subject: string;

  @ApiProperty({
    enum: LATE_FACT_EFFECTS,
    description:
      'back-pay: the next payout takes it in by itself; recovery: waits to be accepted; in-flight: the bank’s answer is awaited',
  })
  effect: LateFactEffect;

  @ApiProperty({ type: 'integer' })
  paidFen: number;

  @ApiProperty({ type: 'integer' })
  inFlightFen: number;

  @ApiProperty({ type: 'integer' })
  owedFen: number;

  @ApiProperty({ type: 'integer', description: 'Above zero: back pay; below: to recover' })
  dueFen: number;

  @ApiProperty({ type: 'integer', description: 'What is left of the open recoveries of the subject' })
  underRecoveryFen: number;

  @ApiProperty({ type: 'integer', description: 'What POST /recoveries would open a recovery for' })
  toRecoverFen: number;

  @ApiProperty({ format: 'uuid', description: 'The line that paid' })
  lineId: string;

  @ApiProperty({ format: 'uuid' })
  payoutId: string;

  @ApiProperty({ example: 'JT-341821-2024-0003' })
  payoutNumber: string;

  @ApiProperty({ description: 'The region that paid' })
  regionCode: string;

  @ApiProperty({ type: [String], description: 'What changed, or the conditions that no longer hold' })
  causeCodes: string[];

  @ApiProperty({ description: 'Chinese, to be read out' })
  cause: string;
}

export class LateFactPage extends Page {
  @ApiProperty({ type: [LateFactResponse] })
  items: LateFactResponse[];
}

export function toLateFact(fact: LateFact): LateFactResponse {
  const effect = fact.dueFen > 0 ? 'back-pay' : fact.dueFen < 0 ? 'recovery' : 'in-flight';
  return { ...fact, effect };
}
