import createClient from 'openapi-fetch';
import { apiRoot } from './address';
import { NoAnswer, problemOf } from './problem';
import type { paths } from './schema';
import { regain, token } from './session';

/** The only place that calls the API for whoever has signed in. Answers other than 2xx are thrown as {@link Problem}, a silent network as {@link NoAnswer}. */

async function send(request: Request): Promise<Response> {
  const what = whatIsLost(request);
  const first = await tried(request.clone(), what);
  if (first.status !== 401) return answered(first);
  const refused = await problemOf(first);
  if (!(await regain(refused))) throw refused;
  return answered(await tried(request, what));
}

/** What is not known when no answer comes. */
function whatIsLost(request: Request): NoAnswer['what'] {
  if (request.method === 'GET') return 'read';
  return (request.headers.get('content-type') ?? '').startsWith('multipart/') ? 'upload' : 'deed';
}

async function tried(request: Request, what: NoAnswer['what']): Promise<Response> {
  const bearer = await token();
  if (bearer) request.headers.set('authorization', `Bearer ${bearer}`);
  try {
    return await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NoAnswer(what);
  }
}

async function answered(response: Response): Promise<Response> {
  if (!response.ok) throw await problemOf(response);
  return response;
}

export const api = createClient<paths>({
  baseUrl: apiRoot.href.replace(/\/$/, ''),
  fetch: send,
  // `state=notice,approved`, as the service reads several values of one filter.
  querySerializer: { array: { style: 'form', explode: false } },
});

/** A file or form by an address that has no type: downloads, uploads. Same session, same refusals. */
export function raw(path: string, init: RequestInit = {}): Promise<Response> {
  return send(new Request(new URL(`api/v1/${path.replace(/^\//, '')}`, apiRoot), init));
}

/** What was answered; openapi-fetch leaves it undefined for answers without content. */
export function data<T>(answer: { data?: T }): T {
  return answer.data as T;
}

/** One key per intention (a dialog opened, a button offered), kept until an answer with a status came: see `use-deed.ts`. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
