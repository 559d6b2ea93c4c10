import {
  type Currency,
  cashDue,
  type Hundredths,
  lineAmount,
  netOfGross,
  percentOf,
  type Thousandths,
} from './amounts';

/** IVA in percent. */
export const TAX_PERCENT = 19;

export type Discount = { percent: Hundredths } | { amount: number };

/** What a line's amounts depend on. */
export interface Line {
  unitPrice: number;
  quantity: Thousandths;
  discount?: Discount | undefined;
  exempt: boolean;
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

export function lineAmounts(line: Line): LineAmounts {
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

/** Adds lines up; the net is taken out of the sum of affected lines, once. */
export function totals(lines: readonly Line[]): Totals {
  let subtotal = 0;
  let discountTotal = 0;
  let affected = 0;
  let exempt = 0;
  for (const line of lines) {
    const amounts = lineAmounts(line);
    subtotal += amounts.gross;
    discountTotal += amounts.discount;
    if (line.exempt) {
      exempt += amounts.total;
    } else {
      affected += amounts.total;
    }
  }
  const net = netOfGross(affected, TAX_PERCENT);
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
