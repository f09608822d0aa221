import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import {
  BankProfileDetail,
  BankProfileItem,
  BankProfileRequest,
  OwnProfileQuery,
  ProfilePreviewResponse,
  ProfileWithdrawalQuery,
  toProfileItem,
} from './own-profiles.dto.js';
import { OwnProfilesService } from './own-profiles.service.js';

/** Formats of bank files: those that ship with the product, and each region's own. */
@ApiTags('settings')
@ApiBearerAuth()
@Controller('bank-profiles')
export class OwnProfilesController {
  constructor(private readonly profiles: OwnProfilesService) {}

  /** The region's own first, then those of the regions above it, then what ships with the product. */
  @Get()
  @ApiOperation({ summary: '列出银行文件格式' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: [BankProfileItem] })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() { regionCode = caller.regionCode }: OwnProfileQuery,
  ): Promise<BankProfileItem[]> {
    return (await this.profiles.list(caller, regionCode)).map(toProfileItem);
  }

  @Get(':code')
  @ApiOperation({ summary: '查看银行文件格式' })
  @Permit('payouts.read')
  @ApiOkResponse({ type: BankProfileDetail })
  get(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @Query() { regionCode = caller.regionCode }: OwnProfileQuery,
  ): Promise<BankProfileDetail> {
    return this.profiles.get(caller, { code, regionCode });
  }

  /** The first payees of the region's newest payout as the bank would read them, numbers masked; nothing is kept. */
  @Post(':code/preview')
  @ApiOperation({ summary: '用真实明细试一试银行文件格式' })
  @Permit('settings.regions')
  @HttpCode(200)
  @ApiOkResponse({ type: ProfilePreviewResponse })
  preview(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @Query() { regionCode = caller.regionCode }: OwnProfileQuery,
    @Body() body: BankProfileRequest,
  ): Promise<ProfilePreviewResponse> {
    return this.profiles.preview(caller, { code, regionCode }, body);
  }

  /** Holds at once; `If-Match: "0"` for the first of the region's own. */
  @Put(':code')
  @ApiOperation({ summary: '保存本地区的银行文件格式' })
  @Permit('settings.regions')
  @ApiIfMatch()
  @ApiOkResponse({ type: BankProfileDetail })
  replace(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @IfMatch() version: number,
    @Query() { regionCode = caller.regionCode }: OwnProfileQuery,
    @Body() body: BankProfileRequest,
  ): Promise<BankProfileDetail> {
    return this.profiles.replace(caller, { code, regionCode }, body, version);
  }

  @Delete(':code')
  @ApiOperation({ summary: '停用本地区的银行文件格式' })
  @Permit('settings.regions')
  @ApiIfMatch()
  @HttpCode(204)
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @IfMatch() version: number,
    @Query() { regionCode = caller.regionCode, reason }: ProfileWithdrawalQuery,
  ): Promise<void> {
    return this.profiles.withdraw(caller, { code, regionCode }, reason, version);
  }
}
