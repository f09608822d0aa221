import type { Server } from 'node:http';
import { heard } from '../common/heard.js';
import { ConfigError, type Config } from '../common/config/config.js';
import type { Service } from './service.js';

/**
 * An idle connection is kept longer than proxies (60 s by custom) and clients (a few seconds) keep theirs: closed first from
 * this side, it can end just as the next request is on its way, which then fails without having been read.
 */
const KEEP_ALIVE_MS = 65_000;

/** As people write it into a browser. */
export function addressOf({ tls, host, port }: Config): string {
  return `${tls ? 'https' : 'http'}://${host}:${port}`;
}

/** @throws {ConfigError} when the address is taken or not this machine's; the database is closed before */
export async function listen(service: Service, config: Config): Promise<void> {
  // With no file handle left, a connection that comes in is an error event of the server.
  const server = heard(service.app.getHttpServer() as Server);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  try {
    await service.app.listen(config.port, config.host);
  } catch (error) {
    await service.close();
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE')
      throw new ConfigError(
        'PORT',
        `端口 ${config.port} 已被别的程序占用。请先停止那个程序（可能是另一个没有停下的本服务），或换一个端口。`,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new ConfigError('HOST', `${config.host} 不是这台机器的地址。请改为本机的地址，或 0.0.0.0。`);
    if (code === 'EACCES')
      throw new ConfigError('PORT', `运行服务的账号不能用端口 ${config.port}。请换一个 1024 以上的端口。`);
    throw error;
  }
}
