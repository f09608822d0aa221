import { Socket } from 'node:net';
import type pg from 'pg';
import { heard } from '../../common/heard.js';
import { HeardClient } from './heard-client.js';
import type { ServerHosts } from './server-hosts.js';

/** As long as one waits for a server to take a connection. */
const CONNECT_MS = 5_000;
/** A connection through a firewall that forgets it is noticed by these (RFC 9293 §3.8.4). */
const KEEP_ALIVE_MS = 10_000;

export interface ServerClientConfig extends pg.ClientConfig {
  hosts: ServerHosts;
}

/** A connection to a server: made within a bound, and one that can be cut where the server stands still. */
export class ServerClient extends HeardClient {
  /** Since when somebody uses it, and since when nobody does; in ms of `performance.now()`. */
  inUseSince: number | null = null;
  restingSince = performance.now();
  /** To be asked before it is used again, however short it rested. */
  isSuspect = false;
  private readonly socket: Socket;

  constructor(config: ServerClientConfig) {
    const socket = heard(new Socket());
    super({
      ...config,
      connectionString: config.hosts.current,
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      stream: () => socket,
    });
    this.socket = socket;
  }

  /** Whatever waits on it fails at once. */
  cut(): void {
    this.socket.destroy();
  }
}
