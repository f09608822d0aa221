import { Module } from '@nestjs/common';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesService } from './certificates.service.js';
import { EducationCreditsService } from './education-credits.service.js';
import { EducationController } from './education.controller.js';
import { RenewalsService } from './renewals.service.js';

@Module({
  controllers: [CertificatesController, EducationController],
  providers: [CertificatesService, EducationCreditsService, RenewalsService],
  exports: [EducationCreditsService, RenewalsService],
})
export class CertificatesModule {}
