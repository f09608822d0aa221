import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeInBrowser } from '../browser.js';

/** Where the console of this run was built; see `test/run.js`. */
const ASSETS = fileURLToPath(new URL('../../../src/console/assets', import.meta.url));
const KB = 1024;

describeInBrowser('the console as it is built', () => {
  const names = (suffix: RegExp): string[] => readdirSync(ASSETS).filter((name) => suffix.test(name));
  const size = (name: string): number => statSync(`${ASSETS}/${name}`).size;
  const page = (): string => readFileSync(`${ASSETS}/../index.html`, 'utf8');
  const text = (name: string): string => readFileSync(`${ASSETS}/${name}`, 'utf8');

  it('is small: 120 KB to sign in, 340 with the largest page, compressed by gzip (console.md, Budgets)', () => {
    // What the page names itself is what comes before anybody has signed in: its script, all that this imports, its style.
    const named = [...page().matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(([, name]) => `${name}.gz`);
    const first = named.reduce((sum, name) => sum + size(name), 0);
    expect(named.length).toBeGreaterThan(1);
    expect(first).toBeLessThanOrEqual(120 * KB);
    // What every page stands in, and a page with all that it loads of itself, at once or later.
    const frame = [...names(/^(desk|guarded-page)-.*\.js$/), ...names(/\.css$/)];
    const pages = loadedBy(text(named[0]!.replace(/\.gz$/, '')));
    expect(frame.length).toBeGreaterThan(2);
    expect(pages.length).toBeGreaterThan(30);
    const sizes = pages.map((name): [number, string] => {
      const more = [...reached([...frame, name])].map((each) => `${each}.gz`).filter((each) => !named.includes(each));
      return [first + more.reduce((sum, each) => sum + size(each), 0), name];
    });
    const [largest] = sizes.toSorted(([one], [other]) => other - one);
    console.log(`to sign in ${first} bytes, the largest page ${largest!.join(' bytes, ')}`);
    expect(largest![0]).toBeLessThanOrEqual(340 * KB);
  });

  /** Scripts that a script names, to be loaded at once or when they are asked for. */
  function loadedBy(script: string): string[] {
    return [...script.matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g)].map(([, name = '']) => name);
  }

  /** With all that they load; what stands in the first script is there already, and its list of pages leads everywhere. */
  function reached(from: readonly string[], seen = new Set<string>()): Set<string> {
    for (const name of from) {
      if (seen.has(name) || name.startsWith('index-')) continue;
      seen.add(name);
      if (name.endsWith('.js')) reached(loadedBy(text(name)), seen);
    }
    return seen;
  }

  it('asks a browser for nothing that Chrome 80 does not have', () => {
    const newer =
      /Object\.hasOwn\(|structuredClone\(|\.toSorted\(|\.toReversed\(|\.findLast\(|\?\?=|\|\|=|crypto\.randomUUID/;
    expect(names(/\.js$/).filter((name) => newer.test(text(name)))).toEqual([]);
  });

  it('names no other host to load from, and holds no style or script that the page’s policy forbids', () => {
    const hosts = names(/\.(js|css)$/).flatMap(
      (name) => text(name).match(/(?:import|url)\(\s*["']?https?:[^)]+/g) ?? [],
    );
    expect(hosts).toEqual([]);
    expect(page()).not.toMatch(/<style|\sstyle=|<script>|\son\w+=/);
  });
});
