import JSZip from 'jszip';
import request, { type Response } from 'supertest';
import type { TestService } from '../service/test-service.js';

/** A request by the pattern of its route, so that a walk over the routes knows which it was. */
export interface Deed {
  /** `POST /workers/:id/posts`, as `route-list.ts` writes it. */
  route: string;
  params?: Readonly<Record<string, string>>;
  /** With its question mark. */
  query?: string;
  body?: object;
  file?: Buffer;
  /** Of the form, beside the file. */
  fields?: Readonly<Record<string, string>>;
  /** Sent as `If-Match`; PATCH needs it. */
  version?: number;
  /** Sent as `Idempotency-Key`. */
  key?: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** As it was sent. */
  content: Buffer;
  /** The content as text. */
  text: string;
  /** Of JSON; null of anything else. */
  body: unknown;
}

const OUTSIDE_THE_API = /^\/(health|metrics)/;

export function addressOf({ route, params = {}, query = '' }: Deed): string {
  const pattern = route.slice(route.indexOf(' ') + 1);
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${route}: nothing stands for ${name}`);
    return encodeURIComponent(value);
  });
  return `${OUTSIDE_THE_API.test(path) ? '' : '/api/v1'}${path}${query}`;
}

/** Sends one request and takes the answer whole, whatever it is. */
export async function send(service: Pick<TestService, 'app'>, token: string | null, deed: Deed): Promise<Answer> {
  const server = service.app.getHttpServer() as Parameters<typeof request>[0];
  const verb = deed.route.slice(0, deed.route.indexOf(' ')).toLowerCase() as
    'get' | 'post' | 'put' | 'patch' | 'delete';
  const test = request(server)[verb](addressOf(deed));
  if (token) test.set('authorization', `Bearer ${token}`);
  if (deed.version !== undefined) test.set('if-match', `"${deed.version}"`);
  if (deed.key !== undefined) test.set('idempotency-key', deed.key);
  if (deed.file) test.field({ ...deed.fields }).attach('file', deed.file, 'file.xlsx');
  else if (deed.body) test.send(deed.body);
  return toAnswer(await test.buffer(true).parse(collect));
}

const collect: Parameters<request.Test['parse']>[0] = (response, done) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

function toAnswer(response: Response): Answer {
  const content = Buffer.isBuffer(response.body) ? response.body : Buffer.alloc(0);
  const text = content.toString('utf8');
  const isJson = /json/.test(response.headers['content-type'] ?? '');
  return {
    status: response.status,
    headers: response.headers,
    content,
    text,
    body: isJson && text !== '' ? (JSON.parse(text) as unknown) : null,
  };
}

/** Of an archive the text of its parts, without the moments at which they were made. */
export async function plainText({ content, text }: Pick<Answer, 'content' | 'text'>): Promise<string> {
  if (content.subarray(0, 2).toString('latin1') !== 'PK') return text;
  const zip = await JSZip.loadAsync(content);
  const parts = Object.values(zip.files).filter(({ name }) => name !== 'docProps/core.xml');
  const read = parts.map(async (part) => `${part.name}\n${await part.async('string')}`);
  return (await Promise.all(read)).toSorted().join('\n');
}
