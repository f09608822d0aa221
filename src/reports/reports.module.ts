import { Module } from '@nestjs/common';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { YearlyReportService } from './yearly-report.service.js';

@Module({ controllers: [ReportsController], providers: [ReportsService, YearlyReportService] })
export class ReportsModule {}
