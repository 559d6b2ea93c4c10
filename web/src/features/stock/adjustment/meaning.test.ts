import { expect, test } from 'vitest';
import { meaningOf, movementOf } from './meaning';

const line = { id: '1', sku: 'A', name: 'A', unit: 'un', quantity: 2500, state: 'open' as const };

test('what is missing is taken off, what was found is added, waste is waste', () => {
  expect(movementOf('missing', line)).toEqual({ kind: 'adjustment', quantity: -2500 });
  expect(movementOf('found', line)).toEqual({ kind: 'adjustment', quantity: 2500 });
  expect(movementOf('waste', line)).toEqual({ kind: 'waste', quantity: 2500 });
});

test('a meaning that is unknown is waste', () => {
  expect(meaningOf('found')).toBe('found');
  expect(meaningOf(undefined)).toBe('waste');
});
