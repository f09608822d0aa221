import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { ApiIfMatch } from '../common/http/api-headers.js';
import { IfMatch } from '../common/http/if-match.js';
import { PathId } from '../common/http/path-id.js';
import {
  CertificateRequest,
  CertificateResponse,
  RegistrationRequest,
  RegistrationResponse,
  RevocationRequest,
  UpdateCertificateRequest,
} from './certificates.dto.js';
import { CertificatesService } from './certificates.service.js';

@ApiTags('certificates')
@ApiBearerAuth()
@Controller('certificates')
export class CertificatesController {
  constructor(private readonly certificates: CertificatesService) {}

  @Post()
  @ApiOperation({ summary: '登记证书' })
  @Permit('workers.write')
  @ApiCreatedResponse({ type: CertificateResponse })
  create(@CurrentCaller() caller: Caller, @Body() body: CertificateRequest): Promise<CertificateResponse> {
    return this.certificates.create(caller, body);
  }

  @Patch(':id')
  @ApiOperation({ summary: '更正证书' })
  @Permit('workers.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CertificateResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateCertificateRequest,
  ): Promise<CertificateResponse> {
    return this.certificates.update(caller, id, version, body);
  }

  @Post(':id/registrations')
  @ApiOperation({ summary: '登记证书的登记期' })
  @Permit('workers.write')
  @ApiCreatedResponse({ type: RegistrationResponse })
  register(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: RegistrationRequest,
  ): Promise<RegistrationResponse> {
    return this.certificates.register(caller, id, body);
  }

  @Post(':id/revocation')
  @ApiOperation({ summary: '登记证书撤销' })
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOkResponse({ type: CertificateResponse })
  revoke(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: RevocationRequest,
  ): Promise<CertificateResponse> {
    return this.certificates.revoke(caller, id, body);
  }
}
