import { expect, test } from 'vitest';
import { toCsv } from './csv';

const columns = [
  { id: 'name', header: 'Nombre', value: (row: { name: string; units: number }) => row.name },
  { id: 'units', header: 'Unidades', value: (row: { name: string; units: number }) => row.units },
];

test('separators, quotes and lines are kept', () => {
  expect(toCsv(columns, [{ name: 'Clavo 2", "corriente"\nkilo', units: 1.5 }])).toBe(
    'Nombre,Unidades\r\n"Clavo 2"", ""corriente""\nkilo",1.5\r\n',
  );
});

test('what a spreadsheet would run as a formula becomes text', () => {
  expect(toCsv(columns, [{ name: '=HYPERLINK("x")', units: -3 }])).toContain(`"'=HYPERLINK(""x"")",-3`);
});
