import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { WithdrawalRequest } from '../../common/fields/withdrawal.dto.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { PathId } from '../../common/http/path-id.js';
import { EducationCreditsService } from './education-credits.service.js';
import {
  CorrectCreditRequest,
  CorrectedCredit,
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
  @ApiOperation({ summary: '查看继续教育学时' })
  @Permit('workers.read')
  @ApiOkResponse({ type: WorkerCredits })
  list(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<WorkerCredits> {
    return this.credits.list(caller, id);
  }

  @Post('workers/:id/credits')
  @ApiOperation({ summary: '登记学时' })
  @Permit('workers.write')
  @ApiCreatedResponse({ type: CreditResponse })
  create(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: CreditRequest,
  ): Promise<CreditResponse> {
    return this.credits.create(caller, id, body);
  }

  @Patch('workers/:id/credits/:creditId')
  @Permit('workers.write')
  @ApiIfMatch()
  @ApiOperation({ summary: '更正手工登记的学时' })
  @ApiOkResponse({ type: CorrectedCredit })
  correct(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('creditId', PathId) creditId: string,
    @IfMatch() version: number,
    @Body() body: CorrectCreditRequest,
  ): Promise<CorrectedCredit> {
    return this.credits.correct(caller, id, creditId, version, body);
  }

  @Post('workers/:id/credits/:creditId/withdrawal')
  @ApiOperation({ summary: '作废误录的学时' })
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
  @ApiOperation({ summary: '办理证书再登记' })
  @Permit('workers.write')
  @ApiCreatedResponse({ type: RenewalResponse })
  renew(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<RenewalResponse> {
    return this.renewals.renew(caller, id);
  }
}
