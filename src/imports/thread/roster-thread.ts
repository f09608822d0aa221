import { Worker } from 'node:worker_threads';
import { heard } from '../../common/heard.js';
import { progressOfThis, type Report } from '../../jobs/running/progress.js';
import { type WorkbookRefusal, WorkbookRefused } from '../../workbooks/workbook-errors.js';
import { type PeopleBatch, PeopleUnpacking } from '../checking/checked-roster.js';
import type { PersonRows, RosterContext, RosterSheetKind, RosterSummary } from '../roster/roster-rows.js';
import { THREAD_FILE } from './thread-file.js';
import { ThreadSlots } from './thread-slots.js';

export interface ThreadInput {
  bytes: ArrayBuffer;
  context: RosterContext;
}

export type Reading =
  { summary: RosterSummary; bytes: ArrayBuffer } | { refused: WorkbookRefusal; detail: string | null };

/** What the thread says: first, as number 0, what it read; then a batch for each request. */
export interface ThreadAnswer {
  no: number;
  answer: Reading | PeopleBatch;
}

/** Said while it reads. */
export interface RowsRead {
  rowsRead: number;
}

export interface BatchRequest {
  /** Comes back with the answer. */
  no: number;
  from: number;
  rows: number;
  textsFrom: number;
}

/** Of one thread, in MB: a file that takes more is refused, and the service goes on. */
const HEAP_LIMITS = { maxOldGenerationSizeMb: 1_536, maxYoungGenerationSizeMb: 24 };
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';
const SLOTS = new ThreadSlots();

/**
 * A roster workbook read and checked in a thread of its own, so that everybody else's requests go on meanwhile. Its rows
 * stay there, packed, until they are asked for.
 */
export class RosterThread {
  private readonly unpacking: PeopleUnpacking;

  private constructor(
    private readonly line: ThreadLine,
    readonly summary: RosterSummary,
    /** The workbook, given back. */
    readonly content: Buffer,
  ) {
    const sheets: Partial<Record<RosterSheetKind, string>> = {};
    for (const { kind, sheet } of summary.layouts) sheets[kind] = sheet;
    this.unpacking = new PeopleUnpacking(sheets);
  }

  /**
   * @param content not to be used any more: its memory goes to the thread and comes back as {@link content}
   * @throws WorkbookRefused when the file is no workbook, is damaged, or must not be opened
   */
  static async read(content: Buffer, context: RosterContext): Promise<RosterThread> {
    await SLOTS.take();
    const line = new ThreadLine({ bytes: ownBytes(content), context });
    try {
      const reading = await line.first();
      if ('refused' in reading) throw new WorkbookRefused(reading.refused, reading.detail);
      return new RosterThread(line, reading.summary, Buffer.from(reading.bytes));
    } catch (error) {
      await line.close();
      throw error;
    }
  }

  /**
   * The people from the first on, whenever it is called; the next batch is made while one is worked on.
   *
   * @param rows in one batch, at the least
   */
  async *people(rows: number): AsyncGenerator<PackedPeople, void, undefined> {
    for (let coming: Promise<PeopleBatch> | null = this.ask(0, rows); coming !== null;) {
      const { people, texts, next }: PeopleBatch = await coming;
      for (const text of texts) this.unpacking.texts.push(text);
      coming = next === null ? null : this.ask(next, rows);
      // Should the work on this batch fail, nobody waits for the next.
      coming?.catch(() => {});
      if (people.length > 0) yield { lines: people, unpack: (lines) => this.unpacking.person(lines) };
    }
  }

  async close(): Promise<void> {
    await this.line.close();
  }

  private ask(from: number, rows: number): Promise<PeopleBatch> {
    return this.line.ask({ from, rows, textsFrom: this.unpacking.texts.length });
  }
}

/** People as they came from the thread; unpacking one takes microseconds, all of them a noticeable while. */
interface PackedPeople {
  lines: string[][];
  unpack: (lines: readonly string[]) => PersonRows;
}

/** The thread and what it says. Only the answer to the last request is waited for: who starts anew forgets the one before. */
class ThreadLine {
  private readonly worker: Worker;
  private failure: Error | null = null;
  private no = 0;
  private waiting: { resolve: (answer: ThreadAnswer['answer']) => void; reject: (error: Error) => void } | null = null;

  constructor(workerData: ThreadInput) {
    const transferList = [workerData.bytes];
    const report = progressOfThis();
    this.worker = heard(new Worker(THREAD_FILE, { workerData, transferList, resourceLimits: HEAP_LIMITS }));
    this.worker.on('message', (message: ThreadAnswer | RowsRead) => {
      if ('rowsRead' in message) this.tell(report, message.rowsRead);
      else if (message.no === this.no) this.waiting?.resolve(message.answer);
    });
    this.worker.on('error', (error: Error) => this.fail(error));
    this.worker.on('messageerror', (error: Error) => this.fail(error));
    this.worker.on('exit', (code) => this.fail(new Error(`the reading thread ended with ${code}`)));
  }

  first(): Promise<Reading> {
    return this.answer() as Promise<Reading>;
  }

  ask(request: Omit<BatchRequest, 'no'>): Promise<PeopleBatch> {
    const answer = this.answer() as Promise<PeopleBatch>;
    const numbered: BatchRequest = { ...request, no: ++this.no };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.worker.postMessage(numbered);
    return answer;
  }

  private answer(): Promise<ThreadAnswer['answer']> {
    return new Promise((resolve, reject) => {
      if (this.failure) reject(this.failure);
      else this.waiting = { resolve, reject };
    });
  }

  async close(): Promise<void> {
    try {
      await this.worker.terminate();
    } finally {
      SLOTS.giveBack();
    }
  }

  /** Where nobody wants the answer any more, whoever waits for it is told. */
  private tell(report: Report, rows: number): void {
    try {
      report('reading', rows);
    } catch (error) {
      this.fail(error as Error);
    }
  }

  private fail(error: Error): void {
    const isOutOfMemory = 'code' in error && error.code === OUT_OF_MEMORY;
    this.failure ??= isOutOfMemory
      ? new WorkbookRefused('too-many-rows', 'the reading thread is out of memory')
      : error;
    this.waiting?.reject(this.failure);
  }
}

/** The content in memory of its own: what shares memory with others cannot be handed to a thread. */
function ownBytes(content: Buffer): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = content;
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) return buffer;
  return new Uint8Array(content).buffer;
}
