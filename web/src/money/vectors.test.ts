import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Currency, thousandths } from './amounts';
import { type Line, lineAmounts, settle, totals } from './sale';
import { formatTaxId, normalizeTaxId } from './taxId';

/** The server reads the same file: what the till shows is what the server registers. */
interface Vectors {
  sales: {
    name: string;
    currency: Currency;
    lines: {
      unit_price: number;
      quantity: number;
      discount?: { percent: number } | { amount: number };
      exempt?: boolean;
    }[];
    payments: { method: string; amount: number }[];
    expected: {
      lines: { gross: number; discount: number; total: number }[];
      subtotal: number;
      discount_total: number;
      net: number;
      tax: number;
      exempt: number;
      total: number;
      settlement: Record<string, unknown>;
    };
  }[];
  tax_ids: { text: string; canonical: string | null; formatted?: string }[];
}

const FILE = '../domain/sales/src/test/resources/org/ferrepos/sales/sale-vectors.json';
const vectors: Vectors = JSON.parse(readFileSync(FILE, 'utf8'));

function lineOf(line: Vectors['sales'][number]['lines'][number]): Line {
  return {
    unitPrice: line.unit_price,
    quantity: thousandths(line.quantity),
    exempt: line.exempt === true,
    discount:
      line.discount === undefined
        ? undefined
        : 'percent' in line.discount
          ? { percent: Math.round(line.discount.percent * 100) }
          : line.discount,
  };
}

describe('a sale comes to the same here and at the server', () => {
  test.each(vectors.sales)('$name', (sale) => {
    const lines = sale.lines.map(lineOf);
    const { expected } = sale;
    expect(lines.map(lineAmounts)).toEqual(expected.lines);
    const sums = totals(lines);
    expect(sums).toEqual({
      subtotal: expected.subtotal,
      discountTotal: expected.discount_total,
      net: expected.net,
      tax: expected.tax,
      exempt: expected.exempt,
      total: expected.total,
    });
    expect(sums.net + sums.tax + sums.exempt).toBe(sums.total);
    expect(sums.subtotal - sums.discountTotal).toBe(sums.total);
    const sum = (cash: boolean) =>
      sale.payments.filter((each) => (each.method === 'cash') === cash).reduce((all, each) => all + each.amount, 0);
    const settlement = settle(sums.total, sum(true), sum(false), sale.currency);
    const { cashRounding, ...rest } = { cashRounding: undefined, ...settlement };
    expect(cashRounding === undefined ? rest : { ...rest, cash_rounding: cashRounding }).toEqual(expected.settlement);
  });
});

describe('a tax id', () => {
  test.each(vectors.tax_ids)('$text', ({ text, canonical, formatted }) => {
    expect(normalizeTaxId(text) ?? null).toBe(canonical);
    if (formatted !== undefined) {
      expect(formatTaxId(canonical ?? '')).toBe(formatted);
    }
  });
});
