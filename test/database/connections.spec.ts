import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { newId } from '../../src/common/values/ids.js';
import { ChildService } from '../support/service/child-service.js';
import { PostgresProxy } from '../support/service/postgres-proxy.js';
import { templateDatabase, templateFolder } from '../support/service/template.js';
import { databaseUrl, TEST_DATABASE_URL } from '../support/service/test-config.js';

const CONNECT_ONCE = join(process.env.TEST_BUILD ?? '', 'test/support/service/connect-once.js');

/** A message of the protocol: its letter, its length, its content. */
function message(letter: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(letter), length, content]);
}

const TRUSTED = message('R', Buffer.alloc(4));
const KEY_DATA = message('K', Buffer.alloc(8));
const READY = message('Z', Buffer.from('I'));
const SHUT_DOWN = message(
  'E',
  Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
);

describe('a server that ends a connection as soon as it is ready, and says both in one piece', () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(Buffer.concat([TRUSTED, KEY_DATA, READY, SHUT_DOWN])));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => void server.close());

  const connectedBy = (how: 'plain' | 'ours'): Promise<{ code: number; said: string }> =>
    new Promise((resolve) => {
      const url = `postgresql://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/none`;
      execFile(process.execPath, [CONNECT_ONCE, how, url], (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
      );
    });

  it("ends a process that leaves its connections to the driver's pool", async () => {
    const { code, said } = await connectedBy('plain');
    expect(code).toBe(1);
    expect(said).toContain("Unhandled 'error' event");
    expect(said).toContain('57P01');
  });

  it('is an error like any other to ours', async () => {
    const { code, said } = await connectedBy('ours');
    expect(code).toBe(0);
    expect(said).toMatch(/refused and alive\n$/);
  });
});

/** The whole service on a server that ends connections whenever it likes. */
(TEST_DATABASE_URL ? describe : describe.skip)('a service whose connections are ended by the server', () => {
  const name = `social_workers_test_${newId().replaceAll('-', '')}`;
  let dataDir: string;
  let admin: pg.Client;
  let proxy: PostgresProxy;
  let service: ChildService;
  beforeAll(async () => {
    dataDir = await templateFolder();
    admin = new pg.Client({ connectionString: TEST_DATABASE_URL ?? '' });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${await templateDatabase()}`);
    proxy = await PostgresProxy.open();
    service = await ChildService.start(dataDir, proxy.urlOf(databaseUrl(name)));
  }, 120_000);
  afterAll(async () => {
    await service.stop();
    await proxy.close();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** More at once than there are connections, so that new ones are made. */
  const requests = async (): Promise<number[]> =>
    Promise.all(
      Array.from({ length: 12 }, () =>
        service.send('GET', '/payouts').then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );

  it('goes on where one is ended the moment that it is ready', async () => {
    for (let round = 0; round < 4; round++) {
      proxy.doomed = 3;
      // A service that takes its server for gone asks it again a moment later only, and makes no connection before.
      while (proxy.doomed === 3) await requests();
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    }
    proxy.doomed = 0;
    await requests();
    expect(await requests()).toEqual(Array.from({ length: 12 }, () => 200));
  });

  it('goes on where all are ended again and again, at whatever moment', async () => {
    const end = performance.now() + 5_000;
    let answered = 0;
    const asking = (async () => {
      while (performance.now() < end) answered += (await requests()).filter((status) => status === 200).length;
    })();
    while (performance.now() < end) {
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      await pause(Math.random() * 30);
    }
    await asking;
    await requests();
    expect(await requests()).toEqual(Array.from({ length: 12 }, () => 200));
    expect(answered).toBeGreaterThan(0);
  });
});
