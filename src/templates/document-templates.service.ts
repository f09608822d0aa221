import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { requireRegion } from '../auth/access/region-scope.js';
import { displayNames } from '../auth/display-names.js';
import { notFound } from '../common/errors.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { Clock } from '../common/values/clock.js';
import { newId } from '../common/values/ids.js';
import { inTransaction } from '../database/transaction.js';
import { filledDocument } from '../exports/documents/word-document.js';
import { Region } from '../regions/region.entity.js';
import { NoTemplate } from './content/content-fault.js';
import { checkedTemplate } from './content/template-check.js';
import { DocumentTemplate } from './document-template.entity.js';
import type {
  DocumentTemplateResponse,
  TemplateInForceResponse,
  TemplateVersionResponse,
} from './document-templates.dto.js';
import { sampleValues, placeholdersOf } from './placeholders/template-placeholders.js';
import { contentRefused, noOwnTemplate, placeholdersRefused, templateTooLarge } from './template-errors.js';
import { TEMPLATE_KIND_NAMES, TEMPLATE_KINDS, type TemplateKind } from './placeholders/template-kinds.js';
import { builtIn, inForce, type TemplateFile, versionOf } from './template-store.js';

const MEGABYTES_MOST = 2;

/** What of a kind is asked for, and whose. */
interface Place {
  kind: TemplateKind;
  regionCode: string;
}

export interface NamedFile {
  name: string;
  content: Buffer;
}

/** Word templates of an office's own: looked at before they are taken, kept with their versions, told of in the log. */
@Injectable()
export class DocumentTemplatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, regionCode: string): Promise<DocumentTemplateResponse[]> {
    authorize(caller, 'settings.read');
    const { manager } = this.dataSource;
    await requireRegion(manager, caller, regionCode);
    const told: DocumentTemplateResponse[] = [];
    for (const kind of TEMPLATE_KINDS) told.push(await this.told(manager, { kind, regionCode }));
    return told;
  }

  async get(caller: Caller, place: Place): Promise<DocumentTemplateResponse> {
    authorize(caller, 'settings.read');
    const { manager } = this.dataSource;
    await requireRegion(manager, caller, place.regionCode);
    return this.told(manager, place);
  }

  /** What is in force, the one that ships with the product, or a version of the region's own: to be edited beforehand. */
  async file(caller: Caller, place: Place, which: { builtIn?: boolean; version?: number }): Promise<NamedFile> {
    authorize(caller, 'settings.read');
    const { manager } = this.dataSource;
    await requireRegion(manager, caller, place.regionCode);
    const file = await this.fileOf(manager, place, which);
    if (!file) throw notFound('模板');
    const name = `${TEMPLATE_KIND_NAMES[place.kind]}模板_${await nameOf(manager, file)}.docx`;
    return { name, content: file.content };
  }

  /** The file filled in with made data; nothing is kept. @throws {Refusal} as `replace` does */
  async preview(caller: Caller, { kind, regionCode }: Place, file: Buffer): Promise<NamedFile> {
    authorize(caller, 'settings.regions');
    await requireRegion(this.dataSource.manager, caller, regionCode);
    const content = filledDocument(await acceptable(kind, file), sampleValues(kind));
    return { name: `${TEMPLATE_KIND_NAMES[kind]}_预览（示例数据）.docx`, content };
  }

  /**
   * Puts a template in force for the region and those below it that have none; the same bytes a second time change nothing.
   *
   * @throws {Refusal} 413, 415 and 422 for what is no template, with each place
   */
  async replace(caller: Caller, place: Place, file: Buffer): Promise<DocumentTemplateResponse> {
    authorize(caller, 'settings.regions');
    await requireRegion(this.dataSource.manager, caller, place.regionCode);
    const content = await acceptable(place.kind, file);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, place.regionCode);
      await hold(tx, place);
      const [last] = await tx.find(DocumentTemplate, { where: place, order: { version: 'DESC' }, take: 1 });
      if (last?.endedAt === null && last.sha256 === sha256) return this.told(tx, place);
      const at = this.clock.now();
      await tx.update(DocumentTemplate, { ...place, endedAt: IsNull() }, { endedAt: at, endedBy: caller.id });
      const id = newId();
      const version = (last?.version ?? 0) + 1;
      await tx.insert(DocumentTemplate, {
        ...place,
        id,
        version,
        bytes: content.length,
        sha256,
        contentCipher: this.personalData.encryptBytes(content),
        createdBy: caller.id,
        createdAt: at,
      });
      const details = { templateId: id, kind: place.kind, version, bytes: content.length, sha256 };
      await this.record(tx, caller, 'settings.template', place, details, null);
      return this.told(tx, place);
    });
  }

  /** Back to what holds above the region. @throws {Refusal} 409 where the region has none of its own */
  async withdraw(caller: Caller, place: Place, reason: string): Promise<void> {
    authorize(caller, 'settings.regions');
    await inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, place.regionCode);
      await hold(tx, place);
      const own = await tx.findOneBy(DocumentTemplate, { ...place, endedAt: IsNull() });
      if (!own) throw noOwnTemplate();
      const end = { endedAt: this.clock.now(), endedBy: caller.id, endReason: reason };
      await tx.update(DocumentTemplate, { id: own.id }, end);
      const details = { templateId: own.id, kind: place.kind, version: own.version, sha256: own.sha256 };
      await this.record(tx, caller, 'settings.template-withdraw', place, details, reason);
    });
  }

  private fileOf(
    tx: EntityManager,
    { kind, regionCode }: Place,
    which: { builtIn?: boolean; version?: number },
  ): Promise<TemplateFile | null> | TemplateFile {
    if (which.builtIn) return builtIn(kind);
    if (which.version !== undefined) {
      return versionOf(tx, this.personalData, { kind, regionCode, version: which.version });
    }
    return inForce(tx, this.personalData, kind, regionCode);
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    action: string,
    { regionCode }: Place,
    details: object,
    reason: string | null,
  ): Promise<void> {
    const about = { objectType: 'region-settings', objectId: regionCode, regionCode };
    return this.audit.record(tx, caller, { action, ...about, reason, details: { ...details } });
  }

  private async told(tx: EntityManager, { kind, regionCode }: Place): Promise<DocumentTemplateResponse> {
    const region = await tx.findOneByOrFail(Region, { code: regionCode });
    return {
      kind,
      name: TEMPLATE_KIND_NAMES[kind],
      regionCode,
      regionName: region.name,
      inForce: await toldInForce(tx, kind, regionCode),
      placeholders: placeholdersOf(kind).map((placeholder) => ({
        kind: placeholder.kind,
        word: placeholder.word,
        meaning: placeholder.meaning,
        columns: (placeholder.kind === 'rows' ? placeholder.columns : []).map(({ word, meaning }) => ({
          word,
          meaning,
        })),
      })),
      versions: await versionsOf(tx, { kind, regionCode }),
    };
  }
}

/** Two uploads for one place wait for each other, so that versions have no gaps and one is in force. */
async function hold(tx: EntityManager, { kind, regionCode }: Place): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`template ${kind} ${regionCode}`]);
}

async function acceptable(kind: TemplateKind, file: Buffer): Promise<Buffer> {
  if (file.length > MEGABYTES_MOST * 1024 * 1024) throw templateTooLarge(MEGABYTES_MOST);
  try {
    const checked = await checkedTemplate(kind, file);
    if ('faults' in checked) throw placeholdersRefused(checked.faults);
    // Packed anew it may have grown.
    if (checked.content.length > MEGABYTES_MOST * 1024 * 1024) throw templateTooLarge(MEGABYTES_MOST);
    return checked.content;
  } catch (error) {
    throw error instanceof NoTemplate ? contentRefused(error.fault, error.about) : error;
  }
}

async function nameOf(tx: EntityManager, { regionCode, version }: TemplateFile): Promise<string> {
  if (regionCode === null) return '内置';
  const { name } = await tx.findOneByOrFail(Region, { code: regionCode });
  return `${name}第${version}版`;
}

async function toldInForce(
  tx: EntityManager,
  kind: TemplateKind,
  regionCode: string,
): Promise<TemplateInForceResponse> {
  const [row]: Omit<TemplateInForceResponse, 'source'>[] = await tx.query(
    `SELECT t.region_code AS "regionCode", o.name AS "regionName", t.version, t.sha256, u.display_name AS "byName", t.created_at AS at
     FROM regions r JOIN document_templates t ON t.region_code = ANY(r.path) AND t.kind = $2 AND t.ended_at IS NULL
     JOIN regions o ON o.code = t.region_code JOIN users u ON u.id = t.created_by
     WHERE r.code = $1 ORDER BY array_position(r.path, t.region_code) DESC LIMIT 1`,
    [regionCode, kind],
  );
  if (row) return { source: row.regionCode === regionCode ? 'own' : 'above', ...row };
  const none = { regionCode: null, regionName: null, version: null, byName: null, at: null };
  return { source: 'built-in', ...none, sha256: builtIn(kind).sha256 };
}

async function versionsOf(tx: EntityManager, place: Place): Promise<TemplateVersionResponse[]> {
  const rows = await tx.find(DocumentTemplate, { where: place, order: { version: 'DESC' } });
  const names = await displayNames(
    tx,
    rows.flatMap(({ createdBy, endedBy }) => [createdBy, endedBy]),
  );
  return rows.map(({ version, bytes, sha256, createdBy, createdAt, endedBy, endedAt, endReason }) => ({
    version,
    bytes,
    sha256,
    createdByName: names.get(createdBy) ?? '',
    createdAt,
    endedByName: endedBy === null ? null : (names.get(endedBy) ?? ''),
    endedAt,
    endReason,
  }));
}
