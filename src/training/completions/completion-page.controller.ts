import { Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { webPath } from '../../common/http/web-files.js';
import { BASE_STYLE, WebPage } from '../web-pages.js';

/** The page on which whoever holds a certificate of completion has its number checked; its address stands on the paper. */
@ApiExcludeController()
@Controller('training/completion')
export class CompletionPageController extends WebPage {
  protected readonly files = {
    document: 'completion/index.html',
    assets: {
      ...BASE_STYLE,
      'page.css': webPath('check-in/check-in.css'),
      'completion.js': webPath('completion/completion.js'),
    },
  };
}
