import { Agent, type IncomingMessage, request } from 'node:http';
import { buffer, text } from 'node:stream/consumers';

class ClosedWhileIdle extends Error {}

/** One caller of the service, on kept connections. Without time limits: a step may take minutes before its first byte. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(
    private readonly port: number,
    private readonly token: string | null,
  ) {}

  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    return JSON.parse(await text(await this.send(method, path, payload, 'application/json'))) as T;
  }

  async text(path: string): Promise<string> {
    return text(await this.send('GET', path));
  }

  /** Bytes of a download, none of them kept. */
  async drain(path: string): Promise<number> {
    let bytes = 0;
    for await (const chunk of await this.send('GET', path)) bytes += (chunk as Buffer).length;
    return bytes;
  }

  async bytes(path: string): Promise<Buffer> {
    return buffer(await this.send('GET', path));
  }

  /** A file as a browser's form sends it. */
  async upload<T>(
    path: string,
    fileName: string,
    content: Buffer,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    const boundary = 'a-line-that-no-workbook-holds';
    const named = Object.entries(fields).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const head = `${named.join('')}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const type = `multipart/form-data; boundary=${boundary}`;
    return JSON.parse(await text(await this.send('POST', path, body, type))) as T;
  }

  close(): void {
    this.agent.destroy();
  }

  private async send(method: string, path: string, body?: Buffer, type?: string): Promise<IncomingMessage> {
    const ask = (): Promise<IncomingMessage> => this.sendOnce(method, path, body, type);
    const answer = await ask().catch((error: unknown) => {
      // The service closed a kept connection that was idle just when it was used again: nothing was asked yet.
      if (error instanceof ClosedWhileIdle) return ask();
      throw error;
    });
    const { statusCode = 0 } = answer;
    if (statusCode >= 200 && statusCode < 300) return answer;
    throw new Error(`${method} ${path}: ${statusCode} ${(await text(answer)).slice(0, 2_000)}`);
  }

  private sendOnce(method: string, path: string, body?: Buffer, type?: string): Promise<IncomingMessage> {
    return new Promise<IncomingMessage>((resolve, reject) => {
      const headers = {
        ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
        ...(body && { 'content-type': type, 'content-length': body.length }),
      };
      const url = { host: '127.0.0.1', port: this.port, path: `/api/v1${path}`, method, headers, agent: this.agent };
      const asked = request(url, resolve);
      asked.once('error', (error: NodeJS.ErrnoException) => {
        const isIdle = asked.reusedSocket && error.code === 'ECONNRESET';
        reject(isIdle ? new ClosedWhileIdle() : error);
      });
      asked.end(body);
    });
  }
}
