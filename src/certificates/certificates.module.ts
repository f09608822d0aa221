import { Module } from '@nestjs/common';
import { CertificateCorrectionsController } from './certificate-corrections.controller.js';
import { CertificateCorrectionsService } from './certificate-corrections.service.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesService } from './certificates.service.js';
import { EducationCreditsService } from './education/education-credits.service.js';
import { EducationController } from './education/education.controller.js';
import { RenewalsService } from './education/renewals.service.js';

@Module({
  controllers: [CertificatesController, CertificateCorrectionsController, EducationController],
  providers: [CertificatesService, CertificateCorrectionsService, EducationCreditsService, RenewalsService],
  exports: [EducationCreditsService, RenewalsService],
})
export class CertificatesModule {}
