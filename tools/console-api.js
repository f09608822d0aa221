import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

/**
 * What the console takes from the API's document, written by `npm run openapi`: its types (`schema.d.ts`) and the Chinese words of its
 * closed lists (`words.ts`). A test holds both to the document.
 */

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
export const FOLDER = join(root, 'web/console/api');

const WRITTEN = '/** Written by `npm run openapi`; do not edit. */\n\n';

/** A file is bytes for a browser, in a form as in an answer. */
const BLOB = ts.factory.createTypeReferenceNode('Blob');

export async function schemaText(document) {
  const nodes = await openapiTS(structuredClone(document), {
    alphabetize: true,
    transform: ({ format }) => (format === 'binary' ? BLOB : undefined),
  });
  return `${WRITTEN}${astToString(nodes)}`;
}

/** `WORDS.Level.junior` is 初级; `TITLES.Level` says what the list is called. */
export function wordsText({ components }) {
  const lists = Object.entries(components.schemas).filter(([, schema]) => schema['x-enum-descriptions']);
  const words = lists.map(([name, schema]) => {
    const lines = schema.enum.map((word, at) => `    ${key(word)}: ${quoted(schema['x-enum-descriptions'][at])},\n`);
    return `  ${name}: {\n${lines.join('')}  },\n`;
  });
  const titles = lists.map(([name, { title }]) => `  ${name}: ${quoted(title)},\n`);
  return (
    `${WRITTEN}/** The words of each closed list of the API, in the order in which they are told. */\n` +
    `export const WORDS = {\n${words.join('')}} as const;\n\n` +
    `/** What each list is called. */\nexport const TITLES = {\n${titles.join('')}} as const;\n`
  );
}

function key(word) {
  return /^[A-Za-z_]\w*$/.test(word) ? word : quoted(word);
}

function quoted(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'));
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'schema.d.ts'), await schemaText(document));
  writeFileSync(join(FOLDER, 'words.ts'), wordsText(document));
}
