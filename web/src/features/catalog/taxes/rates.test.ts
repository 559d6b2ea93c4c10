import { expect, test } from 'vitest';
import { phaseOf, rateRows } from './rates';

const standard = {
  category: 'standard',
  tax: 'affected',
  rates: [
    { country: 'CL' as const, percent: 19, valid_from: '2000-01-01', valid_to: '2027-01-01' },
    { country: 'AR' as const, percent: 21, valid_from: '2000-01-01', valid_to: null },
    { country: 'CL' as const, percent: 20, valid_from: '2027-01-01', valid_to: null },
  ],
};

test('each rate is a row, by country, and what comes stands before what holds', () => {
  const rows = rateRows([standard, { category: 'exempt', tax: 'exempt', rates: [] }]);
  expect(rows.map((row) => [row.category, row.country, row.percent])).toEqual([
    ['standard', 'AR', 21],
    ['standard', 'CL', 20],
    ['standard', 'CL', 19],
    ['exempt', undefined, undefined],
  ]);
});

test('a rate holds from its first day to the one before the next', () => {
  const [, next, now] = rateRows([standard]);
  const phases = (day: string) => [next, now].map((row) => row && phaseOf(row, day));
  expect(phases('2026-12-31')).toEqual(['future', 'current']);
  expect(phases('2027-01-01')).toEqual(['current', 'past']);
  expect(phaseOf({ category: 'exempt' }, '2027-01-01')).toBeUndefined();
});
