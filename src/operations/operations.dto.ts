import { ApiProperty } from '@nestjs/swagger';
import { JOB_KINDS, JOB_STATES, type JobKind, type JobState } from '../jobs/running/job-words.js';

export class DatabaseState {
  @ApiProperty({ enum: ['embedded', 'server'] })
  kind: 'embedded' | 'server';

  @ApiProperty({ example: '15.14', description: 'Of PostgreSQL' })
  version: string;

  @ApiProperty({ type: 'integer', description: 'On its disk, in bytes' })
  bytes: number;

  @ApiProperty({
    enum: ['on', 'off', 'unknown-disk'],
    description:
      'Whether what was answered outlasts a power cut; `unknown-disk`: it is flushed to a disk that may only say that it was',
  })
  durability: 'on' | 'off' | 'unknown-disk';

  @ApiProperty({
    enum: ['replica', 'primary'],
    nullable: true,
    type: String,
    description: 'Where the last long read was done; null without a replica',
  })
  longReadsFrom: 'replica' | 'primary' | null;
}

export class DiskState {
  @ApiProperty({ type: 'integer', description: 'Bytes that the service may still write beside its data' })
  freeBytes: number;

  @ApiProperty({ type: 'integer' })
  totalBytes: number;
}

export class BackupState {
  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty({ description: 'The account of the operating system, or what took it by itself' })
  by: string;

  @ApiProperty({ type: 'integer', nullable: true })
  rows: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  bytes: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of the file' })
  sha256: string | null;
}

/** What the service takes by itself. */
export class BackupScheduleState {
  @ApiProperty({
    type: String,
    nullable: true,
    example: '02:30',
    description: 'In Asia/Shanghai; null where it takes none',
  })
  at: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day of the last one that ended' })
  lastDueOn: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why that failed, in Chinese; null where it stands' })
  failure: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When one was last restored on trial',
  })
  triedAt: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'What that trial said where it did not hold, in Chinese' })
  trialFailure: string | null;
}

export class DataKeyState {
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'New values are written with it from then on',
  })
  activeFrom: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'No stored value was left under it' })
  retiredAt: Date | null;
}

export class UnchainedState {
  @ApiProperty({ type: 'integer', description: 'Events that are not linked yet; within a second there is none' })
  count: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  oldestAt: Date | null;
}

export class WorkState {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: JOB_KINDS })
  kind: JobKind;

  @ApiProperty({ enum: JOB_STATES })
  state: JobState;

  @ApiProperty({ description: 'Whose it is' })
  userName: string;

  @ApiProperty({ example: '郎溪县' })
  regionName: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: Date | null;

  @ApiProperty({
    type: 'integer',
    description: 'How often it was taken up: an instance that ended leaves it to another',
  })
  attempts: number;

  @ApiProperty({ type: 'integer', nullable: true })
  done: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  total: number | null;
}

export class InstallationState {
  @ApiProperty({ type: DatabaseState })
  database: DatabaseState;

  @ApiProperty({ type: DiskState, nullable: true, description: 'Null where the system does not tell' })
  disk: DiskState | null;

  @ApiProperty({ type: [BackupState], description: 'The last ones, the newest first' })
  backups: BackupState[];

  @ApiProperty({ type: BackupScheduleState })
  schedule: BackupScheduleState;

  @ApiProperty({ type: [DataKeyState], description: 'Of personal data, the newest first' })
  keys: DataKeyState[];

  @ApiProperty({ type: UnchainedState })
  unchained: UnchainedState;
}

export class OperationsResponse {
  @ApiProperty({ example: '0.1.0' })
  version: string;

  @ApiProperty({ example: '20.19.0', description: 'Of Node.js' })
  node: string;

  @ApiProperty({ format: 'date-time', description: 'Of the instance that answers' })
  startedAt: Date;

  @ApiProperty({
    type: InstallationState,
    nullable: true,
    description: 'Of the whole, and so for the top of the tree alone: its size would tell of what others do',
  })
  installation: InstallationState | null;

  @ApiProperty({
    type: [WorkState],
    description: 'Long work of the region’s accounts: what runs or waits, and what ended within a day; 100 at most',
  })
  work: WorkState[];
}
