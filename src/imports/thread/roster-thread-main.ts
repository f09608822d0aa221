import { parentPort, workerData } from 'node:worker_threads';
import { WorkbookRefused } from '../../workbooks/workbook-errors.js';
import { readRoster } from '../checking/roster-check.js';
import type { BatchRequest, RowsRead, ThreadAnswer, ThreadInput } from './roster-thread.js';

/** Runs in a thread of its own: reads one workbook, then hands out its people batch by batch as they are asked for. */

const port = parentPort;
if (!port) throw new Error('this file is the program of a thread');
const { bytes, context } = workerData as ThreadInput;
const tell = (message: ThreadAnswer | RowsRead): void => port.postMessage(message);
const say = (answer: ThreadAnswer, handOver: ArrayBuffer[] = []): void => port.postMessage(answer, handOver);

/** What the file is to blame for is an answer; anything else ends the thread with its error. */
async function read(): Promise<Awaited<ReturnType<typeof readRoster>> | WorkbookRefused> {
  try {
    return await readRoster(Buffer.from(bytes), context, { rowsRead: (rows) => tell({ rowsRead: rows }) });
  } catch (error) {
    if (error instanceof WorkbookRefused) return error;
    throw error;
  }
}

const roster = await read();
if (roster instanceof WorkbookRefused) {
  say({ no: 0, answer: { refused: roster.code, detail: roster.detail } });
} else {
  port.on('message', ({ no, from, rows, textsFrom }: BatchRequest) => {
    say({ no, answer: roster.batch(from, rows, textsFrom) });
  });
  // The file goes back to whom it belongs to.
  say({ no: 0, answer: { summary: roster.summary, bytes } }, [bytes]);
}
