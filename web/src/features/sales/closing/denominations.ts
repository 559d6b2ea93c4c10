import type { Currency } from '@/money/amounts';

/** Notes and coins that are counted, in minor units. */
export const DENOMINATIONS: Record<Currency, readonly number[]> = {
  CLP: [20_000, 10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10],
  ARS: [2_000_000, 1_000_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000],
};

/** What so many pieces of each are worth. */
export function countedCash(pieces: Readonly<Record<number, string>>): number {
  return Object.entries(pieces).reduce((sum, [value, count]) => sum + Number(value) * (readCount(count) ?? 0), 0);
}

/** How many pieces; nothing typed is none, and what is no whole number is undefined. */
export function readCount(text: string): number | undefined {
  const typed = text.trim();
  return /^\d{0,6}$/.test(typed) ? Number(typed) : undefined;
}
