import { expect, test } from 'vitest';
import { difference, flatten } from './difference';

test('a document is told fact by fact', () => {
  const document = { product: { name: 'Clavo', codes: ['1', '2'] }, lines: [{ sku: 'A' }, { sku: 'B' }], none: null };
  expect([...flatten(document)]).toEqual([
    ['product.name', 'Clavo'],
    ['product.codes', '1, 2'],
    ['lines[1].sku', 'A'],
    ['lines[2].sku', 'B'],
    ['none', ''],
  ]);
});

test('what was added, removed, changed and kept', () => {
  expect(difference({ a: 1, b: 2, c: 3 }, { a: 1, b: 5, d: 4 })).toEqual([
    { path: 'a', kind: 'same', before: '1', after: '1' },
    { path: 'b', kind: 'changed', before: '2', after: '5' },
    { path: 'c', kind: 'removed', before: '3', after: undefined },
    { path: 'd', kind: 'added', before: undefined, after: '4' },
  ]);
});

test('nothing before: everything was added', () => {
  expect(difference(null, { name: 'x' })).toEqual([{ path: 'name', kind: 'added', before: undefined, after: 'x' }]);
});

test('documents that are a bare value, as an old price is', () => {
  expect(difference(900, { amount: 1000 })).toEqual([
    { path: 'value', kind: 'removed', before: '900', after: undefined },
    { path: 'amount', kind: 'added', before: undefined, after: '1000' },
  ]);
});

test('nothing on both sides is no change', () => {
  expect(difference(null, undefined)).toEqual([]);
});
