import { useSyncExternalStore } from 'react';
import { connection } from '@/api/connection';
import type { Permission } from '@/api/permissions';
import { Problem } from '@/api/problem';
import { listenToSession, resumeSession, type SessionUser, signIn, signOut } from '@/api/token';
import { lockProfile, rememberedProfile, rememberProfile, unlockProfile } from './profile';

/**
 * Who uses the program: nobody yet, somebody signed in at the server, or somebody who was, working on while the server
 * cannot be reached (`offline`), after the password was checked on this device (`locked` until then).
 */
export type Session =
  | { status: 'starting' }
  | { status: 'anonymous' }
  | { status: 'locked'; user: SessionUser }
  | { status: 'signed-in'; user: SessionUser }
  | { status: 'offline'; user: SessionUser };

let session: Session = { status: 'starting' };
const listeners = new Set<() => void>();

function become(next: Session): void {
  session = next;
  for (const listener of listeners) {
    listener();
  }
}

listenToSession((user) => {
  if (user !== undefined) {
    become({ status: 'signed-in', user });
  } else if (session.status === 'signed-in') {
    become({ status: 'anonymous' });
  }
});

/** What was fetched for one person is gone before the next is there. */
export function forgetBetweenUsers(cache: { clear: () => void }): void {
  let last: string | undefined;
  listeners.add(() => {
    const next = 'user' in session ? session.user.id : undefined;
    if (last !== undefined && next !== last) {
      cache.clear();
    }
    last = next;
  });
}

// Without a token nothing but the journal and the copy of the catalogue works.
connection.subscribe(() => {
  if (connection.current.online && session.status === 'offline') {
    void reconnect().catch(() => false);
  }
});

/** Goes on with the session of the cookie, or asks for a password. */
export async function startSession(): Promise<void> {
  const outcome = await resumeSession();
  if (outcome === 'granted') {
    return;
  }
  const profile = outcome === 'unreachable' ? await rememberedProfile() : undefined;
  become(profile === undefined ? { status: 'anonymous' } : { status: 'locked', user: profile });
}

/** Signs in, offline with the password that was right the last time on this device. */
export async function login(username: string, password: string, language: string): Promise<void> {
  let response: Response;
  try {
    response = await signIn(username, password, language);
  } catch {
    connection.noteLost();
    return loginOffline(username, password);
  }
  connection.noteReached();
  if (!response.ok) {
    throw Problem.from(response.status, await response.json().catch(() => undefined));
  }
  if (session.status === 'signed-in') {
    // Without room for it nobody works offline here; that is no reason not to work.
    await rememberProfile(session.user, password).catch(() => undefined);
  }
}

async function loginOffline(username: string, password: string): Promise<void> {
  const user = await unlockProfile(username, password);
  if (user === undefined) {
    throw Problem.unreachable();
  }
  become({ status: 'offline', user });
}

/**
 * Once the server is back: goes on with the session, or leaves it to the sender to ask for a password. The cookie may be
 * that of somebody who worked here before; nobody becomes another person at work.
 */
export async function reconnect(): Promise<boolean> {
  return (await resumeSession(session.status === 'offline' ? session.user.username : undefined)) === 'granted';
}

export async function logout(): Promise<void> {
  // A disk that fails keeps nobody signed in.
  await lockProfile().catch(() => undefined);
  become({ status: 'anonymous' });
  await signOut();
}

export function currentSession(): Session {
  return session;
}

export function useSession(): Session {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );
}

/** The person who is at work; only below the shell, where there is one. */
export function useUser(): SessionUser {
  const current = useSession();
  if (current.status !== 'signed-in' && current.status !== 'offline') {
    throw new Error('nobody is signed in');
  }
  return current.user;
}

/** Whether a person may do something; the server has the last word. */
export function may(user: SessionUser, permission: Permission): boolean {
  return user.permissions.includes(permission);
}

/** The branch that a person is limited to; null for those of the whole chain. */
export function boundTo(user: SessionUser): string | null {
  return may(user, 'platform.every_branch') ? null : user.branch;
}

/** The branch whose stock ledger alone the user sees; goods travel, and who keeps them everywhere sees all of it. */
export function stockBoundTo(user: SessionUser): string | null {
  return may(user, 'stock.every_branch') ? null : boundTo(user);
}
