import { Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { packagePath, webPath } from '../../../common/http/web-files.js';
import { BASE_STYLE, WebPage } from '../../web-pages.js';

/** The page for the trainer's projector, which shows the check-in code of a session. It signs in like any other client. */
@ApiExcludeController()
@Controller('training/screen')
export class CheckInScreenController extends WebPage {
  protected readonly files = {
    document: 'screen/index.html',
    assets: {
      ...BASE_STYLE,
      'screen.css': webPath('screen/screen.css'),
      'screen.js': webPath('screen/screen.js'),
      'account.js': webPath('screen/account.js'),
      'code-view.js': webPath('screen/code-view.js'),
      'qrcode.mjs': packagePath('qrcode-generator', 'qrcode.mjs'),
    },
  };
}
