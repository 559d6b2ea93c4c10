import type { ApiKey } from '../queries';

export type KeyState = 'living' | 'expiring' | 'expired' | 'revoked';

const SOON_MILLIS = 14 * 24 * 60 * 60_000;

/** Whether a key still opens, and whether somebody should think of its end. */
export function stateOf(key: Pick<ApiKey, 'revoked_at' | 'expires_at'>, now: number): KeyState {
  if (key.revoked_at !== null) {
    return 'revoked';
  }
  if (key.expires_at === null) {
    return 'living';
  }
  const left = Date.parse(key.expires_at) - now;
  if (left <= 0) {
    return 'expired';
  }
  return left < SOON_MILLIS ? 'expiring' : 'living';
}
