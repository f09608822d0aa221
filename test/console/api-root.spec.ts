import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGES = /\.(tsx?|html|js)$/;

/** What a browser itself follows: links, forms, sources, windows and requests; calls of the typed client are put below the root by it. */
const ABSOLUTE = /(?:(?:href|src|action)=\{?|(?:open|assign|replace|fetch|URL)\()\s*["'`]\/(?:api|console)\b/;

function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => PAGES.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}

describe('the pages below whatever prefix a proxy has put them', () => {
  it('find the service by the root of the page, and never by an address that begins at the host', () => {
    expect(ABSOLUTE.test('<a href={`/api/v1/training/screen#${id}`}>')).toBe(true);
    const pages = pagesIn('web');
    expect(pages.length).toBeGreaterThan(100);
    expect(pages.filter((path) => ABSOLUTE.test(readFileSync(path, 'utf8')))).toEqual([]);
  });
});
