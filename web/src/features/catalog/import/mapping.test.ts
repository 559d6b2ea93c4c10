import { expect, test } from 'vitest';
import { decode, readCsv, readRecord } from './csvFile';
import { assign, countLines, guessMapping, importPath, missingFields, rewrite } from './mapping';

const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;

function read(text: string) {
  const file = readCsv(bytes(text));
  if (file === undefined) {
    throw new Error('no header');
  }
  return file;
}

test('quotes, doubled quotes, line breaks in quotes and both line ends', () => {
  const text = '"a ""b""",c\r\n"two\nlines",d\ne,';
  const first = readRecord(text, 0, ',');
  expect(first?.fields).toEqual(['a "b"', 'c']);
  const second = readRecord(text, first?.end ?? 0, ',');
  expect(second?.fields).toEqual(['two\nlines', 'd']);
  const third = readRecord(text, second?.end ?? 0, ',');
  expect(third?.fields).toEqual(['e', '']);
  expect(readRecord(text, third?.end ?? 0, ',')).toBeUndefined();
});

test('the separator is what the header has more of', () => {
  expect(read('sku;"a,b,c";precio\n1;2;3').separator).toBe(';');
  expect(read('sku,name,price\n1;1,2,3').separator).toBe(',');
});

test('a byte order mark is no part of the first name', () => {
  expect(read('\ufeffsku,name\n1,2').header).toEqual(['sku', 'name']);
});

test('a file of an older spreadsheet keeps its accents', () => {
  const latin = new Uint8Array([0x63, 0xf3, 0x64, 0x69, 0x67, 0x6f]).buffer;
  expect(decode(latin)).toEqual({ text: 'código', recoded: true });
});

test('an empty file has no header', () => {
  expect(readCsv(bytes(''))).toBeUndefined();
  expect(readCsv(bytes('\n\n'))).toBeUndefined();
});

test('headers of other programs are understood', () => {
  expect(guessMapping(['Código', 'Nombre', 'PRECIO_VENTA', 'Cód. Barra', 'Observación interna', 'Marca'])).toEqual([
    'sku',
    'name',
    'price',
    'barcode',
    undefined,
    'brand',
  ]);
});

test('no field is guessed twice, and a lone description is the name', () => {
  expect(guessMapping(['sku', 'codigo', 'descripción', 'valor'])).toEqual(['sku', undefined, 'name', 'price']);
});

test('a field moves from one column to another', () => {
  expect(assign(['sku', 'name', undefined], 2, 'name')).toEqual(['sku', undefined, 'name']);
  expect(assign(['sku', 'name'], 0, undefined)).toEqual([undefined, 'name']);
});

test('what is missing is named', () => {
  expect(missingFields(['sku', undefined])).toEqual(['name', 'price']);
});

test('only the header is rewritten', () => {
  const file = read('Código;"Nombre; largo";stock\r\n1;"a\nb";3\r\n');
  expect(rewrite(file, ['sku', 'name', undefined])).toBe('sku;name;ignored_3\n1;"a\nb";3\r\n');
});

test('defaults are sent for fields that no column holds', () => {
  expect(importPath(['sku', 'unit'], { unit: 'kg', tax: 'exempt', branch: '' })).toBe(
    '/api/pos/productos/importar?default=tax%3Dexempt',
  );
  expect(importPath([], {})).toBe('/api/pos/productos/importar');
});

test('lines are counted no further than anybody asks', () => {
  expect(countLines('', 5)).toBe(0);
  expect(countLines('a\nb\nc', 5)).toBe(2);
  expect(countLines('a\n'.repeat(9), 5)).toBe(5);
});
