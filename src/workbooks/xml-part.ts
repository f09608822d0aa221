import { SaxesParser } from 'saxes';
import type { WorkbookArchive } from './workbook-archive.js';
import { WorkbookRefused } from './workbook-errors.js';

export interface XmlHandler {
  /** Names come without their prefix: some programs write `x:row` where Excel writes `row`. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text?(text: string): void;
}

/** OOXML nests no deeper than about 15; more is an attack on the parser's stack of open tags. */
const MAX_DEPTH = 64;

/**
 * Reads one part through a streaming parser and yields what `take` has gathered after each piece. A DTD is refused at sight, hence no entity beyond XML's own five and no external file is ever resolved.
 */
export async function* readXml<T>(
  archive: WorkbookArchive,
  part: string,
  handler: XmlHandler,
  take: () => T,
): AsyncGenerator<T, void, undefined> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const localNames = new Map<string, string>();
  let depth = 0;
  let charsSinceEvent = 0;

  const local = (name: string): string => {
    let short = localNames.get(name);
    if (short === undefined) {
      short = name.slice(name.indexOf(':') + 1);
      // A file that invents names without end must not fill the cache.
      if (localNames.size < 1000) localNames.set(name, short);
    }
    return short;
  };
  parser.on('error', (error) => {
    throw new WorkbookRefused('damaged', `${part}: ${error.message.slice(0, 100)}`);
  });
  parser.on('doctype', () => {
    throw new WorkbookRefused('unsafe-xml', part);
  });
  parser.on('opentag', (tag) => {
    charsSinceEvent = 0;
    if (++depth > MAX_DEPTH) throw new WorkbookRefused('damaged', `${part} nests too deep`);
    handler.open(local(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    charsSinceEvent = 0;
    depth--;
    handler.close(local(tag.name));
  });
  if (handler.text) {
    const text = handler.text.bind(handler);
    parser.on('text', text);
    parser.on('cdata', text);
  }

  for await (const piece of archive.text(part)) {
    charsSinceEvent += piece.length;
    // Text, comments and half-read tags pile up inside the parser until they end.
    if (charsSinceEvent > archive.limits.maxTokenChars) throw new WorkbookRefused('damaged', `${part}: endless token`);
    parser.write(piece);
    yield take();
  }
  parser.close();
}

/** Reads a small part to its end. */
export async function readWholeXml(archive: WorkbookArchive, part: string, handler: XmlHandler): Promise<void> {
  const pieces = readXml(archive, part, handler, () => null);
  while (!(await pieces.next()).done);
}
