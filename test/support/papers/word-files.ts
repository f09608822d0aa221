import JSZip from 'jszip';

/** Word documents by their parts, as Word and those who mean no good make them. */

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export const runOf = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
/** Several texts are runs of their own, as Word splits what was typed at different times. */
export const paragraphOf = (...texts: string[]): string => `<w:p>${texts.map(runOf).join('')}</w:p>`;
export const tableOf = (...rows: string[][]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraphOf(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

export interface WordParts {
  body?: string;
  /** Further parts, or others in the place of those that are always there. */
  parts?: Record<string, string | Buffer>;
  /** Of the document to others. */
  relationships?: string;
  contentType?: string;
}

export async function wordFile({
  body = '',
  parts = {},
  relationships,
  contentType = MAIN,
}: WordParts): Promise<Buffer> {
  const zip = new JSZip();
  const all: Record<string, string | Buffer> = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${contentType}"/></Types>`,
    '_rels/.rels':
      '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${NAMESPACE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...(relationships && {
      'word/_rels/document.xml.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships}</Relationships>`,
    }),
    ...parts,
  };
  for (const [name, content] of Object.entries(all)) zip.file(name, content, { createFolders: false });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** The paragraphs of the text of a Word document; cells are paragraphs too. */
export async function paragraphsOf(document: Buffer): Promise<string[]> {
  const zip = await JSZip.loadAsync(document);
  const xml = await zip.file('word/document.xml')!.async('string');
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text = '']) => text).join(''),
  );
}
