import { expect, test } from 'vitest';
import { stateOf } from './state';

const NOW = Date.parse('2026-11-22T00:00:00Z');

test.each([
  [null, null, 'living'],
  ['2027-11-22T00:00:00Z', null, 'living'],
  ['2026-11-30T00:00:00Z', null, 'expiring'],
  ['2026-11-22T00:00:00Z', null, 'expired'],
  ['2027-11-22T00:00:00Z', '2026-11-01T00:00:00Z', 'revoked'],
])('until %s, revoked %s: %s', (expires_at, revoked_at, state) => {
  expect(stateOf({ expires_at, revoked_at }, NOW)).toBe(state);
});
