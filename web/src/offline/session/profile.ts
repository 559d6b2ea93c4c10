import type { Permission } from '@/api/permissions';
import type { SessionUser } from '@/api/token';
import { database } from '../database';

/**
 * Who may go on working on this device while the server cannot be reached: a user who signed in here, proven by the same
 * password. Kept is a slow hash with its own salt, never the password; after a week without the server it is worth
 * nothing.
 */
const ITERATIONS = 600_000;
const HASH_BITS = 256;
const GOOD_FOR_MILLIS = 7 * 24 * 60 * 60 * 1000;

async function hash(password: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS },
    key,
    HASH_BITS,
  );
  return new Uint8Array(bits);
}

export async function rememberProfile(user: SessionUser, password: string): Promise<void> {
  if (crypto.subtle === undefined) {
    return; // Only pages over TLS and on this machine itself have it; such a device cannot work offline anyway.
  }
  const salt = crypto.getRandomValues(new Uint8Array(16));
  await database.profiles.put({
    username: user.username,
    user,
    salt,
    hash: await hash(password, salt),
    seenAt: Date.now(),
    active: 1,
  });
}

/** A profile of a week before the server told permissions: whoever sold goes on selling. */
export function withPermissions(user: SessionUser): SessionUser {
  const known: Permission[] | undefined = user.permissions;
  const sold = user.roles.some((role) => ['admin', 'supervisor', 'cajero', 'vendedor'].includes(role));
  return known === undefined ? { ...user, permissions: sold ? ['sales.sell', 'catalog.read'] : [] } : user;
}

/** The user this device was left with, who has not signed out. */
export async function rememberedProfile(): Promise<SessionUser | undefined> {
  const profiles = await database.profiles.where('active').equals(1).toArray();
  const last = profiles
    .filter((profile) => profile.seenAt > Date.now() - GOOD_FOR_MILLIS)
    .sort((one, other) => other.seenAt - one.seenAt)[0];
  return last === undefined ? undefined : withPermissions(last.user);
}

export async function unlockProfile(username: string, password: string): Promise<SessionUser | undefined> {
  const profile = await database.profiles.get(username);
  if (profile === undefined || profile.seenAt < Date.now() - GOOD_FOR_MILLIS) {
    return undefined;
  }
  const given = await hash(password, profile.salt);
  const equal = given.length === profile.hash.length && given.every((byte, index) => byte === profile.hash[index]);
  if (equal) {
    await database.profiles.update(username, { active: 1 });
  }
  return equal ? withPermissions(profile.user) : undefined;
}

/** Nobody is offered to go on; those who signed in here may still do so with their password. */
export async function lockProfile(): Promise<void> {
  await database.profiles.toCollection().modify({ active: 0 });
}
