import { Module } from '@nestjs/common';
import { UPLOADS } from '../common/http/upload.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { RosterExportController } from './register-export/roster-export.controller.js';
import { RosterExportService } from './register-export/roster-export.service.js';

@Module({
  imports: [UPLOADS],
  controllers: [ImportsController, RosterExportController],
  providers: [ImportsService, RosterExportService],
  exports: [ImportsService],
})
export class ImportsModule {}
