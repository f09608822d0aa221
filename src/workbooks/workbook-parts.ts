import type { WorkbookArchive } from './workbook-archive.js';
import { WorkbookRefused } from './workbook-errors.js';
import { readWholeXml } from './xml-part.js';

/** The small parts of a workbook, read whole: which sheets there are, which styles mean dates, the shared strings. */

export interface SheetEntry {
  name: string;
  part: string;
  hidden: boolean;
}

export interface WorkbookOutline {
  sheets: SheetEntry[];
  /** Days count from 1904-01-01 instead of 1900 (ECMA-376 part 1, 18.2.28 `date1904`). */
  date1904: boolean;
  stylesPart: string | null;
  sharedStringsPart: string | null;
}

export async function readOutline(archive: WorkbookArchive): Promise<WorkbookOutline> {
  await refuseByContentTypes(archive);
  const rootRelations = await readRelations(archive, '_rels/.rels', '');
  const workbookPart = [...rootRelations.values()].find((it) => it.type === 'officeDocument')?.target;
  if (!workbookPart || !archive.has(workbookPart)) throw new WorkbookRefused('not-a-workbook', 'no workbook part');

  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1);
  const relations = await readRelations(archive, `${folder}_rels/${workbookPart.slice(folder.length)}.rels`, folder);
  const partOf = (type: string): string | null => {
    const target = [...relations.values()].find((it) => it.type === type)?.target;
    return target !== undefined && archive.has(target) ? target : null;
  };

  const sheets: SheetEntry[] = [];
  let date1904 = false;
  let isWorkbook = false;
  await readWholeXml(archive, workbookPart, {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true;
      else if (name === 'workbookPr') date1904 = isTrue(attributes['date1904']);
      else if (name === 'sheet') {
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
        const relation = relations.get(id);
        // Chart and dialog sheets hold no rows.
        if (relation?.type !== 'worksheet') return;
        if (!archive.has(relation.target)) throw new WorkbookRefused('damaged', `no part ${relation.target}`);
        sheets.push({
          name: attributes['name'] ?? '',
          part: relation.target,
          hidden: (attributes['state'] ?? 'visible') !== 'visible',
        });
      }
    },
    close() {},
  });
  if (!isWorkbook) throw new WorkbookRefused('not-a-workbook', 'the main part is no workbook');
  return { sheets, date1904, stylesPart: partOf('styles'), sharedStringsPart: partOf('sharedStrings') };
}

async function refuseByContentTypes(archive: WorkbookArchive): Promise<void> {
  await readWholeXml(archive, '[Content_Types].xml', {
    open(_name, attributes) {
      const type = attributes['ContentType'] ?? '';
      if (/macroEnabled|vbaProject/i.test(type)) throw new WorkbookRefused('macros');
    },
    close() {},
  });
}

interface Relation {
  type: string;
  target: string;
}

async function readRelations(archive: WorkbookArchive, part: string, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!archive.has(part)) return relations;
  await readWholeXml(archive, part, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const type = (attributes['Type'] ?? '').split('/').pop() ?? '';
      relations.set(attributes['Id'] ?? '', { type, target: resolveTarget(folder, attributes['Target'] ?? '') });
    },
    close() {},
  });
  return relations;
}

/** Targets are relative to the folder of their source, or absolute from the root of the archive. */
function resolveTarget(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** Built-in number formats that show dates; 27 to 36 and 50 to 58 are the Chinese ones (ECMA-376 part 1, 18.8.30). */
function isBuiltInDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a format's own code shows a date: letters of dates outside quotes, brackets and escapes. */
export function isDateFormat(code: string): boolean {
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replaceAll(/general/gi, '');
  return /[ymdhs]/i.test(bare);
}

/** For each cell style, whether a number under it is a date. */
export async function readDateStyles(archive: WorkbookArchive, part: string | null): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (part === null) return styles;
  const custom = new Map<number, boolean>();
  let inCellXfs = false;
  await readWholeXml(archive, part, {
    open(name, attributes) {
      if (name === 'numFmt') {
        custom.set(Number(attributes['numFmtId']), isDateFormat((attributes['formatCode'] ?? '').slice(0, 255)));
      } else if (name === 'cellXfs') inCellXfs = true;
      else if (name === 'xf' && inCellXfs) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(custom.get(id) ?? isBuiltInDateFormat(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellXfs = false;
    },
  });
  return styles;
}

/** The workbook's table of texts; rich text loses its formats, phonetic hints are left out. */
export async function readSharedStrings(archive: WorkbookArchive, part: string | null): Promise<string[]> {
  const strings: string[] = [];
  if (part === null) return strings;
  let text = '';
  let chars = 0;
  let inText = false;
  let phoneticDepth = 0;
  await readWholeXml(archive, part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phoneticDepth++;
      else if (name === 't') inText = phoneticDepth === 0;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phoneticDepth--;
      else if (name === 'si') {
        chars += text.length;
        const { maxSharedStrings, maxSharedStringChars } = archive.limits;
        if (strings.length >= maxSharedStrings || chars > maxSharedStringChars) {
          throw new WorkbookRefused('unpacks-too-large', part);
        }
        strings.push(ownString(unescapeXstring(text)));
      }
    },
    text(piece) {
      if (inText) text += piece;
    },
  });
  return strings;
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19 ST_Xstring). */
export function unescapeXstring(text: string): string {
  if (!text.includes('_x')) return text;
  // Half a surrogate pair and NUL can be written this way, and no database takes them as text.
  return text
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\0|\p{Cs}/gu, '\uFFFD');
}

/**
 * A copy of its own. V8 cuts a piece out of a longer string by pointing into it, so that one kept cell would keep
 * the whole inflated piece of the file alive.
 */
export function ownString(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
