import type { Schemas } from '@/api/client';
import { type Thousandths, thousandths } from '@/money/amounts';

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
