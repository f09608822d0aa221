import { apiRoot } from './address';
import { NoAnswer, Problem, problemOf } from './problem';
import type { components } from './schema';
import { type Span, spanAfter } from './session-span.js';

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
let isLeaving = false;

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

/** Whether this browser may hold a cookie of a session, and until when it goes on by itself; nothing else is kept. */
const MARK = 'signed-in';
const UNTIL = 'signed-in-until';

function mark(isIn: boolean): void {
  try {
    if (isIn) localStorage.setItem(MARK, '1');
    else {
      localStorage.removeItem(MARK);
      localStorage.removeItem(UNTIL);
    }
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

/** @returns whether the page goes on: of somebody else's session it takes no token, or what waits here would be done in their name */
function take(answer: LoginAnswer): boolean {
  if (isLeaving) return false;
  mark(true);
  if (state.user && state.user.id !== answer.user.id) {
    leave(document.baseURI);
    return false;
  }
  accept(answer);
  become({ phase: 'in', user: answer.user, cause: null });
  for (const done of waiting) done(true);
  waiting.clear();
  return true;
}

function accept({ accessToken: given, expiresIn, sessionExpiresIn }: LoginAnswer): void {
  accessToken = given;
  const now = performance.now();
  renewAfter = now + expiresIn * 800;
  span = spanAfter(span, sessionExpiresIn * 1000, now);
  keepUntil(sessionExpiresIn * 1000);
}

let span: Span | null = null;

/** For the other tabs of this browser, whose session it is as well; as a day and time, since bare figures look like somebody's number. */
function keepUntil(milliseconds: number): void {
  try {
    localStorage.setItem(UNTIL, new Date(Date.now() + milliseconds).toISOString());
  } catch {
    // Without storage each tab knows of its own renewals alone.
  }
}

export interface SessionLeft {
  /** Until it ends by itself, in milliseconds; below zero where it should have. */
  left: number;
  /** Of what it is given when it is renewed. */
  whole: number;
  isLast: boolean;
}

/** How long the session goes on if nobody does anything, in whichever tab it was renewed last; null where none is known. */
export function sessionLeft(): SessionLeft | null {
  if (state.phase !== 'in' || span === null) return null;
  let kept = NaN;
  try {
    kept = Date.parse(localStorage.getItem(UNTIL) ?? '') - Date.now();
  } catch {
    // As above.
  }
  const left = Number.isNaN(kept) ? span.endsAt - performance.now() : kept;
  return { left, whole: span.milliseconds, isLast: span.isLast };
}

/** The page gives way with all that it knows: nothing that waits is sent, nothing that it showed is kept for whoever comes next. */
function leave(to: string): void {
  isLeaving = true;
  accessToken = null;
  for (const done of waiting) done(false);
  waiting.clear();
  become({ phase: 'out', user: null, cause: null });
  // Once the forms are gone that would ask whether they may be left.
  setTimeout(() => {
    sessionStorage.clear();
    window.location.replace(to);
  });
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

/**
 * Ends all that the account is signed in by, and this page goes on with what it is given instead. Who is signed in stays as the page knows it
 * until it is opened anew: it shows the recovery codes, this once.
 *
 * @throws {Problem} with what is wrong with the code
 */
export async function confirmSecondFactor(otp: string): Promise<readonly string[]> {
  const response = await post('totp/confirmation', { otp }, await token());
  if (!response.ok) throw await problemOf(response);
  const answer = (await response.json()) as components['schemas']['SecondFactorEnabled'];
  accept(answer);
  return answer.recoveryCodes;
}

/**
 * @throws {NoAnswer} where no answer came, so that the cookie may still be good
 * @throws {Problem} where the session was not ended
 */
export async function signOut(): Promise<void> {
  const response = await post('logout', {});
  // Of a session that has ended already there is nothing more to end.
  if (!response.ok && response.status !== 401) throw await problemOf(response);
  mark(false);
  leave(signInPage());
}

/** After the account ended all that it was signed in by, this one too. */
export function endedEverywhere(): void {
  mark(false);
  leave(signInPage());
}

function signInPage(): string {
  return new URL('sign-in', document.baseURI).href;
}

/** Whether there is a session again; asked once, however many wait for it. */
export function renew(): Promise<boolean> {
  if (isLeaving) return Promise.resolve(false);
  renewal ??= tryRenewal().finally(() => {
    renewal = null;
  });
  return renewal;
}

async function tryRenewal(): Promise<boolean> {
  const response = await post('refresh', {});
  if (response.ok) return take((await response.json()) as LoginAnswer);
  const problem = await problemOf(response);
  if (problem.status !== 401 && problem.status !== 400) throw problem;
  accessToken = null;
  mark(false);
  const wasIn = state.user !== null;
  become({ phase: wasIn ? 'lost' : 'out', cause: wasIn ? problem.message : null });
  return false;
}

/** Whether something may be asked without renewing: what a page asks by itself must not keep a session alive that nobody uses. */
export function mayAskByItself(): boolean {
  return state.phase === 'in' && accessToken !== null && performance.now() <= renewAfter;
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

/** Whoever is here does not sign in again: the page ends, and the next one finds nothing of it. */
export function giveUp(): void {
  leave(signInPage());
}
