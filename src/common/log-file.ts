import { closeSync, fstatSync, openSync, readdirSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { Clock } from './values/clock.js';

export interface LogFileOptions {
  /** Absolute; the day is put before its ending: `service.log` gives `service-2026-11-30.log`, then `service-2026-11-30.2.log`. */
  path: string;
  maxBytes: number;
  keepDays: number;
}

/** Of what cannot be written just now. */
export const MOST_WAITING_BYTES = 1024 * 1024;

/**
 * Lines into files of a day and of a size; those of long ago are deleted. What cannot be written waits up to a limit, later lines are counted and
 * dropped, and with the next line that is written it is said how many are missing: a disk that is full stops nobody, and is never waited for.
 */
export class LogFile {
  private fd: number | null = null;
  /** Of the file that is open. */
  private day = '';
  private part = 1;
  private bytes = 0;
  private readonly waiting: Buffer[] = [];
  private waitingBytes = 0;
  /** Of the first that waits, how much is in the file already. */
  private begun = 0;
  private lost = 0;

  /** @param onFailure told whenever a line could not be written */
  constructor(
    private readonly options: LogFileOptions,
    private readonly onFailure: (error: NodeJS.ErrnoException) => void,
    private readonly clock = new Clock(),
  ) {}

  /** @throws what the file system says where the file cannot be opened: at a start that is told at once */
  open(): void {
    const day = this.clock.today();
    this.openPart(day, Math.max(1, ...this.parts(day)));
    this.deleteOld(day);
  }

  /** @returns whether all that was said so far is in the file; never throws */
  write(line: string): boolean {
    const bytes = Buffer.from(line);
    if (this.waitingBytes + bytes.length > MOST_WAITING_BYTES) this.lost++;
    else {
      this.waiting.push(bytes);
      this.waitingBytes += bytes.length;
    }
    try {
      this.writeWaiting();
      return true;
    } catch (error) {
      // A handle may be of no use after a failure (a share of the network): the next line opens the file anew.
      this.close();
      this.onFailure(error as NodeJS.ErrnoException);
      return false;
    }
  }

  close(): void {
    if (this.fd === null) return;
    const fd = this.fd;
    this.fd = null;
    try {
      closeSync(fd);
    } catch {
      // What it had to say of its last bytes was said as they were written.
    }
  }

  private writeWaiting(): void {
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const fd = this.begun > 0 ? (this.fd ?? this.reopened()) : this.fileFor(next.length);
      while (this.begun < next.length) {
        const written = writeSync(fd, next, this.begun);
        this.begun += written;
        this.bytes += written;
      }
      this.begun = 0;
      this.waiting.shift();
      this.waitingBytes -= next.length;
      if (this.lost > 0) this.tellLost();
    }
  }

  private tellLost(): void {
    const said = {
      level: 'warn',
      time: this.clock.now().toISOString(),
      lines: this.lost,
      msg: 'lines of the log were lost',
    };
    const line = Buffer.from(`${JSON.stringify(said)}\n`);
    this.lost = 0;
    this.waiting.push(line);
    this.waitingBytes += line.length;
  }

  /** Rolls between lines only, so that none is in two files. */
  private fileFor(length: number): number {
    const day = this.clock.today();
    if (day !== this.day) {
      this.openPart(day, 1);
      this.deleteOld(day);
    } else if (this.bytes > 0 && this.bytes + length > this.options.maxBytes) this.openPart(day, this.part + 1);
    return this.fd ?? this.reopened();
  }

  private reopened(): number {
    return this.openPart(this.day, this.part);
  }

  private openPart(day: string, part: number): number {
    // Opened before the other is closed: where that fails, nothing has changed.
    const fd = openSync(join(dirname(this.options.path), this.nameOf(day, part)), 'a', 0o600);
    this.close();
    this.fd = fd;
    this.day = day;
    this.part = part;
    this.bytes = fstatSync(fd).size;
    return fd;
  }

  private nameOf(day: string, part: number): string {
    const { before, ending } = this.name();
    return `${before}-${day}${part === 1 ? '' : `.${part}`}${ending}`;
  }

  private name(): { before: string; ending: string } {
    const ending = extname(this.options.path);
    return { before: basename(this.options.path, ending), ending };
  }

  private parts(day: string): number[] {
    return this.ownFiles().flatMap((file) => (file.day === day ? [file.part] : []));
  }

  /** By the day in their names: what is called otherwise is not ours. A file that cannot be deleted is tried again the next day. */
  private deleteOld(today: string): void {
    const last = new Date(Date.parse(today) - this.options.keepDays * 86_400_000).toISOString().slice(0, 10);
    for (const { name, day } of this.ownFiles()) {
      if (day > last) continue;
      try {
        unlinkSync(join(dirname(this.options.path), name));
      } catch (error) {
        this.onFailure(error as NodeJS.ErrnoException);
      }
    }
  }

  private ownFiles(): { name: string; day: string; part: number }[] {
    const { before, ending } = this.name();
    return readdirSync(dirname(this.options.path)).flatMap((name) => {
      if (!name.startsWith(`${before}-`) || !name.endsWith(ending)) return [];
      const [, day, part = '1'] =
        /^(\d{4}-\d{2}-\d{2})(?:\.(\d+))?$/.exec(name.slice(before.length + 1, name.length - ending.length)) ?? [];
      return day === undefined ? [] : [{ name, day, part: Number(part) }];
    });
  }
}
