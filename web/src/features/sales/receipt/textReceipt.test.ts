import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import type { ReceiptData } from '../charge/receipt';
import { textReceipt } from './textReceipt';

const name = 'Sociedad Constructora e Inmobiliaria Los Aromos de Ñuñoa Limitada';
const product = 'Taladro percutor 750 W con maletín y juego de 13 brocas';
const receipt: ReceiptData = {
  branch: 'SCL-01',
  register: 'SCL-01-C1',
  cashier: 'Ana',
  soldAt: '2026-11-21T19:42:10-03:00',
  currency: 'CLP',
  customer: { taxId: '76123456-0', name },
  lines: [{ sku: 'A', name: product, unit: 'un', quantity: 1000, unitPrice: 1190, discount: 0, total: 1190 }],
  totals: { subtotal: 1190, discountTotal: 0, net: 1000, tax: 190, exempt: 0, total: 1190 },
  payments: [{ method: 'debit', amount: 1190 }],
  cashRounding: 0,
  paid: 1190,
  change: 0,
};

test('names the tax of each rate where the till tells them apart', () => {
  const t = ((key: string, values?: { percent?: string }) =>
    `${key} ${values?.percent ?? ''}`) as unknown as TFunction<'sales'>;
  expect(textReceipt(receipt, 'x', t)).toContain('sales.totals.tax ');
  const taxes = [
    { percent: 1050, net: 10_000, tax: 1_050 },
    { percent: 2100, net: 100_000, tax: 21_000 },
  ];
  const text = textReceipt({ ...receipt, currency: 'ARS', taxes }, 'x', t);
  expect(text).toMatch(/taxAt 10[.,]5 %/);
  expect(text).toMatch(/taxAt 21 %/);
  expect(text).not.toContain('sales.totals.tax ');
});

test('names the customer and the product in full, in rows that fit the paper', () => {
  const text = textReceipt(receipt, 'SCL-01-C1-00000001', ((key: string) => key) as TFunction<'sales'>);
  expect(text).toContain('76.123.456-0');
  const flat = text.replaceAll(/\s+/g, ' ');
  expect(flat).toContain(name);
  expect(flat).toContain(product);
  expect(Math.max(...text.split('\n').map((row) => row.length))).toBeLessThanOrEqual(42);
});
