import type { Thousandths } from '@/money/amounts';

/** What arrived of each product, by SKU, as far as somebody has said so. */
export type Arrived = Record<string, Thousandths>;

/** A line of what was sent, in thousandths. */
export interface Sent {
  sku: string;
  quantity: Thousandths;
}

/** Everything as it was sent: how most transfers arrive. */
export function allArrived(sent: readonly Sent[]): Arrived {
  return Object.fromEntries(sent.map((line) => [line.sku, line.quantity]));
}

/** Nothing yet: for those who count what they unpack. */
export function noneArrived(sent: readonly Sent[]): Arrived {
  return Object.fromEntries(sent.map((line) => [line.sku, 0]));
}

export type Unpacked = { kind: 'counted'; arrived: Arrived } | { kind: 'not-sent' } | { kind: 'complete' };

/** Counts one more of a product, as long as that many were sent. */
export function unpack(sent: readonly Sent[], arrived: Arrived, sku: string): Unpacked {
  const line = sent.find((each) => each.sku === sku);
  if (line === undefined) {
    return { kind: 'not-sent' };
  }
  const so = arrived[sku] ?? 0;
  return so >= line.quantity
    ? { kind: 'complete' }
    : { kind: 'counted', arrived: { ...arrived, [sku]: Math.min(line.quantity, so + 1000) } };
}

/** What is missing of each line; lines that are whole are left out. */
export function missing(sent: readonly Sent[], arrived: Arrived): Sent[] {
  return sent
    .map((line) => ({ sku: line.sku, quantity: line.quantity - (arrived[line.sku] ?? 0) }))
    .filter((line) => line.quantity > 0);
}
