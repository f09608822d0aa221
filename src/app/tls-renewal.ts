import type { Server } from 'node:https';
import { log } from '../common/log.js';
import { goodUntil, readTls, type TlsFiles } from '../common/config/tls-files.js';

/** A renewed certificate is looked for so often; connections that are there keep the one they began with. */
const LOOK_MS = 60_000;

/** Takes up a certificate that was renewed, without a restart. One that does not fit its key yet is looked at again; the old one stays. */
export class TlsRenewal {
  private readonly timer: NodeJS.Timeout;
  private inUse: string;

  constructor(
    private readonly server: Pick<Server, 'setSecureContext'>,
    private readonly files: TlsFiles,
  ) {
    this.inUse = readTls(files).cert.toString('base64');
    this.timer = setInterval(() => this.look(), LOOK_MS).unref();
  }

  look(): void {
    try {
      const pair = readTls(this.files);
      const found = pair.cert.toString('base64');
      if (found === this.inUse) return;
      this.server.setSecureContext(pair);
      this.inUse = found;
      log.info({ goodUntil: goodUntil(pair) }, 'a renewed certificate is in use');
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'the renewed certificate cannot be used; the former one stays');
    }
  }

  close(): void {
    clearInterval(this.timer);
  }
}
