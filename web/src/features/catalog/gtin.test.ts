import { expect, test } from 'vitest';
import { checkBarcode, checkDigit } from './gtin';

test.each([
  ['4006381333931', 'valid'], // EAN-13
  ['96385074', 'valid'], // EAN-8
  ['036000291452', 'valid'], // UPC-A
  ['10614141000415', 'valid'], // GTIN-14
  ['4006381333930', 'wrongCheckDigit'],
  ['96385075', 'wrongCheckDigit'],
  ['INT-00042', 'valid'],
  ['123456789', 'valid'], // Nine digits are no GTIN, so they are a code of the house.
  ['ñandú', 'malformed'],
  ['ab', 'malformed'],
  ['', 'malformed'],
])('%s is %s', (code, outcome) => {
  expect(checkBarcode(code)).toBe(outcome);
});

test('every digit has exactly one check digit', () => {
  for (let first = 0; first < 1_000; first++) {
    const payload = String(first * 7_919).padStart(12, '0');
    const right = checkDigit(payload);
    const valid = [...'0123456789'].filter((digit) => checkBarcode(payload + digit) === 'valid');
    expect(valid).toEqual([String(right)]);
  }
});
