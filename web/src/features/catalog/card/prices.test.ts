import { expect, test } from 'vitest';
import type { Price } from '../queries';
import { currencyAt, phaseOf, priceAt, targetKey, targetOf } from './prices';

const NOW = Date.parse('2026-11-22T12:00:00Z');

const price = (amount: number, from: string, more: Partial<Price> = {}): Price => ({
  amount,
  branch: null,
  currency: 'CLP',
  valid_from: from,
  valid_to: null,
  reason: '',
  created_by: 'admin',
  created_at: from,
  ...more,
});

test('a price is past, current or still to come', () => {
  expect(phaseOf(price(1, '2026-11-23T00:00:00Z'), NOW)).toBe('future');
  expect(phaseOf(price(1, '2026-11-22T12:00:00Z'), NOW)).toBe('current');
  expect(phaseOf(price(1, '2026-11-01T00:00:00Z', { valid_to: '2026-11-22T12:00:00Z' }), NOW)).toBe('past');
});

test('the price of the branch counts before the general one', () => {
  const prices = [
    price(900, '2026-11-20T00:00:00Z', { branch: 'SCL-01' }),
    price(1000, '2026-11-01T00:00:00Z'),
    price(1100, '2026-12-01T00:00:00Z'),
  ];
  expect(priceAt(prices, 'SCL-01', NOW)).toMatchObject({ amount: 900, own: true, next: undefined });
  expect(priceAt(prices, 'VAP-01', NOW)).toMatchObject({ amount: 1000, own: false, next: { amount: 1100 } });
});

test('the next change is the one that comes first', () => {
  const prices = [price(3, '2027-01-01T00:00:00Z'), price(2, '2026-12-01T00:00:00Z'), price(1, '2026-01-01T00:00:00Z')];
  expect(priceAt(prices, 'SCL-01', NOW).next?.amount).toBe(2);
});

test('a product without a price has none', () => {
  expect(priceAt([], 'SCL-01', NOW)).toEqual({ amount: undefined, own: false, next: undefined });
});

test('a price is in the currency of its branch, or in the one of the branches it is for', () => {
  const branches = [
    { code: 'SCL-01', currency: 'CLP' as const },
    { code: 'MDZ-01', currency: 'ARS' as const },
  ];
  expect(currencyAt({ branch: 'MDZ-01' }, branches)).toBe('ARS');
  expect(currencyAt({ branch: 'SCL-01' }, branches)).toBe('CLP');
  expect(currencyAt({ currency: 'ARS' }, branches)).toBe('ARS');
});

test('where a price is to hold survives the chooser', () => {
  for (const target of [{ branch: 'SCL-01' }, { branch: 'all:X' }, { currency: 'ARS' }] as const) {
    expect(targetOf(targetKey(target))).toEqual(target);
  }
});
