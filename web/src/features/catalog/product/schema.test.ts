import { expect, test } from 'vitest';
import { blank, newProductSchema, productSchema } from './schema';

const good = { ...blank('CLP'), sku: 'TAL-750', name: 'Taladro', price: 45_990 };

const faults = (form: object) =>
  (newProductSchema.safeParse(form).error?.issues ?? []).map((issue) => [issue.path[0], issue.message]);

test('a whole product is taken', () => {
  expect(faults(good)).toEqual([]);
});

test('a new product needs a price, a known one does not', () => {
  expect(faults({ ...good, price: undefined })).toEqual([['price', 'kit:field.required']]);
  expect(productSchema.safeParse({ ...good, price: undefined }).success).toBe(true);
});

test('a barcode with a wrong check digit is named', () => {
  expect(faults({ ...good, barcodes: ['4006381333930'] })).toEqual([['barcodes', 'catalog:catalog.errors.checkDigit']]);
});

test('a SKU may have letters of Spanish but no blanks', () => {
  expect(faults({ ...good, sku: 'CAÑO-1/2' })).toEqual([]);
  expect(faults({ ...good, sku: 'CAÑO 1' })).toEqual([['sku', 'catalog:catalog.errors.sku']]);
});
