import { Controller, HttpCode, Post, UploadedFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { requireUpload, TakesFile } from '../../../common/http/upload.js';
import { CurrentCaller, type Caller } from '../../../auth/access/caller.js';
import { Permit } from '../../../auth/access/route-access.js';
import type { SheetDifference } from './payout-verify.js';
import { PayoutVerifyService, type Verification } from './payout-verify.service.js';

class SheetDifferenceResponse implements SheetDifference {
  @ApiProperty({ example: '发放表' })
  sheet: string;

  @ApiProperty({ type: String, nullable: true, example: 'L7', description: 'null: the whole sheet' })
  cell: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'As sealed; null: empty. Identity numbers and accounts masked',
  })
  expected: string | null;

  @ApiProperty({ type: String, nullable: true })
  found: string | null;
}

class VerificationResponse implements Verification {
  @ApiProperty({ description: 'Nothing differs and the seal holds' })
  genuine: boolean;

  @ApiProperty()
  payoutNumber: string;

  @ApiProperty({ description: 'Whether the lines in the database still make the seal that the payout was sent with' })
  sealHolds: boolean;

  @ApiProperty({ type: [SheetDifferenceResponse], description: 'The first 500' })
  differences: SheetDifferenceResponse[];

  @ApiProperty()
  differenceCount: number;
}

@ApiTags('payouts')
@ApiBearerAuth()
@Controller('payouts/verify')
export class PayoutVerifyController {
  constructor(private readonly verifying: PayoutVerifyService) {}

  /** Whether a workbook still says what was sealed, and which cells do not. Saving it anew changes nothing; editing does. */
  @Post()
  @ApiOperation({ summary: '核验发放表真伪' })
  @Permit('payouts.read')
  @HttpCode(200)
  @TakesFile()
  @ApiOkResponse({ type: VerificationResponse })
  async verify(
    @CurrentCaller() caller: Caller,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<VerificationResponse> {
    return this.verifying.verify(caller, requireUpload(file).content);
  }
}
