import 'reflect-metadata';
import pg from 'pg';
import { readConfig } from '../src/config.js';
import { openService } from '../src/service.js';

/** The service as a process of its own, so that its memory is its own; it counts the statements that it sends. */
let statements = 0;
// oxlint-disable-next-line typescript/unbound-method -- it is called on the client below
const send = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;
pg.Client.prototype.query = function counted(this: pg.Client, ...parameters: unknown[]): unknown {
  statements++;
  return send.apply(this, parameters);
} as typeof pg.Client.prototype.query;

const service = await openService(readConfig());
const server = (await service.app.listen(0, '127.0.0.1')) as { address(): { port: number } };
process.on('message', (message) => {
  if (message === 'close') void service.close().then(() => process.exit(0));
  else {
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    process.send?.({ statements, cpuSeconds: (user + system) / 1e6 });
  }
});
process.send?.({ port: server.address().port });
