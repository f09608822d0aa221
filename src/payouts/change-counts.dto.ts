import { ApiProperty } from '@nestjs/swagger';

/** Lines of a payout before it is sent that today’s facts would make otherwise, by how. */
export class ChangeCountsResponse {
  @ApiProperty({ type: 'integer', description: 'Would pay less, or nothing: stops the next step until taken out' })
  less: number;

  @ApiProperty({ type: 'integer', description: 'Would pay more: the next payout pays the rest' })
  more: number;

  @ApiProperty({ type: 'integer', description: 'Name, identity number, account or bank changed: stops the next step' })
  payee: number;
}
