import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Currency, thousandths } from './amounts';
import { type Line, lineAmounts, settle, taxesByRate, totals } from './sale';
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
      tax_percent?: number;
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
  random: { seed: number; sales: number; rates: number[][]; checksum: number };
  tax_ids: { text: string; canonical: string | null; formatted?: string }[];
}

const FILE = '../domain/sales/src/test/resources/org/ferrepos/sales/sale-vectors.json';
const vectors: Vectors = JSON.parse(readFileSync(FILE, 'utf8'));

function lineOf(line: Vectors['sales'][number]['lines'][number]): Line {
  return {
    unitPrice: line.unit_price,
    quantity: thousandths(line.quantity),
    tax: line.exempt === true ? undefined : Math.round((line.tax_percent ?? 19) * 100),
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
    const rates = taxesByRate(lines);
    expect(rates.reduce((sum, each) => sum + each.net, 0)).toBe(sums.net);
    expect(rates.reduce((sum, each) => sum + each.tax, 0)).toBe(sums.tax);
    expect(sums.net + sums.tax + sums.exempt).toBe(sums.total);
    expect(sums.subtotal - sums.discountTotal).toBe(sums.total);
    const sum = (cash: boolean) =>
      sale.payments.filter((each) => (each.method === 'cash') === cash).reduce((all, each) => all + each.amount, 0);
    const settlement = settle(sums.total, sum(true), sum(false), sale.currency);
    const { cashRounding, ...rest } = { cashRounding: undefined, ...settlement };
    expect(cashRounding === undefined ? rest : { ...rest, cash_rounding: cashRounding }).toEqual(expected.settlement);
  });
});

/** The same numbers in the same order as at the server. */
class Lottery {
  constructor(private state: number) {}

  below(bound: number): number {
    this.state = (Math.imul(this.state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (this.state >>> 8) % bound;
  }
}

test('random sales of both countries come to the same here and at the server', () => {
  const { seed, sales, rates, checksum } = vectors.random;
  const lottery = new Lottery(seed);
  let sum = 0;
  for (let sale = 0; sale < sales; sale += 1) {
    const country = rates[sale % rates.length] ?? [];
    const lines: Line[] = [];
    for (let left = 1 + lottery.below(6); left > 0; left -= 1) {
      const unitPrice = lottery.below(3_000_000);
      const quantity = 1 + lottery.below(12_000);
      const percent = lottery.below(5_001);
      const rate = country[lottery.below(country.length)] ?? 0;
      lines.push({ unitPrice, quantity, discount: { percent }, tax: rate === 0 ? undefined : rate });
    }
    const { net, tax, exempt, total } = totals(lines);
    expect(net + tax + exempt).toBe(total);
    for (const amount of [net, tax, exempt, total]) {
      sum = (sum * 31 + amount) % 1_000_003;
    }
  }
  expect(sum).toBe(checksum);
});

describe('a tax id', () => {
  test.each(vectors.tax_ids)('$text', ({ text, canonical, formatted }) => {
    expect(normalizeTaxId(text) ?? null).toBe(canonical);
    if (formatted !== undefined) {
      expect(formatTaxId(canonical ?? '')).toBe(formatted);
    }
  });
});
