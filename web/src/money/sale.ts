import {
  type Currency,
  cashDue,
  type Hundredths,
  lineAmount,
  netOfGross,
  percentOf,
  type Thousandths,
} from './amounts';

export type Discount = { percent: Hundredths } | { amount: number };

/** What a line costs. */
export interface PricedLine {
  unitPrice: number;
  quantity: Thousandths;
  discount?: Discount | undefined;
}

/** What a line's amounts and its tax depend on. */
export interface Line extends PricedLine {
  /** The tax in the price; undefined where the goods are exempt. */
  tax: Hundredths | undefined;
}

export interface LineAmounts {
  gross: number;
  discount: number;
  total: number;
}

export interface Totals {
  subtotal: number;
  discountTotal: number;
  net: number;
  tax: number;
  exempt: number;
  total: number;
}

export function lineAmounts(line: PricedLine): LineAmounts {
  const gross = lineAmount(line.unitPrice, line.quantity);
  const discount = discountOf(gross, line.discount);
  return { gross, discount, total: gross - discount };
}

function discountOf(gross: number, discount: Discount | undefined): number {
  if (discount === undefined) {
    return 0;
  }
  return 'percent' in discount ? percentOf(gross, discount.percent) : discount.amount;
}

/** What is charged at one rate, and what of it is tax. */
export interface RateTax {
  percent: Hundredths;
  net: number;
  tax: number;
}

/** Net and tax of each rate, the lowest first. */
export function taxesByRate(lines: readonly Line[]): RateTax[] {
  return [...chargedByRate(lines)]
    .sort(([one], [other]) => one - other)
    .map(([percent, amount]) => {
      const net = netOfGross(amount, percent);
      return { percent, net, tax: amount - net };
    });
}

function chargedByRate(lines: readonly Line[]): Map<Hundredths, number> {
  const charged = new Map<Hundredths, number>();
  for (const line of lines) {
    if (line.tax !== undefined) {
      charged.set(line.tax, (charged.get(line.tax) ?? 0) + lineAmounts(line).total);
    }
  }
  return charged;
}

/** Adds lines up; the net is taken out of the sum of the lines of a rate, once. */
export function totals(lines: readonly Line[]): Totals {
  let subtotal = 0;
  let discountTotal = 0;
  let exempt = 0;
  for (const line of lines) {
    const amounts = lineAmounts(line);
    subtotal += amounts.gross;
    discountTotal += amounts.discount;
    if (line.tax === undefined) {
      exempt += amounts.total;
    }
  }
  let affected = 0;
  let net = 0;
  for (const [rate, amount] of chargedByRate(lines)) {
    affected += amount;
    net += netOfGross(amount, rate);
  }
  return { subtotal, discountTotal, net, tax: affected - net, exempt, total: affected + exempt };
}

export type Settlement =
  | { kind: 'settled'; cashRounding: number; paid: number; change: number }
  | { kind: 'underpaid'; due: number; paid: number }
  | { kind: 'change-not-in-cash' };

/** Settles a total with cash and other money; only what is left for cash is rounded. */
export function settle(total: number, cash: number, otherThanCash: number, currency: Currency): Settlement {
  if (otherThanCash > total) {
    return { kind: 'change-not-in-cash' };
  }
  const rest = total - otherThanCash;
  const due = cash > 0 ? cashDue(rest, currency) : rest;
  if (cash < due) {
    return { kind: 'underpaid', due: otherThanCash + due, paid: otherThanCash + cash };
  }
  return { kind: 'settled', cashRounding: due - rest, paid: otherThanCash + cash, change: cash - due };
}
