import { expect, test } from 'vitest';
import { refetchMillis } from './queries';

const AT = '2026-11-22T18:35:02.5-03:00';

test('figures made before the last sale are asked for again soon', () => {
  expect(refetchMillis('2026-11-22T18:35:02.499-03:00', AT)).toBe(2_000);
  expect(refetchMillis('2026-11-22T21:35:02Z', AT)).toBe(2_000);
});

test('figures that hold the last sale are not', () => {
  expect(refetchMillis(AT, AT)).toBe(60_000);
  expect(refetchMillis('2026-11-22T21:35:03Z', AT)).toBe(60_000);
  expect(refetchMillis(undefined, AT)).toBe(60_000);
  expect(refetchMillis(AT, undefined)).toBe(60_000);
});
