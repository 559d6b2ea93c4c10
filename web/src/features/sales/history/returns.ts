import type { Schemas } from '@/api/client';
import { type Currency, cashDue, type Thousandths, thousandths } from '@/money/amounts';

/** A line of a sale with what has come back of it. */
export interface OpenLine {
  line: number;
  name: string;
  unit: string;
  total: number;
  sold: Thousandths;
  returned: Thousandths;
  returnedAmount: number;
}

export function openLines(sale: Schemas['Sale']): OpenLine[] {
  const back = (sale.returns ?? []).flatMap((each) => each.items);
  return sale.items.map((line) => {
    const own = back.filter((each) => each.line === line.line);
    return {
      line: line.line,
      name: line.name,
      unit: line.unit,
      total: line.total,
      sold: thousandths(line.quantity),
      returned: own.reduce((sum, each) => sum + thousandths(each.quantity), 0),
      returnedAmount: own.reduce((sum, each) => sum + each.amount, 0),
    };
  });
}

/** What a quantity that comes back is worth: the share of the running sum, so that parts add up to the line. */
export function worth(line: OpenLine, quantity: Thousandths): number {
  const part = BigInt(line.returned + quantity);
  const whole = BigInt(line.sold);
  const until = Number((2n * BigInt(line.total) * part + whole) / (2n * whole));
  return until - line.returnedAmount;
}

/** What to give back: cash settles what earlier returns were rounded by, and all together is never over what was paid. */
export function refundOf(
  sale: Pick<Schemas['Sale'], 'currency' | 'paid' | 'change' | 'returns'>,
  total: number,
  method: string,
): number {
  const currency = sale.currency as Currency;
  const earlier = sale.returns ?? [];
  const carried = earlier.reduce((sum, each) => sum + each.cash_rounding, 0);
  const given = earlier.reduce((sum, each) => sum + each.total, carried);
  const left = Math.max(0, sale.paid - sale.change - given);
  return method === 'cash' ? cashDue(Math.min(Math.max(0, total - carried), left), currency) : Math.min(total, left);
}
