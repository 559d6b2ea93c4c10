import { expect, test } from 'vitest';
import { periodOf } from './period';

test('days are given to the server as they are', () => {
  expect(periodOf('2026-11-21', '2026-11-30')).toEqual({ from: '2026-11-21', to: '2026-11-30' });
  expect(periodOf('2026-11-21', '2026-11-21')).toEqual({ from: '2026-11-21', to: '2026-11-21' });
});

test('either end may be open', () => {
  expect(periodOf(undefined, '2026-11-30')).toEqual({ to: '2026-11-30' });
  expect(periodOf('2026-11-21', undefined)).toEqual({ from: '2026-11-21' });
});

test('what is no day is left out', () => {
  expect(periodOf('ayer', '2026-02-30')).toEqual({});
  expect(periodOf('2026-13-01', '')).toEqual({});
});
