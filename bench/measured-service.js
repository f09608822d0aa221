import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';

/** The service as a process of its own, so that its memory is its own; it counts its statements. */

let statements = 0;
class Counted extends PostgresQueryRunner {}
Object.assign(Counted.prototype, { run: PostgresQueryRunner.prototype['query'] });
PostgresQueryRunner.prototype.query = function counted(...parameters) {
  statements++;
  return Counted.prototype.run.apply(this, parameters);
};

const build = process.argv[2];
const from = (name) => import(pathToFileURL(resolve(build, name)).href);
await import('reflect-metadata');
const { openService } = await from('service.js');
const { readConfig } = await from('config.js');
const service = await openService(readConfig());
const server = await service.app.listen(0, '127.0.0.1');
process.on('message', (message) => {
  if (message === 'close') void service.close().then(() => process.exit(0));
  else {
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    process.send({ statements, cpuSeconds: (user + system) / 1e6 });
  }
});
process.send({ port: server.address().port });
