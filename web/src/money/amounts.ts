/**
 * The arithmetic of money in whole minor units, the same as the server's. Both are checked against one file of vectors
 * (domain/sales/src/test/resources/org/ferrepos/sales/sale-vectors.json).
 */

/** Whole thousandths of a unit: 0.25 kg is 250. */
export type Thousandths = number;

/** Percent with at most two decimals, as hundredths: 12.5 % is 1250. */
export type Hundredths = number;

/** Largest amount accepted anywhere. */
export const MAX_AMOUNT = 1_000_000_000_000;

/** Rounds half up, away from zero; in whole numbers of any size, because a product may exceed what a double holds. */
function divideHalfUp(numerator: bigint, denominator: bigint): number {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const quotient = (2n * magnitude + denominator) / (2n * denominator);
  return Number(numerator < 0n ? -quotient : quotient);
}

/** Price of a quantity. */
export function lineAmount(unitPrice: number, quantity: Thousandths): number {
  return divideHalfUp(BigInt(unitPrice) * BigInt(quantity), 1000n);
}

export function percentOf(amount: number, percent: Hundredths): number {
  return divideHalfUp(BigInt(amount) * BigInt(percent), 10_000n);
}

/** Net amount contained in a gross amount at a tax rate in hundredths of a percent. */
export function netOfGross(gross: number, taxHundredths: Hundredths): number {
  return divideHalfUp(BigInt(gross) * 10_000n, 10_000n + BigInt(taxHundredths));
}

export type Currency = 'CLP' | 'ARS';

/** The cash that settles an amount: Chilean pesos end in ten, 1 to 5 down and 6 to 9 up. */
export function cashDue(amount: number, currency: Currency): number {
  if (currency !== 'CLP') {
    return amount;
  }
  const rest = amount % 10;
  return rest <= 5 ? amount - rest : amount + (10 - rest);
}

/** Thousandths of what a person typed or a scale said; undefined where it is no quantity. Comma and point both divide. */
export function parseQuantity(text: string): Thousandths | undefined {
  const match = /^(\d{1,7})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (match === null) {
    return undefined;
  }
  const quantity = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
  return quantity > 0 && quantity <= 1_000_000_000 ? quantity : undefined;
}

/** As the wire wants it: a number with at most three decimals. */
export function quantityNumber(quantity: Thousandths): number {
  return quantity / 1000;
}

export function thousandths(quantity: number): Thousandths {
  return Math.round(quantity * 1000);
}
