import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { renameDurablyMeanwhile, writeDurablyMeanwhile } from '../common/durable-files.js';
import { log } from '../common/log.js';

/** One line a minute says that a place takes nothing, however often that is tried. */
const LOG_MS = 60_000;

/** Why a former head was set aside: the database lacks it, or was restored from a backup that is older. */
export type AsideReason = 'lost' | 'restored';

/** A file in which the newest head is kept, and beside it those that were set aside: `<name>.<part of its hash>.lost.json`. */
export class HeadPlace {
  private wanted: string | null = null;
  private writing: Promise<void> | null = null;
  private warnedAt = -Infinity;
  /** What stands there could be neither read nor set aside, so nothing is written over it. */
  private blocked = false;

  constructor(
    readonly path: string,
    /** The folder is made where it is missing; a folder that is mounted must not be, since it would hide behind the mount. */
    private readonly makeFolder: boolean,
    /** Where it was kept before, under another name. */
    private readonly former: string | null = null,
  ) {}

  /** Gives what is kept under the former name this one, where nothing has it yet. */
  async takeFormer(): Promise<void> {
    if (this.former === null || (await this.read()) !== null) return;
    try {
      await renameDurablyMeanwhile(this.former, this.path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }

  /**
   * @returns null where nothing was kept yet
   * @throws when it is there and cannot be read
   */
  async read(): Promise<string | null> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Gives what is kept a name of its own. */
  async setAside(text: string, reason: AsideReason): Promise<void> {
    const mark = idOf(text).slice(0, 16);
    await renameDurablyMeanwhile(this.path, this.path.replace(/\.json$/, `.${mark}.${reason}.json`));
  }

  /** The texts of those that were set aside as lost. */
  async lost(): Promise<string[]> {
    const stem = basename(this.path, '.json');
    const names = await readdir(dirname(this.path)).catch(() => []);
    const own = names.filter((name) => name.startsWith(`${stem}.`) && name.endsWith('.lost.json'));
    return Promise.all(own.toSorted().map((name) => readFile(join(dirname(this.path), name), 'utf8')));
  }

  block(): void {
    this.blocked = true;
  }

  /** Soon and once: while one text is being written only the newest of those that come waits. Never throws. */
  write(text: string): void {
    if (this.blocked) return;
    this.wanted = text;
    this.writing ??= this.writeWanted();
  }

  /** What was to be written is on the disk, or could not be. */
  async idle(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private async writeWanted(): Promise<void> {
    while (this.wanted !== null) {
      const text = this.wanted;
      this.wanted = null;
      try {
        if (this.makeFolder) await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
        await writeDurablyMeanwhile(this.path, text);
      } catch (error) {
        this.warn((error as NodeJS.ErrnoException).code);
      }
    }
    this.writing = null;
  }

  private warn(code: string | undefined): void {
    if (performance.now() - this.warnedAt < LOG_MS) return;
    this.warnedAt = performance.now();
    log.warn({ path: this.path, code }, 'the head of the audit log is not kept here');
  }
}

/** A head by its whole text, so that the same one found in two places is one. */
export function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
