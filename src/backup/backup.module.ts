import { Module } from '@nestjs/common';
import { BackupMetrics } from './schedule/backup-metrics.js';
import { BackupSchedule } from './schedule/backup-schedule.js';
import { BackupService } from './backup.service.js';

@Module({ providers: [BackupService, BackupSchedule, BackupMetrics], exports: [BackupMetrics] })
export class BackupModule {}
