import { ApiProperty } from '@nestjs/swagger';
import { FlagQuery, TextField } from '../../common/fields/fields.js';
import { Page, PageQuery } from '../../common/http/paging.js';
import { LEVELS, type Level } from '../../certificates/level.js';
import { PAY_KINDS, type PayKind } from '../../ledger/subject.js';
import { CLAIM_STATES, type ClaimState } from '../claim.entity.js';
import { ClaimNoticeOf } from '../reading/claims.dto.js';

export class ClaimCandidatesQuery extends PageQuery {
  @TextField({ optional: true, max: 100, description: 'Beginning of a name' })
  search?: string;

  @FlagQuery({ description: 'Whether it is claimed already; both unless stated' })
  claimed?: boolean;
}

export class CandidateClaim {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: CLAIM_STATES })
  state: ClaimState;
}

/** One thing that one person could claim today. */
export class ClaimCandidateResponse {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;

  @ApiProperty({ description: 'Of the identity number', example: '0015' })
  lastFour: string;

  @ApiProperty({ description: 'Where they serve' })
  stationName: string;

  @ApiProperty({ enum: PAY_KINDS })
  kind: PayKind;

  @ApiProperty({ enum: LEVELS, nullable: true, description: 'Awards' })
  level: Level | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Awards' })
  certificateId: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Awards' })
  approvedOn: string | null;

  @ApiProperty({ description: 'Whose policy is asked to pay' })
  policyRegionCode: string;

  @ApiProperty()
  policyRegionName: string;

  @ApiProperty({ type: ClaimNoticeOf, description: 'Open today' })
  notice: ClaimNoticeOf;

  @ApiProperty({ type: CandidateClaim, nullable: true, description: 'What is claimed of it already, unless withdrawn' })
  claim: CandidateClaim | null;
}

export class ClaimCandidatePage extends Page {
  @ApiProperty({ type: [ClaimCandidateResponse] })
  items: ClaimCandidateResponse[];
}
