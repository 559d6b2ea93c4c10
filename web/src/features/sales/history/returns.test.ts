import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Schemas } from '@/api/client';
import type { Currency } from '@/money/amounts';
import { refundOf } from './returns';

type Returned = Schemas['SaleReturn'];

const nothing = { id: '', reason: '', items: [], at: '' };

test.each([
  { parts: [7, 7, 7], paid: 20, cash: [10, 0, 10] },
  { parts: [333, 333, 333], paid: 1_000, cash: [330, 340, 330] },
  { parts: [5, 5, 5], paid: 10, cash: [0, 10, 0] },
])('parts of $parts give back the $paid that were paid', ({ parts, paid, cash }) => {
  const sale = (returns: Returned[]) => ({ currency: 'CLP' as const, paid, change: 0, returns });
  const returns: Returned[] = [];
  const given = parts.map((total) => {
    const refund = refundOf(sale(returns), total, 'cash');
    returns.push({ ...nothing, items: [], total, cash_rounding: refund - total });
    return refund;
  });
  expect(given).toEqual(cash);
  expect(given.reduce((sum, each) => sum + each, 0)).toBe(paid);
});

/** The server reads the same file: what is asked for here is what it takes. */
interface Vector {
  name: string;
  currency: Currency;
  paid: number;
  change: number;
  returns: { total: number; cash_rounding: number }[];
  value: number;
  cash: number;
  other: number;
}

const FILE = '../domain/sales/src/test/resources/org/ferrepos/sales/sale-vectors.json';
const vectors: { refunds: Vector[] } = JSON.parse(readFileSync(FILE, 'utf8'));

test.each(vectors.refunds)('a refund comes to the same here and at the server: $name', (vector) => {
  const sale = { ...vector, returns: vector.returns.map((each) => ({ ...nothing, ...each })) };
  expect(refundOf(sale, vector.value, 'cash')).toBe(vector.cash);
  expect(refundOf(sale, vector.value, 'debit')).toBe(vector.other);
});
