import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';

/** What a table that is moved sideways is called. */
const TABLE = '表格';

const FOLDER = resolve(fileURLToPath(new URL('../../docs/zh', import.meta.url)));

/**
 * A manual of docs/zh becomes a page when the console is built: its markup as it is shown, its parts for a list of contents, and its
 * pictures as files of the console. Nothing of it is worked out in the browser, and only the product's own files come this way.
 */
export function manuals() {
  return {
    name: 'manuals',
    enforce: 'pre',
    load(id) {
      const path = id.split('?')[0];
      if (!path.startsWith(FOLDER) || !path.endsWith('.md')) return null;
      const { title, sections, html, pictures } = manualOf(readFileSync(path, 'utf8'));
      const imports = pictures.map((name, n) => `import p${n} from ${JSON.stringify(join(FOLDER, name))};\n`).join('');
      const names = pictures.map((_, n) => `p${n}`).join(', ');
      return (
        `${imports}const pictures = [${names}];\n` +
        `export default ${JSON.stringify({ title, sections })};\n` +
        `export const html = ${JSON.stringify(html)}.replace(/picture:(\\d+)/g, (_, n) => pictures[n]);\n`
      );
    },
  };
}

/** @returns the first heading, the headings below it, and the rest as markup with `picture:0` in place of addresses */
export function manualOf(text) {
  const pictures = [];
  const sections = [];
  let title = '';
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const words = this.parser.parseInline(tokens);
        if (depth === 1) {
          title = words;
          return '';
        }
        if (depth > 2) return `<h${depth}>${words}</h${depth}>\n`;
        sections.push({ id: `part-${sections.length + 1}`, title: words });
        return `<h2 id="part-${sections.length}" tabindex="-1">${words}</h2>\n`;
      },
      image({ href, text: alt }) {
        pictures.push(href);
        return `<img src="picture:${pictures.length - 1}" alt="${escaped(alt)}" loading="lazy">`;
      },
      html({ text: raw }) {
        throw new Error(`a manual holds markup of its own: ${raw.trim()}`);
      },
    },
  });
  const html = marked
    .parse(text)
    .replaceAll(
      '<table>',
      `<div class="table-frame" tabindex="0" role="group" aria-label="${TABLE}"><table class="data">`,
    )
    .replaceAll('</table>', '</table></div>');
  return { title, sections, html, pictures };
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
