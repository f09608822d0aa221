import { ApiProperty } from '@nestjs/swagger';
import { IdField, RegionCodeField, WholeNumberField } from '../../common/fields/fields.js';

export class QuotaRequest {
  @RegionCodeField({ optional: true, description: 'A region with all below it; either this or `stationId`' })
  regionCode?: string;

  @IdField({ optional: true })
  stationId?: string;

  @WholeNumberField({ max: 100_000, description: 'The most seats it may take; 0 closes the session to it' })
  seats: number;
}

export class QuotaResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true })
  regionCode: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  stationId: string | null;

  @ApiProperty({ description: 'Of the region or station' })
  name: string;

  @ApiProperty()
  seats: number;

  @ApiProperty({ description: 'Seats of it that are taken' })
  taken: number;

  @ApiProperty()
  version: number;
}

export class QuotaList {
  @ApiProperty({ type: [QuotaResponse], description: 'Those of units in the caller’s region and above it' })
  items: QuotaResponse[];
}
