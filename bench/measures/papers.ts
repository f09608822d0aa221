import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../../src/common/values/ids.js';
import { command, ownFolder, restoreInto } from '../commands.js';
import type { BareConnection } from '../database.js';
import { figure, type Figure, grouped, spreadOf } from '../figures.js';
import { RunningService } from '../service.js';
import { onBare, type World } from '../world.js';

const MB = 1024 * 1024;
/** As the service keeps them. */
const PIECE = 256 * 1024;
/** Of one person: an object holds fifty at the most. */
const OF_ONE = 40;
/** Desks that send at once, as an office has them. */
const AT_ONCE = 4;

/** Papers of 1 MB: how long they take to come in, and what a backup that carries them takes, with its memory; each beside bare bytes. */
export async function measurePapers(world: World): Promise<Figure[]> {
  const count = world.options.short ? 10 : world.options.papers;
  const people = await onBare(world, (bare) => somePeople(bare, Math.ceil(count / OF_ONE)));
  const figures: Figure[] = [];
  const push = (it: Parameters<typeof figure>[0]): void => void figures.push(figure(it));
  const named = (key: string, what: string) => ({ size: world.size, key: `papers:${key}`, what, unit: 's' as const });
  try {
    const uploads = await uploadAll(world, people, count);
    const inserted = await onBare(world, (bare) => insertBare(bare, count));
    push({
      ...named('upload', `${grouped(count)} papers of 1 MB uploaded, ${AT_ONCE} at once`),
      measured: spreadOf([uploads.seconds]),
      limit: spreadOf([inserted]),
      limitIs: 'the same bytes hashed, encrypted and inserted on one bare connection',
      rows: count,
      peakMb: uploads.peakMb,
      note: `${(count / uploads.seconds).toFixed(1)} a second`,
    });
    const file = join(world.folder, 'papers.backup');
    const backup = await command(world, world.database, ['backup', file]);
    const written = await writeBare(world, join(world.folder, 'papers.bare'));
    push({
      ...named('backup', `a backup with ${grouped(count)} papers of 1 MB`),
      measured: spreadOf([backup.seconds]),
      limit: spreadOf([written]),
      limitIs: 'their rows read from the bare database and written to a file',
      rows: count,
      peakMb: backup.peakMb,
      note: `${grouped(Math.round(statSync(file).size / MB))} MB`,
    });
    await restoreInto(world, async (empty) => {
      const restore = await command(world, empty, ['restore', file]);
      push({
        ...named('restore', `that backup restored into an empty database, and checked`),
        measured: spreadOf([restore.seconds]),
        limit: spreadOf([backup.seconds]),
        limitIs: 'the backup',
        rows: count,
        peakMb: restore.peakMb,
      });
    });
  } finally {
    await onBare(world, withoutPapers);
    for (const name of ['papers.backup', 'papers.bare']) rmSync(join(world.folder, name), { force: true });
  }
  return figures;
}

async function somePeople(bare: BareConnection, count: number): Promise<string[]> {
  const rows = await bare.query<{ id: string }>('SELECT id FROM workers ORDER BY id LIMIT $1', [count]);
  return rows.map(({ id }) => id);
}

/** A photograph by its marks, with bytes that no compression makes smaller. */
export function photograph(bytes = MB): Buffer {
  const content = randomBytes(bytes);
  // What a picture's bytes must not hold: the beginning of a mark.
  for (let at = content.indexOf(0xff); at !== -1; at = content.indexOf(0xff, at)) content[at] = 0xfe;
  const segment = (marker: number, body: Buffer): Buffer => {
    const head = Buffer.of(0xff, marker, 0, 0);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const ends = [segment(0xdb, Buffer.alloc(65)), segment(0xda, Buffer.alloc(6))];
  return Buffer.concat([Buffer.of(0xff, 0xd8), ...ends, content, Buffer.of(0xff, 0xd9)]);
}

async function uploadAll(world: World, people: readonly string[], count: number) {
  const service = await RunningService.start(world.database, ownFolder(world.database, world.folder, 'service'));
  try {
    const client = await service.signIn('author');
    let next = 0;
    const desk = async (): Promise<void> => {
      for (let n = next++; n < count; n = next++) {
        const fields = { objectType: 'worker', objectId: people[Math.floor(n / OF_ONE)]! };
        await client.upload('/attachments', `照片${n}.jpg`, photograph(), fields);
      }
    };
    const { cost } = await service.measure('papers: upload', () => Promise.all(Array.from({ length: AT_ONCE }, desk)));
    client.close();
    return cost;
  } finally {
    await service.stop();
  }
}

/** One after the other, each in a transaction of its own, and taken away afterwards. */
async function insertBare(bare: BareConnection, count: number): Promise<number> {
  await bare.query('CREATE TABLE bare_pieces (id uuid, n int, content bytea, PRIMARY KEY (id, n))');
  const key = randomBytes(32);
  const started = performance.now();
  for (let paper = 0; paper < count; paper++) {
    const content = photograph();
    createHash('sha256').update(content).digest();
    const id = newId();
    await bare.query('BEGIN');
    for (let n = 0; n * PIECE < content.length; n++) {
      const cipher = createCipheriv('aes-256-gcm', key, randomBytes(12));
      const piece = Buffer.concat([cipher.update(content.subarray(n * PIECE, (n + 1) * PIECE)), cipher.final()]);
      await bare.query('INSERT INTO bare_pieces VALUES ($1, $2, $3)', [id, n, piece], 'piece');
    }
    await bare.query('COMMIT');
  }
  const seconds = (performance.now() - started) / 1000;
  await bare.query('DROP TABLE bare_pieces');
  return seconds;
}

async function writeBare(world: World, path: string): Promise<number> {
  return onBare(world, async (bare) => {
    const papers = await bare.query<{ id: string }>('SELECT id FROM attachments ORDER BY id');
    const file = await open(path, 'w');
    const started = performance.now();
    for (const { id } of papers) {
      const rows = await bare.query<{ content: Buffer }>(
        'SELECT content_cipher AS content FROM attachment_chunks WHERE attachment_id = $1 ORDER BY n',
        [id],
        'chunks',
      );
      for (const { content } of rows) await file.write(content);
    }
    await file.sync();
    await file.close();
    return (performance.now() - started) / 1000;
  });
}

export async function withoutPapers(bare: BareConnection): Promise<void> {
  await bare.query('SET session_replication_role = replica');
  await bare.query('TRUNCATE attachment_chunks, attachments CASCADE');
  await bare.query('RESET session_replication_role');
}
