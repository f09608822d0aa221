import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { heard } from '../common/heard.js';
import { log } from '../common/log.js';
import { isSameSecret } from '../common/secrets/same-secret.js';
import { safeError } from '../common/http/problem.filter.js';
import { removeAddress, writeAddress } from './control-address.js';
import { type LocalCommands, LocalRefusal } from './local-commands.js';

/**
 * Where the service that holds an embedded database takes commands typed on its machine, which cannot open that database
 * themselves: HTTP on a free port of the loopback address, apart from the API. Who can read `control.json` (mode 0600) in
 * the data folder has the token that it asks for, and nobody else.
 */
export class ControlChannel {
  private readonly running = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  private constructor(
    private readonly server: Server,
    private readonly dataDir: string,
  ) {}

  static async open(dataDir: string, commands: LocalCommands): Promise<ControlChannel> {
    const token = randomBytes(32).toString('base64url');
    const server = heard(createServer());
    const channel = new ControlChannel(server, dataDir);
    server.on('request', (request, response) => {
      const answered = channel.answer(request, heard(response), { token, commands }).catch((error: unknown) => {
        log.error({ error: safeError(error) }, 'local command not answered');
      });
      channel.running.add(answered);
      void answered.finally(() => channel.running.delete(answered));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    writeAddress(dataDir, { pid: process.pid, port: (server.address() as AddressInfo).port, token });
    return channel;
  }

  /** Tells running commands to stop, and waits for them. */
  async close(): Promise<void> {
    removeAddress(this.dataDir);
    this.stopping.abort();
    this.server.close();
    await Promise.all(this.running);
    this.server.closeAllConnections();
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    { token, commands }: { token: string; commands: LocalCommands },
  ): Promise<void> {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    try {
      if (!isSameSecret(request.headers.authorization ?? '', `Bearer ${token}`))
        return end(response, 401, { message: '正在运行的服务不认这个数据目录的口令。请重启服务后再试。' });
      const command = commands.find(request.url?.slice(1) ?? '');
      if (request.method !== 'POST' || !command) {
        return end(response, 404, {
          message: '正在运行的服务不认识这个命令，它可能是另一个版本。请用与服务同一版本的命令，或先重启服务。',
        });
      }
      const input = (await json(request)) as Record<string, unknown>;
      const answer = await command(input, AbortSignal.any([gone.signal, this.stopping.signal]));
      if (!(answer instanceof Readable)) return end(response, 200, answer);
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      await pipeline(answer, response);
    } catch (error) {
      if (!(error instanceof LocalRefusal)) log.error({ error: safeError(error) }, 'local command failed');
      // A stream that breaks off must not look whole.
      if (response.headersSent) response.destroy();
      else end(response, 500, error instanceof LocalRefusal ? { message: error.message } : {});
    }
  }
}

function end(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? null));
}
