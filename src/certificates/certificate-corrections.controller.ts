import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { WithdrawalRequest, WithdrawalResponse } from '../common/fields/withdrawal.dto.js';
import { ApiIfMatch } from '../common/http/api-headers.js';
import { IfMatch } from '../common/http/if-match.js';
import { PathId } from '../common/http/path-id.js';
import { CertificateCorrectionsService } from './certificate-corrections.service.js';
import {
  CertificateResponse,
  RegistrationResponse,
  UpdateRegistrationRequest,
  UpdateRevocationRequest,
} from './certificates.dto.js';

@ApiTags('certificates')
@ApiBearerAuth()
@Controller('certificates/:id')
export class CertificateCorrectionsController {
  constructor(private readonly corrections: CertificateCorrectionsService) {}

  @Post('withdrawal')
  @ApiOperation({ summary: '作废误录的证书' })
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.corrections.withdraw(caller, id, body.reason);
  }

  @Patch('registrations/:registrationId')
  @ApiOperation({ summary: '更正证书的登记期' })
  @Permit('workers.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: RegistrationResponse })
  correctRegistration(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('registrationId', PathId) registrationId: string,
    @IfMatch() version: number,
    @Body() body: UpdateRegistrationRequest,
  ): Promise<RegistrationResponse> {
    return this.corrections.correctRegistration(caller, id, registrationId, version, body);
  }

  @Post('registrations/:registrationId/withdrawal')
  @ApiOperation({ summary: '作废误录的登记期' })
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdrawRegistration(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('registrationId', PathId) registrationId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.corrections.withdrawRegistration(caller, id, registrationId, body.reason);
  }

  /** `If-Match` is the certificate's version. */
  @Patch('revocation')
  @ApiOperation({ summary: '更正证书撤销' })
  @Permit('workers.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CertificateResponse })
  correctRevocation(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateRevocationRequest,
  ): Promise<CertificateResponse> {
    return this.corrections.correctRevocation(caller, id, version, body);
  }

  @Post('revocation/withdrawal')
  @ApiOperation({ summary: '作废误录的证书撤销' })
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOkResponse({ type: CertificateResponse })
  withdrawRevocation(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: WithdrawalRequest,
  ): Promise<CertificateResponse> {
    return this.corrections.withdrawRevocation(caller, id, body.reason);
  }
}
