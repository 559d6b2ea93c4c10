import { expect, test } from 'vitest';
import { exportAddress, fileName } from './exports';

test('the whole filter is asked for, and nothing that is not set', () => {
  expect(
    exportAddress(
      {
        path: '/api/pos/productos/exportar',
        query: { category: 'Baño & cocina', active: false, branch: undefined, q: '' },
      },
      'xlsx',
    ),
  ).toBe('/api/pos/productos/exportar?format=xlsx&category=Ba%C3%B1o+%26+cocina&active=false');
});

test('the file has the name that the server gave it', () => {
  expect(fileName('attachment; filename="ventas-SCL-01-2026-11-30.csv"', 'x')).toBe('ventas-SCL-01-2026-11-30.csv');
  expect(fileName('attachment; filename="../../x"', 'lista.csv')).toBe('lista.csv');
  expect(fileName(null, 'lista.csv')).toBe('lista.csv');
});
