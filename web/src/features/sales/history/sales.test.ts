import { expect, test } from 'vitest';
import { BACKDATED, wantedOf } from './sales';

test('a state is asked for by its name', () => {
  expect(wantedOf({ register: 'SCL-01-C1', status: 'voided' })).toEqual({ register: 'SCL-01-C1', status: 'voided' });
});

test('sales from before the opening are no state of their own: those that were voided are among them', () => {
  const wanted = wantedOf({ register: 'SCL-01-C1', status: BACKDATED, date: '2026-11-21' });
  expect(wanted).toMatchObject({ register: 'SCL-01-C1', backdated: 'true', from: '2026-11-21' });
  expect(wanted).not.toHaveProperty('status');
});
