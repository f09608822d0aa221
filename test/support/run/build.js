import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transform } from '@swc/core';

const SOURCES = ['src', 'test', 'bench'];
/** What the service reads beside its program, found from where the program stands. */
const BESIDE = ['assets', 'seed', 'web'];

/** Everything that is TypeScript, built with the settings of the release, into a folder that is removed after the run. */
export class BuildForTests {
  #root;
  #options;

  constructor(root, folder) {
    this.#root = root;
    this.folder = folder;
    const { exclude: _specsAreBuiltHere, ...options } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
    this.#options = { ...options, swcrc: false };
  }

  static async make(root, folder) {
    const build = new BuildForTests(root, folder);
    mkdirSync(folder);
    for (const name of BESIDE) symlinkSync(join('..', name), join(folder, name));
    const files = SOURCES.flatMap((name) =>
      readdirSync(join(root, name), { recursive: true }).map((file) => join(name, file)),
    ).filter((file) => file.endsWith('.ts'));
    for (const place of new Set(files.map(dirname))) mkdirSync(join(folder, place), { recursive: true });
    await Promise.all(files.map((file) => build.#compile(file)));
    return build;
  }

  /** Builds again what is saved, until the process ends. */
  follow() {
    for (const name of SOURCES) {
      watch(join(this.#root, name), { recursive: true }, (_event, file) => {
        if (!file?.endsWith('.ts')) return;
        this.#compile(join(name, file)).catch((error) => console.error(error.message));
      });
    }
  }

  async #compile(file) {
    const source = readFileSync(join(this.#root, file), 'utf8');
    const target = join(this.folder, file.replace(/\.ts$/, '.js'));
    const filename = join(this.#root, file);
    const { code, map } = await transform(source, {
      ...this.#options,
      filename,
      sourceFileName: relative(dirname(target), filename),
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.map`, map);
    writeFileSync(target, `${code}\n//# sourceMappingURL=${target.split('/').at(-1)}.map\n`);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
