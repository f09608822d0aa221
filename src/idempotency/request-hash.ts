import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Request } from 'express';
import type { Caller } from '../auth/access/caller.js';
import type { Config } from '../common/config/config.js';
import { Refusal } from '../common/errors.js';

/** Room for the form around an upload. */
const FORM_BYTES = 1024 * 1024;

export function largestBody({ uploadLimitBytes }: Config): number {
  return uploadLimitBytes + FORM_BYTES;
}

/**
 * What makes two requests the same: where they go, what they carry and as whom. Without the caller's role and region a
 * changed account would be given an answer that it may no longer see.
 */
export async function requestDigest(request: Request, caller: Caller, bodyLimit: number): Promise<string> {
  const hash = createHash('sha256');
  const { role, regionCode, stationId } = caller;
  hash.update(JSON.stringify([request.method, request.originalUrl, role, regionCode, stationId]));
  const boundary = multipartBoundary(request);
  if (boundary === null) hash.update(JSON.stringify(request.body ?? null));
  else hashParts(hash, await takeBody(request, bodyLimit), boundary);
  return hash.digest('hex');
}

export function multipartBoundary(request: Request): string | null {
  const type = request.header('content-type') ?? '';
  if (!/^multipart\//i.test(type)) return null;
  return /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type)?.slice(1).find(Boolean) ?? null;
}

/**
 * The parts with their headers. The boundary between them (RFC 2046 §5.1.1) is drawn by lot each time a form is sent, so
 * it stays out.
 */
function hashParts(hash: Hash, body: Buffer, boundary: string): void {
  const delimiter = Buffer.from(`--${boundary}`);
  for (let from = 0; from <= body.length;) {
    const found = body.indexOf(delimiter, from);
    const to = found === -1 ? body.length : found;
    hash.update(`part ${to - from}:`).update(body.subarray(from, to));
    from = to + delimiter.length;
  }
}

const held = new WeakMap<Request, Promise<Buffer>>();

/**
 * Reads the whole upload, and leaves the request such that the upload's own reader finds it unread.
 *
 * @throws {Refusal} 413
 */
export function takeBody(request: Request, limit: number): Promise<Buffer> {
  const taken = held.get(request) ?? readBody(request, limit);
  held.set(request, taken);
  return taken;
}

async function readBody(request: Request, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Not destroyed on the way out: whoever sends too much is still to be told.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw new Refusal('too-large', 'HTTP_413', '提交的内容超过上限，请拆分后重新提交。');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks, length);
  request.pipe = (destination) => Readable.from([body], { objectMode: false }).pipe(destination);
  return body;
}
