import type { Currency } from '@/money/amounts';

/** Notes and coins that are counted, in minor units. */
export const DENOMINATIONS: Record<Currency, readonly number[]> = {
  CLP: [20_000, 10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10],
  ARS: [2_000_000, 1_000_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000],
};

/** What so many pieces of each are worth. */
export function countedCash(pieces: Readonly<Record<number, string>>): number {
  return Object.entries(pieces).reduce((sum, [value, count]) => sum + Number(value) * readCount(count), 0);
}

export function readCount(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
}
