import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { TEST_DATABASE_URL } from './test-config.js';

/** `ReadyForQuery`, outside of a transaction. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
/** The head of `BackendKeyData`, which the process's number follows. */
const KEY_DATA = Buffer.from([0x4b, 0, 0, 0, 12]);
const SHUT_DOWN = Buffer.from('C57P01\0');
/** As a driver sends it that has no parameters to it. */
const COMMIT = Buffer.from('COMMIT\0');

/** Stands between a service and the server of `TEST_DATABASE_URL`, and lets happen to connections what a network or a shutdown may do. */
export class PostgresProxy {
  /** So many connections to come are ended by the server as soon as they are ready, and are told both in one piece. */
  doomed = 0;
  private commitToLose: { after: string; on: Socket | null } | null = null;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly admin: pg.Client,
  ) {}

  static async open(): Promise<PostgresProxy> {
    const admin = new pg.Client({ connectionString: TEST_DATABASE_URL ?? '' });
    await admin.connect();
    const server = createServer();
    const proxy = new PostgresProxy(server, admin);
    server.on('connection', (client) => proxy.join(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  async close(): Promise<void> {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await this.admin.end();
  }

  /** The same database by way of this. */
  urlOf(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.toString();
  }

  /** The next transaction that sends these words is committed, and the connection breaks before that is answered. */
  loseCommit(after: string): void {
    this.commitToLose = { after, on: null };
  }

  private join(client: Socket): void {
    const { hostname, port } = new URL(TEST_DATABASE_URL ?? '');
    const server = connect(Number(port || 5432), hostname);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.end();
      });
    }
    client.on('data', (sent) => this.toServer(sent, client, server));
    if (this.doomed > 0) {
      this.doomed--;
      this.doom(client, server);
    } else server.on('data', (sent) => client.write(sent));
  }

  private toServer(sent: Buffer, client: Socket, server: Socket): void {
    server.write(sent);
    const lost = this.commitToLose;
    if (!lost) return;
    if (sent.includes(lost.after)) lost.on ??= client;
    if (lost.on !== client || !sent.includes(COMMIT)) return;
    this.commitToLose = null;
    server.removeAllListeners('data');
    // The server's answer says that it has committed; nobody hears of it.
    server.once('data', () => client.destroy());
  }

  private doom(client: Socket, server: Socket): void {
    let held: Buffer | null = null;
    server.on('data', (sent) => {
      if (held) {
        held = Buffer.concat([held, sent]);
        if (held.includes(SHUT_DOWN)) client.end(held);
      } else if (sent.subarray(-READY.length).equals(READY)) {
        held = sent;
        const pid = sent.readInt32BE(sent.indexOf(KEY_DATA) + KEY_DATA.length);
        void this.admin.query('SELECT pg_terminate_backend($1)', [pid]);
      } else client.write(sent);
    });
  }
}
