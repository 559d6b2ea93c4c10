import { afterEach, expect, test } from 'vitest';
import { learnTaxRates, taxCategoryOf, taxHundredths } from './taxes';

afterEach(() => learnTaxRates([]));

test('before rates were told every till charged what Chile charges', () => {
  expect(taxHundredths('standard')).toBe(1900);
  expect(taxHundredths('exempt')).toBeUndefined();
});

test('a rate holds from its first day to the one before it ends, by the clock of the branch', () => {
  learnTaxRates([
    { category: 'standard', hundredths: 2100, valid_from: '2000-01-01', valid_to: '2027-01-01' },
    { category: 'standard', hundredths: 2200, valid_from: '2027-01-01', valid_to: null },
    { category: 'reduced', hundredths: 1050, valid_from: '2000-01-01', valid_to: null },
  ]);
  expect(taxHundredths('standard', new Date(2026, 11, 31, 23, 59))).toBe(2100);
  expect(taxHundredths('standard', new Date(2027, 0, 1, 0, 0))).toBe(2200);
  expect(taxHundredths('reduced', new Date(2027, 0, 1))).toBe(1050);
  expect(taxHundredths('exempt', new Date(2027, 0, 1))).toBeUndefined();
});

test('a product that an older program kept has the category of its shorthand', () => {
  expect(taxCategoryOf({ tax: 'affected' })).toBe('standard');
  expect(taxCategoryOf({ tax: 'exempt' })).toBe('exempt');
  expect(taxCategoryOf({ tax: 'affected', tax_category: 'reduced' })).toBe('reduced');
});
