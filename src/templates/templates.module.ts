import { Module } from '@nestjs/common';
import { UPLOADS } from '../common/http/upload.js';
import { DocumentTemplatesController } from './document-templates.controller.js';
import { DocumentTemplatesService } from './document-templates.service.js';
import { DocumentWriter } from './document-writer.js';

/** Word templates of offices, and the papers that are made of them. */
@Module({
  imports: [UPLOADS],
  controllers: [DocumentTemplatesController],
  providers: [DocumentTemplatesService, DocumentWriter],
  exports: [DocumentWriter],
})
export class TemplatesModule {}
