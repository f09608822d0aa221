import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { EmscriptenBuiltinFilesystem } from '@electric-sql/pglite/basefs';

type EngineOptions = Parameters<EmscriptenBuiltinFilesystem['init']>[1];

/** Where the engine looks for its database. */
const ENGINE_FOLDER = '/pglite/data';
/** A page of the database, by which it reads and writes. */
const BLOCK = 8192;

/** What is used here of a file in memory as Emscripten knows it. */
interface Node {
  mode: number;
  usedBytes: number;
  mtime: number;
  ctime: number;
  stream_ops: object;
  node_ops: { setattr(node: Node, change: Change): void };
}
interface Change {
  size?: number;
}
interface Stream {
  node: Node;
}
interface Engine {
  FS: { mkdirTree(path: string, mode: number): void; create(path: string, mode: number): Node };
}

/** The files of a folder: by path from it, folders before what is in them. */
class FolderContent {
  /** Read once for all engines of a thread. */
  private static readonly known = new Map<string, FolderContent>();

  private constructor(
    readonly folders: readonly string[],
    readonly files: ReadonlyMap<string, Uint8Array>,
  ) {}

  static of(folder: string): FolderContent {
    const known = FolderContent.known.get(folder) ?? FolderContent.read(folder);
    FolderContent.known.set(folder, known);
    return known;
  }

  private static read(folder: string): FolderContent {
    const folders: string[] = [];
    const files = new Map<string, Uint8Array>();
    const visit = (inside: string): void => {
      for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
        const path = join(inside, entry.name);
        if (entry.isDirectory()) {
          folders.push(path);
          visit(path);
        } else files.set(path, readFileSync(join(folder, path)));
      }
    };
    visit('');
    return new FolderContent(folders, files);
  }
}

/**
 * An engine's files in memory that begin as those of a folder and share its bytes: a page is copied when it is first written. So a database
 * is open without one call of the system, where copying its 1400 files took longer than most suites.
 */
export class SharedFiles extends EmscriptenBuiltinFilesystem {
  private readonly content: FolderContent;

  constructor(folder: string) {
    super();
    this.content = FolderContent.of(folder);
  }

  override async init(engine: PGlite, options: EngineOptions): ReturnType<EmscriptenBuiltinFilesystem['init']> {
    const { emscriptenOpts } = await super.init(engine, options);
    const lay = (module: unknown): void => this.lay((module as Engine).FS);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), lay] } };
  }

  override async closeFs(): Promise<void> {
    this.pg?.Module.FS.quit();
  }

  private lay(system: Engine['FS']): void {
    system.mkdirTree(ENGINE_FOLDER, 0o700);
    for (const folder of this.content.folders) system.mkdirTree(`${ENGINE_FOLDER}/${folder}`, 0o700);
    for (const [path, bytes] of this.content.files) {
      share(system.create(`${ENGINE_FOLDER}/${path}`, 0o600), bytes);
    }
  }
}

/** Makes a new file one that has these bytes and keeps its own pages beside them. */
function share(node: Node, bytes: Uint8Array): void {
  const file = new SharedFile(node, bytes);
  node.stream_ops = {
    ...node.stream_ops,
    read: (_stream: Stream, into: Uint8Array, offset: number, length: number, position: number) =>
      file.read(into.subarray(offset, offset + length), position),
    write: (_stream: Stream, from: Uint8Array, offset: number, length: number, position: number) =>
      file.write(from.subarray(offset, offset + length), position),
    // Its pages do not lie side by side.
    mmap: undefined,
    msync: undefined,
  };
  const usual = node.node_ops;
  node.node_ops = {
    ...usual,
    setattr: (changed, { size, ...others }) => {
      usual.setattr(changed, others);
      if (size !== undefined) file.resize(size);
    },
  };
}

/** A file that has the bytes of another until a page is written. */
export class SharedFile {
  private readonly own: (Uint8Array | undefined)[] = [];

  constructor(
    private readonly node: Pick<Node, 'usedBytes' | 'mtime' | 'ctime'>,
    private bytes: Uint8Array,
  ) {
    node.usedBytes = bytes.length;
  }

  /** @returns how many bytes there were */
  read(into: Uint8Array, position: number): number {
    const length = Math.max(0, Math.min(into.length, this.node.usedBytes - position));
    for (const { block, from, count, at } of parts(length, position)) {
      const own = this.own[block];
      const start = block * BLOCK + from;
      const page = own ? own.subarray(from, from + count) : this.bytes.subarray(start, start + count);
      into.set(page, at);
      // Beyond what the folder had, and never written: a hole.
      if (page.length < count) into.fill(0, at + page.length, at + count);
    }
    return length;
  }

  write(from: Uint8Array, position: number): number {
    for (const { block, from: start, count, at } of parts(from.length, position)) {
      this.page(block).set(from.subarray(at, at + count), start);
    }
    this.node.usedBytes = Math.max(this.node.usedBytes, position + from.length);
    this.node.mtime = this.node.ctime = Date.now();
    return from.length;
  }

  resize(size: number): void {
    if (size < this.node.usedBytes) {
      this.bytes = this.bytes.subarray(0, size);
      this.own.length = Math.min(this.own.length, Math.ceil(size / BLOCK));
      this.own[Math.floor(size / BLOCK)]?.fill(0, size % BLOCK);
    }
    this.node.usedBytes = size;
  }

  private page(block: number): Uint8Array {
    const known = this.own[block];
    if (known) return known;
    const page = new Uint8Array(BLOCK);
    page.set(this.bytes.subarray(block * BLOCK, (block + 1) * BLOCK));
    this.own[block] = page;
    return page;
  }
}

interface Part {
  block: number;
  /** Within the block. */
  from: number;
  count: number;
  /** Within what is read or written. */
  at: number;
}

function* parts(length: number, position: number): Generator<Part> {
  for (let at = 0; at < length;) {
    const from = (position + at) % BLOCK;
    const count = Math.min(BLOCK - from, length - at);
    yield { block: Math.floor((position + at) / BLOCK), from, count, at };
    at += count;
  }
}
