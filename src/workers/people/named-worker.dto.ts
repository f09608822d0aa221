import { ApiProperty } from '@nestjs/swagger';

/** Whom a row of a list is about. */
export abstract class NamedWorker {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty()
  workerName: string;
}
