import { ConfigError, type Config } from './config.js';
import type { Service } from './service.js';

/** @throws {ConfigError} when the address is taken or not this machine's; the database is closed before */
export async function listen(service: Service, config: Config): Promise<void> {
  try {
    await service.app.listen(config.port, config.host);
  } catch (error) {
    await service.close();
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE')
      throw new ConfigError('PORT', `${config.port} is in use; stop what uses it or choose another`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new ConfigError('HOST', `${config.host} is no address of this machine`);
    if (code === 'EACCES')
      throw new ConfigError('PORT', `${config.port} may not be used by this account; choose one above 1023`);
    throw error;
  }
}
