import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../../auth/access/route-access.js';
import { sendAsset, sendPage, type WebFiles, webPath } from '../../common/http/web-files.js';

const ASSETS: WebFiles = {
  'page.css': webPath('check-in/check-in.css'),
  'completion.js': webPath('completion/completion.js'),
};

/** The page on which whoever holds a certificate of completion has its number checked; its address stands on the paper. */
@ApiExcludeController()
@Controller('training/completion')
export class CompletionPageController {
  @Get()
  @Public()
  page(@Req() request: Request, @Res() response: Response): void {
    // What the page names is named from its own address, which must not end like a folder's.
    if (request.path.endsWith('/')) response.redirect('../completion');
    else sendPage(response, webPath('completion/index.html'));
  }

  @Get('assets/:file')
  @Public()
  asset(@Param('file') file: string, @Res() response: Response): void {
    sendAsset(response, ASSETS, file);
  }
}
