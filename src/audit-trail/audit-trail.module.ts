import { Module } from '@nestjs/common';
import { AuditExportService } from './audit-export.service.js';
import { AuditTrailController } from './audit-trail.controller.js';
import { HistoryController } from './history.controller.js';
import { AuditTrailService } from './audit-trail.service.js';

@Module({ controllers: [AuditTrailController, HistoryController], providers: [AuditTrailService, AuditExportService] })
export class AuditTrailModule {}
