import { apiRoot } from './address';
import { NoAnswer, Problem, problemOf } from './problem';
import type { components } from './schema';

/**
 * The only place that knows tokens: the access token lives in memory, the refresh token in a cookie that scripts cannot read.
 * A session that ends under a page is not the page's end: what was asked waits until somebody signed in again.
 */

type LoginAnswer = components['schemas']['LoginResponse'];
export type SignedIn = LoginAnswer['user'];

export interface SessionState {
  /** `unknown` until the cookie was tried once. */
  phase: 'unknown' | 'out' | 'in' | 'lost';
  user: SignedIn | null;
  /** Why somebody was signed out, in the service's words. */
  cause: string | null;
}

let state: SessionState = { phase: 'unknown', user: null, cause: null };
let accessToken: string | null = null;
/** By the page's own clock: those of office machines are wrong by minutes. */
let renewAfter = 0;
const listeners = new Set<() => void>();
const waiting = new Set<(isBack: boolean) => void>();
let renewal: Promise<boolean> | null = null;

export function sessionState(): SessionState {
  return state;
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Partial<SessionState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

/** Whether this browser may hold a cookie of a session; nothing else is kept. */
const MARK = 'signed-in';

function mark(isIn: boolean): void {
  try {
    if (isIn) localStorage.setItem(MARK, '1');
    else localStorage.removeItem(MARK);
  } catch {
    // Storage may be switched off; then the cookie is tried each time.
  }
}

/** Whether asking for a session can be of use. */
export function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return true;
  }
}

/** Nobody is signed in here; the first page is the sign-in. */
export function beginSignedOut(): void {
  become({ phase: 'out' });
}

function take(answer: LoginAnswer): void {
  accessToken = answer.accessToken;
  mark(true);
  renewAfter = performance.now() + answer.expiresIn * 800;
  // Whoever signs in over somebody else's page gets a page of their own.
  if (state.user && state.user.id !== answer.user.id) {
    window.location.assign(document.baseURI);
    return;
  }
  become({ phase: 'in', user: answer.user, cause: null });
  for (const done of waiting) done(true);
  waiting.clear();
}

async function post(path: string, body: unknown, bearer?: string | null): Promise<Response> {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'x-session': 'cookie' };
  if (bearer) headers.authorization = `Bearer ${bearer}`;
  try {
    return await fetch(new URL(`api/v1/auth/${path}`, apiRoot), {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      credentials: 'same-origin',
    });
  } catch {
    throw new NoAnswer('read');
  }
}

/** @throws {Problem} with the service's reason */
export async function signIn(username: string, password: string, otp?: string): Promise<void> {
  const response = await post('login', { username, password, ...(otp ? { otp } : {}) });
  if (!response.ok) throw await problemOf(response);
  take((await response.json()) as LoginAnswer);
}

/** @throws {Problem} with what is wrong with the new password */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  const response = await post('password', { currentPassword, newPassword }, await token());
  if (!response.ok) throw await problemOf(response);
  take((await response.json()) as LoginAnswer);
}

export async function signOut(): Promise<void> {
  await post('logout', {});
  mark(false);
  accessToken = null;
  // What this tab remembers of the work of whoever was here.
  sessionStorage.clear();
  window.location.assign(new URL('sign-in', document.baseURI).href);
}

/** Whether there is a session again; asked once, however many wait for it. */
export function renew(): Promise<boolean> {
  renewal ??= tryRenewal().finally(() => {
    renewal = null;
  });
  return renewal;
}

async function tryRenewal(): Promise<boolean> {
  const response = await post('refresh', {});
  if (response.ok) {
    take((await response.json()) as LoginAnswer);
    return true;
  }
  const problem = await problemOf(response);
  if (problem.status !== 401 && problem.status !== 400) throw problem;
  accessToken = null;
  mark(false);
  const wasIn = state.user !== null;
  become({ phase: wasIn ? 'lost' : 'out', cause: wasIn ? problem.message : null });
  return false;
}

/** The token for the next request, renewed before it ends; null where nobody is signed in. */
export async function token(): Promise<string | null> {
  if (accessToken && performance.now() > renewAfter) await renew();
  return accessToken;
}

/** After a 401: renewed in silence, or by whoever signs in over the page. */
export async function regain(refused: Problem): Promise<boolean> {
  if (await renew()) return true;
  if (state.phase !== 'lost') return false;
  if (refused.code !== 'UNAUTHENTICATED') become({ cause: refused.message });
  return new Promise((done) => waiting.add(done));
}

/** The user knows the account better than the token does, for instance after a password was changed. */
export function giveUp(): void {
  for (const done of waiting) done(false);
  waiting.clear();
  become({ phase: 'out', user: null });
}
