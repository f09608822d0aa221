import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../../../auth/access/route-access.js';
import { packagePath, sendAsset, sendPage, type WebFiles, webPath } from '../../../common/http/web-files.js';

const ASSETS: WebFiles = {
  'screen.css': webPath('screen/screen.css'),
  'screen.js': webPath('screen/screen.js'),
  'account.js': webPath('screen/account.js'),
  'code-view.js': webPath('screen/code-view.js'),
  'qrcode.mjs': packagePath('qrcode-generator', 'qrcode.mjs'),
};

/**
 * The page for the trainer's projector, which shows the check-in code of a session. It holds nothing by itself: it signs
 * in and asks the API like any other client.
 */
@ApiExcludeController()
@Controller('training/screen')
export class CheckInScreenController {
  @Get()
  @Public()
  page(@Req() request: Request, @Res() response: Response): void {
    // What the page names is named from its own address, which must not end like a folder's.
    if (request.path.endsWith('/')) response.redirect('../screen');
    else sendPage(response, webPath('screen/index.html'));
  }

  @Get('assets/:file')
  @Public()
  asset(@Param('file') file: string, @Res() response: Response): void {
    sendAsset(response, ASSETS, file);
  }
}
