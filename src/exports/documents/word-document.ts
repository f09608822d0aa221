import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

/** The media type of a Word document (ECMA-376, IANA). */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const DATE = new Date('2026-01-01T00:00:00Z');

type Value = string | boolean | readonly Values[];
export interface Values {
  readonly [name: string]: Value;
}

// oxlint-disable-next-line no-control-regex -- characters that XML 1.0 cannot hold at all
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A Word template with its placeholders filled in: `{name}` a text, `{#rows}…{/rows}` once a row, or where the value is true. Values are
 * texts and never read as placeholders themselves.
 *
 * @throws {Error} where the template names something that is not given: no document goes out with a gap
 */
export function filledDocument(template: Buffer, values: Values): Buffer {
  const document = new Docxtemplater(new PizZip(template), {
    paragraphLoop: true,
    linebreaks: true,
    nullGetter: ({ value }: { value?: string }) => {
      throw new Error(`the template names ${value ?? 'something'} that is not given`);
    },
  });
  document.render(clean(values));
  const zip = document.getZip();
  // The clock of the machine would make another file of the same words a second later.
  for (const part of Object.values(zip.files)) part.date = DATE;
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

function clean(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cleanValue(value)]));
}

function cleanValue(value: Value): Value {
  if (typeof value === 'string') return value.replace(NO_XML, '');
  return typeof value === 'boolean' ? value : value.map(clean);
}
