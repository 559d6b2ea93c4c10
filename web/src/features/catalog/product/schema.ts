import * as z from 'zod/mini';
import { messageKey } from '@/kit/text';
import { MAX_AMOUNT } from '@/money/amounts';
import type { Currency } from '../currencies';
import { checkBarcode } from '../gtin';

/** The units the server knows. */
export const UNITS = [
  'un',
  'caja',
  'bolsa',
  'pack',
  'par',
  'juego',
  'rollo',
  'saco',
  'plancha',
  'tira',
  'galon',
  'm',
  'cm',
  'm2',
  'm3',
  'kg',
  'g',
  'l',
  'ml',
] as const;

/** The shorthands of an import file. */
export const TAXES = ['affected', 'exempt'] as const;
/** The categories every country has. */
export const COMMON_TAX_CATEGORIES = ['standard', 'exempt'] as const;

const text = (most: number) => z.string().check(z.maxLength(most, messageKey('catalog', 'catalog.errors.tooLong')));
const amount = z
  .number(messageKey('kit', 'field.required'))
  .check(z.gte(0), z.lte(MAX_AMOUNT, messageKey('catalog', 'catalog.errors.amount')));

const currency = z.enum(['CLP', 'ARS']);

/** What a person may write about a product; messages are keys. */
const facts = {
  sku: z.string().check(z.regex(/^[\p{L}\p{N}._/-]{1,40}$/u, messageKey('catalog', 'catalog.errors.sku'))),
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, messageKey('kit', 'field.required')),
      z.maxLength(200, messageKey('catalog', 'catalog.errors.tooLong')),
    ),
  description: text(4000),
  barcodes: z.array(z.string()).check(
    z.maxLength(20, messageKey('catalog', 'catalog.errors.manyBarcodes')),
    z.refine(
      (codes) => codes.every((code) => checkBarcode(code) !== 'malformed'),
      messageKey('catalog', 'catalog.errors.barcode'),
    ),
    z.refine(
      (codes) => codes.every((code) => checkBarcode(code) !== 'wrongCheckDigit'),
      messageKey('catalog', 'catalog.errors.checkDigit'),
    ),
  ),
  category: text(100),
  brand: text(100),
  unit: z.string(),
  tax_category: z.string(),
  cost: z.optional(amount),
  cost_currency: currency,
  suggested_price: z.optional(amount),
  active: z.boolean(),
};

export const newProductSchema = z.object({ ...facts, price: amount, currency });
export const productSchema = z.object({ ...facts, price: z.optional(amount), currency });

export type ProductForm = z.infer<typeof productSchema>;

/** A product that nobody has described yet, in the currency of the company. */
export const blank = (company: Currency): ProductForm => ({
  sku: '',
  name: '',
  description: '',
  barcodes: [],
  category: '',
  brand: '',
  unit: 'un',
  tax_category: 'standard',
  price: undefined,
  currency: company,
  cost: undefined,
  cost_currency: company,
  suggested_price: undefined,
  active: true,
});
