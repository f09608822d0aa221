import { createWriteStream } from 'node:fs';
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** One person of the demo at the API, over HTTP like any other client. */
export class DemoClient {
  private constructor(
    private readonly base: string,
    private readonly token: string,
  ) {}

  static async signIn(base: string, username: string, password: string): Promise<DemoClient> {
    const anonymous = new DemoClient(base, '');
    const { accessToken } = await anonymous.post<{ accessToken: string }>('/auth/login', { username, password });
    return new DemoClient(base, accessToken);
  }

  get<T>(path: string): Promise<T> {
    return this.json<T>(path, {});
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return this.json<T>(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  patch<T>(path: string, version: number, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` };
    return this.json<T>(path, { method: 'PATCH', headers, body: JSON.stringify(body) });
  }

  async upload<T>(path: string, file: string): Promise<T> {
    const body = new FormData();
    body.append('file', await openAsBlob(file), basename(file));
    return this.json<T>(path, { method: 'POST', body });
  }

  /** A paper, straight from memory. */
  async attach(on: { objectType: string; objectId: string }, name: string, content: Buffer): Promise<void> {
    const body = new FormData();
    for (const [field, value] of Object.entries(on)) body.append(field, value);
    body.append('file', new Blob([new Uint8Array(content)]), name);
    await this.send('/attachments', { method: 'POST', body });
  }

  async download(path: string, target: string): Promise<void> {
    const answer = await this.send(path, {});
    if (!answer.body) throw new Error(`${path}: empty answer`);
    await pipeline(Readable.fromWeb(answer.body), createWriteStream(target));
  }

  private async json<T>(path: string, init: RequestInit): Promise<T> {
    return (await (await this.send(path, init)).json()) as T;
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${this.token}` };
    const answer = await fetch(`${this.base}/api/v1${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
