import { ApiProperty } from '@nestjs/swagger';
import { JOB_KINDS, JOB_PHASES, JOB_STATES, type JobKind, type JobPhase, type JobState } from './running/job-words.js';

/** Why a job was not done: the essential members of its problem document (RFC 9457). */
export class JobProblem {
  @ApiProperty({ type: 'integer', description: 'The HTTP status that the request would have been answered with' })
  status: number;

  @ApiProperty()
  code: string;

  @ApiProperty({ description: 'A Chinese sentence' })
  detail: string;
}

export class JobResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'The `Idempotency-Key` that it was asked with' })
  key: string;

  @ApiProperty({ enum: JOB_KINDS })
  kind: JobKind;

  @ApiProperty({ enum: JOB_STATES })
  state: JobState;

  @ApiProperty({ enum: JOB_PHASES, nullable: true, description: 'Null before it says one, and once it has ended' })
  phase: JobPhase | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of this phase' })
  done: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Null where it is not known how much there is' })
  total: number | null;

  @ApiProperty({ description: 'Nothing is written yet' })
  cancellable: boolean;

  @ApiProperty({ type: 'string', format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  startedAt: Date | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  endedAt: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'Where the answer of the request lies, while it is kept' })
  resultHref: string | null;

  @ApiProperty({ description: 'The result is a file, kept for an hour, and no JSON' })
  isFile: boolean;

  @ApiProperty({ type: JobProblem, nullable: true })
  problem: JobProblem | null;
}

export class JobList {
  @ApiProperty({ type: [JobResponse], description: 'The newest first, 50 at the most' })
  items: JobResponse[];
}
