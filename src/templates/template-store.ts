import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { EntityManager } from 'typeorm';
import { PersonalData } from '../common/secrets/personal-data.js';
import { seedPath } from '../common/seed-files.js';
import type { TemplateKind } from './placeholders/template-kinds.js';

/** Which template a paper is made of; frozen with the paper. */
export interface UsedTemplate {
  kind: TemplateKind;
  /** Null of the one that ships with the product. */
  id: string | null;
  regionCode: string | null;
  version: number | null;
  /** Of the template, hex. */
  sha256: string;
}

export interface TemplateFile extends UsedTemplate {
  content: Buffer;
}

export function builtIn(kind: TemplateKind): TemplateFile {
  const content = readFileSync(seedPath(`templates/${kind}.docx`));
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { kind, id: null, regionCode: null, version: null, sha256, content };
}

interface Row {
  id: string;
  regionCode: string;
  version: number;
  sha256: string;
  cipher: Buffer;
}

const COLUMNS = `t.id, t.region_code AS "regionCode", t.version, t.sha256, t.content_cipher AS cipher`;

/** The template of the region itself or of the nearest one above it; else the one that ships with the product. */
export async function inForce(
  tx: EntityManager,
  personalData: PersonalData,
  kind: TemplateKind,
  regionCode: string,
): Promise<TemplateFile> {
  const [row]: Row[] = await tx.query(
    `SELECT ${COLUMNS} FROM regions r JOIN document_templates t
       ON t.region_code = ANY(r.path) AND t.kind = $2 AND t.ended_at IS NULL
     WHERE r.code = $1 ORDER BY array_position(r.path, t.region_code) DESC LIMIT 1`,
    [regionCode, kind],
  );
  return row ? fileOf(personalData, kind, row) : builtIn(kind);
}

/** A version of a region's own; null where it has none of that number. */
export async function versionOf(
  tx: EntityManager,
  personalData: PersonalData,
  { kind, regionCode, version }: { kind: TemplateKind; regionCode: string; version: number },
): Promise<TemplateFile | null> {
  const [row]: Row[] = await tx.query(
    `SELECT ${COLUMNS} FROM document_templates t WHERE t.region_code = $1 AND t.kind = $2 AND t.version = $3`,
    [regionCode, kind, version],
  );
  return row ? fileOf(personalData, kind, row) : null;
}

/** @throws {Error} where the content is not what was kept: no paper goes out that was made of something else */
function fileOf(personalData: PersonalData, kind: TemplateKind, { cipher, ...row }: Row): TemplateFile {
  const content = personalData.decryptBytes(cipher);
  if (createHash('sha256').update(content).digest('hex') !== row.sha256) {
    throw new Error(`document template ${row.id} was changed`);
  }
  return { kind, ...row, content };
}
