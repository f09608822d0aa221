import { Global, Module } from '@nestjs/common';
import { AuditChainer } from './audit-chainer.js';
import { AuditService } from './audit.service.js';
import { TailAcceptance } from './tail-accept-command.js';

@Global()
@Module({ providers: [AuditService, AuditChainer, TailAcceptance], exports: [AuditService] })
export class AuditModule {}
