import { SHEET } from '../../common/http/upload.js';
import { type Draft, type MediaType, operationsOf } from './document.js';

/** By the ending of the address: what a file is. */
const FILE_TYPES: Readonly<Record<string, string>> = {
  xlsx: SHEET,
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

const BINARY: MediaType = { schema: { type: 'string', format: 'binary' } };

const DISPOSITION = {
  'Content-Disposition': {
    description: 'attachment, with the name of the file in Chinese (RFC 6266, RFC 8187)',
    schema: { type: 'string' },
  },
};

/** What is answered as a file, which files are taken, and whether there must be a body. */
export function sayBodies(draft: Draft): void {
  for (const { method, path, operation } of operationsOf(draft)) {
    const type = FILE_TYPES[/\.(\w+)$/.exec(path)?.[1] ?? ''];
    const done = operation.responses['200'];
    if (done && type && !done.content) done.content = { [type]: { ...BINARY } };
    const types = Object.keys(done?.content ?? {}).filter((each) => each !== 'application/json');
    if (done?.content && types.length > 0) {
      for (const each of types) done.content[each] = { ...BINARY };
      done.headers = { ...done.headers, ...DISPOSITION };
    }
    // A body of which nothing is needed may be left out.
    const json = operation.requestBody?.content['application/json'];
    if (method === 'post' && operation.requestBody && json && !needsAnything(draft, json))
      operation.requestBody.required = false;
    const form = operation.requestBody?.content['multipart/form-data'];
    const accepted = form?.schema['x-accepted'] as string[] | undefined;
    if (operation.requestBody && form && accepted) {
      delete form.schema['x-accepted'];
      operation.requestBody.required = true;
      form.encoding = { file: { contentType: accepted.join(', ') } };
    }
  }
}

function needsAnything({ components }: Draft, { schema }: MediaType): boolean {
  const named = components.schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
  return (named.required ?? []).length > 0;
}
