import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { transform } from '@swc/core';
import { build as bundle } from 'vite';

/** What the service reads beside its program, found from where the program stands. */
const BESIDE = ['assets', 'seed', 'web'];
/** Of these pages the rules are built too, for their specs; pages themselves are built by their own builder. */
const CONSOLE = 'web/console';
/** An editor saves in several steps; they are taken as one. */
const SAVING_MS = 100;

/**
 * Folders of TypeScript (`src`, `test`, `bench`), built with the settings of the release into a folder `.<name>-<process>` at the
 * project's root, which is removed when the work is done. Types are not looked at; `npm run typecheck` does that.
 */
export class Build {
  #root;
  #sources;
  #options;

  constructor(root, name, sources) {
    this.#root = root;
    this.#sources = sources;
    this.folder = join(root, `.${name}-${process.pid}`);
    const { exclude: _specsAreBuiltHere, ...options } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
    this.#options = { ...options, swcrc: false };
  }

  static async make(root, name, sources) {
    const build = new Build(root, name, sources);
    mkdirSync(build.folder);
    for (const each of BESIDE.filter((beside) => beside !== 'web'))
      symlinkSync(join('..', each), join(build.folder, each));
    mkdirSync(join(build.folder, 'web'));
    for (const each of readdirSync(join(root, 'web'))) {
      if (each !== 'console') symlinkSync(join('../../web', each), join(build.folder, 'web', each));
    }
    const files = [...sources, CONSOLE].flatMap((source) =>
      readdirSync(join(root, source), { recursive: true }).map((file) => join(source, file)),
    );
    await Promise.all(files.filter((file) => /(?<!\.d)\.ts$/.test(file)).map((file) => build.#compile(file)));
    return build;
  }

  /** The console, where the service of this build looks for it. */
  async console() {
    process.env.CONSOLE_OUT = join(this.folder, 'src/console');
    await bundle({ root: join(this.#root, 'web/console'), logLevel: 'warn' });
  }

  /** Builds again what is saved, until the process ends, and calls back; what cannot be built is told and left as it was. */
  follow(built = () => {}) {
    const saved = new Set();
    let timer;
    const compile = async () => {
      const files = [...saved];
      saved.clear();
      try {
        await Promise.all(files.filter((file) => file.endsWith('.ts')).map((file) => this.#compile(file)));
        built();
      } catch (error) {
        process.stderr.write(`${error.message}\n`);
      }
    };
    for (const folder of [...this.#sources, ...BESIDE]) {
      watch(join(this.#root, folder), { recursive: true }, (_event, file) => {
        if (file) saved.add(join(folder, file));
        clearTimeout(timer);
        timer = setTimeout(() => void compile(), SAVING_MS);
      });
    }
  }

  async #compile(file) {
    const filename = join(this.#root, file);
    const target = join(this.folder, file.replace(/\.ts$/, '.js'));
    const sourceFileName = relative(dirname(target), filename);
    const { code, map } = await transform(readFileSync(filename, 'utf8'), {
      ...this.#options,
      filename,
      sourceFileName,
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}.map`, map);
    writeFileSync(target, `${code}\n//# sourceMappingURL=${basename(target)}.map\n`);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
