import type { Permission } from './permissions';
import { Problem } from './problem';

/**
 * The access token, in this tab's memory alone; the refresh token is in a cookie that no script can read. Tabs share one
 * cookie whose token is good for one use, so they renew one after the other and tell each other.
 */
export interface SessionUser {
  id: string;
  username: string;
  name: string;
  roles: string[];
  /** What the roles allow, as the server said when the session began or was renewed. */
  permissions: Permission[];
  branch: string | null;
}

interface Grant {
  token: string;
  expiresAt: number;
  user: SessionUser;
}

interface Answer {
  access_token: string;
  expires_in: number;
  user: SessionUser;
}

type Message = { kind: 'grant'; grant: Grant } | { kind: 'end' };

const LOCK = 'ferrepos-session';
/** Stands here from a sign-out until the server has heard of it. */
const LEFT = 'ferrepos.signed-out';
/** A token this close to its end is renewed by whoever comes next. */
const MARGIN_MILLIS = 20_000;
/** A server that takes longer to answer is as good as none: people work on without it. */
const PATIENCE_MILLIS = 15_000;
const HEADERS = { 'Content-Type': 'application/json', 'X-Session': 'cookie' };

let grant: Grant | undefined;
let onChange: (user: SessionUser | undefined) => void = () => {};
const tabs = new BroadcastChannel('ferrepos-session');

tabs.onmessage = (event: MessageEvent<Message>) => {
  accept(event.data.kind === 'grant' ? event.data.grant : undefined);
};

export function listenToSession(listener: (user: SessionUser | undefined) => void): void {
  onChange = listener;
}

export function currentToken(): string | undefined {
  return grant?.token;
}

/** One tab at a time, where the browser has locks: pages of another machine without TLS have none. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | undefined;
  return locks === undefined ? work() : locks.request(LOCK, work);
}

/** How a renewal ended: nobody is signed in, or nobody could be asked. */
export type Renewal = 'granted' | 'refused' | 'unreachable';

let lastRenewal: Renewal = 'refused';

/** A token that is good now, from another tab where that was faster; undefined where nobody is signed in. */
export async function renewToken(username?: string): Promise<string | undefined> {
  const before = grant;
  await alone(async () => {
    if (grant !== before && grant !== undefined && grant.expiresAt - Date.now() > MARGIN_MILLIS) {
      lastRenewal = 'granted';
      return;
    }
    lastRenewal = await refresh(username);
  });
  return grant?.token;
}

/** Tries to go on with the session that the cookie names; with that of one user alone where that is given. */
export async function resumeSession(username?: string): Promise<Renewal> {
  await renewToken(username);
  return lastRenewal;
}

async function refresh(username: string | undefined): Promise<Renewal> {
  if (localStorage.getItem(LEFT) !== null && !(await leave(undefined))) {
    return 'unreachable';
  }
  let answer: Answer | undefined;
  try {
    const response = await askForRenewal();
    if (Problem.isTemporaryStatus(response.status)) {
      return 'unreachable';
    }
    // A page in the place of an answer is some network's own, not the server's.
    answer = response.ok ? ((await response.json()) as Answer) : undefined;
  } catch {
    return 'unreachable';
  }
  if (answer === undefined) {
    end();
    return 'refused';
  }
  if (username !== undefined && answer.user.username !== username) {
    return 'refused';
  }
  take(answer);
  return 'granted';
}

function askForRenewal(): Promise<Response> {
  return fetch('/api/auth/refresh', {
    method: 'POST',
    headers: HEADERS,
    body: '{}',
    signal: AbortSignal.timeout(PATIENCE_MILLIS),
  });
}

/** Signs in; the answer is the server's, whatever it says. After a sign-out that is under way: it takes the cookie. */
export function signIn(username: string, password: string, language: string): Promise<Response> {
  return alone(async () => {
    const response = await fetch('/api/auth/login', {
      method: 'POST',
      headers: { ...HEADERS, 'Accept-Language': language },
      body: JSON.stringify({ username, password }),
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
    if (response.ok) {
      take(await response.clone().json());
      // The cookie is this person's now.
      localStorage.removeItem(LEFT);
    }
    return response;
  });
}

/** Ends the session in all tabs, and at the server as soon as that can be reached. */
export async function signOut(): Promise<void> {
  const token = grant?.token;
  end();
  localStorage.setItem(LEFT, 'yes');
  await alone(() => leave(token));
}

/**
 * Ends the session of the cookie, which only the server can take away. False where it could not be asked: the session is
 * ended then before anybody goes on with it.
 */
async function leave(token: string | undefined): Promise<boolean> {
  try {
    if (token === undefined || (await askToEnd(token)).status === 401) {
      const renewed = await askForRenewal();
      if (renewed.ok) {
        const answer = (await renewed.json()) as Answer;
        if (!(await askToEnd(answer.access_token)).ok) {
          return false;
        }
      } else if (Problem.isTemporaryStatus(renewed.status)) {
        return false;
      }
    }
  } catch {
    return false;
  }
  localStorage.removeItem(LEFT);
  return true;
}

async function askToEnd(token: string): Promise<Response> {
  const response = await fetch('/api/auth/logout', {
    method: 'POST',
    headers: { 'X-Session': 'cookie', Authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE_MILLIS),
  });
  if (Problem.isTemporaryStatus(response.status)) {
    throw new Error('not now');
  }
  return response;
}

function take(answer: Answer): void {
  accept({
    token: answer.access_token,
    expiresAt: Date.now() + answer.expires_in * 1000,
    user: answer.user,
  });
  tabs.postMessage({ kind: 'grant', grant } as Message);
}

function end(): void {
  if (grant !== undefined) {
    tabs.postMessage({ kind: 'end' } satisfies Message);
  }
  accept(undefined);
}

function accept(next: Grant | undefined): void {
  grant = next;
  onChange(next?.user);
}
