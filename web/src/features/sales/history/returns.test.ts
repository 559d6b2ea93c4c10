import { expect, test } from 'vitest';
import { cashRefund } from './returns';

const nothing = { id: '', reason: '', items: [], at: '' };

test.each([
  { parts: [7, 7, 7], paid: 20, cash: [10, 0, 10] },
  { parts: [333, 333, 333], paid: 1_000, cash: [330, 340, 330] },
  { parts: [5, 5, 5], paid: 10, cash: [0, 10, 0] },
])('parts of $parts give back the $paid that were paid', ({ parts, paid, cash }) => {
  const returns: { total: number; cash_rounding: number; id: string; reason: string; items: []; at: string }[] = [];
  const given = parts.map((total) => {
    const refund = cashRefund({ currency: 'CLP', paid, change: 0, returns }, total);
    returns.push({ ...nothing, items: [], total, cash_rounding: refund - total });
    return refund;
  });
  expect(given).toEqual(cash);
  expect(given.reduce((sum, each) => sum + each, 0)).toBe(paid);
});
