import { expect, test } from 'vitest';
import { currenciesOf } from './currencies';

const santiago = { currency: 'CLP' } as const;
const mendoza = { currency: 'ARS' } as const;

test('the currency of the company comes first, the others once each', () => {
  expect(currenciesOf([mendoza, santiago, mendoza], 'CLP')).toEqual(['CLP', 'ARS']);
  expect(currenciesOf([santiago, mendoza], 'ARS')).toEqual(['ARS', 'CLP']);
  expect(currenciesOf([santiago, santiago], 'CLP')).toEqual(['CLP']);
});

test('before anything is known it is that of the first branch, or the peso of Chile', () => {
  expect(currenciesOf([mendoza], undefined)).toEqual(['ARS']);
  expect(currenciesOf([], undefined)).toEqual(['CLP']);
});
