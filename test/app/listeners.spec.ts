import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What emits `error` events: an event that nobody listens for ends the process, whoever else it serves. Each is born inside of `heard`
 * (`common/heard.ts`), or as an argument of a pipeline, which listens from then on.
 */
const EMITTERS =
  /\bnew (?:PassThrough|Readable|Writable|Transform|Duplex|Worker|Server|Socket|EventEmitter)\(|\b(?:createServer|createReadStream|createWriteStream|createGzip|createGunzip|createInflate|createDeflate|spawn|execFile|fork|createConnection|generateNodeStream|Readable\.from|Readable\.fromWeb|Transform\.from)\(/g;

/** Others, each with its reason; this list only shrinks. */
const EXCEPTIONS = new Map([
  ['backup/keys/passphrase.ts: new Writable', 'swallows what it is given and never fails'],
  ['backup/restore/backup-reader.ts: createGunzip', 'stands in the pipeline of the next statement'],
  ['idempotency/request-hash.ts: Readable.from', 'of bytes that are in memory'],
]);

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .map((path) => join('src', path));
const codeOf = (path: string): string =>
  readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));

/** The name of the call whose argument begins, or goes on, at this place; empty where it is no argument. */
function callAround(code: string, at: number): string {
  let depth = 0;
  for (let index = at - 1; index >= 0; index--) {
    const character = code[index]!;
    if (')]}'.includes(character)) depth++;
    if (!'([{'.includes(character) || depth-- > 0) continue;
    return character === '(' ? (/[\w.]+$/.exec(code.slice(0, index))?.[0] ?? '') : '';
  }
  return '';
}

function unheard(path: string, code: string): string[] {
  const found: string[] = [];
  for (const match of code.matchAll(EMITTERS)) {
    if (/\bfunction $|\basync $|\bprivate $/.test(code.slice(0, match.index))) continue;
    if (['heard', 'pipeline'].includes(callAround(code, match.index))) continue;
    found.push(`${path.replace(/^src\//, '')}: ${match[0].slice(0, -1)}`);
  }
  return found;
}

describe('no event, timer or promise of its own ends the process', () => {
  it('finds a stream that nobody hears, and knows those that are heard', () => {
    expect(unheard('a.ts', 'const out = new PassThrough();')).toEqual(['a.ts: new PassThrough']);
    expect(
      unheard('a.ts', 'heard(new PassThrough()); await pipeline(createReadStream(path, { flags }), out);'),
    ).toEqual([]);
  });

  it('hears every stream, server, socket, thread and child', () => {
    const found = new Set(files.flatMap((path) => unheard(path, codeOf(path))));
    expect([...found].filter((place) => !EXCEPTIONS.has(place))).toEqual([]);
    expect([...EXCEPTIONS.keys()].filter((place) => !found.has(place))).toEqual([]);
  });

  it('hands no asynchronous function to a timer or an event, where its failure would be nobody’s', () => {
    const places = files.filter((path) =>
      /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|nextTick)\(\s*async\b|\.(?:on|once|addListener)\(\s*'[\w-]+',\s*async\b/.test(
        codeOf(path),
      ),
    );
    expect(places).toEqual([]);
  });

  it('writes nothing to the log as fatal, for which a full disk would be waited', () => {
    expect(files.filter((path) => /\blog\.fatal\(/.test(codeOf(path)))).toEqual([]);
  });
});
