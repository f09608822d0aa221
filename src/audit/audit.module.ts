import { Global, Module } from '@nestjs/common';
import { AuditChainer } from './audit-chainer.js';
import { AuditService } from './audit.service.js';

@Global()
@Module({ providers: [AuditService, AuditChainer], exports: [AuditService] })
export class AuditModule {}
