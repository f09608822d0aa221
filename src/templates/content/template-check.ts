import { SaxesParser } from 'saxes';
import PizZip from 'pizzip';
import { filledDocument } from '../../exports/documents/word-document.js';
import { placeholdersOf, sampleValues } from '../placeholders/template-placeholders.js';
import type { TemplateKind } from '../placeholders/template-kinds.js';
import { NoTemplate } from './content-fault.js';
import { type DocxParts, readPackage, repacked } from './docx-package.js';
import { placedText } from './placed-text.js';
import { type PlaceholderFault, placeholderFaults } from './placeholder-check.js';

/** A file that was looked at: what is kept of it, or what is wrong with its placeholders. */
export type CheckedTemplate = { content: Buffer } | { faults: PlaceholderFault[] };

/** Relationships to what is not text, or not of this file. */
const FOREIGN = /\/(aFChunk|oleObject|package|control|subDocument|frame|vbaProject|wordVbaData|activeXControl\w*)$/i;

/** Parts whose text is filled in, by how people call them. */
const TITLES: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\d*\.xml$/i, ''],
  [/^word\/header\d*\.xml$/i, '页眉'],
  [/^word\/footer\d*\.xml$/i, '页脚'],
  [/^word\/(footnotes|endnotes)\d*\.xml$/i, '脚注'],
  [/^word\/[^/]+\.xml$/i, '附属部分'],
];

/**
 * Looks at a file that is to be a template: that it is a Word document of text and pictures alone, and that every placeholder in it is
 * known and stands where it can be filled in; at last it is filled in, with everything and with nothing.
 *
 * @throws {NoTemplate} where the file is none
 */
export async function checkedTemplate(kind: TemplateKind, file: Buffer): Promise<CheckedTemplate> {
  const parts = await readPackage(file);
  requireNothingForeign(parts);
  const known = placeholdersOf(kind);
  const faults = [...parts].flatMap(([name, content]) => {
    const title = TITLES.find(([pattern]) => pattern.test(name))?.[1];
    return title === undefined ? [] : placeholderFaults(placedText(content.toString('utf8'), title), known);
  });
  if (faults.length > 0) return { faults };
  const content = repacked(parts);
  const fault = trialFault(kind, content);
  return fault === null ? { content } : { faults: [{ code: 'unfillable', message: fault }] };
}

function requireNothingForeign(parts: DocxParts): void {
  for (const [name, content] of parts) {
    if (/^word\/comments\w*\.xml$/i.test(name) && content.includes('<w:comment ')) throw new NoTemplate('comments');
    if (!name.toLowerCase().endsWith('.rels')) continue;
    eachElement(content.toString('utf8'), (element, { Type = '', TargetMode = '', Target = '' }) => {
      if (!element.endsWith('Relationship')) return;
      if (FOREIGN.test(Type)) throw new NoTemplate(/vba/i.test(Type) ? 'macros' : 'embedded');
      if (TargetMode.toLowerCase() !== 'external') return;
      const about = Target.slice(0, 80);
      if (Type.endsWith('/hyperlink')) throw new NoTemplate('hyperlink', about);
      throw new NoTemplate(Type.endsWith('/attachedTemplate') ? 'external-template' : 'external', about);
    });
  }
}

/** Filled in with every part, and with none; what comes of it must still be a document. */
function trialFault(kind: TemplateKind, content: Buffer): string | null {
  for (const full of [true, false]) {
    try {
      const zip = new PizZip(filledDocument(content, sampleValues(kind, full)));
      for (const name of Object.keys(zip.files).filter((each) => /\.(xml|rels)$/i.test(each))) {
        eachElement(zip.file(name)!.asText(), () => undefined);
      }
    } catch (error) {
      const tag = tagOf(error);
      const what = tag ? `占位符“${tag}”所在的位置不能填写` : '占位符所在的位置不能填写';
      return `${what}。请删去后重新输入，{#……} 和 {/……} 各自单独成段，或写在表格同一行的首末两格中。`;
    }
  }
  return null;
}

/** Of docxtemplater's errors, whose shape its documentation gives; null of others. */
function tagOf(error: unknown): string | null {
  const { properties } = error as { properties?: { xtag?: unknown; errors?: { properties?: { xtag?: unknown } }[] } };
  const tag = properties?.errors?.[0]?.properties?.xtag ?? properties?.xtag;
  return typeof tag === 'string' ? tag.slice(0, 40) : null;
}

/** @throws {NoTemplate} where it is no XML, or declares entities */
function eachElement(xml: string, visit: (name: string, attributes: Record<string, string>) => void): void {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new NoTemplate('damaged');
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new NoTemplate('damaged');
  });
  parser.on('opentag', ({ name, attributes }) => visit(name, attributes));
  parser.write(xml).close();
}
