import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import type { TaxCategory } from '../queries';
import { taxChoices } from './taxChoices';

const t = ((key: string) => key) as unknown as TFunction<'catalog'>;
const rate = (country: string, percent: number) => ({ country, percent, valid_from: '2000-01-01', valid_to: null });
const KNOWN = [
  { category: 'exempt', tax: 'exempt', rates: [] },
  { category: 'reduced', tax: 'affected', rates: [rate('AR', 10.5)] },
  {
    category: 'standard',
    tax: 'affected',
    rates: [
      rate('AR', 21),
      { country: 'CL', percent: 18, valid_from: '1998-01-01', valid_to: '2000-01-01' },
      rate('CL', 19),
      { country: 'CL', percent: 99, valid_from: '2150-01-01', valid_to: null },
    ],
  },
] as unknown as TaxCategory[];

const values = (countries: string[], chosen = 'standard') =>
  taxChoices(t, KNOWN, countries, chosen).map(({ value, label }) => `${value} ${/\((.*)\)/.exec(label)?.[1] ?? ''}`);

test('a chain of one country is offered what holds there today', () => {
  expect(values(['CL'])).toEqual(['exempt ', 'standard 19 %']);
});

test('a chain of two countries sees the rates of both', () => {
  const shown = values(['AR', 'CL']);
  expect(shown[0]).toBe('exempt ');
  expect(shown[1]).toMatch(/^reduced AR 10[.,]5 %$/);
  expect(shown[2]).toBe('standard AR 21 %, CL 19 %');
});

test('what the product is taxed as stays, and without the server there are the common ones', () => {
  expect(values(['CL'], 'reduced')).toContain('reduced ');
  expect(taxChoices(t, [], [], 'reduced').map(({ value }) => value)).toEqual(['standard', 'exempt', 'reduced']);
});
