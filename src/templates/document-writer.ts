import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonalData } from '../common/secrets/personal-data.js';
import { filledDocument, type Values } from '../exports/documents/word-document.js';
import { worded } from './placeholders/template-placeholders.js';
import type { TemplateKind } from './placeholders/template-kinds.js';
import { inForce, type UsedTemplate } from './template-store.js';

/** A paper and what it is made of. */
export interface WrittenDocument {
  content: Buffer;
  template: UsedTemplate;
}

/** Makes papers of the templates that are in force: every room's papers go this one way. */
@Injectable()
export class DocumentWriter {
  constructor(private readonly personalData: PersonalData) {}

  /** @param regionCode of the office whose paper it is */
  async write(tx: EntityManager, kind: TemplateKind, regionCode: string, values: Values): Promise<WrittenDocument> {
    const { content, ...template } = await inForce(tx, this.personalData, kind, regionCode);
    return { content: filledDocument(content, worded(kind, values)), template };
  }
}
