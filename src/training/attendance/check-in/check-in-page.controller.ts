import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../../../auth/access/route-access.js';
import { PathId } from '../../../common/http/path-id.js';
import { sendPage, webPath } from '../../../common/http/web-files.js';
import { BASE_STYLE, PageAssets } from '../../web-pages.js';

/** The page that the QR code leads to; the same for every session, known or not. */
@ApiExcludeController()
@Controller('training/check-in')
export class CheckInPageController extends PageAssets {
  protected readonly files = {
    document: 'check-in/index.html',
    assets: {
      ...BASE_STYLE,
      'check-in.css': webPath('check-in/check-in.css'),
      'check-in.js': webPath('check-in/check-in.js'),
    },
  };

  @Get(':sessionId')
  @Public()
  page(@Param('sessionId', PathId) _id: string, @Res() response: Response): void {
    sendPage(response, webPath(this.files.document));
  }
}
