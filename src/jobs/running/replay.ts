import { IncomingMessage, type OutgoingHttpHeaders, type RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { heard } from '../../common/heard.js';
import { keepRequestId } from '../../common/http/request-id.js';

/** A request as it is kept: what its handler needs of it, without the token. */
export interface StoredRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, string>;
  body: Buffer | null;
  /** Whom the audit log names as its sender. */
  address: string | null;
}

export interface StoredAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** What a client saves or shows of an answer; the rest is about the connection. */
const KEPT_HEADERS = ['content-type', 'content-disposition', 'etag', 'location'] as const;

/**
 * Sends a request through the application within this process: the same guards, checks and handler as over the network.
 *
 * @param prepare called with the request before anybody sees it
 * @throws when the answer broke off
 */
export async function replay(
  application: RequestListener,
  stored: StoredRequest,
  prepare: (request: IncomingMessage) => void,
): Promise<StoredAnswer> {
  const line = heard(new SilentLine(stored.address));
  const request = new IncomingMessage(line as unknown as Socket);
  request.method = stored.method;
  request.url = stored.url;
  const body = stored.body ?? Buffer.alloc(0);
  request.headers = { ...stored.headers, ...(body.length > 0 && { 'content-length': String(body.length) }) };
  request.httpVersion = '1.1';
  request.push(body);
  request.push(null);
  request.complete = true;
  const id = stored.headers['x-request-id'];
  if (id !== undefined) keepRequestId(request, id);
  prepare(request);
  const response = new ServerResponse(request);
  const captured = capture(response);
  response.assignSocket(line as unknown as Socket);
  return new Promise((resolve, reject) => {
    let answer: StoredAnswer | null = null;
    response.on('finish', () => {
      answer = { status: response.statusCode, headers: keptOf(response.getHeaders()), body: captured() };
      line.destroy();
    });
    line.on('close', () => {
      response.emit('close');
      if (answer) resolve(answer);
      else reject(new Error('the answer broke off'));
    });
    application(request, response);
  });
}

/** Takes everything and has nothing to say. */
class SilentLine extends Duplex {
  constructor(readonly remoteAddress: string | null) {
    super();
  }

  override _read(): void {}

  override _write(_chunk: unknown, _encoding: BufferEncoding, callback: () => void): void {
    callback();
  }
}

/**
 * What is written to a response, as its own methods: Express puts another prototype under each response.
 *
 * @returns all that was written so far
 */
function capture(response: ServerResponse): () => Buffer {
  const chunks: Buffer[] = [];
  const take = (chunk: unknown, encoding: unknown): void => {
    if (typeof chunk === 'string') {
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    } else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const write = response.write.bind(response) as (...given: unknown[]) => boolean;
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  response.write = (...given: unknown[]): boolean => {
    take(given[0], given[1]);
    return write(...given);
  };
  response.end = (...given: unknown[]): ServerResponse => {
    take(given[0], given[1]);
    return end(...given);
  };
  return () => Buffer.concat(chunks);
}

function keptOf(headers: OutgoingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = headers[name];
    if (typeof value === 'string') kept[name] = value;
  }
  return kept;
}
