import { ApiProperty } from '@nestjs/swagger';
import { IdsField, MonthField, RegionCodeField } from '../../common/fields/fields.js';

/** Of one request. */
export const MOST_STATIONS = 500;

export class RemindersRequest {
  @MonthField({ description: 'The month whose report is lacking; it must be over' })
  month: string;

  @IdsField({
    optional: true,
    most: MOST_STATIONS,
    description: 'Only these stations; unless stated all of the region that lack the report',
  })
  stationIds?: string[];

  @RegionCodeField({ optional: true, description: 'Only stations of this region' })
  regionCode?: string;
}

export class RemindedStation {
  @ApiProperty({ format: 'uuid' })
  stationId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true, description: 'Of the station' })
  contactPhone: string | null;
}

export class RemindersResponse {
  @ApiProperty({ example: '2024-11' })
  month: string;

  @ApiProperty({ type: [RemindedStation], description: 'Those whose manager finds it among what waits now' })
  reminded: RemindedStation[];

  @ApiProperty({ type: [RemindedStation], description: 'Those that somebody reminded today already' })
  already: RemindedStation[];

  @ApiProperty({
    type: [RemindedStation],
    description: 'Those without an account of a manager, who are to be rung up',
  })
  unreachable: RemindedStation[];
}
