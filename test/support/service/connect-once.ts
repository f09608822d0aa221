import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { buildDataSource } from '../../../src/database/data-source.js';

/** A program of its own: `node connect-once.js plain|ours <url>` connects, says what came of it, and is alive a little later. */
const [how, url = ''] = process.argv.slice(2);
const source = how === 'plain' ? new DataSource({ type: 'postgres', url }) : buildDataSource({ url, poolSize: 2 });
const outcome = await source.initialize().then(
  () => 'connected',
  () => 'refused',
);
await pause(300);
process.stdout.write(`${outcome} and alive\n`);
process.exit(0);
