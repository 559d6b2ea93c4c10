import { expect, test } from 'vitest';
import { waitMillis } from './listen';

test('each failure waits longer, up to a minute', () => {
  expect([0, 1, 2, 3].map((failures) => waitMillis(failures, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(waitMillis(30, 1)).toBe(60_000);
});

test('chance takes away at most half', () => {
  expect(waitMillis(2, 0)).toBe(2_000);
});
