import { fdatasyncSync, fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type EngineOptions = Parameters<NodeFS['init']>[1];

/** What is used here of an open file as Emscripten knows it, and of the file system that Node's files are to the engine. */
interface Stream {
  nfd: number;
  node: { mode: number; name: string };
}
interface NodeFiles {
  stream_ops: { fsync?: (stream: Stream) => number };
  tryFSOperation(operation: () => void): void;
}
interface Engine {
  NODEFS: NodeFiles;
  FS: { isDir(mode: number): boolean };
}

const WAL_SEGMENT = /^[0-9A-F]{24}$/;

/**
 * How the engine is started: as it starts by itself, but that it flushes what it promises to keep. Its `fdatasync`, which
 * it would choose for the WAL, does nothing in this build; its `fsync` asks the file system, which is the one below.
 */
export function flushingParameters(usual: readonly string[]): string[] {
  const settings = { fsync: 'on', wal_sync_method: 'fsync', full_page_writes: 'on', synchronous_commit: 'on' };
  return [
    ...usual.filter((parameter) => parameter !== '-F'),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** The engine's files in a folder of this machine, flushed to the disk when the engine asks for it. */
export class FlushedFiles extends NodeFS {
  /** How often a segment of the WAL was flushed: not at all, where an engine does not ask. */
  walFlushes = 0;

  /**
   * @param onAbort the engine has given itself up (a PANIC: a flush failed, say); whatever it would do next rests on memory
   *   that is not to be trusted
   */
  constructor(
    folder: string,
    private readonly onAbort: () => void,
  ) {
    super(folder);
  }

  override async init(engine: PGlite, options: EngineOptions): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(engine, options);
    const giveFlush = (module: unknown): void => {
      const { NODEFS, FS } = module as Engine;
      NODEFS.stream_ops.fsync = (stream) => {
        // A failure is the engine's to hear, in its own numbers: it stops at once rather than believe what is not on the disk.
        NODEFS.tryFSOperation(() => this.flush(stream, FS.isDir(stream.node.mode)));
        return 0;
      };
    };
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        onAbort: this.onAbort,
        preRun: [giveFlush, ...(emscriptenOpts.preRun ?? [])],
      },
    };
  }

  private flush({ nfd, node }: Stream, isFolder: boolean): void {
    // Windows flushes no folder; its file system keeps the order of names by itself.
    if (isFolder && process.platform === 'win32') return;
    if (!WAL_SEGMENT.test(node.name)) return fsyncSync(nfd);
    this.walFlushes++;
    // A segment keeps its size while it is written, and its times need not be kept: so PostgreSQL does on Linux, too.
    fdatasyncSync(nfd);
  }
}
