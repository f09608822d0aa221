import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import type { PGlite } from '@electric-sql/pglite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { EmbeddedDatabase } from '../src/database/engine/embedded.js';

/**
 * The bare database, with nothing of the service between: what makes registers and measures limits. The embedded engine
 * is one connection in one process, so it is open either here or in the service, never in both.
 */
export interface BareDatabase {
  readonly kind: 'PostgreSQL' | 'PGlite';
  /** What `readConfig` takes to find it. */
  readonly environment: Record<string, string>;
  /** Opens a connection of its own; on the embedded engine the only one. */
  connect(): Promise<BareConnection>;
  drop(): Promise<void>;
}

export interface BareConnection {
  /** `name` makes it a prepared statement. */
  query<R extends object>(sql: string, values?: unknown[], name?: string): Promise<R[]>;
  /** Lines in the text form of COPY. */
  copy(table: string, columns: readonly string[], lines: Iterable<string> | AsyncIterable<string>): Promise<void>;
  /** What a query brings, in the text form of COPY, in pieces that end with a line. */
  copyOut(query: string): Promise<string[]>;
  close(): Promise<void>;
}

const PIECE = 1 << 18;

/** Lines joined to pieces: a write per line would cost more than the line. */
async function* pieces(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}

function copySql(table: string, columns: readonly string[], from: string): string {
  return `COPY ${table} (${columns.map((column) => `"${column}"`).join(', ')}) FROM ${from}`;
}

export class ServerDatabase implements BareDatabase {
  readonly kind = 'PostgreSQL';

  constructor(
    private readonly server: string,
    readonly name: string,
  ) {}

  get url(): string {
    const url = new URL(this.server);
    url.pathname = `/${this.name}`;
    return url.toString();
  }

  get environment(): Record<string, string> {
    return { DATABASE_URL: this.url };
  }

  async connect(): Promise<BareConnection> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    return {
      query: async <R extends object>(text: string, values?: unknown[], name?: string) =>
        (await client.query<R>({ text, values, name })).rows,
      copy: async (table, columns, lines) => {
        // Synchronous lines are drawn as the stream asks for them.
        await pipeline(Readable.from(pieces(lines)), client.query(copyFrom(copySql(table, columns, 'STDIN'))));
      },
      copyOut: (query) => wholeLines(client.query(copyTo(`COPY (${query}) TO STDOUT`))),
      close: () => client.end(),
    };
  }

  async exists(): Promise<boolean> {
    return (await this.onServer('SELECT 1 FROM pg_database WHERE datname = $1', [this.name])).length > 0;
  }

  async create(): Promise<void> {
    await this.onServer(`CREATE DATABASE ${this.name}`);
  }

  /** Another database of the same server. */
  named(name: string): ServerDatabase {
    return new ServerDatabase(this.server, name);
  }

  /** Waits for the last connection to it to go. */
  async rename(name: string): Promise<void> {
    await this.onServer(`ALTER DATABASE ${this.name} RENAME TO ${name}`);
  }

  async drop(): Promise<void> {
    await this.onServer(`DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`);
  }

  private async onServer(sql: string, values: unknown[] = []): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: this.server });
    await client.connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end();
    }
  }
}

async function wholeLines(stream: AsyncIterable<Buffer>): Promise<string[]> {
  const lines: string[] = [];
  let chunks: Buffer[] = [];
  let held = 0;
  for await (const chunk of stream) {
    const end = chunk.lastIndexOf(0x0a) + 1;
    chunks.push(chunk.subarray(0, end));
    held += end;
    if (held >= PIECE) {
      lines.push(Buffer.concat(chunks).toString());
      chunks = [];
      held = 0;
    }
    if (end < chunk.length) chunks.push(chunk.subarray(end));
  }
  if (chunks.length > 0) lines.push(Buffer.concat(chunks).toString());
  return lines;
}

export class EmbeddedFolder implements BareDatabase {
  readonly kind = 'PGlite';

  constructor(private readonly dataDir: string) {}

  get environment(): Record<string, string> {
    return { DATA_DIR: this.dataDir };
  }

  async connect(): Promise<BareConnection> {
    const embedded = await EmbeddedDatabase.open(this.dataDir);
    const { engine } = embedded;
    const client = new pg.Client(createPgConfig(engine));
    await client.connect();
    return {
      query: async <R extends object>(text: string, values?: unknown[], name?: string) =>
        (await client.query<R>({ text, values, name })).rows,
      copy: (table, columns, lines) => copyBlob(engine, copySql(table, columns, `'/dev/blob'`), lines),
      copyOut: async (query) => {
        const { blob } = await engine.query(`COPY (${query}) TO '/dev/blob'`);
        return blob && blob.size > 0 ? [await blob.text()] : [];
      },
      close: async () => {
        await client.end();
        await embedded.close();
      },
    };
  }

  /** The folder is the run's own and goes with it. */
  async drop(): Promise<void> {}
}

async function copyBlob(engine: PGlite, sql: string, lines: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const parts: Buffer[] = [];
  for await (const piece of pieces(lines)) parts.push(piece);
  await engine.query(sql, [], { blob: new Blob(parts) });
}
