import { expect, test } from 'vitest';
import type { Schemas } from '@/api/client';
import { refundOf } from './returns';

type Returned = Schemas['SaleReturn'];

const nothing = { id: '', reason: '', items: [], at: '' };

test.each([
  { parts: [7, 7, 7], paid: 20, cash: [10, 0, 10] },
  { parts: [333, 333, 333], paid: 1_000, cash: [330, 340, 330] },
  { parts: [5, 5, 5], paid: 10, cash: [0, 10, 0] },
])('parts of $parts give back the $paid that were paid', ({ parts, paid, cash }) => {
  const whole = parts.reduce((sum, each) => sum + each, 0);
  const sale = (returns: Returned[]) => ({ currency: 'CLP' as const, paid, change: 0, total: whole, returns });
  const returns: Returned[] = [];
  const given = parts.map((total) => {
    const refund = refundOf(sale(returns), total, 'cash');
    returns.push({ ...nothing, items: [], total, cash_rounding: refund - total });
    return refund;
  });
  expect(given).toEqual(cash);
  expect(given.reduce((sum, each) => sum + each, 0)).toBe(paid);
});

test('another method gives back the value of the goods, and no more than is left', () => {
  const sale = { currency: 'CLP' as const, paid: 20, change: 0, total: 21, returns: [] as Returned[] };
  expect(refundOf(sale, 7, 'debit')).toBe(7);
  sale.returns = [7, 7].map((total) => ({ ...nothing, total, cash_rounding: 3 }));
  expect(refundOf(sale, 7, 'debit')).toBe(1);
});
