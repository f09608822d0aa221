import { existsSync, readFileSync } from 'node:fs';

/** The version of this program, so that a page that was loaded before an upgrade can notice. */
export const VERSION = readVersion();

/** The nearest `package.json` above: as built for a release, and for the tests, the program stands at different depths. */
function readVersion(): string {
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    const file = new URL('package.json', folder);
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
    if (folder.pathname === '/') throw new Error('no package.json above the program');
  }
}
