/** What is right or wrong with a barcode; the same rules as the server's. */
export type BarcodeCheck = 'valid' | 'wrongCheckDigit' | 'malformed';

const GTIN = /^(?:\d{8}|\d{12,14})$/;
const INTERNAL = /^[A-Za-z0-9-]{4,32}$/;

/** GS1: weights 3 and 1 from the right, beside the check digit the 3. */
export function checkDigit(payload: string): number {
  let sum = 0;
  for (let index = 0; index < payload.length; index++) {
    const digit = Number(payload[payload.length - 1 - index]);
    sum += index % 2 === 0 ? 3 * digit : digit;
  }
  return (10 - (sum % 10)) % 10;
}

/** Checks EAN-8, UPC-A, EAN-13 and GTIN-14 by their check digit, internal codes by their letters. */
export function checkBarcode(code: string): BarcodeCheck {
  if (GTIN.test(code)) {
    return checkDigit(code.slice(0, -1)) === Number(code.at(-1)) ? 'valid' : 'wrongCheckDigit';
  }
  return INTERNAL.test(code) ? 'valid' : 'malformed';
}
