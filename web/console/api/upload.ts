import { apiRoot } from './address';
import { NoAnswer, problemOf } from './problem';
import { regain, token } from './session';

/** A file to the service with how much of it has gone: `fetch` tells nothing of that. Same session and same refusals as `client.ts`. */

export interface UploadWatch {
  /** From 0 to 1; 1 when all of it was sent and the service works on it. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
  key?: string;
  /** Of the form, beside the file. */
  fields?: Readonly<Record<string, string>>;
  /** It is to be answered with a job. */
  isLater?: boolean;
}

/**
 * @param path below `/api/v1/`
 * @returns what was answered
 * @throws {Problem} for any answer other than 2xx
 * @throws {NoAnswer} where none came
 */
export async function upload<Out>(path: string, file: Blob, name: string, watch: UploadWatch = {}): Promise<Out> {
  const first = await sent(path, file, name, watch);
  if (first.status !== 401) return answered<Out>(first);
  const refused = await problemOf(first);
  if (!(await regain(refused))) throw refused;
  return answered<Out>(await sent(path, file, name, watch));
}

async function answered<Out>(response: Response): Promise<Out> {
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Out;
}

async function sent(path: string, file: Blob, name: string, watch: UploadWatch): Promise<Response> {
  const bearer = await token();
  const { onProgress, signal, key, isLater, fields = {} } = watch;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', new URL(`api/v1/${path.replace(/^\//, '')}`, apiRoot).href);
    if (bearer) request.setRequestHeader('authorization', `Bearer ${bearer}`);
    if (key) request.setRequestHeader('idempotency-key', key);
    if (isLater) request.setRequestHeader('prefer', 'respond-async');
    request.upload.addEventListener('progress', (event) => {
      if (event.total > 0) onProgress?.(event.loaded / event.total);
    });
    request.upload.addEventListener('load', () => onProgress?.(1));
    request.addEventListener('load', () => resolve(responseOf(request)));
    request.addEventListener('error', () => reject(new NoAnswer('deed')));
    request.addEventListener('timeout', () => reject(new NoAnswer('deed')));
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    if (signal?.aborted) return reject(new DOMException('', 'AbortError'));
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', file, name);
    request.send(form);
  });
}

/** With what a refusal may say in its headers. */
function responseOf(request: XMLHttpRequest): Response {
  const wait = request.getResponseHeader('retry-after');
  return new Response(request.responseText, {
    status: request.status,
    ...(wait === null ? {} : { headers: { 'retry-after': wait } }),
  });
}
