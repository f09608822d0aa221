import { ApiProperty } from '@nestjs/swagger';
import { LEVELS, type Level } from '../../certificates/level.js';
import { ChoiceField, ChoicesQuery, FlagQuery, IdField, TextField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { NamedWorker } from '../../workers/people/named-worker.dto.js';
import { LINE_STATES, type LineState, PayoutLineResponse } from '../payouts.dto.js';

/** Which lines of a payout are meant. */
export class LinesFilter extends PageQuery {
  @TextField({
    optional: true,
    max: 50,
    description: 'Part of the name or of the employer’s, or a whole certificate number',
  })
  search?: string;

  @ChoicesQuery(LINE_STATES)
  state?: LineState[];

  @ChoicesQuery(LEVELS)
  level?: Level[];

  @FlagQuery({ description: 'Months before the batch’s first' })
  arrears?: boolean;
}

const LINE_SORTS = ['lineNo', 'workerName', 'amountFen', 'subject'].flatMap((name) => [`${name}:asc`, `${name}:desc`]);

export class PayoutLinesQuery extends LinesFilter {
  @IdField({ optional: true })
  workerId?: string;

  @FlagQuery({ description: 'Also those that were taken out, worked out anew, left out or cancelled' })
  ended?: boolean;

  @ChoiceField(LINE_SORTS, { optional: true, description: 'lineNo:asc unless stated' })
  sort?: string;
}

const PAYEE_SORTS = ['lineNo', 'workerName', 'amountFen'].flatMap((name) => [`${name}:asc`, `${name}:desc`]);

export class PayoutPayeesQuery extends LinesFilter {
  @ChoiceField(PAYEE_SORTS, { optional: true, description: 'lineNo:asc unless stated: by each person’s first line' })
  sort?: string;
}

/** What the filter matches on all pages. */
export class LineSumsResponse {
  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty({ type: 'integer' })
  payeeCount: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  amountFen: number;

  @ApiProperty({ type: 'integer', format: 'int64' })
  nettedFen: number;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'What the bank pays of it' })
  netFen: number;
}

export class PayoutLinePage extends Page {
  @ApiProperty({ type: [PayoutLineResponse] })
  items: PayoutLineResponse[];

  @ApiProperty({ type: LineSumsResponse })
  sums: LineSumsResponse;
}

/** One person of a payout, as the notice shows them. */
export class PayoutPayeeResponse extends NamedWorker {
  @ApiProperty({ description: 'Masked 6+4' })
  identityNumber: string;

  @ApiProperty()
  organizationName: string;

  @ApiProperty({ type: String, nullable: true })
  bankName: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Masked, last 4' })
  bankAccount: string | null;

  @ApiProperty({ type: 'integer' })
  amountFen: number;

  @ApiProperty({ type: 'integer' })
  nettedFen: number;

  @ApiProperty({ type: 'integer' })
  netFen: number;

  @ApiProperty({ type: 'integer', description: 'Of the amount, what is held back' })
  heldFen: number;

  @ApiProperty({ type: [PayoutLineResponse] })
  lines: PayoutLineResponse[];
}

export class PayoutPayeePage extends Page {
  @ApiProperty({ type: [PayoutPayeeResponse] })
  items: PayoutPayeeResponse[];

  @ApiProperty({ type: LineSumsResponse })
  sums: LineSumsResponse;
}

export function toPayee(lines: PayoutLineResponse[]): PayoutPayeeResponse {
  const { workerId, workerName, identityNumber, organizationName, bankName, bankAccount } = lines[0]!;
  const sum = (of: (line: PayoutLineResponse) => number): number => lines.reduce((total, line) => total + of(line), 0);
  const [amountFen, nettedFen] = [sum((line) => line.amountFen), sum((line) => line.nettedFen)];
  return {
    workerId,
    workerName,
    identityNumber,
    organizationName,
    bankName,
    bankAccount,
    amountFen,
    nettedFen,
    netFen: amountFen - nettedFen,
    heldFen: sum((line) => (line.hold ? line.amountFen : 0)),
    lines,
  };
}
