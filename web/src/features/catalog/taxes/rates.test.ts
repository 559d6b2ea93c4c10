import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import english from '../messages.en';
import spanish from '../messages.es';
import argentine from '../messages.es-AR';
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

/** The messages of a file of the server by their keys. */
function wordsOf(language: string): Map<string, string> {
  const file = `../domain/catalog/src/main/resources/messages/catalog_${language}.properties`;
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Map(lines.map((line): [string, string] => [line.split('=', 1)[0] ?? '', line.replace(/^[^=]*=/, '')]));
}

test.each([
  { language: 'es', messages: spanish.catalog },
  { language: 'en', messages: english.catalog },
])('the file and the screen have the same words in $language', ({ language, messages: { taxes, rates, price } }) => {
  const words = wordsOf(language);
  const { affected: _, ...categories } = taxes;
  for (const [name, word] of Object.entries({
    ...categories,
    ...rates.countries,
    ...price.phase,
    everywhere: rates.everywhere,
  })) {
    expect(words.get(`tax.word.${name}`), name).toBe(word);
  }
});

test('the file and the screen have the same words in Argentina', () => {
  const { affected: _, ...categories } = argentine.catalog.taxes;
  const words = wordsOf('es');
  expect(Object.entries(categories).map(([name]) => words.get(`tax.word.${name}.AR`))).toEqual(
    Object.values(categories),
  );
});
