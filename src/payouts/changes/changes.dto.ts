import { ApiProperty } from '@nestjs/swagger';
import { TextField, WholeNumberField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import { ATTEMPT_STATES, type AttemptState } from '../../ledger/live-attempt.entity.js';
import { CHANGE_KINDS, type ChangeKind } from './change-rules.js';
import type { ChangedLine } from './change-source.js';
import { ChangeCountsResponse } from '../change-counts.dto.js';

export class ChangesQuery extends PageQuery {}

export class TakeOutRequest {
  @TextField({ min: 2, max: 500, description: 'Why; stands with each line for ever' })
  reason: string;

  @WholeNumberField({
    optional: true,
    description: 'What the lines to be taken out came to where it was confirmed; refused where it is another by now',
  })
  expectedFen?: number;
}

/** A line that the rules, asked today as of the payout’s day, would make otherwise. */
export class ChangedLineResponse {
  @ApiProperty({ format: 'uuid' })
  lineId: string;

  @ApiProperty({ type: 'integer' })
  lineNo: number;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ description: 'Masked 6+4' })
  identityNumber: string;

  @ApiProperty({ example: 'stipend:2024-12' })
  subject: string;

  @ApiProperty({ enum: ATTEMPT_STATES })
  state: AttemptState;

  @ApiProperty({ enum: CHANGE_KINDS, isArray: true, description: 'less and payee stop a step, more never does' })
  kinds: ChangeKind[];

  @ApiProperty({ type: 'integer', description: 'What the line pays' })
  wasFen: number;

  @ApiProperty({ type: 'integer', description: 'What it would pay were it made today' })
  wouldBeFen: number;

  @ApiProperty({ type: [String], description: 'What changed, or the conditions that no longer hold' })
  codes: string[];

  @ApiProperty({ description: 'Chinese, to be read out' })
  cause: string;
}

export class StoppingResponse {
  @ApiProperty({ type: 'integer', description: 'Each once, also where it is changed in two ways' })
  lineCount: number;

  @ApiProperty({ type: 'integer', description: 'What they would pay, less what is netted' })
  netFen: number;
}

export class ChangedLinePage extends Page {
  @ApiProperty({ type: [ChangedLineResponse] })
  items: ChangedLineResponse[];

  @ApiProperty({ type: ChangeCountsResponse })
  changes: ChangeCountsResponse;

  @ApiProperty({ type: StoppingResponse, description: 'The lines that `take-out` would take out' })
  stopping: StoppingResponse;
}

export function toChangedLine({ nettedFen: _nettedFen, ...line }: ChangedLine): ChangedLineResponse {
  return { ...line, identityNumber: maskIdentityNumber(line.identityNumber) };
}
