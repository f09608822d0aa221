import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { WithdrawalRequest } from '../../common/fields/withdrawal.dto.js';
import { PathId } from '../../common/http/path-id.js';
import { EducationCreditsService } from './education-credits.service.js';
import {
  CreditRequest,
  CreditResponse,
  RenewalResponse,
  WithdrawnRegistration,
  WorkerCredits,
} from './education.dto.js';
import { RenewalsService } from './renewals.service.js';

/** Hours of continuing education, and the registration that is renewed from them. */
@ApiTags('certificates')
@ApiBearerAuth()
@Controller()
export class EducationController {
  constructor(
    private readonly credits: EducationCreditsService,
    private readonly renewals: RenewalsService,
  ) {}

  @Get('workers/:id/credits')
  @Permit('workers.read')
  @ApiOkResponse({ type: WorkerCredits })
  list(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<WorkerCredits> {
    return this.credits.list(caller, id);
  }

  @Post('workers/:id/credits')
  @Permit('workers.write')
  @ApiCreatedResponse({ type: CreditResponse })
  create(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: CreditRequest,
  ): Promise<CreditResponse> {
    return this.credits.create(caller, id, body);
  }

  @Post('workers/:id/credits/:creditId/withdrawal')
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOkResponse({ type: [WithdrawnRegistration], description: 'The renewals that rested on these hours and went too' })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('creditId', PathId) creditId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawnRegistration[]> {
    return this.credits.withdraw(caller, id, creditId, body.reason);
  }

  /** 再登记: the registration that follows, if the hours of the present one are earned. */
  @Post('certificates/:id/renewals')
  @Permit('workers.write')
  @ApiCreatedResponse({ type: RenewalResponse })
  renew(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<RenewalResponse> {
    return this.renewals.renew(caller, id);
  }
}
