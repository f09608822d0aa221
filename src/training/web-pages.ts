import { Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../auth/access/route-access.js';
import { sendAsset, sendPage, type WebFiles, webPath } from '../common/http/web-files.js';

/** Of a page in `web/`: its document, and the files that it names as `assets/…` below its address. */
export interface PageFiles {
  document: string;
  assets: WebFiles;
}

/** Begins the look of every page; the page's own stylesheet comes after it. */
export const BASE_STYLE: WebFiles = { 'base.css': webPath('base.css') };

/** What the controllers of pages share: a page holds nothing by itself and asks the API like any other client. */
export abstract class PageAssets {
  protected abstract readonly files: PageFiles;

  @Get('assets/:file')
  @Public()
  asset(@Param('file') file: string, @Res() response: Response): void {
    sendAsset(response, this.files.assets, file);
  }
}

/** A page that stands at the address of its controller itself. */
export abstract class WebPage extends PageAssets {
  @Get()
  @Public()
  page(@Req() request: Request, @Res() response: Response): void {
    // What the page names is named from its own address, which must not end like a folder's.
    if (request.path.endsWith('/')) response.redirect(`../${request.path.split('/').at(-2)}`);
    else sendPage(response, webPath(this.files.document));
  }
}
