/**
 * Who is signed in at this tab, and requests in their name. Tokens are kept in the tab's sessionStorage and nowhere else:
 * they survive a reload and end with the tab.
 */

const KEY = 'training-screen';
const TIMEOUT_MS = 8000;
/** The page stands at `…/api/v1/training/screen`, whatever host and path a proxy shows it under. */
const API = new URL('../', location.href);

/** Nobody is signed in, or not any more. */
export class SignedOut extends Error {}
/** No answer, or none of the service's own: worth trying again. */
export class Unreachable extends Error {}
/** The service says no; `detail` is its sentence in Chinese. */
export class Refused extends Error {
  constructor({ status, code, detail }) {
    super(code);
    Object.assign(this, { status, code, detail });
  }
}

let signedIn = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
let renewal = null;

function keep(answer) {
  signedIn = answer;
  if (answer) sessionStorage.setItem(KEY, JSON.stringify(answer));
  else sessionStorage.removeItem(KEY);
}

export function currentUser() {
  return signedIn?.user ?? null;
}

export async function signIn(username, password, otp) {
  keep(await send('auth/login', { body: { username, password, ...(otp && { otp }) } }));
}

export async function changePassword(currentPassword, newPassword) {
  keep(await asSignedIn('auth/password', { currentPassword, newPassword }));
}

/** Signed out here at once; the service is told if it can be reached, and else the tokens end by their time. */
export async function signOut() {
  const refreshToken = signedIn?.refreshToken;
  keep(null);
  if (!refreshToken) return;
  await send('auth/logout', { body: { refreshToken } }).catch((error) => {
    if (!(error instanceof Unreachable)) throw error;
  });
}

/** @throws {SignedOut | Unreachable | Refused} */
export function ask(path) {
  return asSignedIn(path);
}

async function asSignedIn(path, body) {
  if (!signedIn) throw new SignedOut();
  try {
    return await send(path, { body, token: signedIn.accessToken });
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401) throw error;
  }
  await renew();
  return send(path, { body, token: signedIn.accessToken });
}

/** One renewal at a time: a refresh token that is used twice ends the login. */
function renew() {
  renewal ??= trade().finally(() => {
    renewal = null;
  });
  return renewal;
}

async function trade() {
  if (!signedIn) throw new SignedOut();
  try {
    keep(await send('auth/refresh', { body: { refreshToken: signedIn.refreshToken } }));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    keep(null);
    throw new SignedOut();
  }
}

async function send(path, { body, token }) {
  const response = await fetch(new URL(path, API), {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: body && JSON.stringify(body),
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new Unreachable();
  });
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  // A proxy's error page is not the service's word, and neither is a service that is just starting.
  if (!answer?.code || response.status >= 500) throw new Unreachable();
  throw new Refused(answer);
}
