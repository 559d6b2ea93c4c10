/** Chilean tax ids (RUT): digits and a check digit by modulus 11, where ten is written K. */

function checkDigit(digits: string): string {
  let sum = 0;
  let factor = 2;
  for (let index = digits.length - 1; index >= 0; index--) {
    sum += Number(digits[index]) * factor;
    factor = factor === 7 ? 2 : factor + 1;
  }
  const rest = 11 - (sum % 11);
  return rest === 11 ? '0' : rest === 10 ? 'K' : String(rest);
}

/** The canonical form `76123456-0`; undefined where the text is not a RUT with a right check digit. */
export function normalizeTaxId(text: string): string | undefined {
  const compact = text.trim().replaceAll('.', '').replaceAll('-', '').toUpperCase();
  const match = /^(\d{1,8})([\dK])$/.exec(compact);
  if (match === null) {
    return undefined;
  }
  const [, digits = '', digit] = match;
  return checkDigit(digits) === digit ? `${Number(digits)}-${digit}` : undefined;
}

/** As people write it: `76.123.456-0`; what is not finished yet is left as it is typed. */
export function formatTaxId(text: string): string {
  const compact = text.replace(/[^\dkK]/g, '').toUpperCase();
  if (compact.length < 2) {
    return compact;
  }
  const digits = compact.slice(0, -1).replace(/\D/g, '');
  return `${digits.replace(/\B(?=(\d{3})+$)/g, '.')}-${compact.slice(-1)}`;
}
